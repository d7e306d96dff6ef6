import { Button, Form, Input } from 'antd';
import type { Me } from '../../../shared/contract/session.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { Entrance } from './entrance';

type Values = { readonly password: string };
type Props = { readonly me: Me; readonly onDone: () => void };

/** Idle for a while: the password is asked, tabs and drafts wait behind. */
const Locked = ({ me, onDone }: Props) => {
  const t = useT();
  const notice = useNotice();
  const unlock = useCommand(api.session.unlock);
  const logOut = useCommand(api.session.logOut);
  const leave = async () => notice.accept(await logOut.run({})) && onDone();
  return (
    <Entrance title={t('session.locked.title')} lead={t('session.locked.lead', { name: me.name })}>
      <FormPanel<Values, unknown>
        onSubmit={unlock.run}
        onDone={onDone}
        submitLabel={t('common.actions.unlock')}
        extra={<Button onClick={() => void leave()}>{t('session.locked.other')}</Button>}
      >
        <input type="text" hidden readOnly autoComplete="username" value={me.loginName} />
        <Form.Item
          name="password"
          label={t('session.logIn.password')}
          rules={[{ required: true, message: t('fields.required') }]}
        >
          <Input.Password size="large" maxLength={200} autoComplete="current-password" autoFocus />
        </Form.Item>
      </FormPanel>
    </Entrance>
  );
};

export default Locked;
