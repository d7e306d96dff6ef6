/** Finance is asked for a deposit; the form begins with what the tender says. */
import { Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { DepositStart } from '../../../shared/contract/deposit-shapes';
import { businessDateOf } from '../../../shared/domain/business-date';
import { type DepositForm, type DepositKind, depositForms, depositKinds } from '../../../shared/domain/deposit-words';
import { parseFen } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { RecordPicker } from '../../ui/record-picker';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';
import { DayField, FenField, TextField } from './deposit-fields';
import { DAY, depositTables } from './deposit-words';
import './deposits.css';

type Values = {
  readonly kind: DepositKind;
  readonly form: DepositForm;
  readonly amountFen: string;
  readonly payee: string;
  readonly payeeBank?: string;
  readonly payeeAccount?: string;
  readonly arriveByOn?: Dayjs | null;
  readonly validTo?: Dayjs | null;
  readonly refundDueOn: Dayjs;
  readonly note?: string;
};

const FEW = 20;
const loadTenders = async (search: string) => {
  const found = await api.tenders.list({ segment: 'all', sort: [], filters: [], search, offset: 0, limit: FEW });
  return found.ok ? { ok: true as const, value: found.value.rows } : found;
};

/** What the amount is of the estimate, while it is typed. */
const Share = ({ start }: { readonly start: DepositStart }) => {
  const t = useT();
  const typed = Form.useWatch<string | undefined>('amountFen');
  const kind = Form.useWatch<DepositKind | undefined>('kind') ?? 'bid';
  const fen = parseFen(typed ?? '');
  if (!fen.ok || !start.estimateFen) return null;
  const share = Math.ceil((fen.value * 10_000) / start.estimateFen);
  const usual = start.usualShareBp[kind];
  return share > usual ? (
    <StateTag tone="warning">{t('deposits.shareHigh', { share, usual })}</StateTag>
  ) : (
    <span className="td-quiet">{t('deposits.share', { share })}</span>
  );
};

/** The days that the form begins with, by the kind. */
const daysFor = ({ days }: DepositStart, kind: DepositKind, timeZone: string) => {
  const { arriveByAt, refundDueOn } = days[kind];
  const arriveByOn = arriveByAt === null ? null : dayjs(businessDateOf(arriveByAt, timeZone));
  return { arriveByOn, refundDueOn: dayjs(refundDueOn) };
};

const FormChoice = () => {
  const t = useT();
  const options = depositForms.map((value) => ({ value, label: t(`deposits.forms.${value}`) }));
  return (
    <Form.Item name="form" label={t('deposits.columns.form')}>
      <Select<DepositForm> options={options} />
    </Form.Item>
  );
};

/** A bond goes by other days of the tender than a bid deposit. */
const KindChoice = ({ start }: { readonly start: DepositStart }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const form = Form.useFormInstance<Values>();
  const options = depositKinds.map((value) => ({ value, label: t(`deposits.kinds.${value}`) }));
  return (
    <Form.Item name="kind" label={t('deposits.columns.kind')}>
      <Select<DepositKind> options={options} onChange={(kind) => form.setFieldsValue(daysFor(start, kind, timeZone))} />
    </Form.Item>
  );
};

const Fields = ({ start }: { readonly start: DepositStart }) => {
  const t = useT();
  const form = Form.useWatch<DepositForm | undefined>('form');
  const kind = Form.useWatch<DepositKind | undefined>('kind') ?? 'bid';
  const isPaper = form === 'guarantee' || form === 'insurance';
  const { payByOn, arriveByAt } = start.days[kind];
  const payBy = payByOn === null ? '' : t('deposits.hints.payBy', { on: payByOn });
  return (
    <>
      <p>{[start.tenderNumber, start.tenderTitle].join(' ')}</p>
      <div className="td-deposit-two">
        <KindChoice start={start} />
        <FormChoice />
        <FenField name="amountFen" label={t('deposits.fields.amount')} extra={<Share start={start} />} />
        <DayField name="refundDueOn" label={t('deposits.columns.refundDueOn')} />
        <div className="is-wide">
          <TextField name="payee" label={t('deposits.columns.payee')} maxLength={120} />
        </div>
        <TextField name="payeeBank" label={t('deposits.columns.payeeBank')} maxLength={120} isOptional />
        <TextField
          name="payeeAccount"
          label={t('deposits.columns.payeeAccount')}
          extra={t('deposits.hints.account')}
          maxLength={60}
          isOptional={form !== 'transfer'}
        />
        <DayField
          name="arriveByOn"
          label={t('deposits.columns.arriveByOn')}
          extra={payBy === '' ? t('deposits.hints.arriveBy') : payBy}
          isOptional={arriveByAt !== null}
        />
        <DayField
          name="validTo"
          label={t('deposits.columns.validTo')}
          extra={t('deposits.hints.validTo')}
          isOptional={!isPaper}
        />
      </div>
      <p className="td-quiet">{t('deposits.hints.refundDueOn')}</p>
      <Form.Item name="note" label={t('deposits.columns.note')}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
    </>
  );
};

type FormProps = { readonly tenderId: number; readonly start: DepositStart; readonly onDone: (id: number) => void };

const RequestForm = ({ tenderId, start, onDone }: FormProps) => {
  const t = useT();
  const notice = useNotice();
  const timeZone = useTimeZone();
  const request = useCommand(api.deposits.request);
  const submit = async ({ amountFen, ...values }: Values) => {
    const fen = parseFen(amountFen, '/amountFen');
    if (!fen.ok) return fen;
    const { kind, form, payee, payeeBank = '', payeeAccount = '', note = '' } = values;
    return request.run({
      ...{ tenderId, kind, form, payee, payeeBank, payeeAccount, note, amountFen: fen.value },
      arriveByOn: values.arriveByOn?.format(DAY) ?? null,
      validTo: values.validTo?.format(DAY) ?? null,
      refundDueOn: values.refundDueOn.format(DAY),
    });
  };
  return (
    <FormPanel<Values, { depositId: number; number: string }>
      initialValues={{
        ...{ kind: 'bid', form: 'transfer', ...daysFor(start, 'bid', timeZone) },
        ...{ payee: start.payee, payeeBank: start.payeeBank, payeeAccount: start.payeeAccount },
      }}
      submitLabel={t('deposits.new')}
      onSubmit={submit}
      onDone={({ depositId, number }) => {
        notice.success(t('deposits.requested', { number }));
        onDone(depositId);
      }}
    >
      <Fields start={start} />
    </FormPanel>
  );
};

type StartedProps = { readonly tenderId: number; readonly onDone: (id: number) => void };

const Started = ({ tenderId, onDone }: StartedProps) => {
  const found = useRead(['deposits.start', tenderId], () => api.deposits.start({ tenderId }), {
    tables: depositTables,
  });
  if (found.value) return <RequestForm key={tenderId} tenderId={tenderId} start={found.value} onDone={onDone} />;
  return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
};

type Props = {
  /** Of the page that it stands on; without it the tender is chosen first. */
  readonly tenderId?: number;
  readonly onClose: () => void;
  readonly onCreated: (depositId: number) => void;
};

export const RequestDeposit = ({ tenderId: given, onClose, onCreated }: Props) => {
  const t = useT();
  const [chosen, setChosen] = useState<number>();
  const tenderId = given ?? chosen;
  return (
    <SidePanel title={t('deposits.new')} width={520} onClose={onClose}>
      {given === undefined && (
        <Form.Item label={t('deposits.columns.tenderTitle')}>
          <RecordPicker
            label={t('deposits.columns.tenderTitle')}
            load={loadTenders}
            optionOf={({ id, title, number }) => ({ id, label: title, hint: number })}
            value={chosen}
            onChange={setChosen}
            autoFocus
          />
        </Form.Item>
      )}
      {tenderId !== undefined && <Started tenderId={tenderId} onDone={onCreated} />}
    </SidePanel>
  );
};
