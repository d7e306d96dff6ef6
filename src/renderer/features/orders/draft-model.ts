/** An order while it is typed: texts as they stand in the cells, and what they amount to. Pure. */
import type { OrderDetail } from '../../../shared/contract/orders.schemas';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import { formatPrice, formatQty } from '../../../shared/domain/format';
import { amountFen, parsePrice } from '../../../shared/domain/money';
import type { InvoiceDemand } from '../../../shared/domain/order-words';
import { parseQty } from '../../../shared/domain/quantity';

export const lineColumns = ['product', 'qty', 'price', 'remark'] as const;
export type LineColumn = (typeof lineColumns)[number];
/** A place in the lines; the row counts from 0. */
export type Cell = { readonly row: number; readonly column: LineColumn };

/** What the cells show of a product. */
export type DraftProduct = Pick<PickedProduct, 'id' | 'code' | 'genericName' | 'specification' | 'maker' | 'unit'> & {
  /** Thousandths; unknown for lines that were kept before. */
  readonly availableQty?: number | undefined;
  readonly agreedPrice?: number | null | undefined;
  readonly floorPrice?: number | null | undefined;
};

export type DraftLine = {
  readonly key: number;
  readonly product?: DraftProduct | undefined;
  readonly qty: string;
  readonly price: string;
  readonly remark: string;
};

export type DraftHead = {
  readonly buyerId: number | undefined;
  readonly buyerName: string;
  readonly agentId: number | null;
  readonly agentName: string;
  readonly deliveryAddressId: number | null;
  readonly customerOrderNo: string;
  readonly deliveryOn: string | null;
  readonly invoiceDemand: InvoiceDemand;
  readonly shippingDemand: string;
  readonly remark: string;
};
export type OrderDraft = { readonly head: DraftHead; readonly lines: readonly DraftLine[]; readonly nextKey: number };

const emptyHead: DraftHead = {
  buyerId: undefined,
  buyerName: '',
  agentId: null,
  agentName: '',
  deliveryAddressId: null,
  customerOrderNo: '',
  deliveryOn: null,
  invoiceDemand: 'stored',
  shippingDemand: '',
  remark: '',
};
const emptyLine = (key: number): DraftLine => ({ key, qty: '', price: '', remark: '' });

export const emptyDraft: OrderDraft = { head: emptyHead, lines: [emptyLine(0)], nextKey: 1 };

/** True for a line into which nothing was typed yet. */
export const isEmptyLine = ({ product, qty, price, remark }: DraftLine): boolean =>
  product === undefined && qty.trim() === '' && price.trim() === '' && remark.trim() === '';

/** A kept order as it is typed on. */
export const draftOf = ({ order, lines }: OrderDetail): OrderDraft => ({
  head: {
    buyerId: order.buyerId,
    buyerName: order.buyerName,
    agentId: order.agentId,
    agentName: order.agentName,
    deliveryAddressId: order.deliveryAddressId,
    customerOrderNo: order.customerOrderNo,
    deliveryOn: order.deliveryOn,
    invoiceDemand: order.invoiceDemand,
    shippingDemand: order.shippingDemand,
    remark: order.remark,
  },
  lines: [
    ...lines
      .filter(({ orderedQty, closedQty }) => orderedQty > closedQty)
      .map((line, key): DraftLine => {
        const { productId: id, productCode: code, genericName, specification, maker, unit } = line;
        const product = { id, code, genericName, specification, maker, unit };
        const qty = formatQty(line.orderedQty, 'plain');
        return { key, product, qty, price: formatPrice(line.price, 'plain'), remark: line.remark };
      }),
    emptyLine(lines.length),
  ],
  nextKey: lines.length + 1,
});

const change = (draft: OrderDraft, row: number, next: Partial<DraftLine>): OrderDraft => ({
  ...draft,
  lines: draft.lines.map((line, at) => (at === row ? { ...line, ...next } : line)),
});

/** What was typed into a cell, as it stands. */
export const withText = (draft: OrderDraft, { row, column }: Cell, text: string): OrderDraft =>
  column === 'product' ? draft : change(draft, row, { [column]: text });

