/** One's own PIN for signing on a shared computer, confirmed with the password of the log-in. */
import { Form, Input } from 'antd';
import { api } from '../../rpc/client';
import { useMe } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PinField } from '../../ui/form/pin-field';

type Values = { readonly password: string; readonly pin: string };

export const MyPin = () => {
  const t = useT();
  const notice = useNotice();
  const { isSharedPost } = useMe();
  const [form] = Form.useForm<Values>();
  const set = useCommand(api.signing.setMyPin);
  if (isSharedPost) return null;
  return (
    <section>
      <h2>{t('users.signing.mine')}</h2>
      <p className="td-settings-hint">{t('users.signing.mineHint')}</p>
      <FormPanel<Values, unknown>
        form={form}
        onSubmit={set.run}
        onDone={() => {
          form.resetFields();
          notice.success(t('users.signing.pinSaved'));
        }}
      >
        <Form.Item
          name="password"
          label={t('users.signing.password')}
          rules={[{ required: true, message: t('fields.required') }]}
        >
          <Input.Password maxLength={200} autoComplete="current-password" />
        </Form.Item>
        <PinField />
      </FormPanel>
    </section>
  );
};
