/** What is typed about a credential: what it is, its days, who takes the original. */
import { Checkbox, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { CredentialRow } from '../../../shared/contract/credentials.contract';
import type { CredentialKind } from '../../../shared/domain/tender-paper-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { SidePanel } from '../../ui/side-panel';
import { DAY, kindOptions, loadProducts, productOption } from './paper-words';

type Facts = {
  readonly kind: CredentialKind;
  readonly name: string;
  readonly holder?: string;
  readonly productId?: number;
  readonly platform?: string;
  readonly keptAt?: string;
  readonly note?: string;
};
type Term = {
  readonly number?: string;
  readonly issuedOn?: Dayjs | null;
  readonly expiresOn?: Dayjs | null;
  readonly isLongTerm?: boolean;
};

const factsOf = ({ kind, name, holder, productId, platform, keptAt, note }: Facts) => ({
  ...{ kind, name, holder: holder ?? '', productId: productId ?? null },
  ...{ platform: platform ?? '', keptAt: keptAt ?? '', note: note ?? '' },
});
const termOf = ({ number, issuedOn, expiresOn, isLongTerm }: Term) => ({
  ...{ number: number ?? '', issuedOn: issuedOn?.format(DAY) ?? null, isLongTerm: isLongTerm ?? false },
  expiresOn: isLongTerm ? null : (expiresOn?.format(DAY) ?? null),
});

const FactFields = ({ chosen }: { readonly chosen?: { readonly id: number; readonly label: string } }) => {
  const t = useT();
  const kind = Form.useWatch<CredentialKind | undefined>('kind');
  const required = { required: true, message: t('fields.required') };
  return (
    <>
      <Form.Item name="kind" label={t('credentials.columns.kind')} rules={[required]}>
        <Select options={kindOptions(t)} autoFocus />
      </Form.Item>
      <Form.Item name="name" label={t('credentials.columns.name')} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name="holder" label={t('credentials.columns.holder')} extra={t('credentials.hints.holder')}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      {kind === 'ca' ? (
        <Form.Item name="platform" label={t('credentials.columns.platform')} extra={t('credentials.hints.platform')}>
          <Input maxLength={80} autoComplete="off" />
        </Form.Item>
      ) : (
        <Form.Item name="productId" label={t('credentials.columns.productName')} extra={t('credentials.hints.product')}>
          <RecordPicker load={loadProducts} optionOf={productOption} chosen={chosen} allowClear />
        </Form.Item>
      )}
      <Form.Item name="keptAt" label={t('credentials.columns.keptAt')}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label={t('credentials.columns.note')}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
    </>
  );
};

const TermFields = () => {
  const t = useT();
  const isLongTerm = Form.useWatch<boolean | undefined>('isLongTerm') ?? false;
  return (
    <>
      <Form.Item name="number" label={t('credentials.columns.number')}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item name="issuedOn" label={t('credentials.columns.issuedOn')}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="expiresOn" label={t('credentials.columns.expiresOn')}>
        <DatePicker disabled={isLongTerm} />
      </Form.Item>
      <Form.Item name="isLongTerm" valuePropName="checked" label=" " colon={false}>
        <Checkbox>{t('credentials.columns.isLongTerm')}</Checkbox>
      </Form.Item>
    </>
  );
};

type NewProps = { readonly onClose: () => void; readonly onCreated: (credentialId: number) => void };

export const NewCredential = ({ onClose, onCreated }: NewProps) => {
  const t = useT();
  const notice = useNotice();
  const [form] = Form.useForm<Facts & Term>();
  const add = useCommand(api.credentials.add);
  return (
    <SidePanel title={t('credentials.new')} width={460} onClose={onClose}>
      <FormPanel<Facts & Term, { credentialId: number }>
        form={form}
        initialValues={{ kind: 'licence' }}
        onSubmit={(values) => add.run({ ...factsOf(values), ...termOf(values) })}
        onDone={({ credentialId }) => {
          notice.success(t('credentials.added', { name: form.getFieldValue('name') as string }));
          onCreated(credentialId);
        }}
      >
        <div className="td-papers-two">
          <FactFields />
          <TermFields />
        </div>
      </FormPanel>
    </SidePanel>
  );
};

export type CredentialStep = keyof CredentialRow['actions'];
type Props = { readonly credential: CredentialRow; readonly onClose: () => void };

const useDone = (onClose: () => void) => {
  const t = useT();
  const notice = useNotice();
  return (word: 'saved' | 'renewed' | 'retired' | 'lentDone') => () => {
    notice.success(t(`credentials.${word}`));
    onClose();
  };
};

const ChangeCredential = ({ credential, onClose }: Props) => {
  const t = useT();
  const done = useDone(onClose);
  const change = useCommand(api.credentials.change);
  const { id: credentialId, version, productId, productName, kind, name, holder, platform, keptAt, note } = credential;
  const product = productId === null ? {} : { productId };
  return (
    <Dialog title={t('credentials.act.change')} onClose={onClose}>
      <FormPanel<Facts, unknown>
        initialValues={{ kind, name, holder, platform, keptAt, note, ...product }}
        onSubmit={(values) => change.run({ credentialId, version, ...factsOf(values) })}
        onDone={done('saved')}
      >
        <div className="td-papers-two">
          <FactFields {...(productId === null ? {} : { chosen: { id: productId, label: productName } })} />
        </div>
      </FormPanel>
    </Dialog>
  );
};

const RenewCredential = ({ credential, onClose }: Props) => {
  const t = useT();
  const done = useDone(onClose);
  const renew = useCommand(api.credentials.renew);
  const { id: credentialId, version, number, isLongTerm } = credential;
  return (
    <Dialog title={`${t('credentials.act.renew')} · ${credential.name}`} onClose={onClose}>
      <p className="td-quiet">{t('credentials.hints.renew')}</p>
      <FormPanel<Term, unknown>
        initialValues={{ number, isLongTerm }}
        onSubmit={(values) => renew.run({ credentialId, version, ...termOf(values) })}
        onDone={done('renewed')}
      >
        <div className="td-papers-two">
          <TermFields />
        </div>
      </FormPanel>
    </Dialog>
  );
};

const RetireCredential = ({ credential, onClose }: Props) => {
  const t = useT();
  const done = useDone(onClose);
  const retire = useCommand(api.credentials.retire);
  const { id: credentialId, version } = credential;
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <Dialog title={`${t('credentials.act.retire')} · ${credential.name}`} onClose={onClose}>
      <FormPanel<{ reason: string }, unknown>
        submitLabel={t('credentials.act.retire')}
        onSubmit={({ reason }) => retire.run({ credentialId, version, reason })}
        onDone={done('retired')}
      >
        <Form.Item
          name="reason"
          label={t('credentials.columns.reason')}
          extra={t('credentials.hints.retire')}
          rules={[required]}
        >
          <Input maxLength={200} autoFocus autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

type Loan = { readonly borrower: string; readonly purpose: string; readonly tenderId?: number; readonly dueOn: Dayjs };
const BEST = 20;

const LendOriginal = ({ credential, onClose }: Props) => {
  const t = useT();
  const done = useDone(onClose);
  const lend = useCommand(api.credentials.lend);
  const required = { required: true, message: t('fields.required') };
  const loadTenders = async (search: string) => {
    const answer = await api.tenders.list({ search, segment: 'running', limit: BEST });
    return answer.ok ? { ok: true as const, value: answer.value.rows } : answer;
  };
  return (
    <Dialog title={`${t('credentials.act.lend')} · ${credential.name}`} onClose={onClose}>
      <FormPanel<Loan, unknown>
        submitLabel={t('credentials.act.lend')}
        initialValues={{ dueOn: dayjs().add(7, 'day') }}
        onSubmit={({ borrower, purpose, tenderId, dueOn }) =>
          lend.run({
            ...{ credentialId: credential.id, borrower, purpose },
            ...{ tenderId: tenderId ?? null, dueOn: dueOn.format(DAY) },
          })
        }
        onDone={done('lentDone')}
      >
        <Form.Item name="borrower" label={t('credentials.loans.borrower')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={60} autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item name="purpose" label={t('credentials.loans.purpose')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={120} autoComplete="off" />
        </Form.Item>
        <Form.Item name="tenderId" label={t('credentials.loans.tender')}>
          <RecordPicker
            load={loadTenders}
            optionOf={({ id, number, title }) => ({ id, label: title, hint: number })}
            allowClear
          />
        </Form.Item>
        <Form.Item name="dueOn" label={t('credentials.loans.dueOn')} rules={[required]}>
          <DatePicker allowClear={false} />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

const windows = {
  change: ChangeCredential,
  renew: RenewCredential,
  retire: RetireCredential,
  lend: LendOriginal,
} as const;

/** The window of a step. */
export const CredentialWindow = ({ step, ...props }: Props & { readonly step: CredentialStep }) => {
  const Window = windows[step];
  return <Window {...props} />;
};
