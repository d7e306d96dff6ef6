/** Beside the countdown: one's own orders as they go. */
import type { MarkedRow } from '../../../shared/contract/desks.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { Lamps } from '../../ui/lamps';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { nearDay, SideLine, SideSection } from './countdown-side-parts';

const MOST_ORDERS = 4;
const orderTables = ['sales_order', 'dispatch_note', 'receipt', 'entitlement', 'invoice'];

const OwnOrder = ({ row }: { readonly row: MarkedRow }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const { openTab } = useTabActions();
  const { id, title, who, sinceAt, sinceOn, lamps, marks } = row;
  const on = sinceAt === null ? (sinceOn ?? '') : businessDateOf(sinceAt, timeZone);
  const said = [
    ...marks.map(({ key, value }) => t(`desks.marks.${key}`, { value, count: Number(value) })),
    on && t('tenders.desk.since', { on: nearDay(on) }),
  ];
  const open = () => openTab({ key: `order/${id}`, screen: 'order', title, params: { orderId: id } });
  return (
    <SideLine title={[title, who].filter(Boolean).join(' ')} note={said.filter(Boolean).join(' · ')} onOpen={open}>
      {lamps && <Lamps states={lamps} />}
    </SideLine>
  );
};

/** One's own orders, each with its four lamps; those that somebody has in hand before those that only wait for money. */
export const OwnOrders = () => {
  const t = useT();
  const { openTab } = useTabActions();
  const key = 'ordersRunning' as const;
  const { value } = useRead(['desks.rows', key], () => api.desks.rows({ key }), { tables: orderTables });
  const all = value?.rows ?? [];
  if (all.length === 0) return null;
  const isMoving = ({ marks }: MarkedRow) => marks.length > 0;
  const rows = [...all.filter(isMoving), ...all.filter((row) => !isMoving(row))].slice(0, MOST_ORDERS);
  const open = () => openTab({ key: 'orders', screen: 'orders', params: { segment: 'running' } });
  return (
    <SideSection title={t('tenders.desk.ownOrders')} onOpen={open}>
      {rows.map((row) => (
        <OwnOrder key={row.id} row={row} />
      ))}
    </SideSection>
  );
};
