/** Writes to dispatch_note, note_line and note_scan. Every change of a note goes by the version its step read. */
import { sql } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { Tx } from '../../store/handles';
import { prepared } from '../../store/prepared';
import type { NotePart } from './plan-note';
import { dispatchNote, noteLine, noteScan, shortPick, traceCase } from './dispatch.tables';

const p = sql.placeholder;

export type NewNote = Pick<
  typeof dispatchNote.$inferInsert,
  | 'number'
  | 'orderId'
  | 'orderNumber'
  | 'ownerId'
  | 'buyerId'
  | 'buyerName'
  | 'buyerPy'
  | 'receiverName'
  | 'receiverPhone'
  | 'receiverAddress'
  | 'lineCount'
  | 'createdBy'
  | 'createdAt'
  | 'createdOn'
> &
  Partial<Pick<typeof dispatchNote.$inferInsert, 'kind' | 'exchangeId'>>;

const insertNote = prepared('dispatch.insertNote', (db) =>
  db
    .insert(dispatchNote)
    .values({
      kind: p('kind'),
      exchangeId: p('exchangeId'),
      number: p('number'),
      orderId: p('orderId'),
      orderNumber: p('orderNumber'),
      ownerId: p('ownerId'),
      buyerId: p('buyerId'),
      buyerName: p('buyerName'),
      buyerPy: p('buyerPy'),
      receiverName: p('receiverName'),
      receiverPhone: p('receiverPhone'),
      receiverAddress: p('receiverAddress'),
      lineCount: p('lineCount'),
      createdBy: p('createdBy'),
      createdAt: p('createdAt'),
      createdOn: p('createdOn'),
      waitingSince: p('createdAt'),
    })
    .returning({ id: dispatchNote.id, version: dispatchNote.version }),
);

type LineRow = Pick<typeof noteLine.$inferInsert, 'noteId' | 'lineNo' | 'orderLineId' | 'productId' | 'lotId' | 'qty'>;

const linesStatement = (count: number) =>
  prepared(`dispatch.insertLines.${count}`, (db) =>
    db.insert(noteLine).values(
      Array.from({ length: count }, (_, at) => ({
        noteId: p(`noteId${at}`),
        lineNo: p(`lineNo${at}`),
        orderLineId: p(`orderLineId${at}`),
        productId: p(`productId${at}`),
        lotId: p(`lotId${at}`),
        qty: p(`qty${at}`),
      })),
    ),
  );

/** Adds lines to a note, in one statement; it is prepared once per number of lines. */
export function addLines(tx: Tx, rows: readonly LineRow[]): Promise<unknown> {
  const values = rows.flatMap((row, at) => Object.entries(row).map(([key, value]) => [`${key}${at}`, value] as const));
  return linesStatement(rows.length)(tx, Object.fromEntries(values));
}

/** Adds a note with its lines, numbered from 1. */
export async function addNote(
  tx: Tx,
  note: NewNote,
  parts: readonly NotePart[],
): Promise<{ id: number; version: number }> {
  const [made] = await insertNote(tx, { kind: 'sale', exchangeId: null, ...note });
  if (!made) throw new Error('no note was made');
  await addLines(
    tx,
    parts.map((part, at) => ({ noteId: made.id, lineNo: at + 1, ...part })),
  );
  return made;
}

export type NoteChange = Partial<
  Omit<typeof dispatchNote.$inferInsert, 'id' | 'number' | 'orderId' | 'version' | 'createdAt' | 'createdBy'>
>;
type ChangedKey = keyof NoteChange;

/** A statement per set of changed columns: each step always changes the same ones. */
const changeStatement = (keys: readonly ChangedKey[]) =>
  prepared(`dispatch.change.${keys.join()}`, (db) => {
    const set = keys.map((key) => [key, sql`${sql.param(p(key), dispatchNote[key])}`] as const);
    return db
      .update(dispatchNote)
      .set({ ...Object.fromEntries(set), version: sql`${dispatchNote.version} + 1` })
      .where(sql`${dispatchNote.id} = ${p('noteId')} AND ${dispatchNote.version} = ${p('seenVersion')}`)
      .returning({ version: dispatchNote.version });
  });

/**
 * Changes a note that stands at the given version.
 * @returns its new version; the writer is alone, so a note that was just read cannot have moved
 */
