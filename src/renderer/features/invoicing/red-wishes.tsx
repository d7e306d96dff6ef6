/** Wishes to make an advance of what waits: somebody else than who asked decides. */
import { useState } from 'react';
import type { AdvanceWish } from '../../../shared/contract/red-letters.schemas';
import { formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { AskRed, type RedQuestion } from './red-ask';
import { redTables } from './red-looks';

export const AdvanceWishes = () => {
  const t = useT();
  const notice = useNotice();
  const decide = useCommand(api.redLetters.decideAdvance);
  const [question, setQuestion] = useState<RedQuestion>();
  const found = useRead(['redLetters.advanceWishes'], () => api.redLetters.advanceWishes({}), { tables: redTables });
  const wishes = found.value ?? [];
  if (wishes.length === 0) return null;
  const ask = ({ id: wishId, invoiceId, version }: AdvanceWish, isApproved: boolean) => {
    const title = t(isApproved ? 'redLetters.pending.approve' : 'redLetters.pending.refuse');
    setQuestion({
      ...{ title, label: t('redLetters.form.why'), first: '', isOptional: isApproved },
      onSubmit: (reason) => decide.run({ invoiceId, wishId, version, isApproved, reason }),
      onDone: () => notice.success(isApproved ? t('redLetters.pending.turned') : t('redLetters.wishes.refused')),
    });
  };
  return (
    <section className="td-red-wishes">
      <h3>{t('redLetters.pending.wishes')}</h3>
      <ul className="td-rows">
        {wishes.map((wish) => (
          <li key={wish.id}>
            <span>
              {wish.invoiceNumber} · {wish.customerName} ·{' '}
              {t('redLetters.pending.wish', {
                ...{
                  who: wish.askedBy,
                  on: wish.askedOn,
                  product: wish.productName,
                  qty: formatQty(wish.qty),
                  reason: wish.reason,
                },
              })}
            </span>{' '}
            <ActionButton size="small" type="primary" state={wish.actions.decide} onClick={() => ask(wish, true)}>
              {t('redLetters.pending.approve')}
            </ActionButton>{' '}
            <ActionButton size="small" danger state={wish.actions.decide} onClick={() => ask(wish, false)}>
              {t('redLetters.pending.refuse')}
            </ActionButton>
          </li>
        ))}
      </ul>
      {question && <AskRed question={question} onClose={() => setQuestion(undefined)} />}
    </section>
  );
};
