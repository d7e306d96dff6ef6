/** How a person signs on a shared computer, or that the account is such a computer. */
import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { UserRow } from '../../../shared/contract/users.contract';
import { STAFF_NO } from '../../../shared/domain/signed-steps';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { StateTag } from '../../ui/state-tag';
import { BadgePrint } from './badge-print';
import { PinField } from '../../ui/form/pin-field';

type Props = { readonly user: UserRow };
type Values = { readonly staffNo?: string; readonly isSharedPost: boolean };

const StaffForm = ({ user }: Props) => {
  const t = useT();
  const notice = useNotice();
  const set = useCommand(api.users.setStaff);
  const { id: userId, version, staffNo, isSharedPost } = user;
  return (
    <FormPanel<Values, unknown>
      initialValues={{ staffNo: staffNo ?? '', isSharedPost }}
      submitLabel={t('users.signing.save')}
      onSubmit={(values) =>
        set.run({ userId, version, staffNo: values.staffNo?.trim() || null, isSharedPost: values.isSharedPost })
      }
      onDone={() => notice.success(t('users.saved'))}
    >
      <Form.Item
        name="staffNo"
        label={t('users.signing.staffNo')}
        extra={t('users.signing.staffNoHint')}
        rules={[{ pattern: STAFF_NO, message: t('users.signing.staffNoHint') }]}
      >
        <Input maxLength={12} autoComplete="off" />
      </Form.Item>
      <Form.Item name="isSharedPost" valuePropName="checked" extra={t('users.signing.sharedHint')}>
        <Checkbox>{t('users.signing.isSharedPost')}</Checkbox>
      </Form.Item>
    </FormPanel>
  );
};

const ResetPin = ({ user, onClose }: Props & { readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const set = useCommand(api.signing.setPin);
  const { id: userId, version } = user;
  return (
    <Dialog title={`${t('users.signing.setPin')} · ${user.name}`} width={400} onClose={onClose}>
      <FormPanel<{ pin: string }, unknown>
        onSubmit={({ pin }) => set.run({ userId, version, pin })}
        onDone={() => {
          notice.success(t('users.signing.pinSaved'));
          onClose();
        }}
      >
        <PinField isFirst />
      </FormPanel>
    </Dialog>
  );
};

const Codes = ({ user }: Props) => {
  const t = useT();
  const notice = useNotice();
  const [code, setCode] = useState<string>();
  const [isResetting, setIsResetting] = useState(false);
  const issue = useCommand(api.signing.issueBadge);
  const { id: userId, version, name, staffNo, hasBadge, hasPin } = user;
  const issueNow = async () => {
    const answer = await issue.run({ userId, version });
    if (!notice.accept(answer) || !answer.ok) return;
    // The answer of a press that was lost on the way is kept without the code.
    if (answer.value.code === undefined) notice.warning(t('users.signing.badgeLost'));
    else setCode(answer.value.code);
  };
  return (
    <>
      <p>
        <StateTag tone={hasBadge ? 'good' : 'neutral'}>
          {t(hasBadge ? 'users.signing.hasBadge' : 'users.signing.noBadge')}
        </StateTag>{' '}
        <StateTag tone={hasPin ? 'good' : 'neutral'}>
          {t(hasPin ? 'users.signing.hasPin' : 'users.signing.noPin')}
        </StateTag>
      </p>
      <div className="td-form-buttons">
        <ActionButton loading={issue.isBusy} title={t('users.signing.issueBadgeHint')} onClick={() => void issueNow()}>
          {t('users.signing.issueBadge')}
        </ActionButton>
        <ActionButton onClick={() => setIsResetting(true)}>{t('users.signing.setPin')}</ActionButton>
      </div>
      {code !== undefined && <BadgePrint badge={{ name, staffNo, code }} onClose={() => setCode(undefined)} />}
      {isResetting && <ResetPin user={user} onClose={() => setIsResetting(false)} />}
    </>
  );
};

export const Signing = ({ user }: Props) => {
  const t = useT();
  return (
    <section>
      <h3>{t('users.signing.title')}</h3>
      <p className="td-panel-state-hint">{t('users.signing.hint')}</p>
      <StaffForm key={user.version} user={user} />
      {!user.isSharedPost && <Codes user={user} />}
    </section>
  );
};
