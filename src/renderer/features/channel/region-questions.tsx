/** What is asked before the days of a region change or before it is ended. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { RegionRow } from '../../../shared/contract/channel.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { DAY, useToday } from './region-words';

type Props = { readonly region: RegionRow; readonly onClose: () => void };

export const ChangeDates = ({ region, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const change = useCommand(api.channel.changeDates);
  const { id: regionId, version, validFrom, validTo } = region;
  return (
    <Dialog title={t('channel.act.changeDates')} onClose={onClose}>
      <FormPanel<{ validFrom: Dayjs; validTo?: Dayjs | null }, unknown>
        initialValues={{ validFrom: dayjs(validFrom), validTo: validTo === null ? null : dayjs(validTo) }}
        onSubmit={(values) =>
          change.run({
            ...{ regionId, version, validFrom: values.validFrom.format(DAY) },
            validTo: values.validTo?.format(DAY) ?? null,
          })
        }
        onDone={() => {
          notice.success(t('channel.saved'));
          onClose();
        }}
      >
        <Form.Item name="validFrom" label={t('channel.columns.validFrom')}>
          <DatePicker allowClear={false} autoFocus />
        </Form.Item>
        <Form.Item name="validTo" label={t('channel.columns.validTo')} extra={t('channel.hints.validTo')}>
          <DatePicker />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

export const EndRegion = ({ region, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const today = useToday().format(DAY);
  const end = useCommand(api.channel.end);
  const { id: regionId, version, validTo } = region;
  const last = validTo !== null && validTo < today ? validTo : today;
  const required = { required: true, message: t('fields.required') };
  return (
    <Dialog title={t('channel.act.end')} onClose={onClose}>
      <FormPanel<{ validTo: Dayjs; reason: string }, unknown>
        initialValues={{ validTo: dayjs(last), reason: '' }}
        submitLabel={t('channel.act.end')}
        onSubmit={(values) =>
          end.run({ regionId, version, validTo: values.validTo.format(DAY), reason: values.reason })
        }
        onDone={() => {
          notice.success(t('channel.ended'));
          onClose();
        }}
      >
        <Form.Item name="validTo" label={t('channel.columns.validTo')} extra={t('channel.endHint')}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="reason" label={t('channel.endReason')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={200} autoFocus autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};
