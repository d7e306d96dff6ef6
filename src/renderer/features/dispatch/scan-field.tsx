/** The field of the checker: each code counts one; a wrong one turns red, says why, and is heard. */
import { Input, type InputRef, Segmented } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { NoteLine } from '../../../shared/contract/dispatch-shapes';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import type { ActionState } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { isComposing } from '../../ui/keyboard';
import { useFirstFocus } from '../../ui/panel-focus';
import { ProblemAlert } from '../../ui/problem-alert';
import { formatQty } from '../../../shared/domain/format';
import type { ShownProblem } from '../../ui/problem-text';
import { beep } from './beep';
import { questionOf, ScanQuestion, type Question, type ScanWords } from './scan-question';
import { useScanner } from './scanner';

type Props = { readonly noteId: number; readonly state: ActionState; readonly lines: readonly NoteLine[] };

/** What a scan of a traceability code counts: as learned, or as the person says. */
type Counting = 'auto' | 'piece' | 'case';

/** Scans come faster than answers: they wait for each other, none is lost. A question waits for its answer likewise. */
const useScans = (noteId: number) => {
  const t = useT();
  const scan = useCommand(api.dispatch.scanCode);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const [problem, setProblem] = useState<ShownProblem>();
  const [questions, setQuestions] = useState<readonly Question[]>([]);
  const [said, setSaid] = useState('');
  const one = async (code: string, words: ScanWords) => {
    const answer = await scan.run({ noteId, code, ...words });
    if (!answer.ok) {
      beep();
      setSaid('');
      const question = questionOf(answer.problem, code, words);
      if (question) setQuestions((open) => [...open, question]);
      setProblem(question ? undefined : answer.problem);
      return;
    }
    setProblem(undefined);
    const { productName: name, checkedQty, qty, isComplete } = answer.value;
    const counted = t('dispatch.check.counted', { name, counted: formatQty(checkedQty), qty: formatQty(qty) });
    setSaid(isComplete ? t('dispatch.check.all') : counted);
  };
  const take = (code: string, words: ScanWords = {}) => {
    queue.current = queue.current.then(() => one(code, words));
  };
  /** The answer may settle the codes that were scanned meanwhile: they are asked of the engine anew. */
  const answer = (words: ScanWords) => {
    const [first, ...rest] = questions;
    if (!first) return;
    setQuestions([]);
    take(first.code, words);
    for (const { code } of rest) take(code);
  };
  const drop = () => setQuestions((open) => open.slice(1));
  return { take, answer, drop, question: questions[0], problem, said };
};

export const ScanField = ({ noteId, state, lines }: Props) => {
  const t = useT();
  const field = useRef<InputRef>(null);
  const first = useFirstFocus();
  const [text, setText] = useState('');
  const { take, answer, drop, question, problem, said } = useScans(noteId);
  const [counting, setCounting] = useState<Counting>('auto');
  const scanned = (code: string) => take(code, counting === 'auto' ? {} : { isCase: counting === 'case' });
  useScanner((code) => state === true && scanned(code));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || text.trim() === '') return;
    event.preventDefault();
    scanned(text.trim());
    setText('');
    field.current?.focus();
  };
  return (
    <div className={problem ? 'td-scan is-wrong' : 'td-scan'}>
      <Input
        ref={field}
        data-scan
        {...first}
        disabled={state !== true}
        value={text}
        maxLength={60}
        aria-label={t('dispatch.check.scan')}
        placeholder={t('dispatch.check.scan')}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      {lines.some(({ caseQty }) => caseQty !== null) && (
        <Segmented<Counting>
          size="small"
          aria-label={t('dispatch.check.counting')}
          value={counting}
          onChange={setCounting}
          options={[
            { value: 'auto', label: t('dispatch.check.auto') },
            { value: 'piece', label: t('dispatch.check.piece') },
            { value: 'case', label: t('dispatch.check.wholeCase') },
          ]}
        />
      )}
      {question && <ScanQuestion question={question} lines={lines} onAnswer={answer} onDrop={drop} />}
      <ProblemAlert problem={problem} />
      <p className="td-panel-state-hint" role="status">
        {said || t('dispatch.check.scanHint')}
      </p>
    </div>
  );
};
