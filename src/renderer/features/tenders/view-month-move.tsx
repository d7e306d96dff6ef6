/** A date goes to another day: the time and the reason are asked, what stood before is kept. */
import { Alert, DatePicker, Form, Input, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { MonthItem, MonthView } from '../../../shared/contract/tender-views.contract';
import { formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTimeZone } from '../../ui/time-zone';
import { doubtAbout, dueAtOf } from './view-month-model';
import { dateName } from './view-words';

const DAY = 'YYYY-MM-DD';
const TIME = 'HH:mm';
const CLOCK_AT = 11;

export type Move = { readonly item: MonthItem; readonly milestoneId: number; readonly to: string };
type Values = { readonly on: Dayjs; readonly time?: Dayjs | null; readonly reason: string };
type Props = { readonly move: Move; readonly view: MonthView; readonly onClose: () => void };

/** Where the date stands, and where it stood first when it was moved before. */
const Stands = ({ item }: { readonly item: MonthItem }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const { number, title, dueAt, dueOn, originalDueAt, originalOn, movedCount } = item;
  const original = dueAt === null || originalDueAt === null ? originalOn : formatInstant(originalDueAt, timeZone);
  return (
    <>
      <p className="td-view-about">{t('tenderViews.ask.tender', { number, title })}</p>
      <dl className="td-facts">
        <dt>{t('tenderViews.ask.from')}</dt>
        <dd>{dueAt === null ? dueOn : formatInstant(dueAt, timeZone)}</dd>
        {movedCount > 0 && <dt>{t('tenderViews.ask.original')}</dt>}
        {movedCount > 0 && <dd>{original}</dd>}
      </dl>
    </>
  );
};

const Doubt = ({ on, view }: { readonly on: Dayjs | undefined; readonly view: MonthView }) => {
  const t = useT();
  const day = on?.format(DAY);
  const doubt = day === undefined ? undefined : doubtAbout(day, view);
  if (day === undefined || doubt === undefined) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={
        doubt === 'dayOff'
          ? t('tenderViews.ask.dayOff', { on: day })
          : t('tenderViews.ask.unknownYear', { year: day.slice(0, 4) })
      }
    />
  );
};

const Fields = ({ move: { item }, view }: Pick<Props, 'move' | 'view'>) => {
  const t = useT();
  const on = Form.useWatch<Dayjs | undefined>('on');
  const required = { required: true, message: t('fields.required') };
  return (
    <>
      <Form.Item name="on" label={t('tenderViews.ask.to')} rules={[required]}>
        <DatePicker allowClear={false} format={DAY} />
      </Form.Item>
      {item.dueAt !== null && (
        <Form.Item name="time" label={t('tenders.ask.at')} rules={[required]}>
          <TimePicker format={TIME} allowClear={false} minuteStep={5} />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={t('tenderViews.ask.reason')}
        extra={t('tenderViews.ask.reasonHint')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input maxLength={200} autoFocus autoComplete="off" />
      </Form.Item>
      <Doubt on={on} view={view} />
      <p className="td-quiet">{t('tenderViews.ask.keeps')}</p>
    </>
  );
};

export const MoveDate = ({ move, view, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const timeZone = useTimeZone();
  const command = useCommand(api.tenderDates.move);
  const { item, milestoneId, to } = move;
  const clock = item.dueAt === null ? null : formatInstant(item.dueAt, timeZone).slice(CLOCK_AT);
  const run = ({ on, time, reason }: Values) => {
    const at = clock === null ? null : (time?.format(TIME) ?? clock);
    const dueAt = dueAtOf(on.format(DAY), at, timeZone);
    return command.run({ tenderId: item.tenderId, milestoneId, version: item.version, dueAt, reason });
  };
  return (
    <Dialog title={t('tenderViews.ask.title', { kind: dateName(t, item.kind, item.milestoneTitle) })} onClose={onClose}>
      <Stands item={item} />
      <FormPanel<Values, unknown>
        initialValues={{ on: dayjs(to), time: clock === null ? null : dayjs(`${to} ${clock}`), reason: '' }}
        submitLabel={t('tenderViews.ask.submit')}
        onSubmit={run}
        onDone={() => {
          notice.success(t('tenderViews.ask.done'));
          onClose();
        }}
      >
        <Fields move={move} view={view} />
      </FormPanel>
    </Dialog>
  );
};
