/** 账龄: every customer with a balance, what of it is how old; Enter shows the documents behind it. */
import type { AgeingRow } from '../../../shared/contract/receivables-shapes';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useTabActions } from '../../ui/tab-actions';
import { useFollowedRow } from '../../ui/use-followed-row';
import { DuesPanel } from './dues-panel';

const accountTables = ['receipt', 'dispatch_note', 'sales_order', 'opening_document', 'customer', 'sold_report'];
const loadBlock = (request: GridRequest) => api.receivables.ageing(request);
const loadTotals = (criteria: GridCriteria) => api.receivables.ageingTotals(criteria);

const sum = { kind: 'money', width: 108, isSortable: true, isSummed: true } as const;
const columns: readonly GridColumn<AgeingRow>[] = [
  {
    key: 'customerName',
    header: 'receivables.columns.customerName',
    kind: 'text',
    width: 190,
    pinned: 'left',
    isSortable: true,
  },
  { key: 'ownerName', header: 'receivables.columns.ownerName', kind: 'text', width: 80, isSortable: true },
  { key: 'balanceFen', header: 'receivables.ageing.balanceFen', ...sum, width: 120 },
  { key: 'overdueFen', header: 'receivables.ageing.overdueFen', ...sum, width: 120 },
  { key: 'notDue', header: 'receivables.ageing.notDue', ...sum },
  { key: 'days30', header: 'receivables.ageing.days30', ...sum },
  { key: 'days60', header: 'receivables.ageing.days60', ...sum },
  { key: 'days90', header: 'receivables.ageing.days90', ...sum },
  { key: 'over90', header: 'receivables.ageing.over90', ...sum },
  { key: 'undatedFen', header: 'receivables.ageing.undatedFen', ...sum },
  { key: 'onAccountFen', header: 'receivables.ageing.onAccountFen', ...sum },
  { key: 'oldestDueOn', header: 'receivables.ageing.oldestDueOn', kind: 'date', width: 100, isSortable: true },
];
const defaultSort = [{ column: 'overdueFen', direction: 'desc' }] as const;

const AgeingScreen = () => {
  const t = useT();
  const { openTab } = useTabActions();
  const refreshKey = useTablesVersion(accountTables);
  const { followed, enter, follow, close } = useFollowedRow();
  const statement = ({ id: customerId, customerName }: AgeingRow) =>
    openTab({
      key: `statement/${customerId}`,
      screen: 'statement',
      title: `${t('receivables.ageing.statement')} ${customerName}`,
      params: { customerId },
    });
  const actions = (row: AgeingRow): readonly RowAction[] => [
    { key: 'open', label: t('receivables.ageing.open'), state: true, onRun: () => enter(row) },
    {
      key: 'statement',
      label: t('receivables.ageing.statement'),
      state: true,
      shortcut: 'S',
      onRun: () => statement(row),
    },
  ];
  return (
    <div className="td-list-page">
      <DataGrid<AgeingRow>
        gridId="ageing"
        label={t('receivables.ageingTitle')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        defaultSort={defaultSort}
        onOpen={enter}
        onSelect={follow}
        rowActions={actions}
        refreshKey={refreshKey}
        emptyHint={t('receivables.ageing.empty')}
      />
      {followed && <DuesPanel key={followed.id} customerId={followed.id} entry={followed.entry} onClose={close} />}
    </div>
  );
};

export default AgeingScreen;
