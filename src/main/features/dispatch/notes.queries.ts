/** Dispatch notes as their screens see them. No price is read here. */
import { sql } from 'drizzle-orm';
import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import type { NoteRow } from '../../../shared/contract/dispatch-shapes';
import { okay, refuse } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf } from '../../store/grid-query';
import type { Actor, Query } from '../../store/handler';
import { printKinds, type PrintKind } from '../../../shared/domain/note-states';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { historyOf } from '../audit/audit.queries';
import { printsOf } from '../files/prints.queries';
import { goodsInvoicesOf } from '../invoicing/to-invoice-orders.queries';
import { peopleNamed } from '../orders/orders.queries';
import { product } from '../products/products.tables';
import { readSettings } from '../settings/settings.queries';
import { lot } from '../stock/stock.tables';
import { findNote, isCold, type NoteRecord } from './dispatch.queries';
import { actionsOf, type Dual } from './dispatch.rules';
import { dispatchNote, noteLine, noteScan } from './dispatch.tables';
import { noteGrid } from './note-grid.queries';
import { shortPicksOf } from './scans.queries';

type Contract = typeof dispatchContract;
const p = sql.placeholder;

type Reader = { readonly actor: Actor } & Dual;
const people = (notes: readonly NoteRecord[]): number[] =>
  [
    ...new Set(
      notes.flatMap((note) => [
        note.createdBy,
        note.pickedBy,
        note.checkedBy,
        note.shippedBy,
        note.signRecordedBy,
        note.voidedBy,
      ]),
    ),
  ].filter((id) => id !== null);

type Named = ReadonlyMap<number, string>;
const named = (names: Named, id: number | null): string | null => (id === null ? null : (names.get(id) ?? null));

function rowOf(note: NoteRecord, names: Named, { actor, dualPickCheck }: Reader): NoteRow {
  const { id, number, orderId, orderNumber, buyerName, receiverAddress, state, lineCount, createdOn } = note;
  const {
    carrier,
    waybillNo,
    boxCount,
    shippedOn,
    signedOn,
    signedBy,
    waitingSince,
    isSamePerson,
    shortPicks,
    printCount,
    version,
  } = note;
  return {
    ...{ id, number, orderId, orderNumber, buyerName, receiverAddress, state, lineCount, createdOn },
    ...{
      carrier,
      waybillNo,
      boxCount,
      shippedOn,
      signedOn,
      signedBy,
      waitingSince,
      isSamePerson,
      shortPicks,
      printCount,
      version,
    },
    pickedBy: named(names, note.pickedBy),
    checkedBy: named(names, note.checkedBy),
    actions: actionsOf(note, { ...actor, dualPickCheck }),
  };
}

export const listNotes: Query<Contract['list']> = async (db, request, { actor }) => {
  const found = await gridIds(db, noteGrid, { request, actor });
  if (!found.ok) return found;
  const notes = await db.select().from(dispatchNote).where(isAnyOf(dispatchNote.id, found.value.ids));
  const names = await peopleNamed(db, people(notes));
  const { dualPickCheck } = await readSettings(db);
  const rows = notes.map((note) => rowOf(note, names, { actor, dualPickCheck }));
  return okay({ rows: inOrderOf(found.value.ids, rows), hasMore: found.value.hasMore });
};

