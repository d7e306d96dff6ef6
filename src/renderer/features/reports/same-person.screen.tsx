/** 同人操作: the steps of a month that one person took in both posts; Enter opens the document. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import type { SamePersonRow } from '../../../shared/contract/reports.contract';
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { samePersonSteps } from '../../../shared/domain/same-person';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { type ScreenProps, type TabRequest, useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { useWish } from '../../ui/use-segment';
import './reports.css';

const tables = [
  ...['sales_order', 'order_change', 'dispatch_note', 'return_request', 'stocktake', 'stock_issue'],
  ...['purchase_receipt', 'supplier_return', 'qualification', 'receipt', 'deposit'],
];
const steps: Readonly<Record<string, StateLook>> = Object.fromEntries(
  samePersonSteps.map((step) => [step, { label: `reports.samePerson.steps.${step}`, tone: 'warning' } as const]),
);
const columns: readonly GridColumn<SamePersonRow>[] = [
  { key: 'doneOn', header: 'reports.samePerson.columns.doneOn', kind: 'date', width: 110, isSortable: true },
  {
    ...{ key: 'step', header: 'reports.samePerson.columns.step', kind: 'state', width: 200, states: steps },
    ...{ isSortable: true, isFilterable: true },
  },
  { key: 'number', header: 'reports.samePerson.columns.number', kind: 'text', width: 140, isSortable: true },
  { key: 'name', header: 'reports.samePerson.columns.name', kind: 'text', isWide: true, isSortable: true },
  { key: 'person', header: 'reports.samePerson.columns.person', kind: 'text', width: 110, isSortable: true },
  { key: 'doneAt', header: 'reports.samePerson.columns.doneAt', kind: 'instant', width: 150, isSortable: true },
];

/** The page of the document, or the list that has it. */
const tabOf = ({ step, documentId: id, number: title }: SamePersonRow): TabRequest => {
  switch (step) {
    case 'approveOrder':
    case 'approveChange':
      return { key: `order/${id}`, screen: 'order', title, params: { orderId: id } };
    case 'checkNote':
      return { key: `note/${id}`, screen: 'note', title, params: { noteId: id } };
    case 'approveStocktake':
      return { key: `stocktake/${id}`, screen: 'stocktake', title, params: { stocktakeId: id } };
    case 'approveReturn':
      return { key: 'returns', screen: 'returns' };
    case 'approveIssue':
      return { key: 'stockIssues', screen: 'stockIssues' };
    case 'inspectPurchase':
      return { key: 'purchases', screen: 'purchases' };
    case 'approveSupplierReturn':
      return { key: 'supplierReturns', screen: 'supplierReturns' };
    case 'approveQualification':
      return { key: 'quality', screen: 'quality', params: { segment: 'approved' } };
    case 'approveQuote':
      return { key: `tender/${id}`, screen: 'tender', title, params: { tenderId: id } };
    case 'approveDeposit':
      return { key: 'deposits', screen: 'deposits' };
    case 'matchReceipt':
      return { key: 'receipts', screen: 'receipts' };
  }
};

const loadersOf = (month: string) => ({
  loadBlock: (request: GridRequest) => api.reports.samePerson({ ...request, month }),
  loadTotals: (criteria: GridCriteria) => api.reports.samePersonTotals({ ...criteria, month }),
});

const SamePersonScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const [now] = useState(Date.now);
  const today = businessDateOf(now, useTimeZone());
  const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  const [month, setMonth] = useWish(
    params,
    ({ segment }) => (segment === 'lastMonth' ? lastMonth : undefined),
    today.slice(0, 7),
  );
  const loaders = useMemo(() => loadersOf(month), [month]);
  const refreshKey = useTablesVersion(tables);
  return (
    <div className="td-list-page">
      <DataGrid<SamePersonRow>
        key={month}
        gridId="samePerson"
        label={t('reports.samePerson.title')}
        columns={columns}
        {...loaders}
        onOpen={(row) => openTab(tabOf(row))}
        refreshKey={refreshKey}
        searchHint={t('reports.samePerson.searchHint')}
        emptyHint={t('reports.samePerson.empty')}
        toolbarStart={
          <DatePicker
            picker="month"
            aria-label={t('reports.samePerson.month')}
            value={dayjs(`${month}-01`)}
            format="YYYY-MM"
            allowClear={false}
            onChange={(day) => day && setMonth(day.format('YYYY-MM'))}
          />
        }
        toolbarEnd={<small className="td-quiet">{t('reports.samePerson.hint')}</small>}
      />
    </div>
  );
};

export default SamePersonScreen;
