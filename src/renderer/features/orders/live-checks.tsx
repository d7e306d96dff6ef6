/** What the checks would find, while the order is still being typed. */
import { useEffect, useState } from 'react';
import type { OrderCheck } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { ProblemAlert } from '../../ui/problem-alert';
import { ChecksList } from './checks-list';
import { inputOf, type OrderDraft } from './draft-model';
import { checkTables } from './order-tables';

const PAUSE_MS = 350;

/** The same value once it stood still for a moment. */
const useSettled = <T,>(value: T): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
};

const noChecks: readonly OrderCheck[] = [];

export const LiveChecks = ({ draft, orderId }: { readonly draft: OrderDraft; readonly orderId: number | null }) => {
  const t = useT();
  const input = inputOf(useSettled(draft));
  const isWanted = input !== undefined && input.lines.length > 0;
  const found = useRead(
    ['orders.preview', orderId, input],
    () => api.orders.preview({ ...(input ?? { buyerId: 0 }), orderId }),
    { tables: checkTables, isWanted },
  );
  // What was found last stays until the next answer: the panel does not flicker while one types.
  const [last, setLast] = useState(noChecks);
  if (found.value && found.value.checks !== last) setLast(found.value.checks);
  return (
    <aside aria-label={t('orders.tabs.checks')} tabIndex={0}>
      <h2>{t('orders.tabs.checks')}</h2>
      <ProblemAlert problem={isWanted ? found.problem : undefined} onRetry={found.reload} />
      {!isWanted && <p className="td-quiet">{t('orders.noChecks')}</p>}
      <ChecksList checks={isWanted ? last : noChecks} />
    </aside>
  );
};
