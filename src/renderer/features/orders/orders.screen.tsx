/** All orders a person sees, with their four lamps. */
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { OrderRow } from '../../../shared/contract/orders.schemas';
import { orderSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridCriteria, GridRequest, RowAction } from '../../ui/grid/types';
import { type Translate, useT } from '../../ui/i18n';
import { type ScreenProps, type TabRequest, useTabActions } from '../../ui/tab-actions';
import { namesOf, useSegment } from '../../ui/use-segment';
import { useCopyWords } from './copy-keys';
import { orderColumns } from './order-columns';
import { orderTables } from './order-tables';
import { type Reassigned, ReassignOrder } from './reassign-order';
import './orders.css';

type Segment = keyof typeof orderSegments;
const segments = namesOf(orderSegments);
const loadersOf = (segment: Segment) => {
  const own = segment === 'rejected' || segment === 'unreported' || segment === 'running' ? ({ segment } as const) : {};
  return {
    loadBlock: (request: GridRequest) => api.orders.list({ ...request, ...own }),
    loadTotals: (criteria: GridCriteria) => api.orders.totals({ ...criteria, ...own }),
  };
};

/** A tab of its own for each new order: two may be typed at once. */
export const newOrderTab = (t: Translate): TabRequest => ({
  key: `order-new/${Date.now()}`,
  screen: 'orderEditor',
  title: t('orders.newTitle'),
});
const editTab = ({ id, number }: Pick<OrderRow, 'id' | 'number'>, t: Translate): TabRequest => ({
  key: `order-edit/${id}`,
  screen: 'orderEditor',
  title: number === null ? t('orders.draftTitle') : t('orders.editTitle', { number }),
  params: { orderId: id },
});
const pageTab = ({ id, number }: Pick<OrderRow, 'id' | 'number'>, t: Translate): TabRequest => ({
  key: `order/${id}`,
  screen: 'order',
  title: number ?? t('orders.draftTitle'),
  params: { orderId: id },
});

type SegmentsProps = { readonly segment: Segment; readonly onChange: (segment: Segment) => void };

const Segments = ({ segment, onChange }: SegmentsProps) => {
  const t = useT();
  /** Few firms have goods that are paid as they are sold: the desk leads to them. */
  const isShown = (value: Segment) => value !== 'unreported' || segment === 'unreported';
  return (
    <Segmented<Segment>
      aria-label={t('orders.columns.state')}
      value={segment}
      options={segments.filter(isShown).map((value) => ({ value, label: t(`orders.listSegments.${value}`) }))}
      onChange={onChange}
    />
  );
};

const OrdersScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const refreshKey = useTablesVersion(orderTables);
  const write = useMayState('orders.write');
  const copy = useCopyWords();
  const [segment, setSegment] = useSegment<Segment>(params, segments, 'all');
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const [reassigned, setReassigned] = useState<Reassigned>();
  const open = (row: OrderRow) => openTab(row.actions.edit === true ? editTab(row, t) : pageTab(row, t));
  const rowActions = (row: OrderRow): RowAction[] => [
    { key: 'open', label: t('orders.act.open'), state: true, onRun: () => openTab(pageTab(row, t)) },
    { key: 'edit', label: t('orders.act.edit'), state: row.actions.edit, onRun: () => openTab(editTab(row, t)) },
    {
      key: 'customer',
      label: t('orders.act.copyForCustomer'),
      state: true,
      shortcut: 'C',
      onRun: () => copy.forCustomer(row),
    },
    {
      key: 'colleague',
      label: t('orders.act.copyForColleague'),
      state: true,
      shortcut: 'T',
      onRun: () => copy.forColleague(row),
    },
    {
      key: 'reassign',
      label: t('orders.act.reassign'),
      state: row.actions.reassign,
      onRun: () => setReassigned(row),
    },
  ];
  return (
    <div className="td-list-page">
      <DataGrid<OrderRow>
        gridId="orders"
        label={t('orders.title')}
        columns={orderColumns}
        {...loaders}
        fixedFilters={orderSegments[segment]}
        onOpen={open}
        rowActions={rowActions}
        selectionMode="multiple"
        refreshKey={refreshKey}
        searchHint={t('orders.searchHint')}
        emptyHint={t('orders.empty')}
        toolbarStart={<Segments segment={segment} onChange={setSegment} />}
        toolbarEnd={
          <ActionButton
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            state={write}
            onClick={() => openTab(newOrderTab(t))}
          >
            {t('orders.act.new')}
          </ActionButton>
        }
      />
      {reassigned && <ReassignOrder order={reassigned} onClose={() => setReassigned(undefined)} />}
    </div>
  );
};

export default OrdersScreen;
