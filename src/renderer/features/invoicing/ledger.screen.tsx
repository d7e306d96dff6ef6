/** 发票台账: every buyer × product × treatment with what is stored, in advance, and waiting to be red. */
import { Segmented } from 'antd';
import { useMemo } from 'react';
import type { LedgerRow } from '../../../shared/contract/ledger-shapes';
import { ledgerSegments, type LedgerSegment } from '../../../shared/domain/ledger-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import type { ScreenProps } from '../../ui/tab-actions';
import { useFollowedRow } from '../../ui/use-followed-row';
import { useSegment } from '../../ui/use-segment';
import { LedgerAccountPanel } from './ledger-account-panel';
import { ledgerTables, useLedgerJumps } from './ledger-jumps';

const loadersOf = (segment: LedgerSegment) => ({
  loadBlock: (request: GridRequest) => api.ledger.list({ ...request, segment }),
  loadTotals: (criteria: GridCriteria) => api.ledger.totals({ ...criteria, segment }),
});

const both = { isSortable: true, isFilterable: true } as const;
const qty = { kind: 'quantity', width: 100 } as const;
const sum = { kind: 'money', width: 124, isSummed: true } as const;
const columns: readonly GridColumn<LedgerRow>[] = [
  { key: 'customerName', header: 'ledger.columns.customerName', kind: 'text', width: 170, pinned: 'left', ...both },
  { key: 'productCode', header: 'ledger.columns.productCode', kind: 'text', width: 96, ...both },
  { key: 'productName', header: 'ledger.columns.productName', kind: 'text', width: 150, isWide: true, ...both },
  { key: 'specification', header: 'ledger.columns.specification', kind: 'text', width: 120 },
  { key: 'unit', header: 'ledger.columns.unit', kind: 'text', width: 52 },
  { key: 'rateBp', header: 'ledger.columns.rateBp', kind: 'percent', width: 72, ...both },
  { key: 'storedQty', header: 'ledger.columns.storedQty', ...qty },
  { key: 'storedFen', header: 'ledger.columns.storedFen', ...sum },
  { key: 'invoiceableQty', header: 'ledger.columns.invoiceableQty', ...qty },
  { key: 'advanceQty', header: 'ledger.columns.advanceQty', ...qty },
  { key: 'advanceFen', header: 'ledger.columns.advanceFen', ...sum },
  { key: 'pendingQty', header: 'ledger.columns.pendingQty', ...qty },
  { key: 'pendingFen', header: 'ledger.columns.pendingFen', ...sum },
  { key: 'aheadQty', header: 'ledger.columns.aheadQty', ...qty },
  { key: 'title', header: 'ledger.columns.title', kind: 'text', width: 160, isHidden: true },
  { key: 'taxNo', header: 'ledger.columns.taxNo', kind: 'text', width: 170, isHidden: true },
];

const LedgerScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(ledgerTables);
  const [segment, setSegment] = useSegment<LedgerSegment>(params, ledgerSegments, 'open');
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const { followed, enter, follow, close } = useFollowedRow();
  const { customer } = useLedgerJumps();
  const actions = (row: LedgerRow): readonly RowAction[] => [
    { key: 'open', label: t('ledger.openAccount'), state: true, onRun: () => enter(row) },
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
      <DataGrid<LedgerRow>
        gridId="ledger"
        label={t('ledger.title')}
        columns={columns}
        {...loaders}
        onOpen={enter}
        onSelect={follow}
        rowActions={actions}
        refreshKey={refreshKey}
        emptyHint={t('ledger.empty')}
        toolbarStart={
          <Segmented<LedgerSegment>
            aria-label={t('ledger.title')}
            value={segment}
            onChange={setSegment}
            options={ledgerSegments.map((value) => ({ value, label: t(`ledger.segments.${value}`) }))}
          />
        }
      />
      {followed && (
        <LedgerAccountPanel key={followed.id} accountId={followed.id} entry={followed.entry} onClose={close} />
      )}
    </div>
  );
};

export default LedgerScreen;
