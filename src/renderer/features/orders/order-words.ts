/** What is said about an order: the sentence of its lamps, the two texts to copy, the reason it came back. */
import type { OrderDetail, OrderLamps, OrderRow } from '../../../shared/contract/orders.schemas';
import { formatElapsed, formatFen, formatPrice, formatQty } from '../../../shared/domain/format';
import { rejectReasons } from '../../../shared/domain/order-words';
import type { Translate } from '../../ui/i18n';

/** Month and day are enough beside an order of this year. */
const shortDate = (date: string): string => date.slice(5);

const paidWords = ({ paidFen, totalFen, dueOn }: OrderLamps, t: Translate): string => {
  const paid = formatFen(paidFen);
  const total = formatFen(totalFen);
  const left = formatFen(totalFen - paidFen);
  if (totalFen <= paidFen) return t('orders.sentence.paid', { paid, total });
  return dueOn === null
    ? t('orders.sentence.paidLeft', { paid, total, left })
    : t('orders.sentence.paidDue', { paid, total, left, dueOn: shortDate(dueOn) });
};

const shippedWords = (lamps: OrderLamps, t: Translate): string => {
  const { noteCount, shippedNotes, carrier, waybillNo } = lamps;
  if (noteCount === 0) return t('orders.sentence.shippedNone');
  const counts = { shipped: shippedNotes, count: noteCount };
  const shipped =
    carrier === '' && waybillNo === ''
      ? t('orders.sentence.shipped', counts)
      : t('orders.sentence.shippedBy', { ...counts, carrier, waybillNo });
  // Every note has left and goods are still owed: 1/1 alone would read as everything.
  const isRestOpen = lamps.shipped === 'part' && shippedNotes === noteCount;
  return isRestOpen ? t('orders.sentence.restToFollow', { shipped }) : shipped;
};

const arrivedWords = ({ signedNotes, signedOn, signedBy }: OrderLamps, t: Translate): string =>
  signedNotes === 0
    ? t('orders.sentence.arrivedNone')
    : t('orders.sentence.arrived', { signed: signedNotes, signedOn: shortDate(signedOn ?? ''), signedBy });

const invoicedWords = (lamps: OrderLamps, t: Translate): string => {
  const { invoicedQty, advanceQty, storedQty, pendingQty, unit } = lamps;
  if (invoicedQty === 0 && pendingQty === 0) return t('orders.sentence.invoicedNone');
  const goods = (qty: number) => `${formatQty(qty)} ${unit}`.trim();
  const parts = [t('orders.sentence.invoiced', { qty: goods(invoicedQty) })];
  if (advanceQty > 0) parts.push(t('orders.sentence.byAdvance', { qty: goods(advanceQty) }));
  if (storedQty > 0) parts.push(t('orders.sentence.stored', { qty: goods(storedQty) }));
  if (pendingQty > 0) parts.push(t('orders.sentence.redPending', { qty: goods(pendingQty) }));
  return parts.reduce((said, more) => t('orders.sentence.listed', { said, more }));
};

/** The four lamps as a sentence with their numbers. */
export const lampWords = (lamps: OrderLamps, t: Translate): string =>
  t('orders.sentence.all', {
    paid: paidWords(lamps, t),
    shipped: shippedWords(lamps, t),
    arrived: arrivedWords(lamps, t),
    invoiced: invoicedWords(lamps, t),
  });

/** How long something has waited, in words; `parts` 1 leaves the smaller unit out. */
export const elapsedWords = (ms: number, t: Translate, parts = 2): string =>
  formatElapsed(ms)
    .slice(0, parts)
    .map(({ value, unit }) => t(`common.elapsed.${unit}`, { value }))
    .join(' ');

/** What happens to the order next. */
export const nextStep = ({ state, lamps }: Pick<OrderRow, 'state' | 'lamps'>, t: Translate): string =>
  state === 'approved' && lamps.shipped === 'full' ? t('orders.next.shipping') : t(`orders.next.${state}`);

type Said = Pick<OrderRow, 'number' | 'buyerName' | 'state' | 'lamps' | 'waitingSince' | 'totalFen'>;

const titleWords = ({ number, buyerName }: Said, t: Translate): string =>
  t('orders.copyText.title', { number: number ?? t('orders.draftTitle'), buyer: buyerName });

const lineWords = ({ lines }: OrderDetail, t: Translate): string[] =>
  lines.map(({ genericName, specification, orderedQty, unit, price, amountFen }) => {
    const name = `${genericName} ${specification}`.trim();
    const figures = { qty: formatQty(orderedQty), unit, price: formatPrice(price), amount: formatFen(amountFen) };
    return t('orders.copyText.goodsWithPrice', { name, ...figures });
  });

/** For the customer: what was ordered and how far it is; no credit, cost or internal remark. */
export const wordsForCustomer = (said: Said, detail: OrderDetail | undefined, t: Translate): string =>
  [
    titleWords(said, t),
    ...(detail ? lineWords(detail, t) : []),
    t('orders.copyText.total', { total: formatFen(said.totalFen) }),
    lampWords(said.lamps, t),
  ].join('\n');

type ForColleague = { readonly said: Said; readonly detail: OrderDetail | undefined; readonly now: number };

/** For a colleague: also who is next, since when, and the internal remark. */
export const wordsForColleague = ({ said, detail, now }: ForColleague, t: Translate): string => {
  const remark = detail?.order.remark ?? '';
  const waiting = t('orders.copyText.waiting', { elapsed: elapsedWords(now - said.waitingSince, t) });
  return [
    wordsForCustomer(said, detail, t),
    `${t('orders.copyText.next', { step: nextStep(said, t) })} · ${waiting}`,
    ...(remark === '' ? [] : [t('orders.copyText.remark', { remark })]),
  ].join('\n');
};

/** A reason of finance begins with its key from the list; people read its words. */
export const reasonWords = (reason: string, t: Translate): string => {
  const [head = '', ...more] = reason.split(': ');
  const known = rejectReasons.find((one) => one === head);
  return known ? [t(`orders.rejectReason.${known}`), ...more].join(': ') : reason;
};
