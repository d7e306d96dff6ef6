/** Receipts: what came in, what of it pays which order. The cashier records, finance matches. */
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { ReceiptRow } from '../../../shared/contract/receivables-shapes';
import { receiptSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { useFollowedRow } from '../../ui/use-followed-row';
import { namesOf, useSegment } from '../../ui/use-segment';
import { MatchPanel } from './match-panel';
import { RecordReceipt } from './record-receipt';
import { RefundReceipt } from './refund-receipt';
import { ReverseReceipt } from './reverse-receipt';

const tables = ['receipt', 'sales_order', 'opening_document'];
type Segment = keyof typeof receiptSegments;
const segments = namesOf(receiptSegments);
const loadersOf = (segment: Segment) => {
  const own = segment === 'all' ? {} : { segment };
  return {
    loadBlock: (request: GridRequest) => api.receivables.list({ ...request, ...own }),
    loadTotals: (criteria: GridCriteria) => api.receivables.totals({ ...criteria, ...own }),
  };
};

/** How far a receipt is matched. */
const receiptState = (row: ReceiptRow): 'open' | 'part' | 'matched' | 'reversed' | 'reversal' | 'refunded' => {
  if (row.isReversal) return 'reversal';
  if (row.isReversed) return 'reversed';
  if (row.form === 'refund') return 'refunded';
  if (row.matchedFen === 0) return 'open';
  return row.matchedFen === row.amountFen ? 'matched' : 'part';
};

const tones = {
  open: 'warning',
  part: 'info',
  matched: 'good',
  reversed: 'neutral',
  reversal: 'neutral',
  refunded: 'neutral',
} as const;

const State = ({ row }: { readonly row: ReceiptRow }) => {
  const t = useT();
  const state = receiptState(row);
  return <StateTag tone={tones[state]}>{t(`receivables.state.${state}`)}</StateTag>;
};

/** Somebody else than the customer paid: said beside the name, as the bank wrote it. */
const Payer = ({ row }: { readonly row: ReceiptRow }) => {
  const t = useT();
  return (
    <>
      {row.payer} {row.isOtherPayer && <StateTag tone="warning">{t('receivables.otherPayer')}</StateTag>}
    </>
  );
};

const forms: Readonly<Record<string, StateLook>> = {
  transfer: { label: 'receivables.form.transfer', tone: 'neutral' },
  cash: { label: 'receivables.form.cash', tone: 'neutral' },
  acceptance: { label: 'receivables.form.acceptance', tone: 'neutral' },
  deduction: { label: 'receivables.form.deduction', tone: 'neutral' },
  rounding: { label: 'receivables.form.rounding', tone: 'neutral' },
  refund: { label: 'receivables.form.refund', tone: 'warning' },
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<ReceiptRow>[] = [
  { key: 'number', header: 'receivables.columns.number', kind: 'text', width: 140, ...both },
  { key: 'customerName', header: 'receivables.columns.customerName', kind: 'text', isWide: true, ...both },
  { key: 'receivedOn', header: 'receivables.columns.receivedOn', kind: 'date', width: 110, ...both },
  { key: 'amountFen', header: 'receivables.columns.amountFen', kind: 'money', width: 130, isSummed: true, ...both },
  { key: 'matchedFen', header: 'receivables.columns.matchedFen', kind: 'money', width: 130 },
  { key: 'form', header: 'receivables.columns.form', kind: 'state', width: 110, states: forms, ...both },
  {
    key: 'payer',
    header: 'receivables.columns.payer',
    kind: 'text',
    width: 200,
    render: (row) => <Payer row={row} />,
  },
  { key: 'payerAccount', header: 'receivables.columns.payerAccount', kind: 'text', width: 160, isHidden: true },
  { key: 'remark', header: 'receivables.columns.remark', kind: 'text', width: 160, isHidden: true },
  {
    key: 'status',
    header: 'receivables.columns.state',
    kind: 'text',
    width: 112,
    render: (row) => <State row={row} />,
  },
];

const ReceiptsScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(tables);
  const record = useMayState('receipts.record');
  const [segment, setSegment] = useSegment<Segment>(params, segments, 'all');
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const [isNew, setIsNew] = useState(false);
  const [reversing, setReversing] = useState<ReceiptRow>();
  const [refunding, setRefunding] = useState<ReceiptRow>();
  const { followed, enter, follow, close } = useFollowedRow();
  const match = (row: ReceiptRow) => {
    setIsNew(false);
    enter(row);
  };
  const actions = (row: ReceiptRow): readonly RowAction[] => {
    const { match: mayMatch, refund, reverse } = row.actions;
    return [
      { key: 'match', label: t('receivables.match'), state: mayMatch, shortcut: 'M', onRun: () => match(row) },
      { key: 'refund', label: t('receivables.refund.action'), state: refund, onRun: () => setRefunding(row) },
      {
        key: 'reverse',
        label: t('receivables.reverse'),
        state: reverse,
        isDanger: true,
        onRun: () => setReversing(row),
      },
    ];
  };
  return (
    <div className="td-list-page">
      <DataGrid
        gridId="receipts"
        label={t('receivables.title')}
        columns={columns}
        {...loaders}
        fixedFilters={receiptSegments[segment]}
        onOpen={match}
        onSelect={follow}
        rowActions={actions}
        refreshKey={refreshKey}
        emptyHint={t('receivables.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('receivables.columns.state')}
            value={segment}
            onChange={setSegment}
            options={segments.map((value) => ({ value, label: t(`receivables.segments.${value}`) }))}
          />
        }
        toolbarEnd={
          <ActionButton type="primary" icon={<PlusOutlined />} state={record} onClick={() => setIsNew(true)}>
            {t('receivables.record')}
          </ActionButton>
        }
      />
      {isNew && <RecordReceipt onClose={() => setIsNew(false)} />}
      {!isNew && followed && (
        <MatchPanel key={followed.id} receiptId={followed.id} entry={followed.entry} onClose={close} />
      )}
      <ReverseReceipt receipt={reversing} onClose={() => setReversing(undefined)} />
      <RefundReceipt receipt={refunding} onClose={() => setRefunding(undefined)} />
    </div>
  );
};

export default ReceiptsScreen;
