/** Facts of dispatch notes for commands and for other features: what was shipped, signed, and how far a note is. */
import { sql } from 'drizzle-orm';
import { amountFen, sumFen } from '../../../shared/domain/money';
import { refuse, okay, type Result } from '../../../shared/domain/problem';
import { isAnyOfPlaceholder, isAnyOfWords } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { historyOf } from '../audit/audit.queries';
import { orderLine } from '../orders/orders.tables';
import { product } from '../products/products.tables';
import { lot } from '../stock/stock.tables';
import { dispatchNote, noteLine, noteScan } from './dispatch.tables';

const p = sql.placeholder;

export type NoteRecord = typeof dispatchNote.$inferSelect;

const noteById = prepared('dispatch.noteById', (db) =>
  db
    .select()
    .from(dispatchNote)
    .where(sql`${dispatchNote.id} = ${p('noteId')}`),
);
const ownerOfNote = prepared('dispatch.ownerOfNote', (db) =>
  db
    .select({ ownerId: dispatchNote.ownerId })
    .from(dispatchNote)
    .where(sql`${dispatchNote.id} = ${p('noteId')}`),
);

/** One note, if it exists. */
export const findNote = async (db: ReadDb, noteId: number): Promise<NoteRecord | undefined> =>
  (await noteById(db, { noteId }))[0];

/** Notes by their whole numbers; unknown ones are left out. */
export const notesByNumber = (db: ReadDb, numbers: readonly string[]): Promise<NoteRecord[]> =>
  db.select().from(dispatchNote).where(isAnyOfWords(dispatchNote.number, numbers));

/** True when the note exists and its owner is one whose records the reader sees. */
export async function isNoteVisible(db: ReadDb, noteId: number, { visible }: Actor): Promise<boolean> {
  const [found] = await ownerOfNote(db, { noteId });
  return found !== undefined && (visible === 'all' || visible.includes(found.ownerId));
}

/** The refusal of a stale screen, with who changed the note and when. */
export async function staleNote(db: ReadDb, note: NoteRecord, expected: number) {
  const [last] = await historyOf(db, 'dispatch_note', [note.id]);
  const versions = { expected, found: note.version };
  return refuse('CONFLICT', last ? { ...versions, by: last.who, at: last.at } : versions, ['/version']);
}

/** The note as the screen saw it, or why not. */
export async function noteAt(
  db: ReadDb,
  { noteId, version }: { readonly noteId: number; readonly version: number },
): Promise<Result<NoteRecord>> {
  const note = await findNote(db, noteId);
  if (!note) return refuse('NOT_FOUND', {}, ['/noteId']);
  return note.version === version ? okay(note) : staleNote(db, note, version);
}

const linesByNote = prepared('dispatch.linesByNote', (db) =>
  db
    .select({
      id: noteLine.id,
      lineNo: noteLine.lineNo,
      orderLineId: noteLine.orderLineId,
      productId: noteLine.productId,
      lotId: noteLine.lotId,
      qty: noteLine.qty,
      checkedQty: noteLine.checkedQty,
      productName: product.genericName,
      storageClass: product.storageClass,
      isControlled: product.isControlled,
      tracePrefix: product.tracePrefix,
      barcode: product.barcode,
      caseQty: product.caseQty,
      batchNo: lot.batchNo,
      expiresOn: lot.expiresOn,
      area: lot.area,
      lotStatus: lot.status,
    })
    .from(noteLine)
    .innerJoin(product, sql`${product.id} = ${noteLine.productId}`)
    .innerJoin(lot, sql`${lot.id} = ${noteLine.lotId}`)
    .where(sql`${noteLine.noteId} = ${p('noteId')}`)
    .orderBy(noteLine.lineNo),
);

/** The lines of a note with what the steps need to know of product and lot. */
export const linesOfNote = (db: ReadDb, noteId: number) => linesByNote(db, { noteId });
export type LineFacts = Awaited<ReturnType<typeof linesOfNote>>[number];

/** Cold and frozen goods travel with their temperature. */
export const isCold = ({ storageClass }: Pick<LineFacts, 'storageClass'>): boolean =>
  storageClass === 'cold' || storageClass === 'frozen';

const scanByCode = prepared('dispatch.scanByCode', (db) =>
  db
    .select({ number: dispatchNote.number })
    .from(noteScan)
    .innerJoin(noteLine, sql`${noteLine.id} = ${noteScan.noteLineId}`)
    .innerJoin(dispatchNote, sql`${dispatchNote.id} = ${noteLine.noteId}`)
    .where(sql`${noteScan.code} = ${p('code')}`),
);

/** The number of the note on which this traceability code was counted. */
export const noteOfScan = async (db: ReadDb, code: string): Promise<string | undefined> =>
  (await scanByCode(db, { code }))[0]?.number;

