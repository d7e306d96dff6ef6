/** The field of the checker: each code counts one; a wrong one turns red, says why, and is heard. */
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import type { ActionState } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { isComposing } from '../../ui/keyboard';
import { ProblemAlert } from '../../ui/problem-alert';
import { formatQty } from '../../../shared/domain/format';
import type { ShownProblem } from '../../ui/problem-text';
import { beep } from './beep';
import { useScanner } from './scanner';

type Props = { readonly noteId: number; readonly state: ActionState };

/** Scans come faster than answers: they wait for each other, none is lost. */
const useScans = (noteId: number) => {
  const t = useT();
  const scan = useCommand(api.dispatch.scanCode);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const [problem, setProblem] = useState<ShownProblem>();
  const [said, setSaid] = useState('');
  const one = async (code: string) => {
    const answer = await scan.run({ noteId, code });
    if (!answer.ok) {
      beep();
      setSaid('');
      setProblem(answer.problem);
      return;
    }
    setProblem(undefined);
    const { productName: name, checkedQty, qty, isComplete } = answer.value;
    const counted = t('dispatch.check.counted', { name, counted: formatQty(checkedQty), qty: formatQty(qty) });
    setSaid(isComplete ? t('dispatch.check.all') : counted);
  };
  const take = (code: string) => {
    queue.current = queue.current.then(() => one(code));
  };
  return { take, problem, said };
};

export const ScanField = ({ noteId, state }: Props) => {
  const t = useT();
  const field = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const { take, problem, said } = useScans(noteId);
  useScanner((code) => state === true && take(code));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || text.trim() === '') return;
    event.preventDefault();
    take(text.trim());
    setText('');
    field.current?.focus();
  };
  return (
    <div className={problem ? 'td-scan is-wrong' : 'td-scan'}>
      <Input
        ref={field}
        data-scan
        autoFocus
        disabled={state !== true}
        value={text}
        maxLength={60}
        aria-label={t('dispatch.check.scan')}
        placeholder={t('dispatch.check.scan')}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      <ProblemAlert problem={problem} />
      <p className="td-panel-state-hint" role="status">
        {said || t('dispatch.check.scanHint')}
      </p>
    </div>
  );
};
