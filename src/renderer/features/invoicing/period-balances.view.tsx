/** 存票/预开票余额表: the balances of every customer at the end of a day, on paper, as a workbook or as text. */
import { CopyOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMemo, useState } from 'react';
import type { CustomerBalanceRow } from '../../../shared/contract/periods.contract';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { ActionButton } from '../../ui/action-button';
import { useSaveFile } from '../../ui/file-saver';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTabActions } from '../../ui/tab-actions';
import { balanceBytes, balanceText } from './period-files';
import { balanceColumns, DayPicker, ledgerTables, useToday, type ViewProps } from './period-parts';
import { allBalances } from './period-rows';

const columns: readonly GridColumn<CustomerBalanceRow>[] = [
  {
    key: 'customerName',
    header: 'periods.columns.customerName',
    kind: 'text',
    width: 240,
    pinned: 'left',
    isSortable: true,
  },
  ...balanceColumns<CustomerBalanceRow>(),
];

/** The whole table, whatever the list shows of it. */
const TableExports = ({ on }: { readonly on: string }) => {
  const t = useT();
  const notice = useNotice();
  const save = useSaveFile();
  const { openTab } = useTabActions();
  const withAll = async (run: (rows: readonly CustomerBalanceRow[]) => Promise<void>) => {
    const rows = await allBalances(on);
    if (notice.accept(rows) && rows.ok) await run(rows.value);
  };
  const copy = () =>
    withAll(async (rows) => {
      const about = await api.settings.about({});
      const firm = about.ok ? about.value.firmName : '';
      await navigator.clipboard.writeText(balanceText(rows, { firm, on }, t));
      notice.success(t('periods.balances.copied'));
    });
  const write = () =>
    withAll(async (rows) => {
      const name = `${t('periods.balances.title').replaceAll('/', ' ')} ${on}.xlsx`;
      if (save) notice.accept(await save(name, await balanceBytes(rows, t)));
    });
  const print = () => {
    const title = `${t('periods.balances.title')} ${on}`;
    openTab({ key: `period-table/${on}`, screen: 'periodPaper', title, params: { on } });
  };
  return (
    <>
      <ActionButton icon={<CopyOutlined />} onClick={() => void copy()}>
        {t('periods.balances.copy')}
      </ActionButton>
      <ActionButton icon={<DownloadOutlined />} onClick={() => void write()}>
        {t('periods.balances.export')}
      </ActionButton>
      <ActionButton icon={<PrinterOutlined />} onClick={print}>
        {t('periods.balances.print')}
      </ActionButton>
    </>
  );
};

export const BalancesView = ({ head }: ViewProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const [on, setOn] = useState(useToday());
  const refreshKey = useTablesVersion(ledgerTables);
  const loaders = useMemo(
    () => ({
      loadBlock: (request: GridRequest) => api.periods.balances({ ...request, on }),
      loadTotals: (criteria: GridCriteria) => api.periods.balancesTotals({ ...criteria, on }),
    }),
    [on],
  );
  const letter = ({ id: customerId, customerName: name }: CustomerBalanceRow) =>
    openTab({
      key: `period-letter/${customerId}/${on}`,
      screen: 'periodPaper',
      title: t('periods.balances.letterOf', { name }),
      params: { customerId, on },
    });
  const actions = (row: CustomerBalanceRow): readonly RowAction[] => [
    { key: 'letter', label: t('periods.balances.letter'), state: true, onRun: () => letter(row) },
  ];
  return (
    <div className="td-list-page">
      <DataGrid<CustomerBalanceRow>
        key={on}
        gridId="periodBalances"
        label={t('periods.segments.balances')}
        columns={columns}
        {...loaders}
        onOpen={letter}
        rowActions={actions}
        refreshKey={refreshKey}
        emptyHint={t('periods.balances.empty')}
        toolbarStart={
          <>
            {head}
            <DayPicker value={on} onChange={setOn} />
          </>
        }
        toolbarEnd={<TableExports on={on} />}
      />
    </div>
  );
};
