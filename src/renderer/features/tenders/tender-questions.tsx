/** What is asked before a step of a tender is taken. */
import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import type { TenderRow } from '../../../shared/contract/tenders.contract';
import { lostReasons } from '../../../shared/domain/tender-clocks';
import type { EndStep } from '../../../shared/domain/tender-paths';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { ShownAnswer } from '../../ui/problem-text';
import { WithoutItems } from './submit-without-items';
import { dayOrNull, instantOf, TIME, typedOf, useOpened } from './tender-times';
import './tenders.css';

export type QuestionProps = { readonly tender: TenderRow; readonly onClose: () => void };
type Props<V extends object> = QuestionProps & {
  readonly step: keyof TenderRow['actions'];
  readonly initialValues?: Partial<V>;
  readonly onSubmit: (values: V) => Promise<ShownAnswer<unknown>>;
  /** What was done is told, with a way back, by whoever asks. */
  readonly isTold?: boolean;
  readonly children: ReactNode;
};

/** A window with the fields of one step; it closes when the step is taken. */
export const Question = <V extends object>(props: Props<V>) => {
  const { tender, step, initialValues, onSubmit, isTold = false, onClose, children } = props;
  const t = useT();
  const notice = useNotice();
  return (
    <Dialog title={`${t(`tenders.act.${step}`)} · ${tender.title}`} onClose={onClose}>
      <FormPanel<V, unknown>
        {...(initialValues && { initialValues })}
        submitLabel={t(`tenders.act.${step}`)}
        onSubmit={onSubmit}
        onDone={() => {
          if (!isTold) notice.success(t('tenders.ask.done'));
          onClose();
        }}
      >
        {children}
      </FormPanel>
    </Dialog>
  );
};

type TextName = 'reason' | 'note' | 'lesson' | 'answer' | 'courierNo';
type TextProps = {
  readonly name: TextName;
  readonly max: number;
  readonly isNeeded?: boolean;
  readonly isFirst?: boolean;
};

/** What is longer gets several lines. */
const LINE = 300;

export const TextItem = ({ name, max, isNeeded = false, isFirst = false }: TextProps) => {
  const t = useT();
  const rules = isNeeded ? [{ required: true, whitespace: true, message: t('fields.required') }] : [];
  const hint = name === 'lesson' ? { extra: t('tenders.ask.lessonHint') } : {};
  return (
    <Form.Item name={name} label={t(`tenders.ask.${name}`)} rules={rules} {...hint}>
      {max > LINE ? (
        <Input.TextArea maxLength={max} autoSize={{ minRows: 1, maxRows: 4 }} />
      ) : (
        <Input maxLength={max} autoFocus={isFirst} autoComplete="off" />
      )}
    </Form.Item>
  );
};

const NextItem = () => {
  const t = useT();
  return (
    <Form.Item name="nextOn" label={t('tenders.ask.next')} extra={t('tenders.ask.nextHint')}>
      <DatePicker />
    </Form.Item>
  );
};

const decision =
  (choice: 'go' | 'no_go') =>
  ({ tender, onClose }: QuestionProps) => {
    const decide = useCommand(api.tenders.decide);
    const { id: tenderId, version } = tender;
    return (
      <Question<{ reason: string }>
        {...{ tender, onClose, step: choice === 'go' ? 'go' : 'noGo' }}
        onSubmit={({ reason }) => decide.run({ tenderId, version, decision: choice, reason })}
      >
        <TextItem name="reason" max={200} isNeeded isFirst />
      </Question>
    );
  };
export const Go = decision('go');
export const NoGo = decision('no_go');

type Submitted = {
  how: 'mailed' | 'uploaded' | 'by_hand';
  courierNo?: string;
  at: Dayjs;
  reason?: string;
  nextOn?: Dayjs;
  withoutItems?: boolean;
};

