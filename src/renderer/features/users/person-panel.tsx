/** One person: posts and department, a new password, leaving and coming back, what was changed when. */
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { UserRow } from '../../../shared/contract/users.contract';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { FormPanel } from '../../ui/form/form-panel';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { Signing } from './signing';
import { PersonFields, type PersonValues } from './person-fields';
import { PostTags } from './post-tags';

type Asked = 'password' | 'leave';

const AskPassword = ({ user, onDone }: { readonly user: UserRow; readonly onDone: () => void }) => {
  const t = useT();
  const set = useCommand(api.users.setPassword);
  const { id: userId, version } = user;
  return (
    <FormPanel<{ password: string }, unknown>
      onSubmit={({ password }) => set.run({ userId, version, password })}
      onDone={onDone}
    >
      <Form.Item
        name="password"
        label={t('users.newPassword')}
        extra={t('users.passwordHint')}
        rules={[{ required: true, min: 8, message: t('users.passwordHint') }]}
      >
        <Input.Password maxLength={200} autoComplete="new-password" autoFocus />
      </Form.Item>
    </FormPanel>
  );
};

const AskReason = ({ user, onDone }: { readonly user: UserRow; readonly onDone: () => void }) => {
  const t = useT();
  const set = useCommand(api.users.setDisabled);
  const { id: userId, version, isDisabled } = user;
  return (
    <FormPanel<{ reason: string }, unknown>
      onSubmit={({ reason }) => set.run({ userId, version, isDisabled: !isDisabled, reason })}
      onDone={onDone}
    >
      {!isDisabled && <p>{t('users.disableHint')}</p>}
      <Form.Item
        name="reason"
        label={t('users.reason')}
        rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
      >
        <Input maxLength={200} autoFocus />
      </Form.Item>
    </FormPanel>
  );
};

const EditPerson = ({ user }: { readonly user: UserRow }) => {
  const t = useT();
  const notice = useNotice();
  const update = useCommand(api.users.update);
  const { id: userId, version, name, orgUnitId, posts } = user;
  return (
    <FormPanel<PersonValues, unknown>
      key={version}
      initialValues={{ name, orgUnitId, posts }}
      onSubmit={(values) => update.run({ ...values, userId, version })}
      onDone={() => notice.success(t('users.saved'))}
    >
      <PersonFields />
    </FormPanel>
  );
};

type Props = { readonly userId: number; readonly onClose: () => void };

export const PersonPanel = ({ userId, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const write = useMayState('users.write');
  const [asked, setAsked] = useState<Asked>();
  const found = useRead(['users.get', userId], () => api.users.get({ userId }), { tables: ['user', 'org_unit'] });
  const user = found.value?.user;
  const done = () => {
    setAsked(undefined);
    notice.success(t('users.saved'));
  };
  const footer = user && (
    <>
      <ActionButton state={write} onClick={() => setAsked('password')}>
        {t('users.setPassword')}
      </ActionButton>
      <ActionButton state={write} danger={!user.isDisabled} onClick={() => setAsked('leave')}>
        {t(user.isDisabled ? 'users.enable' : 'users.disable')}
      </ActionButton>
    </>
  );
  const tag = (
    <>
      {user?.isDisabled && <StateTag>{t('users.state.disabled')}</StateTag>}
      {user?.isSharedPost && <StateTag tone="warning">{t('users.signing.sharedTag')}</StateTag>}
    </>
  );
  return (
    <SidePanel title={user?.name ?? ''} extra={tag} footer={footer} onClose={onClose}>
      {!user && found.isLoading && <PanelLoading />}
      {!user && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {user && (write === true ? <EditPerson user={user} /> : <PostTags posts={user.posts} />)}
      {user && write === true && <Signing user={user} />}
      {found.value && <HistoryList title={t('users.history')} rows={found.value.history} words="users.actions" />}
      <Modal
        open={asked !== undefined}
        title={t(asked === 'password' ? 'users.setPassword' : user?.isDisabled ? 'users.enable' : 'users.disable')}
        footer={null}
        onCancel={() => setAsked(undefined)}
        destroyOnHidden
      >
        {user && asked === 'password' && <AskPassword user={user} onDone={done} />}
        {user && asked === 'leave' && <AskReason user={user} onDone={done} />}
      </Modal>
    </SidePanel>
  );
};
