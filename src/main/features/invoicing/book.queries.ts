/** The part of the ledger that an event touches, as the book of the rules. */
import { sql } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { bookOf, type Blue, type Book, type Ent, type Share } from './book.rules';
import { allocation, entitlement, invoiceLine } from './invoicing.tables';

const entColumns = {
  id: entitlement.id,
  accountId: entitlement.accountId,
  price: entitlement.price,
  approvedAt: entitlement.approvedAt,
  orderNumber: entitlement.orderNumber,
  lineNo: entitlement.lineNo,
  orderLineId: entitlement.orderLineId,
  qty: entitlement.netQty,
  fen: entitlement.netFen,
  allocatedQty: entitlement.allocatedQty,
  allocatedFen: entitlement.allocatedFen,
  checkedQty: entitlement.checkedQty,
  shippedQty: entitlement.shippedQty,
  signedQty: entitlement.signedQty,
  lastOn: entitlement.approvedOn,
};
/** In the words of the partial index. */
const isOpen = sql`(${entitlement.netQty} > ${entitlement.allocatedQty} OR ${entitlement.netFen} > ${entitlement.allocatedFen})`;
const openEnts = prepared('invoicing.openEnts', (db) =>
  db
    .select(entColumns)
    .from(entitlement)
    .where(sql`${isAnyOfPlaceholder(entitlement.accountId, 'accounts')} AND ${isOpen}`),
);
const entsByIds = prepared('invoicing.entsByIds', (db) =>
  db.select(entColumns).from(entitlement).where(isAnyOfPlaceholder(entitlement.id, 'ids')),
);
const entsByLines = prepared('invoicing.entsByOrderLines', (db) =>
  db
    .select(entColumns)
    .from(entitlement)
    .where(isAnyOfPlaceholder(entitlement.orderLineId, 'lines'))
    .orderBy(entitlement.id),
);

/** A blue line as the rules take it. */
export const blueColumns = {
  id: invoiceLine.id,
  accountId: invoiceLine.accountId,
  price: invoiceLine.price,
  isAdvance: invoiceLine.isAdvance,
  issuedOn: invoiceLine.issuedOn,
  invoiceNumber: invoiceLine.invoiceNumber,
  lineNo: invoiceLine.lineNo,
  qty: invoiceLine.qty,
  fen: invoiceLine.fen,
  redQty: invoiceLine.redQty,
  redFen: invoiceLine.redFen,
  allocatedQty: invoiceLine.allocatedQty,
  allocatedFen: invoiceLine.allocatedFen,
  pendingQty: invoiceLine.pendingQty,
  pendingFen: invoiceLine.pendingFen,
  lastOn: invoiceLine.issuedOn,
};
const { qty, fen, allocatedQty, allocatedFen, redQty, redFen, pendingQty, pendingFen } = invoiceLine;
const hasAdvance = sql`${invoiceLine.redOf} IS NULL AND (${qty} > ${allocatedQty} + ${redQty} + ${pendingQty} OR ${fen} > ${allocatedFen} + ${redFen} + ${pendingFen})`;
const openBlues = prepared('invoicing.openBlues', (db) =>
  db
    .select(blueColumns)
    .from(invoiceLine)
    .where(sql`${isAnyOfPlaceholder(invoiceLine.accountId, 'accounts')} AND ${hasAdvance}`),
);
const bluesByIds = prepared('invoicing.bluesByIds', (db) =>
  db
    .select(blueColumns)
    .from(invoiceLine)
    .where(sql`${isAnyOfPlaceholder(invoiceLine.id, 'ids')} AND ${invoiceLine.redOf} IS NULL`),
);

/** What stands of allocations that touch these entitlements or blue lines, oldest first. */
const shareRows = prepared('invoicing.shares', (db) => {
  const root = sql`coalesce(${allocation.reversalOf}, ${allocation.id})`;
  return db
    .select({
      id: sql`${root}`.mapWith(Number),
      lineId: allocation.lineId,
      entId: allocation.entitlementId,
      qty: sql`sum(${allocation.qty})`.mapWith(Number),
      entFen: sql`sum(${allocation.entitlementFen})`.mapWith(Number),
      invFen: sql`sum(${allocation.invoiceFen})`.mapWith(Number),
    })
    .from(allocation)
    .where(
      sql`${isAnyOfPlaceholder(allocation.entitlementId, 'ents')} OR ${isAnyOfPlaceholder(allocation.lineId, 'lines')}`,
    )
    .groupBy(root, allocation.lineId, allocation.entitlementId)
    .having(
      sql`sum(${allocation.qty}) > 0 OR sum(${allocation.entitlementFen}) > 0 OR sum(${allocation.invoiceFen}) > 0`,
    )
    .orderBy(root);
});

