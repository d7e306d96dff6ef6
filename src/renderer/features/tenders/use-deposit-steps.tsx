/** The window before a step of a deposit, and the panel with the record: shared by the list and the tender's page. */
import { useState } from 'react';
import type { DepositRow } from '../../../shared/contract/deposit-shapes';
import type { DepositStep } from '../../../shared/domain/deposit-words';
import { depositAsks } from './deposit-asks';

type Asked = { readonly step: DepositStep; readonly row: DepositRow };

export const useDepositAsk = () => {
  const [asked, setAsked] = useState<Asked>();
  const Window = asked && depositAsks[asked.step];
  return {
    ask: (step: DepositStep, row: DepositRow) => setAsked({ step, row }),
    window: Window && (
      <Window key={`${asked.step}-${asked.row.id}`} row={asked.row} onClose={() => setAsked(undefined)} />
    ),
  };
};