/** A product that was picked; the price agreed with the buyer comes along where none was typed for it. */
export const withProduct = (draft: OrderDraft, row: number, product: DraftProduct): OrderDraft => {
  const line = draft.lines[row];
  const agreed = product.agreedPrice ?? null;
  const isOther = line?.product?.id !== product.id;
  const price = agreed !== null && isOther ? formatPrice(agreed, 'plain') : (line?.price ?? '');
  return change(draft, row, { product, price });
};

/** A line more at the end, unless the last one is still empty. */
export const withRoom = (draft: OrderDraft): OrderDraft => {
  const last = draft.lines.at(-1);
  if (last && isEmptyLine(last)) return draft;
  return { ...draft, lines: [...draft.lines, emptyLine(draft.nextKey)], nextKey: draft.nextKey + 1 };
};

export const withoutLine = (draft: OrderDraft, row: number): OrderDraft =>
  withRoom({ ...draft, lines: draft.lines.toSpliced(row, 1) });

/** Lines that were pasted, behind what stands there. */
export const withLines = (draft: OrderDraft, added: readonly Omit<DraftLine, 'key'>[]): OrderDraft => {
  const kept = draft.lines.filter((line) => !isEmptyLine(line));
  const fresh = added.map((line, at) => ({ ...line, key: draft.nextKey + at }));
  return withRoom({ ...draft, lines: [...kept, ...fresh], nextKey: draft.nextKey + added.length });
};

/** Quantity in thousandths; undefined where the text is none above zero. */
export const qtyOf = ({ qty }: DraftLine): number | undefined => {
  const read = parseQty(qty);
  return read.ok && read.value > 0 ? read.value : undefined;
};
/** Price in 1/10000 yuan; undefined where the text is none. */
export const priceOf = ({ price }: DraftLine): number | undefined => {
  const read = parsePrice(price);
  return read.ok ? read.value : undefined;
};
/** Amount of a line in fen, once it has quantity and price. */
export const lineFen = (line: DraftLine): number | undefined => {
  const qty = qtyOf(line);
  const price = priceOf(line);
  return qty === undefined || price === undefined ? undefined : amountFen(qty, price);
};

/** The first cell of a line that cannot be kept as it is. */
const badColumn = (line: DraftLine): LineColumn | undefined => {
  if (line.product === undefined) return 'product';
  if (qtyOf(line) === undefined) return 'qty';
  return priceOf(line) === undefined ? 'price' : undefined;
};

/** The first bad cell of a draft; empty lines do not count. */
export const firstBadCell = ({ lines }: OrderDraft): Cell | undefined => {
  for (const [row, line] of lines.entries()) {
    const column = isEmptyLine(line) ? undefined : badColumn(line);
    if (column !== undefined) return { row, column };
  }
  return undefined;
};

/** What the engine is given: the head, and every line that is whole. Undefined until there is a buyer. */
export const inputOf = ({ head, lines }: OrderDraft) => {
  const { buyerId, buyerName: _, agentName: __, ...rest } = head;
  if (buyerId === undefined) return undefined;
  const whole = lines.flatMap((line) => {
    const orderedQty = qtyOf(line);
    const price = priceOf(line);
    if (line.product === undefined || orderedQty === undefined || price === undefined) return [];
    return [{ productId: line.product.id, orderedQty, price, remark: line.remark.trim() }];
  });
  return { buyerId, ...rest, lines: whole };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Reads a draft that was kept in this browser; one that is not understood is as good as none. */
export const keptDraft = (text: string | null): OrderDraft | undefined => {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(kept) || !isRecord(kept['head']) || !Array.isArray(kept['lines'])) return undefined;
    const nextKey = typeof kept['nextKey'] === 'number' ? kept['nextKey'] : kept['lines'].length;
    return { head: { ...emptyHead, ...kept['head'] }, lines: kept['lines'] as DraftLine[], nextKey };
  } catch {
    return undefined;
  }
};