const lastEnts = prepared('invoicing.lastOfEnts', (db) =>
  db
    .select({ id: allocation.entitlementId, lastOn: sql<string>`max(${allocation.postedOn})` })
    .from(allocation)
    .where(isAnyOfPlaceholder(allocation.entitlementId, 'ids'))
    .groupBy(allocation.entitlementId),
);
const lastBlues = prepared('invoicing.lastOfBlues', (db) =>
  db
    .select({ id: allocation.lineId, lastOn: sql<string>`max(${allocation.postedOn})` })
    .from(allocation)
    .where(isAnyOfPlaceholder(allocation.lineId, 'ids'))
    .groupBy(allocation.lineId),
);

const list = (ids: Iterable<number>) => JSON.stringify([...new Set(ids)]);
const noted = <T extends { id: number; lastOn: string }>(
  rows: T[],
  known: readonly { id: number; lastOn: string }[],
): T[] => {
  const last = new Map(known.map((one) => [one.id, one.lastOn]));
  return rows.map((row) => ({ ...row, lastOn: [row.lastOn, last.get(row.id) ?? ''].sort().at(-1) ?? row.lastOn }));
};

/**
 * The book of a sale that is approved now: the open advances of its keys, and, where there are any, what is open beside
 * them. `advances`: those of the buyer, where they were read in this transaction.
 */
export async function bookForSale(
  db: ReadDb,
  { accountIds, advances }: { readonly accountIds: readonly number[]; readonly advances?: readonly Blue[] | undefined },
  on: string,
): Promise<Book> {
  const accounts = list(accountIds);
  const keys = new Set(accountIds);
  const blues = advances?.filter(({ accountId }) => keys.has(accountId)) ?? (await openBlues(db, { accounts }));
  const ents = blues.length > 0 ? await openEnts(db, { accounts }) : [];
  return bookOf({ ents, blues, shares: [] }, on);
}

export type Wanted = {
  /** Whatever is open of them comes along. */
  readonly accountIds: readonly number[];
  /** With all that stands of them. */
  readonly entIds?: readonly number[];
  readonly lineIds?: readonly number[];
};

const merged = <T extends { readonly id: number }>(...rows: readonly (readonly T[])[]): T[] => [
  ...new Map(rows.flat().map((row) => [row.id, row])).values(),
];

/**
 * Loads a book: what is open of the accounts, the named entitlements and blue lines with what stands of them, and the
 * other sides of that. `today` tells whether `on` lies back, so that nothing is allocated before both sides stood.
 */
export async function loadBook(
  db: ReadDb,
  wanted: Wanted,
  { on, today }: { readonly on: string; readonly today: string },
): Promise<Book> {
  const { accountIds, entIds = [], lineIds = [] } = wanted;
  const isDeep = entIds.length > 0 || lineIds.length > 0;
  const shares: Share[] = isDeep ? await shareRows(db, { ents: list(entIds), lines: list(lineIds) }) : [];
  const accounts = list(accountIds);
  const namedEnts = [...entIds, ...shares.map(({ entId }) => entId)];
  const namedLines = [...lineIds, ...shares.map(({ lineId }) => lineId)];
  let ents: Ent[] = merged<Ent>(
    await openEnts(db, { accounts }),
    namedEnts.length > 0 ? await entsByIds(db, { ids: list(namedEnts) }) : [],
  );
  let blues: Blue[] = merged<Blue>(
    await openBlues(db, { accounts }),
    namedLines.length > 0 ? await bluesByIds(db, { ids: list(namedLines) }) : [],
  );
  if (on < today) {
    ents = noted(ents, await lastEnts(db, { ids: list(ents.map(({ id }) => id)) }));
    blues = noted(blues, await lastBlues(db, { ids: list(blues.map(({ id }) => id)) }));
  }
  return bookOf({ ents, blues, shares }, on);
}

/** The entitlements of order lines, oldest first, with the line each belongs to. */
export const entsOfLines = async (db: ReadDb, orderLineIds: readonly number[]) =>
  entsByLines(db, { lines: list(orderLineIds) });