export const noteTotals: Query<Contract['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, noteGrid, { criteria, actor });

const shownLines = prepared('dispatch.linesShown', (db) =>
  db
    .select({
      id: noteLine.id,
      lineNo: noteLine.lineNo,
      orderLineId: noteLine.orderLineId,
      productId: noteLine.productId,
      productCode: product.code,
      productName: product.genericName,
      specification: product.specification,
      maker: product.maker,
      unit: product.unit,
      storageClass: product.storageClass,
      isControlled: product.isControlled,
      lotId: noteLine.lotId,
      batchNo: lot.batchNo,
      madeOn: lot.madeOn,
      expiresOn: lot.expiresOn,
      location: lot.location,
      lotStatus: lot.status,
      qty: noteLine.qty,
      checkedQty: noteLine.checkedQty,
      refusedQty: noteLine.refusedQty,
      shortQty: noteLine.shortQty,
      signReason: noteLine.signReason,
      isTraceKnown: sql<boolean>`${product.tracePrefix} <> ''`.mapWith(Boolean),
      caseQty: product.caseQty,
    })
    .from(noteLine)
    .innerJoin(product, sql`${product.id} = ${noteLine.productId}`)
    .innerJoin(lot, sql`${lot.id} = ${noteLine.lotId}`)
    .where(sql`${noteLine.noteId} = ${p('noteId')}`)
    .orderBy(noteLine.lineNo),
);
const scanCounts = prepared('dispatch.scanCounts', (db) =>
  db
    .select({ lineId: noteScan.noteLineId, count: sql`count(*)`.mapWith(Number) })
    .from(noteScan)
    .innerJoin(noteLine, sql`${noteLine.id} = ${noteScan.noteLineId}`)
    .where(sql`${noteLine.noteId} = ${p('noteId')}`)
    .groupBy(noteScan.noteLineId),
);
const isNotePaper = (kind: string): kind is PrintKind => printKinds.some((one) => one === kind);

async function papersOf(db: ReadDb, noteId: number) {
  const prints = await printsOf(db, 'dispatch_note', noteId);
  return prints.flatMap(({ kind, ...print }) => (isNotePaper(kind) ? { kind, ...print } : []));
}

async function linesShown(db: ReadDb, noteId: number) {
  const scans = new Map((await scanCounts(db, { noteId })).map(({ lineId, count }) => [lineId, count]));
  return (await shownLines(db, { noteId })).map((line) => ({ ...line, scanCount: scans.get(line.id) ?? 0 }));
}

export const getNote: Query<Contract['get']> = async (db, { noteId }, { actor }) => {
  const note = await findNote(db, noteId);
  if (!note) return refuse('NOT_FOUND');
  const lines = await linesShown(db, noteId);
  const names = await peopleNamed(db, people([note]));
  const { dualPickCheck } = await readSettings(db);
  const hasControlled = lines.some(({ isControlled }) => isControlled);
  const { receiverName, receiverPhone, createdAt, pickedAt, checkedAt, shippedAt, departureTenthC, voidReason } = note;
  const head = {
    ...rowOf(note, names, { actor, dualPickCheck }),
    departedAt: note.departedAt,
    arrivalTenthC: note.arrivalTenthC,
    ...{ receiverName, receiverPhone, createdAt, pickedAt, checkedAt, shippedAt, departureTenthC, voidReason },
    actions: actionsOf({ ...note, hasControlled }, { ...actor, dualPickCheck }),
    createdBy: named(names, note.createdBy),
    shippedBy: named(names, note.shippedBy),
    signRecordedBy: named(names, note.signRecordedBy),
    voidedBy: named(names, note.voidedBy),
    isCold: lines.some(isCold),
    goodsInvoices: await goodsInvoicesOf(db, note.orderId),
  };
  const history = await historyOf(db, 'dispatch_note', [noteId]);
  const shortPicks = await shortPicksOf(db, noteId);
  return okay({ note: head, lines, shortPicks, prints: await papersOf(db, noteId), history });
};

const pickingRows = prepared('dispatch.pickingRows', (db) =>
  db
    .select({
      id: noteLine.id,
      location: lot.location,
      productName: product.genericName,
      specification: product.specification,
      maker: product.maker,
      batchNo: lot.batchNo,
      expiresOn: lot.expiresOn,
      unit: product.unit,
      qty: noteLine.qty,
    })
    .from(noteLine)
    .innerJoin(product, sql`${product.id} = ${noteLine.productId}`)
    .innerJoin(lot, sql`${lot.id} = ${noteLine.lotId}`)
    .where(sql`${noteLine.noteId} = ${p('noteId')}`)
    .orderBy(lot.location, product.pyFull, lot.batchNo, noteLine.id),
);

export const pickingList: Query<Contract['pickingList']> = async (db, { noteId }) =>
  okay(await pickingRows(db, { noteId }));
