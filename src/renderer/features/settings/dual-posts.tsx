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
/** What the window asks a reason for: one pair, or every one that is not allowed yet. */
type Asked = Pair | 'rest';

/** One reason under each of the pairs; the first refusal ends it. */
const useSigning = (all: AllSettings) => {
  const sign = useCommand(api.settings.signDualPosts);
  return async (asked: readonly Pair[], reason: string) => {
    let answer: Awaited<ReturnType<typeof sign.run>> = { ok: true, value: { version: 0 } };
    for (const pair of asked) {
      const { value, version = 0 } = all[pair] ?? {};
      answer = await sign.run({ pair, isAllowed: value !== true, reason, version });
      if (!answer.ok) break;
    }
    return answer;
  };
};

/** Which pairs of steps one person may hold: the boss signs, with a reason. */
export const DualPosts = ({ all }: { readonly all: AllSettings }) => {
  const t = useT();
  const notice = useNotice();
  const may = useMayState('settings.signDualPosts');
  const sign = useSigning(all);
  const [asked, setAsked] = useState<Asked>();
  const isAllowed = (pair: Pair): boolean => all[pair]?.value === true;
  const rest = pairs.filter((pair) => !isAllowed(pair));
  const signed = () => {
    setAsked(undefined);
    notice.success(t('settings.dual.signed'));
  };
  const forbids = asked !== undefined && asked !== 'rest' && isAllowed(asked);
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
      {rest.length > 1 && (
        <p>
          <ActionButton state={may} onClick={() => setAsked('rest')}>
            {t('settings.dual.allowRest')}
          </ActionButton>
        </p>
      )}
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
            submitLabel={t(forbids ? 'settings.dual.forbid' : 'settings.dual.allow')}
            onSubmit={({ reason }) => sign(asked === 'rest' ? rest : [asked], reason)}
            onDone={signed}
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
