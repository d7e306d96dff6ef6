/** What a buyer's licence allows: chosen from the firm's list of classes; empty means not entered. */
import { Form, Select } from 'antd';
import type { ScopeFacts } from '../../../shared/contract/quality.schemas';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';

const tables = ['customer', 'scope_list', 'product'];
type Props = { readonly customerId: number };
type Values = { readonly scopes: string[] };

const ScopeFields = ({ customerId, facts }: Props & { readonly facts: ScopeFacts }) => {
  const t = useT();
  const notice = useNotice();
  const set = useCommand(api.quality.setScopes);
  const { scopes, classes, version, actions } = facts;
  if (actions.set !== true) return <p>{scopes?.join(t('common.listSeparator')) ?? t('quality.scopes.none')}</p>;
  return (
    <FormPanel<Values, unknown>
      initialValues={{ scopes: scopes ?? [] }}
      onSubmit={({ scopes: chosen }) => set.run({ customerId, version, scopes: chosen.length > 0 ? chosen : null })}
      onDone={() => notice.success(t('quality.scopes.saved'))}
    >
      <Form.Item name="scopes" extra={t('quality.scopes.hint')}>
        <Select
          mode="multiple"
          aria-label={t('quality.scopes.title')}
          placeholder={t('quality.scopes.choose')}
          options={classes.map((value) => ({ value, label: value }))}
        />
      </Form.Item>
    </FormPanel>
  );
};

export const ScopeForm = ({ customerId }: Props) => {
  const t = useT();
  const found = useRead(['quality.scopes', customerId], () => api.quality.scopes({ customerId }), { tables });
  if (!found.value) return null;
  return (
    <>
      <h3 className="td-files-title">{t('quality.scopes.title')}</h3>
      <ScopeFields key={found.value.version} customerId={customerId} facts={found.value} />
    </>
  );
};
