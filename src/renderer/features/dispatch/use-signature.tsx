/** On a shared computer a step asks who takes it: by badge, or by staff number and PIN. On one's own it just goes on. */
import { Button, Input, type InputRef } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Signature } from '../../../shared/contract/signature';
import { BADGE_DIGITS, PIN_DIGITS, STAFF_NO } from '../../../shared/domain/signed-steps';
import { refuse } from '../../../shared/domain/problem';
import { useMe } from '../../rpc/me';
import type { Answer } from '../../rpc/problem';
import { Dialog } from '../../ui/dialog';
import { useT } from '../../ui/i18n';
import { isComposing } from '../../ui/keyboard';
import { ProblemAlert } from '../../ui/problem-alert';
import type { ShownProblem } from '../../ui/problem-text';
import { beep } from './beep';

/** What a step sends besides its own input. */
export type Signed = { readonly signature?: Signature };
export type Sign = <T>(work: (signed: Signed) => Promise<Answer<T>>) => Promise<Answer<T>>;
/** @returns what is wrong with the signature, nothing when the step was decided on */
type Attempt = (signature: Signature) => Promise<ShownProblem | undefined>;

const BADGE = new RegExp(`^\\d{${BADGE_DIGITS}}$`, 'u');
const PIN = new RegExp(`^\\d{${PIN_DIGITS}}$`, 'u');
export const isAboutSignature = ({ fields }: ShownProblem): boolean => fields?.includes('/signature') ?? false;

const isEnter = (event: KeyboardEvent): boolean => event.key === 'Enter' && !isComposing(event.nativeEvent);

/** Enter is this window's own: the form behind it must not hear it. */
const taken = (event: KeyboardEvent): boolean => {
  if (!isEnter(event)) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
};

const useAttempt = (attempt: Attempt) => {
  const [problem, setProblem] = useState<ShownProblem>();
  const [isBusy, setIsBusy] = useState(false);
  const run = async (signature: Signature): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    const wrong = await attempt(signature);
    setIsBusy(false);
    setProblem(wrong);
    if (wrong) beep();
  };
  return { run, problem, isBusy };
};

const SignFields = ({ attempt }: { readonly attempt: Attempt }) => {
  const t = useT();
  const whoField = useRef<InputRef>(null);
  const pinField = useRef<InputRef>(null);
  const [who, setWho] = useState('');
  const [pin, setPin] = useState('');
  const { run, problem, isBusy } = useAttempt(attempt);
  const isStaffNo = STAFF_NO.test(who.trim());
  // After the window has taken the focus for itself.
  useEffect(() => {
    const timer = setTimeout(() => whoField.current?.focus());
    return () => clearTimeout(timer);
  }, []);
  const again = (field: InputRef | null) => field?.focus({ cursor: 'all' });
  const scanned = () => {
    const text = who.trim();
    if (BADGE.test(text)) {
      setWho('');
      void run({ badge: text }).then(() => again(whoField.current));
    } else if (isStaffNo) again(pinField.current);
  };
  const typed = () => {
    if (!isStaffNo || !PIN.test(pin)) return;
    setPin('');
    void run({ staffNo: who.trim(), pin }).then(() => again(pinField.current));
  };
  return (
    <div className={problem ? 'td-scan is-wrong' : 'td-scan'}>
      <p className="td-panel-state-hint">{t('dispatch.signing.hint')}</p>
      <Input
        ref={whoField}
        data-scan
        value={who}
        maxLength={BADGE_DIGITS}
        autoComplete="off"
        aria-label={t('dispatch.signing.who')}
        placeholder={t('dispatch.signing.who')}
        onChange={({ target }) => setWho(target.value)}
        onKeyDown={(event) => {
          if (taken(event)) scanned();
        }}
      />
      <Input.Password
        ref={pinField}
        data-scan
        value={pin}
        maxLength={PIN_DIGITS}
        inputMode="numeric"
        autoComplete="off"
        aria-label={t('dispatch.signing.pin')}
        placeholder={t('dispatch.signing.pin')}
        onChange={({ target }) => setPin(target.value)}
        onKeyDown={(event) => {
          if (taken(event)) typed();
        }}
      />
      <ProblemAlert problem={problem} />
      <Button type="primary" loading={isBusy} disabled={!isStaffNo || !PIN.test(pin)} onClick={typed}>
        {t('dispatch.signing.go')}
      </Button>
    </div>
  );
};

type Asked = { readonly attempt: Attempt; readonly cancel: () => void };

/** `sign` runs a step with its signature; `dialog` stands anywhere in the component. */
export const useSignature = (): { readonly sign: Sign; readonly dialog: ReactNode } => {
  const t = useT();
  const { isSharedPost } = useMe();
  const [asked, setAsked] = useState<Asked>();
  const sign: Sign = (work) => {
    if (!isSharedPost) return work({});
    return new Promise((resolve) => {
      const attempt: Attempt = async (signature) => {
        const answer = await work({ signature });
        if (!answer.ok && isAboutSignature(answer.problem)) return answer.problem;
        setAsked(undefined);
        resolve(answer);
        return undefined;
      };
      const cancel = () => {
        setAsked(undefined);
        resolve(refuse('RULE_VIOLATED', { case: 'users.sign.cancelled' }));
      };
      setAsked({ attempt, cancel });
    });
  };
  const dialog = asked && (
    <Dialog title={t('dispatch.signing.title')} width={360} onClose={asked.cancel}>
      <SignFields attempt={asked.attempt} />
    </Dialog>
  );
  return { sign, dialog };
};
