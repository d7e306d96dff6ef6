/** What a receipt pays: a first-in-first-out proposal, changed by hand; matches can be taken back. */
import { useState } from 'react';
import { parseFen } from '../../../shared/domain/money';
import type { Problem } from '../../../shared/domain/problem';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { MatchedList } from './matched-list';
import { shownOf, type Typed, type Wanting, WantingTable } from './wanting-table';

const tables = ['receipt', 'sales_order', 'opening_document', 'dispatch_note', 'sold_report'];

const useProposal = (receiptId: number) => {
  const found = useRead(['receivables.proposal', receiptId], () => api.receivables.proposal({ receiptId }), { tables });
  const { value } = found;
  const orders = (value?.orders ?? []).map(({ orderId, submittedOn, ...one }): Wanting => {
    return { ...one, key: `order/${orderId}`, kind: 'order', id: orderId, on: submittedOn };
  });
  const documents = (value?.documents ?? []).map(({ documentId, documentOn, ...one }): Wanting => {
    return { ...one, key: `document/${documentId}`, kind: 'document', id: documentId, on: documentOn };
  });
  return { ...found, wanting: [...documents, ...orders] };
};

type Parts = {
  readonly parts: { orderId: number; amountFen: number }[];
  readonly documents: { documentId: number; amountFen: number }[];
};

/** What was typed as the input of the match, or what is wrong with it. */
function partsOf(wanting: readonly Wanting[], typed: Typed): Parts | Problem {
  const made: Parts = { parts: [], documents: [] };
  for (const one of wanting) {
    const text = shownOf(one, typed).trim();
    const amount = text === '' ? undefined : parseFen(text, `/parts/${one.number}`);
    if (amount && !amount.ok) return amount.problem;
    const amountFen = amount?.value ?? 0;
    if (amountFen === 0) continue;
    if (one.kind === 'order') made.parts.push({ orderId: one.id, amountFen });
    else made.documents.push({ documentId: one.id, amountFen });
  }
  return made;
}

type Props = { readonly receiptId: number; readonly entry: number; readonly onClose: () => void };

export const MatchPanel = ({ receiptId, entry, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const may = useMayState('receipts.match');
  const match = useCommand(api.receivables.match);
  const [typed, setTyped] = useState<Typed>({});
  const { value, wanting, ...found } = useProposal(receiptId);
  const freeFen = value ? value.receipt.amountFen - value.receipt.matchedFen : 0;
  const send = async () => {
    const parts = partsOf(wanting, typed);
    if ('code' in parts) return notice.problem(parts);
    if (!notice.accept(await match.run({ receiptId, ...parts }))) return undefined;
    setTyped({});
    return notice.success(t('receivables.matched'));
  };
  const footer = (
    <ActionButton
      type="primary"
      state={value?.receipt.actions.match ?? may}
      loading={match.isBusy}
      onClick={() => void send()}
    >
      {t('receivables.match')}
    </ActionButton>
  );
  return (
    <SidePanel
      title={value?.receipt.number ?? t('receivables.matchTitle')}
      extra={value?.receipt.isOtherPayer && <StateTag tone="warning">{t('receivables.otherPayer')}</StateTag>}
      footer={freeFen > 0 && wanting.length > 0 && footer}
      width={560}
      entry={entry}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && (
        <>
          <dl className="td-facts">
            <dt>{t('receivables.columns.customerName')}</dt>
            <dd>{value.receipt.customerName}</dd>
            <dt>{t('receivables.columns.payer')}</dt>
            <dd>
              {value.receipt.payer} {value.receipt.payerAccount}
            </dd>
            <dt>{t('receivables.columns.amountFen')}</dt>
            <dd>
              <MoneyText fen={value.receipt.amountFen} />
            </dd>
            <dt>{t('receivables.free')}</dt>
            <dd>
              <MoneyText fen={freeFen} />
            </dd>
          </dl>
          {freeFen > 0 && wanting.length === 0 && <PanelMessage title={t('receivables.noOrders')} />}
          {freeFen > 0 && wanting.length > 0 && (
            <>
              <h3>{t('receivables.proposal')}</h3>
              <WantingTable rows={wanting} typed={typed} onType={setTyped} />
            </>
          )}
          <MatchedList rows={value.allocations} />
        </>
      )}
    </SidePanel>
  );
};
