import { Form, Input } from 'antd';
import type { SessionState } from '../../../shared/contract/session.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { DemoCards } from './demo-cards';
import { Entrance } from './entrance';

type Values = { readonly loginName: string; readonly password: string };
type DemoUsers = Extract<SessionState, { phase: 'logIn' }>['demoUsers'];

const LogInForm = ({ onDone }: { readonly onDone: () => void }) => {
  const t = useT();
  const logIn = useCommand(api.session.logIn);
  const required = [{ required: true, message: t('fields.required') }];
  return (
    <FormPanel<Values, unknown> onSubmit={logIn.run} onDone={onDone} submitLabel={t('common.actions.logIn')} isWide>
      <Form.Item name="loginName" label={t('session.logIn.loginName')} rules={required}>
        <Input size="large" maxLength={60} autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t('session.logIn.password')} rules={required}>
        <Input.Password size="large" maxLength={200} autoComplete="current-password" />
      </Form.Item>
    </FormPanel>
  );
};

type Props = { readonly isDemo: boolean; readonly demoUsers: DemoUsers; readonly onDone: () => void };

/** Log-in: name and password, or in a demo book a card per role. */
const LogIn = ({ isDemo, demoUsers, onDone }: Props) => {
  const t = useT();
  if (isDemo) {
    return (
      <Entrance title={t('session.demo.title')} lead={t('session.demo.lead')} isWide>
        <DemoCards users={demoUsers} onDone={onDone} />
      </Entrance>
    );
  }
  return (
    <Entrance title={t('common.actions.logIn')}>
      <LogInForm onDone={onDone} />
      <p className="td-entrance-note">{t('session.logIn.noAccount')}</p>
    </Entrance>
  );
};

export default LogIn;
