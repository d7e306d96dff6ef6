import { useState } from 'react';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { StateTag } from '../../ui/state-tag';
import { Ask, ReasonField } from './ask';

type Row = {
  readonly id: number;
  readonly kind: 'order' | 'document';
  readonly targetNumber: string;
  readonly amountFen: number;
  readonly matchedBy: string;
  readonly isReversed: boolean;
};

/** What a receipt pays already; each match can be taken back with a reason. */
export const MatchedList = ({ rows }: { readonly rows: readonly Row[] }) => {
  const t = useT();
  const may = useMayState('receipts.match');
  const unmatch = useCommand(api.receivables.unmatch);
  const [asked, setAsked] = useState<Row>();
  if (rows.length === 0) return null;
  const nameOf = ({ kind, targetNumber }: Row) =>
    kind === 'order' ? targetNumber : t('receivables.openingDocument', { number: targetNumber });
  return (
    <section>
      <h3>{t('receivables.history')}</h3>
      <ul className="td-rows">
        {rows.map((row) => (
          <li key={`${row.kind}/${row.id}`}>
            <span>{nameOf(row)}</span>
            <MoneyText fen={row.amountFen} />
            <span>{row.matchedBy}</span>
            {row.isReversed ? (
              <StateTag>{t('receivables.state.reversed')}</StateTag>
            ) : (
              <ActionButton size="small" state={may} onClick={() => setAsked(row)}>
                {t('receivables.unmatch')}
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      <Ask<{ reason: string }>
        isOpen={asked !== undefined}
        title={t('receivables.unmatch')}
        onSubmit={({ reason }) => unmatch.run({ allocationId: asked?.id ?? 0, kind: asked?.kind ?? 'order', reason })}
        onDone={() => undefined}
        onClose={() => setAsked(undefined)}
      >
        <ReasonField />
      </Ask>
    </section>
  );
};
