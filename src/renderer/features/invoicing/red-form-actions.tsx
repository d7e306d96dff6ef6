/** The steps of a red form: which are due, and what each asks. */
import { useState } from 'react';
import type { RedFormRow } from '../../../shared/contract/red-letters.schemas';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { AskRed, type RedQuestion } from './red-ask';
import { IssueRed } from './red-issue-form';

type Step =
  | 'approve'
  | 'refuse'
  | 'withdraw'
  | 'send'
  | 'confirm'
  | 'reject'
  | 'confirmBuyer'
  | 'rejectBuyer'
  | 'issue';

/** The steps that a form in this state knows; who may take them stands in its actions. */
function stepsOf({ state, isFromBuyer }: RedFormRow): readonly Step[] {
  if (state === 'requested') return ['approve', 'refuse', 'withdraw'];
  if (state === 'approved') return ['send', 'withdraw'];
  if (state === 'sent') return isFromBuyer ? ['confirmBuyer', 'rejectBuyer'] : ['confirm', 'reject', 'withdraw'];
  // The new blue invoice of a reissue may be in a workbook of the platform, or come back from it.
  if (state === 'exported') return ['issue'];
  if (state === 'confirmed' || state === 'failed') return isFromBuyer ? ['issue'] : ['issue', 'withdraw'];
  return [];
}
const actionOf = {
  approve: 'approve',
  refuse: 'refuse',
  withdraw: 'withdraw',
  send: 'send',
  confirm: 'answer',
  reject: 'answer',
  confirmBuyer: 'answerBuyer',
  rejectBuyer: 'answerBuyer',
  issue: 'issue',
} as const satisfies Record<Step, keyof RedFormRow['actions']>;
const hard: readonly Step[] = ['refuse', 'reject', 'rejectBuyer'];
const firstOf: readonly Step[] = ['approve', 'send', 'confirm', 'confirmBuyer', 'issue'];

const useSteps = ({ id: requestId, version }: RedFormRow) => {
  const approve = useCommand(api.redLetters.approve);
  const refuse = useCommand(api.redLetters.refuse);
  const withdraw = useCommand(api.redLetters.withdraw);
  const send = useCommand(api.redLetters.send);
  const answer = useCommand(api.redLetters.answer);
  const answerBuyer = useCommand(api.redLetters.answerBuyer);
  const seen = { requestId, version };
  return {
    approve: (reason: string) => approve.run({ ...seen, reason }),
    refuse: (reason: string) => refuse.run({ ...seen, reason }),
    withdraw: (reason: string) => withdraw.run({ ...seen, reason }),
    send: (formNo: string) => send.run({ ...seen, formNo }),
    confirm: (formNo: string) => answer.run({ ...seen, isConfirmed: true, formNo, reason: '' }),
    reject: (reason: string) => answer.run({ ...seen, isConfirmed: false, formNo: '', reason }),
    confirmBuyer: (reason: string) => answerBuyer.run({ ...seen, isConfirmed: true, reason }),
    rejectBuyer: (reason: string) => answerBuyer.run({ ...seen, isConfirmed: false, reason }),
  };
};

const doneOf = { confirmBuyer: 'confirm', rejectBuyer: 'reject' } as const;

export const RedFormActions = ({ row }: { readonly row: RedFormRow }) => {
  const t = useT();
  const notice = useNotice();
  const steps = useSteps(row);
  const [question, setQuestion] = useState<RedQuestion>();
  const [isIssuing, setIsIssuing] = useState(false);
  const ask = (step: Step) => {
    if (step === 'issue') return setIsIssuing(true);
    const isFormNo = step === 'send' || step === 'confirm';
    const done = step === 'confirmBuyer' || step === 'rejectBuyer' ? doneOf[step] : step;
    setQuestion({
      title: `${t(`redLetters.steps.${step}`)} ${row.number}`,
      label: isFormNo ? t('redLetters.columns.formNo') : t('redLetters.form.why'),
      first: isFormNo ? row.formNo : '',
      isOptional: firstOf.includes(step),
      onSubmit: steps[step],
      onDone: () => notice.success(t(`redLetters.done.${done}`)),
    });
  };
  return (
    <>
      {stepsOf(row).map((step) => (
        <ActionButton
          key={step}
          type={firstOf.includes(step) ? 'primary' : 'default'}
          danger={hard.includes(step)}
          state={row.actions[actionOf[step]]}
          onClick={() => ask(step)}
        >
          {t(`redLetters.steps.${step}`)}
        </ActionButton>
      ))}
      {question && <AskRed question={question} onClose={() => setQuestion(undefined)} />}
      {isIssuing && <IssueRed row={row} onClose={() => setIsIssuing(false)} />}
    </>
  );
};
