/** The questions before each step of a deposit, and which of them belongs to which step. */
import { Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ComponentType } from 'react';
import { addDays } from '../../../shared/domain/business-date';
import { type ChaseHow, chaseHows, type DepositStep } from '../../../shared/domain/deposit-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { AskStep, type AskProps } from './deposit-ask';
import { DayField, TextField } from './deposit-fields';
import { AskBack, AskConvert, AskForfeit, AskInterest, AskPay } from './deposit-money-asks';
import { DAY, useToday } from './deposit-words';

const NEXT_DAYS = 7;

const AskApprove = ({ row, onClose }: AskProps) => {
  const t = useT();
  const approve = useCommand(api.deposits.approve);
  const { id: depositId, version } = row;
  return (
    <AskStep<{ reason?: string }>
      {...{ row, onClose, step: 'approve' }}
      onSubmit={({ reason = '' }) => approve.run({ depositId, version, reason })}
    >
      <TextField name="reason" label={t('deposits.fields.opinion')} maxLength={200} isOptional isFirst />
    </AskStep>
  );
};

const AskRefuse = ({ row, onClose }: AskProps) => {
  const t = useT();
  const refuse = useCommand(api.deposits.refuse);
  const { id: depositId, version } = row;
  return (
    <AskStep<{ reason: string }>
      {...{ row, onClose, step: 'refuse' }}
      onSubmit={({ reason }) => refuse.run({ depositId, version, reason })}
    >
      <TextField name="reason" label={t('deposits.fields.reason')} maxLength={200} isFirst />
    </AskStep>
  );
};

const AskWithdraw = ({ row, onClose }: AskProps) => {
  const t = useT();
  const withdraw = useCommand(api.deposits.withdraw);
  const { id: depositId, version } = row;
  return (
    <AskStep<{ reason: string }>
      {...{ row, onClose, step: 'withdraw' }}
      onSubmit={({ reason }) => withdraw.run({ depositId, version, reason })}
    >
      <TextField name="reason" label={t('deposits.fields.reason')} maxLength={200} isFirst />
    </AskStep>
  );
};

const AskArrival = ({ row, onClose }: AskProps) => {
  const t = useT();
  const confirm = useCommand(api.deposits.confirmArrival);
  const today = useToday();
  const { id: depositId, version } = row;
  return (
    <AskStep<{ on: Dayjs }>
      {...{ row, onClose, step: 'confirmArrival' }}
      initialValues={{ on: today }}
      onSubmit={({ on }) => confirm.run({ depositId, version, arrivedOn: on.format(DAY) })}
    >
      <DayField name="on" label={t('deposits.columns.arrivedOn')} />
    </AskStep>
  );
};

const AskUndoArrival = ({ row, onClose }: AskProps) => {
  const t = useT();
  const undo = useCommand(api.deposits.undoArrival);
  const { id: depositId, version } = row;
  return (
    <AskStep<{ reason: string }>
      {...{ row, onClose, step: 'undoArrival' }}
      onSubmit={({ reason }) => undo.run({ depositId, version, reason })}
    >
      <TextField name="reason" label={t('deposits.fields.reason')} maxLength={200} isFirst />
    </AskStep>
  );
};

const AskDates = ({ row, onClose }: AskProps) => {
  const t = useT();
  const change = useCommand(api.deposits.changeDates);
  const { id: depositId, version, refundDueOn, validTo } = row;
  return (
    <AskStep<{ back: Dayjs; validTo?: Dayjs | null; reason: string }>
      {...{ row, onClose, step: 'changeDates' }}
      initialValues={{ back: dayjs(refundDueOn), validTo: validTo === null ? null : dayjs(validTo) }}
      onSubmit={({ back, validTo: last, reason }) => {
        const dates = { refundDueOn: back.format(DAY), validTo: last?.format(DAY) ?? null };
        return change.run({ depositId, version, ...dates, reason });
      }}
    >
      <DayField name="back" label={t('deposits.columns.refundDueOn')} />
      <DayField name="validTo" label={t('deposits.columns.validTo')} isOptional />
      <TextField name="reason" label={t('deposits.fields.reason')} maxLength={200} />
    </AskStep>
  );
};

type Chase = { readonly on: Dayjs; readonly how: ChaseHow; readonly answer: string; readonly next: Dayjs };

const AskChase = ({ row, onClose }: AskProps) => {
  const t = useT();
  const chase = useCommand(api.deposits.chase);
  const today = useToday();
  const next = dayjs(addDays(today.format(DAY), NEXT_DAYS));
  return (
    <AskStep<Chase>
      {...{ row, onClose, step: 'chase' }}
      hint={t('deposits.hints.chase')}
      initialValues={{ on: today, how: 'phone', next }}
      onSubmit={({ on, how, answer, next: day }) =>
        chase.run({ depositId: row.id, chasedOn: on.format(DAY), how, answer, nextOn: day.format(DAY) })
      }
    >
      <Form.Item name="how" label={t('deposits.chases.how')}>
        <Select options={chaseHows.map((value) => ({ value, label: t(`deposits.chases.hows.${value}`) }))} />
      </Form.Item>
      <DayField name="on" label={t('deposits.chases.chasedOn')} />
      <TextField name="answer" label={t('deposits.chases.answer')} maxLength={300} isFirst />
      <DayField name="next" label={t('deposits.chases.nextOn')} />
    </AskStep>
  );
};

export const depositAsks: Readonly<Record<DepositStep, ComponentType<AskProps>>> = {
  approve: AskApprove,
  refuse: AskRefuse,
  withdraw: AskWithdraw,
  pay: AskPay,
  confirmArrival: AskArrival,
  undoArrival: AskUndoArrival,
  giveBack: AskBack,
  addInterest: AskInterest,
  convert: AskConvert,
  forfeit: AskForfeit,
  changeDates: AskDates,
  chase: AskChase,
};
