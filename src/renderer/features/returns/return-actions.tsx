/** The decisions on a return, and what may be done beside its own step. */
import { useState } from 'react';
import type { ReturnRow } from '../../../shared/contract/returns.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTabActions } from '../../ui/tab-actions';
import { AskReason, type ReasonQuestion } from './ask-reason';

type Step = 'approve' | 'refuse' | 'withdraw';
const decisions: readonly Step[] = ['approve', 'refuse', 'withdraw'];

export const ReturnActions = ({ row }: { readonly row: ReturnRow }) => {
  const t = useT();
  const notice = useNotice();
  const { openTab } = useTabActions();
  const [question, setQuestion] = useState<ReasonQuestion>();
  const commands = {
    approve: useCommand(api.returns.approve),
    refuse: useCommand(api.returns.refuse),
    withdraw: useCommand(api.returns.withdraw),
  };
  const exchange = useCommand(api.returns.exchange);
  const { id: returnId, number, version, state, kind, actions } = row;
  const ask = (step: Step) =>
    setQuestion({
      title: `${t(`returns.steps.${step}`)} ${number}`,
      ...(step === 'approve' ? { hint: t('returns.approveHint') } : {}),
      isOptional: step === 'approve',
      onSubmit: (reason) => commands[step].run({ returnId, version, reason }),
      onDone: () => notice.success(t(`returns.done.${step}`)),
    });
  const send = async () => {
    const answer = await exchange.run({ returnId, version });
    if (answer.ok) notice.success(t('returns.done.exchange', { number: answer.value.noteNumber }));
    else notice.problem(answer.problem);
  };
  return (
    <>
      {state === 'requested' &&
        decisions.map((step) => (
          <ActionButton
            key={step}
            type={step === 'approve' ? 'primary' : 'default'}
            danger={step === 'refuse'}
            state={actions[step]}
            onClick={() => ask(step)}
          >
            {t(`returns.steps.${step}`)}
          </ActionButton>
        ))}
      {kind === 'exchange' && row.exchangeNoteId === null && (
        <ActionButton state={actions.exchange} loading={exchange.isBusy} onClick={() => void send()}>
          {t('returns.steps.exchange')}
        </ActionButton>
      )}
      <ActionButton
        onClick={() =>
          openTab({ key: `returnPrint/${returnId}`, screen: 'returnPrint', title: number, params: { returnId } })
        }
      >
        {t('returns.steps.print')}
      </ActionButton>
      <AskReason question={question} onClose={() => setQuestion(undefined)} />
    </>
  );
};
