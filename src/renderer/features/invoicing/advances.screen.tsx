/** 预开票: invoices that no sale has consumed yet, with their age and the limit of their buyer. */
import { Segmented } from 'antd';
import { useMemo } from 'react';
import type { AdvanceRow } from '../../../shared/contract/ledger-shapes';
import { advanceSegments, type AdvanceSegment } from '../../../shared/domain/ledger-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { useSegment } from '../../ui/use-segment';
import { ledgerTables, useLedgerJumps } from './ledger-jumps';

const loadersOf = (segment: AdvanceSegment) => ({
  loadBlock: (request: GridRequest) => api.ledger.advances({ ...request, segment }),
  loadTotals: (criteria: GridCriteria) => api.ledger.advanceTotals({ ...criteria, segment }),
});

const Age = ({ row }: { readonly row: AdvanceRow }) => {
  const t = useT();
  return (
    <>
      {t('ledger.days', { count: row.ageDays })}{' '}
      {row.isOverAge && <StateTag tone="bad">{t('ledger.overAge')}</StateTag>}
    </>
  );
};

const Used = ({ row }: { readonly row: AdvanceRow }) => {
  const t = useT();
  const text = t('ledger.used', { used: row.usedFen, limit: row.limitFen });
  return row.usedFen > row.limitFen ? <StateTag tone="bad">{text}</StateTag> : <>{text}</>;
};

const sorted = { isSortable: true } as const;
const columns: readonly GridColumn<AdvanceRow>[] = [
  { key: 'customerName', header: 'ledger.columns.customerName', kind: 'text', isWide: true, ...sorted },
  { key: 'ownerName', header: 'ledger.columns.ownerName', kind: 'text', width: 76, ...sorted },
  { key: 'invoiceNumber', header: 'ledger.columns.number', kind: 'text', width: 184, ...sorted },
  { key: 'issuedOn', header: 'ledger.columns.issuedOn', kind: 'date', width: 104, ...sorted },
  {
    key: 'ageDays',
    header: 'ledger.columns.age',
    kind: 'text',
    width: 116,
    render: (row) => <Age row={row} />,
    ...sorted,
  },
  { key: 'openFen', header: 'ledger.columns.openFen', kind: 'money', width: 110, isSummed: true, ...sorted },
  {
    key: 'usedFen',
    header: 'ledger.columns.limit',
    kind: 'text',
    width: 184,
    render: (row) => <Used row={row} />,
    ...sorted,
  },
  { key: 'expectedOn', header: 'ledger.columns.expectedOn', kind: 'date', width: 104 },
  { key: 'productName', header: 'ledger.columns.productName', kind: 'text', width: 150 },
  { key: 'openQty', header: 'ledger.columns.openQty', kind: 'quantity', width: 104 },
  { key: 'price', header: 'ledger.columns.price', kind: 'price', width: 92 },
  { key: 'specification', header: 'ledger.columns.specification', kind: 'text', width: 120 },
];

const AdvancesScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(ledgerTables);
  const [segment, setSegment] = useSegment<AdvanceSegment>(params, advanceSegments, 'all');
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const { invoice, customer } = useLedgerJumps();
  const open = (row: AdvanceRow) => invoice(row.invoiceId, row.invoiceNumber);
  const actions = (row: AdvanceRow): readonly RowAction[] => [
    { key: 'open', label: t('ledger.openInvoice'), state: true, onRun: () => open(row) },
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
      <DataGrid<AdvanceRow>
        gridId="advances"
        label={t('ledger.advancesTitle')}
        columns={columns}
        {...loaders}
        onOpen={open}
        rowActions={actions}
        refreshKey={refreshKey}
        emptyHint={t('ledger.noAdvances')}
        toolbarStart={
          <Segmented<AdvanceSegment>
            aria-label={t('ledger.advancesTitle')}
            value={segment}
            onChange={setSegment}
            options={advanceSegments.map((value) => ({ value, label: t(`ledger.advanceSegments.${value}`) }))}
          />
        }
      />
    </div>
  );
};

export default AdvancesScreen;
