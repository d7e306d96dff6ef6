/** What is asked when a date was kept, answered, missed, dropped or is opened again. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { MilestoneKind } from '../../../shared/domain/tender-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { type TextKey, useT } from '../../ui/i18n';
import { type DateProps, DateWindow, idsOf, ReasonItem, useTitle } from './date-window';
import { DAY, dayOrNull, instantOf, TIME, typedOf, useOpened } from './tender-times';

const objections: readonly MilestoneKind[] = ['objection_documents', 'objection_result', 'challenge'];

export const Done = ({ date, onClose }: DateProps) => {
  const t = useT();
  const { now, timeZone } = useOpened();
  const finish = useCommand(api.tenderDates.done);
  const isLate = date.isOurs && now > date.dueAt;
  return (
    <DateWindow<{ at: Dayjs; note?: string; reason?: string; answered?: Dayjs }>
      title={useTitle(date, 'done')}
      initialValues={{ at: typedOf(now, timeZone) }}
      onSubmit={({ at, note = '', reason = '', answered }) =>
        finish.run({
          ...{ ...idsOf(date), doneAt: instantOf(at, timeZone), note, lateReason: reason },
          answeredOn: dayOrNull(answered),
        })
      }
      onClose={onClose}
    >
      <Form.Item name="at" label={t('tenderDates.ask.doneAt')}>
        <DatePicker {...TIME} allowClear={false} autoFocus />
      </Form.Item>
      {isLate && <ReasonItem label={t('tenderDates.ask.lateReason')} />}
      {objections.includes(date.kind) && (
        <Form.Item name="answered" label={t('tenderDates.ask.answered')}>
          <DatePicker />
        </Form.Item>
      )}
      <Form.Item name="note" label={t('tenderDates.columns.note')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </DateWindow>
  );
};

export const Answer = ({ date, onClose }: DateProps) => {
  const t = useT();
  const { now, timeZone } = useOpened();
  const answer = useCommand(api.tenderDates.answer);
  const known = date.answeredOn === null ? typedOf(now, timeZone) : dayjs(date.answeredOn);
  return (
    <DateWindow<{ answered: Dayjs }>
      title={useTitle(date, 'answer')}
      initialValues={{ answered: known }}
      onSubmit={({ answered }) => answer.run({ ...idsOf(date), answeredOn: answered.format(DAY) })}
      onClose={onClose}
    >
      <Form.Item name="answered" label={t('tenderDates.ask.answeredOn')} extra={t('tenderDates.ask.answeredHint')}>
        <DatePicker allowClear={false} autoFocus />
      </Form.Item>
    </DateWindow>
  );
};

const reasons = {
  missed: { label: 'tenderDates.ask.missedReason' },
  drop: { label: 'tenderDates.ask.dropReason' },
  reopen: { label: 'tenderDates.ask.reopenReason', hint: 'tenderDates.ask.reopenHint' },
} as const;

export const reasoned =
  (step: keyof typeof reasons) =>
  ({ date, onClose }: DateProps) => {
    const t = useT();
    const run = useCommand(api.tenderDates[step]);
    const asked: { readonly label: TextKey; readonly hint?: TextKey } = reasons[step];
    return (
      <DateWindow<{ reason: string }>
        title={useTitle(date, step)}
        onSubmit={({ reason }) => run.run({ ...idsOf(date), reason })}
        onClose={onClose}
      >
        <ReasonItem label={t(asked.label)} {...(asked.hint && { hint: t(asked.hint) })} />
      </DateWindow>
    );
  };
