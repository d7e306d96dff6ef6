import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { StateTag } from '../../ui/state-tag';
import type { AllSettings } from './setting-values';
import { Signatures } from './signatures';

const pairs = ['dualSubmitApprove', 'dualPickCheck', 'dualRequestApprove', 'dualRecordMatch'] as const;
type Pair = (typeof pairs)[number];

/** Which pairs of steps one person may hold: the boss signs, with a reason. */
export const DualPosts = ({ all }: { readonly all: AllSettings }) => {
  const t = useT();
  const notice = useNotice();
  const may = useMayState('settings.signDualPosts');
  const sign = useCommand(api.settings.signDualPosts);
  const [asked, setAsked] = useState<Pair>();
  const isAllowed = (pair: Pair): boolean => all[pair]?.value === true;
  return (
    <section>
      <h2>{t('settings.dual.title')}</h2>
      <p className="td-settings-hint">{t('settings.dual.hint')}</p>
      <ul className="td-rows">
        {pairs.map((pair) => (
          <li key={pair}>
            <span>{t(`settings.dual.${pair}`)}</span>
            <StateTag tone={isAllowed(pair) ? 'warning' : 'good'}>
              {t(isAllowed(pair) ? 'settings.dual.allowed' : 'settings.dual.separate')}
            </StateTag>
            <ActionButton state={may} onClick={() => setAsked(pair)}>
              {t(isAllowed(pair) ? 'settings.dual.forbid' : 'settings.dual.allow')}
            </ActionButton>
          </li>
        ))}
      </ul>
      <Signatures />
      <Modal
        open={asked !== undefined}
        title={asked && t(`settings.dual.${asked}`)}
        footer={null}
        onCancel={() => setAsked(undefined)}
        destroyOnHidden
      >
        {asked && (
          <FormPanel<{ reason: string }, unknown>
            submitLabel={t(isAllowed(asked) ? 'settings.dual.forbid' : 'settings.dual.allow')}
            onSubmit={({ reason }) =>
              sign.run({ pair: asked, isAllowed: !isAllowed(asked), reason, version: all[asked]?.version ?? 0 })
            }
            onDone={() => {
              setAsked(undefined);
              notice.success(t('settings.dual.signed'));
            }}
          >
            <Form.Item
              name="reason"
              label={t('settings.dual.reason')}
              extra={t('settings.dual.reasonHint')}
              rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
            >
              <Input maxLength={200} autoFocus />
            </Form.Item>
          </FormPanel>
        )}
      </Modal>
    </section>
  );
};
