/** The first start: the firm and its first person. */
import { Form, Input } from 'antd';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { type Translate, useT } from '../../ui/i18n';
import { Entrance } from './entrance';

type Values = {
  readonly firmName: string;
  readonly name: string;
  readonly loginName: string;
  readonly password: string;
  readonly passwordAgain: string;
};

/** The contract's limits, so that the browser says it before the engine does. */
const limits = { firmName: 120, name: 60, loginName: 60, password: 200, passwordLeast: 8 };

const PasswordFields = ({ t }: { readonly t: Translate }) => (
  <>
    <Form.Item
      name="password"
      label={t('session.setUp.password')}
      extra={t('session.setUp.passwordHint')}
      rules={[
        { required: true, message: t('fields.required') },
        { min: limits.passwordLeast, message: t('session.tooShort', { min: limits.passwordLeast }) },
      ]}
    >
      <Input.Password maxLength={limits.password} autoComplete="new-password" />
    </Form.Item>
    <Form.Item
      name="passwordAgain"
      label={t('session.setUp.passwordAgain')}
      dependencies={['password']}
      rules={[
        { required: true, message: t('fields.required') },
        ({ getFieldValue }) => ({
          validator: (_, typed: unknown) =>
            !typed || typed === getFieldValue('password')
              ? Promise.resolve()
              : Promise.reject(new Error(t('session.notSame'))),
        }),
      ]}
    >
      <Input.Password maxLength={limits.password} autoComplete="new-password" />
    </Form.Item>
  </>
);

const SetUp = ({ onDone }: { readonly onDone: () => void }) => {
  const t = useT();
  const setUp = useCommand(api.session.setUp);
  const required = [{ required: true, whitespace: true, message: t('fields.required') }];
  const submit = ({ firmName, name, loginName, password }: Values) =>
    setUp.run({ firmName, name, loginName, password });
  return (
    <Entrance title={t('session.setUp.title')} lead={t('session.setUp.lead')}>
      <FormPanel<Values, unknown> onSubmit={submit} onDone={onDone} submitLabel={t('session.setUp.submit')} isWide>
        <Form.Item name="firmName" label={t('session.setUp.firmName')} rules={required}>
          <Input maxLength={limits.firmName} placeholder={t('session.setUp.firmNameExample')} autoFocus />
        </Form.Item>
        <Form.Item name="name" label={t('session.setUp.name')} rules={required}>
          <Input maxLength={limits.name} autoComplete="name" />
        </Form.Item>
        <Form.Item
          name="loginName"
          label={t('session.setUp.loginName')}
          extra={t('session.setUp.loginNameHint')}
          rules={required}
        >
          <Input maxLength={limits.loginName} autoComplete="username" />
        </Form.Item>
        <PasswordFields t={t} />
      </FormPanel>
    </Entrance>
  );
};

export default SetUp;
