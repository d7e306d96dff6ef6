/** Receipts: what came in, what of it pays which order. The cashier records, finance matches. */
import { PlusOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { ReceiptRow } from '../../../shared/contract/receivables.contract';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';
import { MatchPanel } from './match-panel';
import { RecordReceipt } from './record-receipt';
import { ReverseReceipt } from './reverse-receipt';

const tables = ['receipt', 'sales_order'];
const loadBlock = (request: GridRequest) => api.receivables.list(request);
const loadTotals = (criteria: GridCriteria) => api.receivables.totals(criteria);

/** How far a receipt is matched. */
export const receiptState = (row: ReceiptRow): 'open' | 'part' | 'matched' | 'reversed' | 'reversal' => {
  if (row.isReversal) return 'reversal';
  if (row.isReversed) return 'reversed';
  if (row.matchedFen === 0) return 'open';
  return row.matchedFen === row.amountFen ? 'matched' : 'part';
};

const tones = { open: 'warning', part: 'info', matched: 'good', reversed: 'neutral', reversal: 'neutral' } as const;

const State = ({ row }: { readonly row: ReceiptRow }) => {
  const t = useT();
  const state = receiptState(row);
  return <StateTag tone={tones[state]}>{t(`receivables.state.${state}`)}</StateTag>;
};

const forms: Readonly<Record<string, StateLook>> = {
  transfer: { label: 'receivables.form.transfer', tone: 'neutral' },
  cash: { label: 'receivables.form.cash', tone: 'neutral' },
  acceptance: { label: 'receivables.form.acceptance', tone: 'neutral' },
  deduction: { label: 'receivables.form.deduction', tone: 'neutral' },
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<ReceiptRow>[] = [
  { key: 'number', header: 'receivables.columns.number', kind: 'text', width: 140, ...both },
  { key: 'customerName', header: 'receivables.columns.customerName', kind: 'text', isWide: true, ...both },
  { key: 'receivedOn', header: 'receivables.columns.receivedOn', kind: 'date', width: 110, ...both },
  { key: 'amountFen', header: 'receivables.columns.amountFen', kind: 'money', width: 130, isSummed: true, ...both },
  { key: 'matchedFen', header: 'receivables.columns.matchedFen', kind: 'money', width: 130 },
  { key: 'form', header: 'receivables.columns.form', kind: 'state', width: 110, states: forms, ...both },
  { key: 'payer', header: 'receivables.columns.payer', kind: 'text', width: 180 },
  {
    key: 'status',
    header: 'receivables.columns.state',
    kind: 'text',
    width: 100,
    render: (row) => <State row={row} />,
  },
];

type Beside = { readonly kind: 'new' } | { readonly kind: 'match'; readonly receiptId: number };

const ReceiptsScreen = () => {
  const t = useT();
  const refreshKey = useTablesVersion(tables);
  const record = useMayState('receipts.record');
  const [beside, setBeside] = useState<Beside>();
  const [reversing, setReversing] = useState<ReceiptRow>();
  const close = () => setBeside(undefined);
  const match = ({ id: receiptId }: ReceiptRow) => setBeside({ kind: 'match', receiptId });
  return (
    <div className="td-list-page">
      <DataGrid
        gridId="receipts"
        label={t('receivables.title')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        onOpen={match}
        rowActions={(row) => [
          {
            key: 'match',
            label: t('receivables.match'),
            state: row.actions.match,
            shortcut: 'M',
            onRun: () => match(row),
          },
          {
            key: 'reverse',
            label: t('receivables.reverse'),
            state: row.actions.reverse,
            isDanger: true,
            onRun: () => setReversing(row),
          },
        ]}
        refreshKey={refreshKey}
        emptyHint={t('receivables.empty')}
        toolbarEnd={
          <ActionButton
            type="primary"
            icon={<PlusOutlined />}
            state={record}
            onClick={() => setBeside({ kind: 'new' })}
          >
            {t('receivables.record')}
          </ActionButton>
        }
      />
      {beside?.kind === 'new' && <RecordReceipt onClose={close} />}
      {beside?.kind === 'match' && <MatchPanel key={beside.receiptId} receiptId={beside.receiptId} onClose={close} />}
      <ReverseReceipt receipt={reversing} onClose={() => setReversing(undefined)} />
    </div>
  );
};

export default ReceiptsScreen;
