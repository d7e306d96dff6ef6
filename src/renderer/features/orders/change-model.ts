/** An approved order while it is asked to be otherwise: texts as they stand in the cells. Pure. */
import type { OrderDetail } from '../../../shared/contract/orders.schemas';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import { formatPrice, formatQty } from '../../../shared/domain/format';
import { amountFen, parsePrice, sumFen } from '../../../shared/domain/money';
import { parseQty } from '../../../shared/domain/quantity';

export type WishLine = {
  readonly key: number;
  /** Null for a line more. */
  readonly orderLineId: number | null;
  readonly productId: number;
  readonly name: string;
  readonly unit: string;
  /** Thousandths on notes: never less than that, and their price stays. */
  readonly notedQty: number;
  readonly qty: string;
  readonly price: string;
  readonly remark: string;
  readonly isOff: boolean;
};

const nameOf = ({ genericName, specification }: Pick<PickedProduct, 'genericName' | 'specification'>): string =>
  `${genericName} ${specification}`.trim();

/** The lines that count, as they may be changed. */
export const wishOf = ({ lines }: OrderDetail): readonly WishLine[] =>
  lines
    .filter(({ orderedQty, closedQty }) => orderedQty > closedQty)
    .map((line) => ({
      ...{ key: line.id, orderLineId: line.id, productId: line.productId, name: nameOf(line), unit: line.unit },
      ...{ notedQty: line.notedQty, remark: line.remark, isOff: false },
      qty: formatQty(line.orderedQty - line.closedQty, 'plain'),
      price: formatPrice(line.price, 'plain'),
    }));

/** A line more; its price is the agreed one where there is one. */
export const withProduct = (lines: readonly WishLine[], product: PickedProduct): readonly WishLine[] => {
  const agreed = typeof product.agreedPrice === 'number' ? formatPrice(product.agreedPrice, 'plain') : '';
  // Lines that stand have their own ids; new ones count downwards.
  const key = Math.min(0, ...lines.map((line) => line.key)) - 1;
  const { id: productId, unit } = product;
  const more = { key, orderLineId: null, productId, name: nameOf(product), unit, notedQty: 0, qty: '', price: agreed };
  return [...lines, { ...more, remark: '', isOff: false }];
};

/** What of a line was changed; a new line that is taken off disappears. */
export const changed = (lines: readonly WishLine[], key: number, next: Partial<WishLine>): readonly WishLine[] =>
  lines
    .map((line) => (line.key === key ? { ...line, ...next } : line))
    .filter(({ orderLineId, isOff }) => orderLineId !== null || !isOff);

type Read = { readonly orderedQty: number; readonly price: number };

/** Quantity (thousandths, > 0) and price (1/10000 yuan) of a line, if both can be read. */
export const readLine = ({ qty, price }: WishLine): Read | undefined => {
  const quantity = parseQty(qty);
  const unitPrice = parsePrice(price);
  return quantity.ok && quantity.value > 0 && unitPrice.ok
    ? { orderedQty: quantity.value, price: unitPrice.value }
    : undefined;
};

/** The lines as the engine takes them; undefined while one of them cannot be read. */
export function linesOfWish(lines: readonly WishLine[]) {
  const kept = lines.filter(({ isOff }) => !isOff);
  const read = kept.flatMap((line) => {
    const figures = readLine(line);
    const { orderLineId, productId, remark } = line;
    return figures ? [{ orderLineId, productId, remark: remark.trim(), ...figures }] : [];
  });
  return read.length === kept.length ? read : undefined;
}

/** What the order would come to, fen; undefined while a line cannot be read. */
export const totalOfWish = (lines: readonly WishLine[]): number | undefined => {
  const read = linesOfWish(lines);
  return read && sumFen(read.map(({ orderedQty, price }) => amountFen(orderedQty, price)));
};