export async function changeNote(
  tx: Tx,
  note: { readonly id: number; readonly version: number },
  change: NoteChange,
): Promise<number> {
  const keys = Object.keys(change).sort() as ChangedKey[];
  const [row] = await changeStatement(keys)(tx, { ...change, noteId: note.id, seenVersion: note.version });
  if (!row) throw new Error(`note ${note.id} moved under its own step`);
  return row.version;
}

type RejectedLine = Pick<typeof noteLine.$inferSelect, 'refusedQty' | 'shortQty' | 'signReason'>;

const countAll = prepared('dispatch.countAll', (db) =>
  db
    .update(noteLine)
    .set({ checkedQty: sql`${noteLine.qty}` })
    .where(sql`${noteLine.noteId} = ${p('noteId')}`),
);

/** Every line of the note is counted in full. */
export const countAllLines = (tx: Tx, noteId: number): Promise<unknown> => countAll(tx, { noteId });

const countOne = prepared('dispatch.countOne', (db) =>
  db
    .update(noteLine)
    .set({ checkedQty: sql`${noteLine.checkedQty} + ${p('qty')}` })
    .where(sql`${noteLine.id} = ${p('lineId')}`),
);
const insertScan = prepared('dispatch.insertScan', (db) =>
  db.insert(noteScan).values({ noteLineId: p('lineId'), code: p('code'), qty: p('qty'), scannedAt: p('now') }),
);

/** Counts one scan; a traceability code stays on the line, a barcode is the same on every package. */
export async function countScan(
  tx: Tx,
  scan: { readonly lineId: number; readonly qty: number; readonly code: string | null; readonly now: number },
): Promise<void> {
  await countOne(tx, { lineId: scan.lineId, qty: scan.qty });
  if (scan.code !== null) await insertScan(tx, scan);
}

/** Remembers whether codes of this beginning are cases; null where both occur, so that it is asked each time. */
export const learnCase = (tx: Tx, row: Omit<typeof traceCase.$inferInsert, 'id'>): Promise<unknown> =>
  tx
    .insert(traceCase)
    .values(row)
    .onConflictDoUpdate({
      target: traceCase.prefix,
      set: { isCase: row.isCase, learnedBy: row.learnedBy, learnedAt: row.learnedAt },
    });

/** Takes the count of lines back: their goods are on the shelf again, so their codes may be scanned again. */
export async function forgetCounts(tx: Tx, lineIds: readonly number[]): Promise<void> {
  await tx.delete(noteScan).where(isAnyOf(noteScan.noteLineId, lineIds));
  await tx.update(noteLine).set({ checkedQty: 0 }).where(isAnyOf(noteLine.id, lineIds));
}

/** What the buyer did not take of a line, thousandths. */
export async function rejectOfLine(tx: Tx, lineId: number, what: RejectedLine): Promise<void> {
  await tx.update(noteLine).set(what).where(sql`${noteLine.id} = ${lineId}`);
}

/** The shelf held less of a line: its new quantity, with nothing of it counted. */
export const lowerLine = (tx: Tx, lineId: number, qty: number): Promise<unknown> =>
  tx.update(noteLine).set({ qty, checkedQty: 0 }).where(sql`${noteLine.id} = ${lineId}`);

/** The shelf held nothing of a line. */
export const removeLine = (tx: Tx, lineId: number): Promise<unknown> =>
  tx.delete(noteLine).where(sql`${noteLine.id} = ${lineId}`);

/** Writes down what was missing. */
export const addShortPicks = (tx: Tx, rows: readonly (typeof shortPick.$inferInsert)[]): Promise<unknown> =>
  tx.insert(shortPick).values([...rows]);

/** Another lot and quantity for a line; nothing of it is counted any more. */
export async function changeLineLot(tx: Tx, lineId: number, part: { lotId: number; qty: number }): Promise<void> {
  await tx
    .update(noteLine)
    .set({ lotId: part.lotId, qty: part.qty, checkedQty: 0 })
    .where(sql`${noteLine.id} = ${lineId}`);
}

const countPrint = prepared('dispatch.countPrint', (db) =>
  db
    .update(dispatchNote)
    .set({ printCount: sql`${dispatchNote.printCount} + 1` })
    .where(sql`${dispatchNote.id} = ${p('noteId')}`),
);

/** One more paper of the note. The count is for lists and makes no screen stale. */
export const addPrint = (tx: Tx, noteId: number): Promise<unknown> => countPrint(tx, { noteId });
