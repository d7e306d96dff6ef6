/** The head and the lines of an order, to read. */
import type { OrderDetail } from '../../../shared/contract/orders.schemas';
import { formatInstant } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { MoneyText, PriceText, QtyText } from '../../ui/money-text';
import { StateTag } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';
import { reasonWords } from './order-words';

type Order = OrderDetail['order'];

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** What the reason on an order is the reason of. */
const whyOf = (state: Order['state']) => {
  if (state === 'on_hold') return 'orders.heldFor';
  if (state === 'short_closed') return 'orders.closedFor';
  return state === 'cancelled' ? 'orders.cancelledFor' : 'orders.returned';
};

/** Name and value pairs; empty ones are left out. */
export const OrderFacts = ({ order, isShort = false }: { readonly order: Order; readonly isShort?: boolean }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const at = (instant: number | null) => (instant === null ? '' : formatInstant(instant, timeZone));
  const facts = [
    [t('orders.head.buyer'), order.buyerName],
    [t('orders.head.paymentTerm'), t(`customers.paymentTerm.${order.paymentTerm}`, { days: order.paymentDays })],
    [t('orders.head.submitted'), joined(order.submittedByName, at(order.submittedAt))],
    [t('orders.head.deliveryOn'), order.deliveryOn ?? ''],
    [t('orders.head.customerOrderNo'), order.customerOrderNo],
    [t('orders.head.invoiceDemand'), t(`orders.invoiceDemand.${order.invoiceDemand}`)],
  ] as const;
  const more = [
    [t('orders.head.owner'), order.ownerName],
    [t('orders.head.agent'), order.agentName],
    [t('orders.head.approved'), joined(order.approvedByName, at(order.approvedAt))],
    [t('orders.head.receiver'), joined(order.receiverName, order.receiverPhone)],
    [t('orders.head.address'), order.receiverAddress],
  ] as const;
  const always = [
    [t('orders.head.shippingDemand'), order.shippingDemand],
    [t('orders.head.remark'), order.remark],
  ] as const;
  const wide = (['buyer', 'address', 'shippingDemand', 'remark'] as const).map((key) => t(`orders.head.${key}`));
  const shown = [...facts, ...(isShort ? [] : more), ...always].filter(([, value]) => value !== '');
  return (
    <>
      {order.returnReason !== '' && (
        <p>
          <StateTag tone="warning">{t(whyOf(order.state), { reason: reasonWords(order.returnReason, t) })}</StateTag>
        </p>
      )}
      <dl className="td-facts td-order-facts">
        {shown.map(([name, value]) => (
          <div key={name} className={wide.includes(name) ? 'is-wide' : undefined}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};

/** What of a line will not be shipped any more, thousandths. */
const Closed = ({ qty }: { readonly qty: number }) => {
  const t = useT();
  if (qty === 0) return null;
  return (
    <small className="td-quiet">
      {' '}
      {t('orders.line.closed')} <QtyText qty={qty} />
    </small>
  );
};

type LinesProps = { readonly detail: OrderDetail; readonly hasProgress?: boolean };

/** The lines as a small table; with what is on notes, shipped and signed where there is room. */
export const OrderLines = ({ detail, hasProgress = false }: LinesProps) => {
  const t = useT();
  return (
    <table className="td-plain">
      <caption className="td-visually-hidden">{t('orders.line.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('orders.line.product')}</th>
          <th scope="col" className="td-number">
            {t('orders.line.qty')}
          </th>
          <th scope="col" className="td-number">
            {t('orders.line.price')}
          </th>
          <th scope="col" className="td-number">
            {t('orders.line.amount')}
          </th>
          {hasProgress &&
            (['noted', 'shipped', 'signed'] as const).map((key) => (
              <th key={key} scope="col" className="td-number">
                {t(`orders.line.${key}`)}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {detail.lines.map((line) => (
          <tr key={line.id} className={line.closedQty >= line.orderedQty ? 'is-off' : undefined}>
            <td>
              {joined(line.genericName, line.specification)}
              {line.remark !== '' && <small className="td-quiet"> {line.remark}</small>}
            </td>
            <td className="td-number">
              <QtyText qty={line.orderedQty} /> {line.unit}
              <Closed qty={line.closedQty} />
            </td>
            <td className="td-number">
              <PriceText price={line.price} />
            </td>
            <td className="td-number">
              <MoneyText fen={line.amountFen} />
            </td>
            {hasProgress &&
              [line.notedQty, line.shippedQty, line.signedQty].map((qty, at) => (
                <td key={['noted', 'shipped', 'signed'][at]} className="td-number">
                  <QtyText qty={qty} />
                </td>
              ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('orders.line.total')}</th>
          <td />
          <td />
          <td className="td-number">
            <strong>
              <MoneyText fen={detail.order.totalFen} />
            </strong>
          </td>
          {hasProgress && <td colSpan={3} />}
        </tr>
      </tfoot>
    </table>
  );
};