const progressLines = prepared('dispatch.progressLines', (db) =>
  db
    .select({
      orderId: dispatchNote.orderId,
      orderLineId: noteLine.orderLineId,
      shippedQty: sql`sum(${noteLine.qty})`.mapWith(Number),
      signedQty: sql`sum(CASE WHEN ${dispatchNote.state} IN ('signed', 'partly_signed', 'refused')
        THEN ${noteLine.qty} - ${noteLine.refusedQty} - ${noteLine.shortQty} ELSE 0 END)`.mapWith(Number),
    })
    .from(dispatchNote)
    .innerJoin(noteLine, sql`${noteLine.noteId} = ${dispatchNote.id}`)
    .where(
      sql`${isAnyOfPlaceholder(dispatchNote.orderId, 'orderIds')} AND ${dispatchNote.kind} = 'sale' AND ${dispatchNote.shippedOn} IS NOT NULL`,
    )
    .groupBy(dispatchNote.orderId, noteLine.orderLineId),
);
const progressNotes = prepared('dispatch.progressNotes', (db) =>
  db
    .select({
      orderId: dispatchNote.orderId,
      number: dispatchNote.number,
      state: dispatchNote.state,
      carrier: dispatchNote.carrier,
      waybillNo: dispatchNote.waybillNo,
      shippedOn: dispatchNote.shippedOn,
      signedOn: dispatchNote.signedOn,
      signedBy: dispatchNote.signedBy,
    })
    .from(dispatchNote)
    .where(isAnyOfPlaceholder(dispatchNote.orderId, 'orderIds'))
    .orderBy(dispatchNote.orderId, dispatchNote.id),
);

export type Progress = {
  /** Sums per order line, thousandths; signed is what was accepted. Lines without a shipment are absent. */
  readonly lines: { readonly orderLineId: number; readonly shippedQty: number; readonly signedQty: number }[];
  /** Every note of the order, voided ones too, oldest first. */
  readonly notes: Pick<
    NoteRecord,
    'number' | 'state' | 'carrier' | 'waybillNo' | 'shippedOn' | 'signedOn' | 'signedBy'
  >[];
};

/** How far the goods of these orders have come; an order without notes is absent. */
export async function progressOf(db: ReadDb, orderIds: readonly number[]): Promise<Map<number, Progress>> {
  const asked = { orderIds: JSON.stringify(orderIds) };
  const found = new Map<number, Progress>();
  for (const { orderId, ...note } of await progressNotes(db, asked)) {
    const known = found.get(orderId) ?? { lines: [], notes: [] };
    known.notes.push(note);
    found.set(orderId, known);
  }
  for (const { orderId, ...line } of await progressLines(db, asked)) found.get(orderId)?.lines.push(line);
  return found;
}

const shippedOfBuyer = prepared('dispatch.shippedOfBuyer', (db) =>
  db
    .select({ qty: sql`sum(${noteLine.qty})`.mapWith(Number), price: orderLine.price })
    .from(dispatchNote)
    .innerJoin(noteLine, sql`${noteLine.noteId} = ${dispatchNote.id}`)
    .innerJoin(orderLine, sql`${orderLine.id} = ${noteLine.orderLineId}`)
    .where(
      sql`${dispatchNote.buyerId} = ${p('buyerId')} AND ${dispatchNote.kind} = 'sale' AND ${dispatchNote.shippedOn} IS NOT NULL`,
    )
    .groupBy(noteLine.orderLineId),
);

/** What was shipped to a buyer, at the prices of its orders, in fen; rounded per order line, not per note. */
export const shippedFenOfBuyer = async (db: ReadDb, buyerId: number): Promise<number> =>
  sumFen((await shippedOfBuyer(db, { buyerId })).map(({ qty, price }) => amountFen(qty, price)));

const shippedLines = prepared('dispatch.shippedLines', (db) =>
  db
    .select({
      noteLineId: noteLine.id,
      lineNo: noteLine.lineNo,
      orderLineId: noteLine.orderLineId,
      productId: noteLine.productId,
      lotId: noteLine.lotId,
      qty: noteLine.qty,
      batchNo: lot.batchNo,
      expiresOn: lot.expiresOn,
    })
    .from(dispatchNote)
    .innerJoin(noteLine, sql`${noteLine.noteId} = ${dispatchNote.id}`)
    .innerJoin(lot, sql`${lot.id} = ${noteLine.lotId}`)
    .where(sql`${dispatchNote.id} = ${p('noteId')} AND ${dispatchNote.shippedOn} IS NOT NULL`)
    .orderBy(noteLine.lineNo),
);

/** The lines of a note whose goods left the house, exchanges too; none before it is shipped. */
export const shippedNoteLines = (db: ReadDb, noteId: number) => shippedLines(db, { noteId });
