/** Reads the ledger's own rows again, piece by piece: their hashes, the sums that balances are, the chain of closes. */
import { sql } from 'drizzle-orm';
import type { LedgerPart } from '../../../shared/domain/period-words';
import { rowsOf, type ReadDb } from '../../store/handles';
import { rowHash } from './book.repo';
import { allocation, entitlement, entitlementEvent, invoiceLine, redPending, supplyEvent } from './invoicing.tables';
import { keptRows } from './period-snapshot.queries';
import { standingCloses } from './period-closes.queries';
import { snapshotHash } from './period-hash';

/** Rows of one piece: a few hundred milliseconds. */
const PIECE = 20_000;

type Fault = { readonly part: LedgerPart; readonly id: number; readonly what: string };
export type Verified = { readonly checked: number; readonly next: number | null; readonly faults: Fault[] };

type Hashed = { readonly id: number; readonly rowHash: string };

/** Rows whose hash is not that of what they say; rows of a book that had no ledger yet have none. */
function verified<T extends Hashed>(
  { part, table }: { readonly part: LedgerPart; readonly table: string },
  rows: readonly T[],
  wordsOf: (row: T) => Readonly<Record<string, unknown>> = ({ id: _, rowHash: __, ...words }) => words,
): Verified {
  const faults = rows
    .filter((row) => row.rowHash !== '' && row.rowHash !== rowHash(table, wordsOf(row)))
    .map(({ id }) => ({ part, id, what: 'rowHash' }));
  return { checked: rows.length, next: rows.length < PIECE ? null : (rows.at(-1)?.id ?? null), faults };
}

/** What is moved by triggers is no part of a line's own words. */
const ownWords = (row: typeof invoiceLine.$inferSelect): Readonly<Record<string, unknown>> => {
  const { invoiceId, lineNo, accountId, price, isAdvance, redOf, invoiceNumber, issuedOn } = row;
  const { qty, fen, exclFen, taxFen, postedAt } = row;
  const words = {
    invoiceId,
    lineNo,
    accountId,
    price,
    isAdvance,
    invoiceNumber,
    issuedOn,
    qty,
    fen,
    exclFen,
    taxFen,
    postedAt,
  };
  return redOf === null ? words : { ...words, redOf };
};

type Sums = { readonly id: number; readonly what: string };

/** Entitlements whose balances are not the sums of their rows. */
const wrongEnts = (after: number, until: number) => sql`
  SELECT id, what FROM (
    SELECT e.id AS id, CASE
      WHEN e.net_qty <> coalesce((SELECT sum(qty) FROM ${entitlementEvent} AS v WHERE v.entitlement_id = e.id), 0)
        OR e.net_fen <> coalesce((SELECT sum(fen) FROM ${entitlementEvent} AS v WHERE v.entitlement_id = e.id), 0) THEN 'net'
      WHEN e.allocated_qty <> coalesce((SELECT sum(qty) FROM ${allocation} AS a WHERE a.entitlement_id = e.id), 0)
        OR e.allocated_fen <> coalesce((SELECT sum(entitlement_fen) FROM ${allocation} AS a WHERE a.entitlement_id = e.id), 0) THEN 'allocated'
      WHEN e.shipped_qty <> coalesce((SELECT sum(qty) FROM ${supplyEvent} AS s WHERE s.entitlement_id = e.id AND s.stage = 'shipped'), 0) THEN 'shipped'
      END AS what
    FROM ${entitlement} AS e WHERE e.id > ${after} AND e.id <= ${until}) AS one
  WHERE what IS NOT NULL`;

/** The same of blue lines. */
const wrongLines = (after: number, until: number) => sql`
  SELECT id, what FROM (
    SELECT l.id AS id, CASE
      WHEN l.allocated_qty <> coalesce((SELECT sum(qty) FROM ${allocation} AS a WHERE a.line_id = l.id), 0)
        OR l.allocated_fen <> coalesce((SELECT sum(invoice_fen) FROM ${allocation} AS a WHERE a.line_id = l.id), 0) THEN 'lineAllocated'
      WHEN l.red_qty <> 0 - coalesce((SELECT sum(qty) FROM ${invoiceLine} AS r WHERE r.red_of = l.id), 0)
        OR l.red_fen <> 0 - coalesce((SELECT sum(fen) FROM ${invoiceLine} AS r WHERE r.red_of = l.id), 0) THEN 'red'
      WHEN l.pending_fen <> coalesce((SELECT sum(fen) FROM ${redPending} AS p WHERE p.line_id = l.id), 0) THEN 'pending'
      END AS what
    FROM ${invoiceLine} AS l WHERE l.red_of IS NULL AND l.id > ${after} AND l.id <= ${until}) AS one
  WHERE what IS NOT NULL`;

async function verifyBalances(db: ReadDb, after: number): Promise<Verified> {
  const until = after + PIECE;
  const [last] = await rowsOf<{ n: number }>(
    db,
    sql`SELECT max(coalesce((SELECT max(id) FROM ${entitlement}), 0), coalesce((SELECT max(id) FROM ${invoiceLine}), 0)) AS n`,
  );
  const wrong = [
    ...(await rowsOf<Sums>(db, wrongEnts(after, until))),
    ...(await rowsOf<Sums>(db, wrongLines(after, until))),
  ];
  const most = last?.n ?? 0;
  const checked = Math.max(0, Math.min(until, most) - after);
  return { checked, next: until < most ? until : null, faults: wrong.map((one) => ({ part: 'balances', ...one })) };
}

/** Each standing close over its own rows and the close before. */
async function verifyCloses(db: ReadDb): Promise<Verified> {
  const faults: Fault[] = [];
  let previous = '';
  const closes = await standingCloses(db);
  for (const { id, month, hash, keyCount } of closes) {
    const rows = await keptRows(db, id);
    if (rows.length !== keyCount) faults.push({ part: 'closes', id, what: 'keyCount' });
    if (snapshotHash(previous, month, rows) !== hash) faults.push({ part: 'closes', id, what: 'chain' });
    previous = hash;
  }
  return { checked: closes.length, next: null, faults };
}

/** Checks one piece of a part of the ledger; `after` is the id that the piece before ended with. */
export async function verifyPart(db: ReadDb, part: LedgerPart, after: number): Promise<Verified> {
  switch (part) {
    case 'events': {
      const { id } = entitlementEvent;
      const rows = await db.select().from(entitlementEvent).where(sql`${id} > ${after}`).orderBy(id).limit(PIECE);
      return verified({ part, table: 'entitlement_event' }, rows);
    }
    case 'lines': {
      const { id } = invoiceLine;
      const rows = await db.select().from(invoiceLine).where(sql`${id} > ${after}`).orderBy(id).limit(PIECE);
      return verified({ part, table: 'invoice_line' }, rows, ownWords);
    }
    case 'allocations': {
      const { id } = allocation;
      const rows = await db.select().from(allocation).where(sql`${id} > ${after}`).orderBy(id).limit(PIECE);
      return verified({ part, table: 'allocation' }, rows);
    }
    case 'pendings': {
      const { id } = redPending;
      const rows = await db.select().from(redPending).where(sql`${id} > ${after}`).orderBy(id).limit(PIECE);
      return verified({ part, table: 'red_pending' }, rows);
    }
    case 'balances':
      return verifyBalances(db, after);
    case 'closes':
      return verifyCloses(db);
  }
}
