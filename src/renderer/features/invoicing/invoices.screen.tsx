/** 发票: blue and red ones, what of them is open, whether the buyer has them. */
import { Segmented } from 'antd';
import { useMemo } from 'react';
import type { InvoiceRow } from '../../../shared/contract/ledger-shapes';
import { invoiceSegments, type InvoiceSegment } from '../../../shared/domain/ledger-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import type { ScreenProps } from '../../ui/tab-actions';
import { useFollowedRow } from '../../ui/use-followed-row';
import { useSegment } from '../../ui/use-segment';
import { InvoicePanel, invoiceTables } from './invoice-panel';
import { useLedgerJumps } from './ledger-jumps';

const loadersOf = (segment: InvoiceSegment) => ({
  loadBlock: (request: GridRequest) => api.ledger.invoices({ ...request, segment }),
  loadTotals: (criteria: GridCriteria) => api.ledger.invoiceTotals({ ...criteria, segment }),
});

const kinds: Readonly<Record<string, StateLook>> = {
  blue: { label: 'ledger.kinds.blue', tone: 'info' },
  red: { label: 'ledger.kinds.red', tone: 'bad' },
};
const sources: Readonly<Record<string, StateLook>> = {
  hand: { label: 'ledger.sources.hand', tone: 'neutral' },
  platform: { label: 'ledger.sources.platform', tone: 'neutral' },
  opening: { label: 'ledger.sources.opening', tone: 'neutral' },
};
const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<InvoiceRow>[] = [
  { key: 'number', header: 'ledger.columns.number', kind: 'text', width: 184, ...both },
  { key: 'kind', header: 'ledger.columns.kind', kind: 'state', width: 84, states: kinds, ...both },
  { key: 'issuedOn', header: 'ledger.columns.issuedOn', kind: 'date', width: 108, ...both },
  { key: 'customerName', header: 'ledger.columns.customerName', kind: 'text', isWide: true, ...both },
  { key: 'totalFen', header: 'ledger.columns.totalFen', kind: 'money', width: 112, isSummed: true, ...both },
  { key: 'exclFen', header: 'ledger.columns.exclFen', kind: 'money', width: 112 },
  { key: 'taxFen', header: 'ledger.columns.taxFen', kind: 'money', width: 100 },
  { key: 'openFen', header: 'ledger.columns.openFen', kind: 'money', width: 104 },
  { key: 'pendingFen', header: 'ledger.columns.pendingFen', kind: 'money', width: 116 },
  { key: 'handedOn', header: 'ledger.columns.handedOn', kind: 'date', width: 104 },
  { key: 'source', header: 'ledger.columns.source', kind: 'state', width: 96, states: sources },
  { key: 'requestNumber', header: 'ledger.columns.requestNumber', kind: 'text', width: 130 },
  { key: 'redOfNumber', header: 'ledger.columns.redOfNumber', kind: 'text', width: 190, isHidden: true },
  { key: 'title', header: 'ledger.columns.title', kind: 'text', width: 170, isHidden: true },
  { key: 'taxNo', header: 'ledger.columns.taxNo', kind: 'text', width: 170, isHidden: true },
];

const InvoicesScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(invoiceTables);
  const [segment, setSegment] = useSegment<InvoiceSegment>(params, invoiceSegments, 'all');
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const { followed, enter, follow, close } = useFollowedRow();
  const { customer } = useLedgerJumps();
  const actions = (row: InvoiceRow): readonly RowAction[] => [
    { key: 'open', label: t('ledger.openInvoice'), state: true, onRun: () => enter(row) },
    {
      key: 'customer',
      label: t('ledger.openCustomer'),
      state: true,
      shortcut: 'C',
      onRun: () => customer(row.customerId, row.customerName),
    },
  ];
  return (
    <div className="td-list-page">
      <DataGrid<InvoiceRow>
        gridId="invoices"
        label={t('ledger.invoicesTitle')}
        columns={columns}
        {...loaders}
        onOpen={enter}
        onSelect={follow}
        rowActions={actions}
        refreshKey={refreshKey}
        emptyHint={t('ledger.noInvoices')}
        toolbarStart={
          <Segmented<InvoiceSegment>
            aria-label={t('ledger.invoicesTitle')}
            value={segment}
            onChange={setSegment}
            options={invoiceSegments.map((value) => ({ value, label: t(`ledger.invoiceSegments.${value}`) }))}
          />
        }
      />
      {followed && <InvoicePanel key={followed.id} invoiceId={followed.id} entry={followed.entry} onClose={close} />}
    </div>
  );
};

export default InvoicesScreen;
