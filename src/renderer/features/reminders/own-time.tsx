/** A time of one's own until which a reminder is put off. */
import { DatePicker, Form } from 'antd';
import type { Dayjs } from 'dayjs';
import { startOfDay } from '../../../shared/domain/business-date';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useTimeZone } from '../../ui/time-zone';
import type { ReminderActs } from './use-reminder-acts';

const MINUTE_MS = 60_000;
type Values = { readonly at: Dayjs };
type Props = { readonly id: number; readonly acts: ReminderActs; readonly onClose: () => void };

/** What stands in the field is a time of the firm's zone, wherever this computer is. */
const instantOf = (at: Dayjs, timeZone: string): number =>
  startOfDay(at.format('YYYY-MM-DD'), timeZone) + (at.hour() * 60 + at.minute()) * MINUTE_MS;

export const OwnTime = ({ id, acts, onClose }: Props) => {
  const t = useT();
  const timeZone = useTimeZone();
  return (
    <Dialog title={t('reminders.snooze')} onClose={onClose}>
      <FormPanel<Values, unknown>
        submitLabel={t('reminders.snooze')}
        onSubmit={({ at }) => acts.snooze(id, instantOf(at, timeZone))}
        onDone={onClose}
      >
        <Form.Item name="at" label={t('reminders.ownTime')} rules={[{ required: true, message: t('fields.required') }]}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" autoFocus />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};
