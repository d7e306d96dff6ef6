/** One secret of an account: shown on demand for some seconds and nowhere kept; each look is written down. */
import { CopyOutlined, EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { PlatformAccountRow } from '../../../shared/contract/platform-accounts.contract';
import type { SecretField, SecretState } from '../../../shared/domain/tender-paper-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { type TextKey, useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { StateTag, type Tone } from '../../ui/state-tag';
import { useCopy } from './paper-words';

const tones: Readonly<Record<SecretState, Tone>> = { none: 'neutral', stored: 'good', keyLost: 'bad' };
const SECOND = 1_000;

type Shown = { readonly secret: string; readonly seconds: number };

/** What is shown, counted down; at nought it is gone. */
const useShown = () => {
  const [shown, setShown] = useState<Shown>();
  const isShown = shown !== undefined;
  useEffect(() => {
    if (!isShown) return;
    const tick = () => setShown((one) => (one && one.seconds > 1 ? { ...one, seconds: one.seconds - 1 } : undefined));
    const timer = setInterval(tick, SECOND);
    return () => clearInterval(timer);
  }, [isShown]);
  return { shown, show: setShown, hide: () => setShown(undefined) };
};

type Props = {
  readonly account: PlatformAccountRow;
  readonly field: SecretField;
  readonly onEnter: () => void;
};

const Open = ({
  shown,
  field,
  onHide,
}: {
  readonly shown: Shown;
  readonly field: SecretField;
  readonly onHide: () => void;
}) => {
  const t = useT();
  const copy = useCopy();
  const name: TextKey = `platformAccounts.fields.${field}`;
  return (
    <>
      <output aria-label={t(name)}>{shown.secret}</output>
      <Button
        size="small"
        autoFocus
        icon={<CopyOutlined aria-hidden />}
        aria-label={t('platformAccounts.copySecretLabel', { field: name })}
        onClick={() => void copy(shown.secret)}
      >
        {t('platformAccounts.copySecret')}
      </Button>
      <Button size="small" onClick={onHide}>
        {t('platformAccounts.hide')}
      </Button>
      <small>{t('platformAccounts.gone', { seconds: shown.seconds })}</small>
    </>
  );
};

export const SecretLine = ({ account, field, onEnter }: Props) => {
  const t = useT();
  const notice = useNotice();
  const reveal = useCommand(api.platformAccounts.reveal);
  const { shown, show, hide } = useShown();
  const state = field === 'password' ? account.password : account.caPin;
  const name: TextKey = `platformAccounts.fields.${field}`;
  const look = async () => {
    const answer = await reveal.run({ accountId: account.id, field });
    if (!notice.accept(answer) || !answer.ok) return;
    const { secret, shownSeconds: seconds } = answer.value;
    // After a lost answer only its record is known, and that holds no secret.
    if (secret === '') notice.warning(t('platformAccounts.lost'));
    else show({ secret, seconds });
  };
  if (shown) return <Open shown={shown} field={field} onHide={hide} />;
  return (
    <>
      <StateTag tone={tones[state]}>{t(`platformAccounts.secretStates.${state}`)}</StateTag>
      {state === 'stored' && (
        <ActionButton
          size="small"
          icon={<EyeOutlined aria-hidden />}
          state={account.actions.reveal}
          loading={reveal.isBusy}
          aria-label={t('platformAccounts.look', { field: name })}
          onClick={() => void look()}
        >
          {t('platformAccounts.reveal')}
        </ActionButton>
      )}
      <ActionButton size="small" state={account.actions.setSecret} onClick={onEnter}>
        {t(state === 'none' ? 'platformAccounts.enter' : 'platformAccounts.reenter')}
      </ActionButton>
    </>
  );
};
