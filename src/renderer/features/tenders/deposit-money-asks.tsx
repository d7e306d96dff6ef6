/** What is asked before money of a deposit moves: how much, when, by what reference. */
import { UploadOutlined } from '@ant-design/icons';
import { Button, Form, Upload } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { DepositRow } from '../../../shared/contract/deposit-shapes';
import { addMonths } from '../../../shared/domain/business-date';
import { parseFen } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useAttachments } from '../../rpc/use-attachments';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { AskStep, type AskProps } from './deposit-ask';
import { DayField, FenField, TextField } from './deposit-fields';
import { DAY, typedFen, useToday } from './deposit-words';

const BOND_MONTHS = 12;
const seenOf = ({ id: depositId, version }: DepositRow) => ({ depositId, version });

const SlipField = ({ onFile }: { readonly onFile: (file: File | undefined) => void }) => {
  const t = useT();
  const [name, setName] = useState('');
  const choose = (file: File | undefined) => {
    setName(file?.name ?? '');
    onFile(file);
    return false;
  };
  return (
    <Form.Item label={t('deposits.fields.slip')} extra={t('deposits.hints.slip')}>
      <Upload showUploadList={false} beforeUpload={(file) => choose(file)}>
        <Button icon={<UploadOutlined aria-hidden />}>{name === '' ? t('files.add') : name}</Button>
      </Upload>
    </Form.Item>
  );
};

export const AskPay = ({ row, onClose }: AskProps) => {
  const t = useT();
  const notice = useNotice();
  const pay = useCommand(api.deposits.pay);
  const files = useAttachments('deposit', row.id);
  const [slip, setSlip] = useState<File>();
  const today = useToday();
  return (
    <AskStep<{ on: Dayjs; reference?: string }>
      {...{ row, onClose, step: 'pay' }}
      initialValues={{ on: today }}
      onSubmit={async ({ on, reference = '' }) => {
        const paid = await pay.run({ ...seenOf(row), paidOn: on.format(DAY), reference });
        // The money has moved: a slip that is not taken is told, and can be added among the files.
        if (paid.ok && slip) notice.accept(await files.add('bank_slip', slip));
        return paid;
      }}
    >
      <DayField name="on" label={t('deposits.columns.paidOn')} />
      <TextField name="reference" label={t('deposits.fields.reference')} maxLength={60} isOptional />
      {row.form === 'transfer' && <SlipField onFile={setSlip} />}
    </AskStep>
  );
};

export const AskBack = ({ row, onClose }: AskProps) => {
  const t = useT();
  const give = useCommand(api.deposits.giveBack);
  const today = useToday();
  return (
    <AskStep<{ amount: string; interest?: string; on: Dayjs; reference?: string }>
      {...{ row, onClose, step: 'giveBack' }}
      hint={t('deposits.hints.giveBack')}
      initialValues={{ amount: typedFen(row.outstandingFen), interest: '', on: today }}
      onSubmit={async ({ amount, interest = '', on, reference = '' }) => {
        const [fen, extra] = [parseFen(amount, '/amount'), parseFen(interest === '' ? '0' : interest, '/interest')];
        if (!fen.ok) return fen;
        if (!extra.ok) return extra;
        const money = { amountFen: fen.value, interestFen: extra.value };
        return give.run({ ...seenOf(row), ...money, returnedOn: on.format(DAY), reference });
      }}
    >
      <FenField name="amount" label={t('deposits.fields.amount')} />
      <FenField name="interest" label={t('deposits.fields.interest')} isOptional />
      <DayField name="on" label={t('deposits.fields.returnedOn')} />
      <TextField name="reference" label={t('deposits.fields.reference')} maxLength={60} isOptional />
    </AskStep>
  );
};

export const AskInterest = ({ row, onClose }: AskProps) => {
  const t = useT();
  const add = useCommand(api.deposits.addInterest);
  const today = useToday();
  return (
    <AskStep<{ amount: string; on: Dayjs; reference?: string }>
      {...{ row, onClose, step: 'addInterest' }}
      initialValues={{ on: today }}
      onSubmit={async ({ amount, on, reference = '' }) => {
        const fen = parseFen(amount, '/amount');
        if (!fen.ok) return fen;
        return add.run({ ...seenOf(row), amountFen: fen.value, receivedOn: on.format(DAY), reference });
      }}
    >
      <FenField name="amount" label={t('deposits.fields.interest')} />
      <DayField name="on" label={t('deposits.fields.on')} />
      <TextField name="reference" label={t('deposits.fields.reference')} maxLength={60} isOptional />
    </AskStep>
  );
};

export const AskConvert = ({ row, onClose }: AskProps) => {
  const t = useT();
  const convert = useCommand(api.deposits.convert);
  const today = useToday();
  const back = dayjs(addMonths(today.format(DAY), BOND_MONTHS));
  return (
    <AskStep<{ amount: string; on: Dayjs; back: Dayjs }>
      {...{ row, onClose, step: 'convert' }}
      hint={t('deposits.hints.convert')}
      initialValues={{ amount: typedFen(row.outstandingFen), on: today, back }}
      onSubmit={async ({ amount, on, back: day }) => {
        const fen = parseFen(amount, '/amount');
        if (!fen.ok) return fen;
        const days = { convertedOn: on.format(DAY), refundDueOn: day.format(DAY) };
        return convert.run({ ...seenOf(row), amountFen: fen.value, ...days });
      }}
    >
      <FenField name="amount" label={t('deposits.fields.amount')} />
      <DayField name="on" label={t('deposits.fields.on')} />
      <DayField name="back" label={t('deposits.columns.refundDueOn')} />
    </AskStep>
  );
};

export const AskForfeit = ({ row, onClose }: AskProps) => {
  const t = useT();
  const forfeit = useCommand(api.deposits.forfeit);
  const today = useToday();
  return (
    <AskStep<{ amount: string; on: Dayjs; reason: string }>
      {...{ row, onClose, step: 'forfeit' }}
      hint={t('deposits.hints.forfeit')}
      initialValues={{ amount: typedFen(row.outstandingFen), on: today }}
      onSubmit={async ({ amount, on, reason }) => {
        const fen = parseFen(amount, '/amount');
        if (!fen.ok) return fen;
        return forfeit.run({ ...seenOf(row), amountFen: fen.value, forfeitedOn: on.format(DAY), reason });
      }}
    >
      <FenField name="amount" label={t('deposits.fields.amount')} />
      <DayField name="on" label={t('deposits.fields.on')} />
      <TextField name="reason" label={t('deposits.fields.reason')} maxLength={200} />
    </AskStep>
  );
};