const SubmitFields = ({ isLate }: { readonly isLate: (at: Dayjs) => boolean }) => {
  const t = useT();
  const form = Form.useFormInstance<Submitted>();
  const [how, at] = [Form.useWatch('how', form), Form.useWatch('at', form)];
  const hows = (['uploaded', 'mailed', 'by_hand'] as const).map((value) => ({
    value,
    label: t(`tenders.hows.${value}`),
  }));
  return (
    <>
      <Form.Item name="how" label={t('tenders.ask.how')}>
        <Select options={hows} autoFocus />
      </Form.Item>
      {how === 'mailed' && <TextItem name="courierNo" max={60} isNeeded />}
      <Form.Item name="at" label={t('tenders.ask.at')}>
        <DatePicker {...TIME} allowClear={false} />
      </Form.Item>
      {at !== undefined && isLate(at) && (
        <Form.Item
          name="reason"
          label={t('tenders.ask.late')}
          rules={[{ required: true, message: t('fields.required') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      )}
      <NextItem />
    </>
  );
};

export const Submit = ({ tender, onClose }: QuestionProps) => {
  const submit = useCommand(api.tenders.submit);
  const { now, timeZone } = useOpened();
  const { id: tenderId, version, bidDeadlineAt } = tender;
  const isLate = (at: Dayjs) => bidDeadlineAt !== null && instantOf(at, timeZone) > bidDeadlineAt;
  return (
    <Question<Submitted>
      {...{ tender, onClose, step: 'submit' }}
      initialValues={{ how: 'uploaded', at: typedOf(now, timeZone) }}
      onSubmit={({ how, courierNo = '', at, reason = '', nextOn, withoutItems = false }) =>
        submit.run({
          ...{ tenderId, version, how, courierNo, submittedAt: instantOf(at, timeZone) },
          ...{ lateReason: isLate(at) ? reason : '', nextOn: dayOrNull(nextOn), withoutItems },
        })
      }
    >
      <SubmitFields isLate={isLate} />
      <WithoutItems tenderId={tenderId} />
    </Question>
  );
};

export const FollowUp = ({ tender, onClose }: QuestionProps) => {
  const follow = useCommand(api.tenders.followUp);
  const { id: tenderId, version } = tender;
  return (
    <Question<{ answer: string; nextOn?: Dayjs }>
      {...{ tender, onClose, step: 'followUp' }}
      onSubmit={({ answer, nextOn }) => follow.run({ tenderId, version, answer, nextOn: dayOrNull(nextOn) })}
    >
      <TextItem name="answer" max={300} isNeeded isFirst />
      <NextItem />
    </Question>
  );
};

export const RecordOpening = ({ tender, onClose }: QuestionProps) => {
  const t = useT();
  const record = useCommand(api.tenders.recordOpening);
  const { now, timeZone } = useOpened();
  const { id: tenderId, version } = tender;
  const at = tender.openingAt !== null && tender.openingAt < now ? tender.openingAt : now;
  return (
    <Question<{ at: Dayjs }>
      {...{ tender, onClose, step: 'recordOpening' }}
      initialValues={{ at: typedOf(at, timeZone) }}
      onSubmit={(values) => record.run({ tenderId, version, openedAt: instantOf(values.at, timeZone) })}
    >
      <Form.Item name="at" label={t('tenders.ask.at')}>
        <DatePicker {...TIME} allowClear={false} autoFocus />
      </Form.Item>
    </Question>
  );
};

export const RecordPublication = ({ tender, onClose }: QuestionProps) => {
  const t = useT();
  const record = useCommand(api.tenders.recordPublication);
  const { today } = useOpened();
  const { id: tenderId, version } = tender;
  const required = [{ required: true, message: t('fields.required') }];
  return (
    <Question<{ from: Dayjs; until: Dayjs }>
      {...{ tender, onClose, step: 'recordPublication' }}
      initialValues={{ from: dayjs(tender.publishedOn ?? today) }}
      onSubmit={({ from, until }) =>
        record.run({ tenderId, version, publishedOn: dayOrNull(from), until: until.format('YYYY-MM-DD') })
      }
    >
      <Form.Item name="from" label={t('tenders.ask.from')}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <Form.Item name="until" label={t('tenders.ask.until')} rules={required}>
        <DatePicker autoFocus />
      </Form.Item>
    </Question>
  );
};

type Ended = { reason: string; note?: string; lesson?: string };

export const Lose = ({ tender, onClose }: QuestionProps) => {
  const t = useT();
  const lose = useCommand(api.tenders.lose);
  const { id: tenderId, version } = tender;
  const options = lostReasons.map((value) => ({ value, label: t(`tenders.lostReasons.${value}`) }));
  return (
    <Question<Ended & { reason: (typeof lostReasons)[number] }>
      {...{ tender, onClose, step: 'lose' }}
      onSubmit={({ reason, note = '', lesson = '' }) => lose.run({ tenderId, version, reason, note, lesson })}
    >
      <Form.Item
        name="reason"
        label={t('tenders.ask.lostReason')}
        rules={[{ required: true, message: t('fields.required') }]}
      >
        <Select options={options} autoFocus />
      </Form.Item>
      <TextItem name="note" max={500} />
      <TextItem name="lesson" max={500} />
    </Question>
  );
};

const ending =
  (step: Exclude<EndStep, 'lose'>) =>
  ({ tender, onClose }: QuestionProps) => {
    const end = useCommand(api.tenders[step]);
    const { id: tenderId, version } = tender;
    return (
      <Question<Ended>
        {...{ tender, onClose, step }}
        onSubmit={({ reason, note = '', lesson = '' }) => end.run({ tenderId, version, reason, note, lesson })}
      >
        <TextItem name="reason" max={200} isNeeded isFirst />
        <TextItem name="note" max={500} />
        <TextItem name="lesson" max={500} />
      </Question>
    );
  };
export const Abandon = ending('abandon');
export const Fail = ending('fail');
export const Void = ending('void');
export const Terminate = ending('terminate');
export const Reject = ending('reject');

export const Reopen = ({ tender, onClose }: QuestionProps) => {
  const reopen = useCommand(api.tenders.reopen);
  const { id: tenderId, version } = tender;
  return (
    <Question<{ reason: string }>
      {...{ tender, onClose, step: 'reopen' }}
      onSubmit={({ reason }) => reopen.run({ tenderId, version, reason })}
    >
      <TextItem name="reason" max={200} isNeeded isFirst />
    </Question>
  );
};
