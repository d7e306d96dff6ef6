import { Form, Input } from 'antd';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { SidePanel } from '../../ui/side-panel';
import { PersonFields, type PersonValues } from './person-fields';

type Values = PersonValues & { readonly loginName: string; readonly password: string };

export const NewPerson = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const create = useCommand(api.users.create);
  const required = { required: true, message: t('fields.required') };
  return (
    <SidePanel title={t('users.new')} onClose={onClose}>
      <FormPanel<Values, unknown>
        onSubmit={create.run}
        onDone={() => {
          notice.success(t('users.saved'));
          onClose();
        }}
      >
        <PersonFields />
        <Form.Item name="loginName" label={t('users.columns.loginName')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('users.newPassword')}
          extra={t('users.passwordHint')}
          rules={[{ ...required, min: 8 }]}
        >
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
      </FormPanel>
    </SidePanel>
  );
};
