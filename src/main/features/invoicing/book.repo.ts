/** Writes what the rules posted, row after row in their order: triggers move the balances and refuse what does not fit. */
import { createHash } from 'node:crypto';
import { getTableColumns, sql } from 'drizzle-orm';
import { rowsOfJson } from '../../store/dialect';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { prepared } from '../../store/prepared';
import type { Book, Posting } from './book.rules';
import { allocation, entitlement, entitlementEvent, ledgerAccount, redPending, supplyEvent } from './invoicing.tables';

const p = sql.placeholder;

/** Rows of one kind go in together: one statement, whatever their number. */
const addEvents = prepared('invoicing.addEvents', (db) =>
  db.insert(entitlementEvent).select(rowsOfJson(p('rows'), Object.keys(getTableColumns(entitlementEvent)))),
);
const addSupplies = prepared('invoicing.addSupplies', (db) =>
  db.insert(supplyEvent).select(rowsOfJson(p('rows'), Object.keys(getTableColumns(supplyEvent)))),
);
const addAllocations = prepared('invoicing.addAllocations', (db) =>
  db.insert(allocation).select(rowsOfJson(p('rows'), Object.keys(getTableColumns(allocation)))),
);
const addPendings = prepared('invoicing.addPendings', (db) =>
  db.insert(redPending).select(rowsOfJson(p('rows'), Object.keys(getTableColumns(redPending)))),
);

/** The hash of a posted row over what it says, so that a changed figure is found. */
export const rowHash = (table: string, row: Readonly<Record<string, unknown>>): string =>
  createHash('sha256')
    .update(JSON.stringify([table, ...Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('hex');

const hashed = <T extends Readonly<Record<string, unknown>>>(table: string, row: T) => ({
  ...row,
  rowHash: rowHash(table, row),
});

export type Cause = {
  readonly ctx: Pick<Ctx, 'actor' | 'now'>;
  /** The record that caused it: table and id. */
  readonly document: string;
  readonly documentId: number | null;
  readonly reason?: string;
  /** True: a person chose these allocations; otherwise the matcher did. */
  readonly isByHand?: boolean;
  /** Writes the red line of a blue one at its place among the rows. */
  readonly writeRed?: (red: Extract<Posting, { type: 'red' }>) => Promise<void>;
};

/** How the product of an account is spelled, for sorting. */
const goodsPy = async (tx: Tx, accountId: number): Promise<string> =>
  (
    await tx.select({ py: ledgerAccount.productPy }).from(ledgerAccount).where(sql`${ledgerAccount.id} = ${accountId}`)
  )[0]?.py ?? '';

/** An entitlement that a change of price or key split off keeps the dates and the order of the one it came from. */
async function addSplit(tx: Tx, row: Extract<Posting, { type: 'entitlement' }>, originId: number): Promise<number> {
  const [origin] = await tx.select().from(entitlement).where(sql`${entitlement.id} = ${originId}`);
  if (!origin) throw new Error(`entitlement ${originId} vanished`);
  const { orderId, orderLineId, approvalCount, orderNumber, lineNo, invoiceDemand, customerId, customerPy } = origin;
  const { ownerId, approvedAt, approvedOn } = origin;
  const kept = { orderId, orderLineId, approvalCount, orderNumber, lineNo, invoiceDemand, customerId, customerPy };
  const { accountId, price } = row.ent;
  const productPy = accountId === origin.accountId ? origin.productPy : await goodsPy(tx, accountId);
  const [made] = await tx
    .insert(entitlement)
    .values({ ...kept, productPy, ownerId, approvedAt, approvedOn, accountId, price, source: row.source, originId })
    .returning({ id: entitlement.id });
  if (!made) throw new Error('no entitlement was made');
  return made.id;
}

type Row = Readonly<Record<string, unknown>>;
type Kind = 'event' | 'supply' | 'allocation' | 'pending';
const inserts = { event: addEvents, supply: addSupplies, allocation: addAllocations, pending: addPendings };

/** Rows that wait to be written together; their order among other kinds is kept. */
function pen(tx: Tx) {
  let kind: Kind | undefined;
  let rows: Row[] = [];
  const flush = async (): Promise<void> => {
    const [waiting, of] = [rows, kind];
    rows = [];
    kind = undefined;
    if (of && waiting.length > 0) await inserts[of](tx, { rows: JSON.stringify(waiting) });
  };
  const write = async (next: Kind, row: Row): Promise<void> => {
    if (kind !== next) await flush();
    kind = next;
    rows.push(row);
  };
  return { write, flush };
}

type Written = Exclude<Posting, { type: 'entitlement' | 'red' }>;

/** A posting as the row of its table. */
function rowOf(
  row: Written,
  { book, cause, entIdOf }: { book: Book; cause: Cause; entIdOf: (id: number) => number },
): Row {
  const { ctx, document, documentId, reason = '', isByHand = false } = cause;
  const postedAt = ctx.now;
  const { userId } = ctx.actor;
  switch (row.type) {
    case 'event': {
      const { kind, qty, fen } = row;
      const values = { entitlementId: entIdOf(row.entId), kind, qty, fen, reason, document, documentId };
      return hashed('entitlement_event', { ...values, postedOn: book.on, postedAt, userId });
    }
    case 'supply': {
      const { stage, qty } = row;
      return { entitlementId: entIdOf(row.entId), stage, qty, document, documentId, postedOn: book.on, postedAt };
    }
    case 'allocation': {
      const { share, qty, entFen, invFen, isReversal } = row;
      if (isReversal && share.id === null) throw new Error('an event undoes what it made itself');
      const ids = {
        lineId: share.lineId,
        entitlementId: entIdOf(share.entId),
        reversalOf: isReversal ? share.id : null,
      };
      const amounts = { qty, entitlementFen: entFen, invoiceFen: invFen };
      const by = isByHand && row.cause === 'issue' ? userId : null;
      return hashed('allocation', { ...ids, ...amounts, cause: row.cause, postedOn: row.on, postedAt, userId: by });
    }
    case 'pending': {
      const { lineId, entId, qty, fen, on: postedOn } = row;
      const entitlementId = entId === null ? null : entIdOf(entId);
      const values = { lineId, entitlementId, qty, fen, cause: row.cause, reason, postedOn, postedAt, userId };
      return hashed('red_pending', values);
    }
  }
}

/**
 * Writes the postings of a book. Splits get their ids here, so later rows of the same event find them.
 * @returns the id of an entitlement of the book as it is kept
 */
export async function writeBook(tx: Tx, book: Book, cause: Cause): Promise<(id: number) => number> {
  const made = new Map<number, number>();
  const entIdOf = (id: number): number => made.get(id) ?? id;
  const { write, flush } = pen(tx);
  for (const row of book.postings) {
    if (row.type === 'entitlement') {
      await flush();
      made.set(row.ent.id, await addSplit(tx, row, entIdOf(row.originId)));
    } else if (row.type === 'red') {
      await flush();
      if (!cause.writeRed) throw new Error('a red line needs its invoice');
      await cause.writeRed(row);
    } else {
      await write(row.type, rowOf(row, { book, cause, entIdOf }));
    }
  }
  await flush();
  return entIdOf;
}
