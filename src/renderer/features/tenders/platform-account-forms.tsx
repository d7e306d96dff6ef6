/** What is typed about an account on a platform. */
import { Form, Input } from 'antd';
import type { PlatformAccountRow } from '../../../shared/contract/platform-accounts.contract';
import type { SecretField } from '../../../shared/domain/tender-paper-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { SidePanel } from '../../ui/side-panel';
import { credentialOption, loadCertificates } from './paper-words';

type Values = {
  readonly platform: string;
  readonly loginName: string;
  readonly province?: string;
  readonly site?: string;
  readonly caCredentialId?: number;
  readonly contact?: string;
  readonly remark?: string;
};

const factsOf = ({ platform, loginName, province, site, caCredentialId, contact, remark }: Values) => ({
  ...{ platform, loginName, province: province ?? '', site: site ?? '' },
  ...{ caCredentialId: caCredentialId ?? null, contact: contact ?? '', remark: remark ?? '' },
});

const Fields = ({ account }: { readonly account?: PlatformAccountRow }) => {
  const t = useT();
  const required = { required: true, whitespace: true, message: t('fields.required') };
  const line = (name: keyof Values, max: number, more: object = {}) => (
    <Form.Item name={name} label={t(`platformAccounts.columns.${name as 'site'}`)} {...more}>
      <Input maxLength={max} autoComplete="off" autoFocus={name === 'platform'} />
    </Form.Item>
  );
  const held = account?.caCredentialId ?? undefined;
  return (
    <div className="td-papers-two">
      {line('platform', 80, { rules: [required], className: 'is-wide', extra: t('platformAccounts.hints.platform') })}
      {line('loginName', 80, { rules: [required] })}
      {line('province', 30)}
      {line('site', 200, { className: 'is-wide' })}
      <Form.Item name="caCredentialId" label={t('platformAccounts.columns.ca')} className="is-wide">
        <RecordPicker
          load={loadCertificates}
          optionOf={credentialOption}
          {...(held !== undefined && account ? { chosen: { id: held, label: account.caName } } : {})}
          allowClear
        />
      </Form.Item>
      {line('contact', 120)}
      {line('remark', 300)}
    </div>
  );
};

type NewProps = { readonly onClose: () => void; readonly onCreated: (accountId: number) => void };

export const NewAccount = ({ onClose, onCreated }: NewProps) => {
  const t = useT();
  const notice = useNotice();
  const add = useCommand(api.platformAccounts.add);
  return (
    <SidePanel title={t('platformAccounts.new')} width={440} onClose={onClose}>
      <FormPanel<Values, { accountId: number }>
        onSubmit={(values) => add.run(factsOf(values))}
        onDone={({ accountId }) => {
          notice.success(t('platformAccounts.added'));
          onCreated(accountId);
        }}
      >
        <Fields />
      </FormPanel>
    </SidePanel>
  );
};

type Props = { readonly account: PlatformAccountRow; readonly onClose: () => void };

export const ChangeAccount = ({ account, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const change = useCommand(api.platformAccounts.change);
  const { id: accountId, version, caCredentialId, ...facts } = account;
  return (
    <Dialog title={t('platformAccounts.act.change')} onClose={onClose}>
      <FormPanel<Values, unknown>
        initialValues={{ ...facts, ...(caCredentialId === null ? {} : { caCredentialId }) }}
        onSubmit={(values) => change.run({ accountId, version, ...factsOf(values) })}
        onDone={() => {
          notice.success(t('platformAccounts.saved'));
          onClose();
        }}
      >
        <Fields account={account} />
      </FormPanel>
    </Dialog>
  );
};

/** A secret is typed in, or taken away. */
export const EnterSecret = ({ account, onClose, field }: Props & { readonly field: SecretField }) => {
  const t = useT();
  const notice = useNotice();
  const set = useCommand(api.platformAccounts.setSecret);
  const name = t(`platformAccounts.fields.${field}`);
  const { id: accountId, version } = account;
  const isThere = (field === 'password' ? account.password : account.caPin) !== 'none';
  const close = (word: 'stored' | 'dropped') => {
    notice.success(t(`platformAccounts.${word}`));
    onClose();
  };
  const drop = async () => {
    const answer = await set.run({ accountId, version, field, secret: null });
    if (notice.accept(answer)) close('dropped');
  };
  return (
    <Dialog title={`${account.platform} · ${name}`} onClose={onClose}>
      <FormPanel<{ secret: string }, unknown>
        onSubmit={({ secret }) => set.run({ accountId, version, field, secret })}
        onDone={() => close('stored')}
        extra={
          isThere && (
            <ActionButton danger onClick={() => void drop()}>
              {t('platformAccounts.drop')}
            </ActionButton>
          )
        }
      >
        <Form.Item
          name="secret"
          label={name}
          extra={t('platformAccounts.hints.secret')}
          rules={[{ required: true, message: t('fields.required') }]}
        >
          <Input.Password maxLength={200} autoComplete="new-password" autoFocus />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};
