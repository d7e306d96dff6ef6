/** 实销报告: what buyers reported as sold; from its day on the goods are due. */
import { PlusOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { SoldReportRow } from '../../../shared/contract/sold-reports';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useFollowedRow } from '../../ui/use-followed-row';
import { RecordSold } from './record-sold';
import { SoldReportPanel, SoldState, TakeBackSold } from './sold-report-panel';

const tables = ['sold_report'];
const loadBlock = (request: GridRequest) => api.receivables.soldReports(request);
const loadTotals = (criteria: GridCriteria) => api.receivables.soldReportTotals(criteria);

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<SoldReportRow>[] = [
  { key: 'number', header: 'soldReports.columns.number', kind: 'text', width: 130, ...both },
  { key: 'customerName', header: 'soldReports.columns.customerName', kind: 'text', isWide: true, ...both },
  { key: 'soldOn', header: 'soldReports.columns.soldOn', kind: 'date', width: 110, ...both },
  { key: 'amountFen', header: 'soldReports.columns.amountFen', kind: 'money', width: 130, isSummed: true, ...both },
  {
    key: 'state',
    header: 'soldReports.columns.state',
    kind: 'text',
    width: 170,
    value: ({ isReversed, reversalOf }) => `${isReversed}${reversalOf}`,
    render: (row) => <SoldState row={row} />,
  },
  { key: 'remark', header: 'soldReports.columns.remark', kind: 'text', width: 200 },
  { key: 'recordedBy', header: 'soldReports.columns.recordedBy', kind: 'text', width: 90 },
  { key: 'recordedAt', header: 'soldReports.columns.recordedAt', kind: 'instant', width: 140 },
];

const SoldReportsScreen = () => {
  const t = useT();
  const refreshKey = useTablesVersion(tables);
  const record = useMayState('receivables.state');
  const [isNew, setIsNew] = useState(false);
  const [wrong, setWrong] = useState<Pick<SoldReportRow, 'id'>>();
  const { followed, enter, follow, close } = useFollowedRow();
  const actions = (row: SoldReportRow): readonly RowAction[] => [
    {
      key: 'takeBack',
      label: t('soldReports.takeBack'),
      state: row.actions.takeBack,
      isDanger: true,
      onRun: () => setWrong(row),
    },
  ];
  return (
    <div className="td-list-page">
      <DataGrid<SoldReportRow>
        gridId="soldReports"
        label={t('soldReports.title')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        onOpen={enter}
        onSelect={follow}
        rowActions={actions}
        refreshKey={refreshKey}
        emptyHint={t('soldReports.empty')}
        toolbarEnd={
          <ActionButton type="primary" icon={<PlusOutlined />} state={record} onClick={() => setIsNew(true)}>
            {t('soldReports.record')}
          </ActionButton>
        }
      />
      {followed && (
        <SoldReportPanel
          key={followed.id}
          reportId={followed.id}
          entry={followed.entry}
          onTakeBack={setWrong}
          onClose={close}
        />
      )}
      {isNew && <RecordSold onClose={() => setIsNew(false)} />}
      <TakeBackSold report={wrong} onClose={() => setWrong(undefined)} />
    </div>
  );
};

export default SoldReportsScreen;
