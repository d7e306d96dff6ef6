/** The closed list of scope classes, a line each. */
import { Button, Form, Input } from 'antd';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';

const tables = ['scope_list', 'product'];
type Values = { readonly names: string };
type List = { readonly names: readonly string[]; readonly strays: readonly string[]; readonly version: number };

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const ScopeForm = ({ list: { names, strays, version } }: { readonly list: List }) => {
  const t = useT();
  const notice = useNotice();
  const [form] = Form.useForm<Values>();
  const set = useCommand(api.quality.setScopeClasses);
  const may = useMayState('quality.approve');
  const separator = t('common.listSeparator');
  const add = (more: readonly string[]) => {
    const lines = linesOf(form.getFieldValue('names') as string);
    form.setFieldsValue({ names: [...new Set([...lines, ...more])].join('\n') });
  };
  if (may !== true) return <p>{names.join(separator)}</p>;
  return (
    <FormPanel<Values, unknown>
      form={form}
      initialValues={{ names: names.join('\n') }}
      onSubmit={(values) => set.run({ names: linesOf(values.names), version })}
      onDone={() => notice.success(t('quality.scopes.listSaved'))}
      extra={
        <>
          {strays.length > 0 && <Button onClick={() => add(strays)}>{t('quality.scopes.addStrays')}</Button>}
          <Button onClick={() => add(t('quality.scopes.suggestions').split(separator))}>
            {t('quality.scopes.suggest')}
          </Button>
        </>
      }
    >
      {strays.length > 0 && <p>{t('quality.scopes.strays', { names: strays.join(separator) })}</p>}
      <Form.Item name="names" label={t('quality.scopes.listTitle')} extra={t('quality.scopes.listHint')}>
        <Input.TextArea rows={14} />
      </Form.Item>
    </FormPanel>
  );
};

export const ScopeListView = () => {
  const found = useRead(['quality.scopeClasses'], () => api.quality.scopeClasses({}), { tables });
  if (!found.value && found.problem) return <PanelRefused problem={found.problem} onRetry={found.reload} />;
  return (
    <div className="td-quality-forms">
      {found.value ? <ScopeForm key={found.value.version} list={found.value} /> : <PanelLoading />}
    </div>
  );
};
