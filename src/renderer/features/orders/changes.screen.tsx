/** What was asked of approved orders: finance decides beside the list, sales sees what became of it. */
import { Segmented } from 'antd';
import { useState } from 'react';
import type { ChangeRow } from '../../../shared/contract/order-changes.schemas';
import { changeSegments } from '../../../shared/domain/list-segments';
import { changeKinds, changeStates } from '../../../shared/domain/order-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { namesOf, useSegment } from '../../ui/use-segment';
import { ChangePanel } from './change-panel';
import { changeTones } from './change-view';
import { useChangeSteps } from './use-change-steps';
import './orders.css';

const tables = ['order_change', 'sales_order'];
const loadBlock = (request: GridRequest) => api.orders.changes(request);
const loadTotals = (criteria: GridCriteria) => api.orders.changeTotals(criteria);

type Segment = keyof typeof changeSegments;
const segments = namesOf(changeSegments);

const both = { isSortable: true, isFilterable: true } as const;
const kinds = Object.fromEntries(
  changeKinds.map((kind) => [kind, { label: `orders.change.kinds.${kind}` as const, tone: 'info' as const }]),
);
const states = Object.fromEntries(
  changeStates.map((state) => [state, { label: `orders.change.states.${state}` as const, tone: changeTones[state] }]),
);
const columns: readonly GridColumn<ChangeRow>[] = [
  { key: 'orderNumber', header: 'orders.change.columns.orderNumber', kind: 'text', width: 140, ...both },
  { key: 'kind', header: 'orders.change.columns.kind', kind: 'state', width: 110, states: kinds, ...both },
  { key: 'state', header: 'orders.change.columns.state', kind: 'state', width: 100, states, ...both },
  { key: 'buyerName', header: 'orders.change.columns.buyerName', kind: 'text', isWide: true, ...both },
  { key: 'oldTotalFen', header: 'orders.change.columns.oldTotalFen', kind: 'money', width: 120 },
  { key: 'newTotalFen', header: 'orders.change.columns.newTotalFen', kind: 'money', width: 120, ...both },
  { key: 'reason', header: 'orders.change.columns.reason', kind: 'text', width: 200 },
  { key: 'requestedByName', header: 'orders.change.columns.requestedByName', kind: 'text', width: 90 },
  { key: 'requestedAt', header: 'orders.change.columns.requestedAt', kind: 'instant', width: 140, ...both },
];

const ChangesScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const refreshKey = useTablesVersion(tables);
  const [segment, setSegment] = useSegment<Segment>(params, segments, 'requested');
  const [current, setCurrent] = useState<ChangeRow>();
  const steps = useChangeSteps(() => setCurrent(undefined));
  const open = ({ orderId, orderNumber }: ChangeRow) =>
    openTab({ key: `order/${orderId}`, screen: 'order', title: orderNumber, params: { orderId } });
  const act = (row: ChangeRow, key: keyof ChangeRow['actions'], onRun: () => void): RowAction => ({
    key,
    label: t(`orders.act.${key}Change`),
    state: row.actions[key],
    isDanger: key === 'refuse',
    onRun,
  });
  const rowActions = (row: ChangeRow): RowAction[] => [
    { key: 'open', label: t('orders.act.open'), state: true, onRun: () => open(row) },
    act(row, 'approve', () => void steps.approve(row)),
    act(row, 'refuse', () => steps.refuse(row)),
    act(row, 'withdraw', () => void steps.withdraw(row)),
  ];
  return (
    <div className="td-list-page">
      <DataGrid<ChangeRow>
        gridId="orderChanges"
        label={t('orders.change.listTitle')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={changeSegments[segment]}
        onOpen={open}
        onSelect={([row]) => setCurrent(row)}
        rowActions={rowActions}
        refreshKey={refreshKey}
        searchHint={t('orders.change.searchHint')}
        emptyHint={t('orders.change.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('orders.change.columns.state')}
            value={segment}
            options={segments.map((value) => ({ value, label: t(`orders.change.segments.${value}`) }))}
            onChange={setSegment}
          />
        }
      />
      {current && (
        <ChangePanel
          key={current.id}
          row={current}
          isBusy={steps.isBusy}
          onApprove={(change) => void steps.approve(change)}
          onRefuse={steps.refuse}
          onWithdraw={(change) => void steps.withdraw(change)}
          onOpen={() => open(current)}
          onClose={() => setCurrent(undefined)}
        />
      )}
      {steps.window}
    </div>
  );
};

export default ChangesScreen;
