/** What the papers of a note show: words and figures ready to read, stored as they were printed. */
import { sql } from 'drizzle-orm';
import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import type { PrintContent } from '../../../shared/contract/dispatch-papers';
import { formatFen, formatPrice, formatQty } from '../../../shared/domain/format';
import { type PrintKind, sentPrintKinds } from '../../../shared/domain/note-states';
import { amountFen, sumFen } from '../../../shared/domain/money';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { customerFacts } from '../customers/customers.queries';
import { nextCopyNo } from '../files/prints.queries';
import { peopleNamed } from '../orders/orders.queries';
import { orderLine } from '../orders/orders.tables';
import { product } from '../products/products.tables';
import { firmOnPaper } from '../settings/settings.queries';
import { lot } from '../stock/stock.tables';
import { findNote, type NoteRecord } from './dispatch.queries';
import { paperStands } from './dispatch.rules';
import { noteLine, noteScan } from './dispatch.tables';

const p = sql.placeholder;

const paperLines = prepared('dispatch.paperLines', (db) =>
  db
    .select({
      lineNo: noteLine.lineNo,
      genericName: product.genericName,
      tradeName: product.tradeName,
      form: product.form,
      specification: product.specification,
      holder: product.holder,
      maker: product.maker,
      registrationNo: product.registrationNo,
      batchNo: lot.batchNo,
      unit: product.unit,
      qty: noteLine.qty,
      madeOn: lot.madeOn,
      expiresLabel: lot.expiresLabel,
      location: lot.location,
      checkedQty: noteLine.checkedQty,
      scanCount: sql`(SELECT count(*) FROM ${noteScan} WHERE ${noteScan.noteLineId} = ${noteLine.id})`.mapWith(Number),
      storageClass: product.storageClass,
      price: orderLine.price,
    })
    .from(noteLine)
    .innerJoin(product, sql`${product.id} = ${noteLine.productId}`)
    .innerJoin(lot, sql`${lot.id} = ${noteLine.lotId}`)
    .innerJoin(orderLine, sql`${orderLine.id} = ${noteLine.orderLineId}`)
    .where(sql`${noteLine.noteId} = ${p('noteId')}`)
    .orderBy(noteLine.lineNo),
);
type PaperLine = Awaited<ReturnType<typeof paperLines>>[number];

function wordsOf(line: PaperLine, hasPrices: boolean): PrintContent['lines'][number] {
  const { qty, price, madeOn, expiresLabel, checkedQty, ...rest } = line;
  return {
    ...rest,
    qtyText: formatQty(qty),
    checkedText: formatQty(checkedQty),
    madeOn: madeOn ?? '',
    expiresOn: expiresLabel,
    priceText: hasPrices ? formatPrice(price) : '',
    amountText: hasPrices ? formatFen(amountFen(qty, price)) : '',
  };
}

function headOf(note: NoteRecord) {
  const { number, orderNumber, buyerName, receiverName, receiverPhone, receiverAddress } = note;
  const { carrier, waybillNo, boxCount, departureTenthC, departedAt, arrivalTenthC, checkedAt } = note;
  return {
    ...{ number, orderNumber, buyerName, receiverName, receiverPhone, receiverAddress },
    ...{ carrier, waybillNo, boxCount, departureTenthC, departedAt, arrivalTenthC, checkedAt },
  };
}

/** Papers for the shelf follow the walk through the store. */
const inPaperOrder = (kind: PrintKind, lines: readonly PaperLine[]): readonly PaperLine[] =>
  kind === 'picking_list' || kind === 'put_back'
    ? lines.toSorted((a, b) => (a.location < b.location ? -1 : Number(a.location > b.location)) || a.lineNo - b.lineNo)
    : lines;

type Paper = { readonly noteId: number; readonly kind: PrintKind };

/**
 * The paper as it would be printed now. Prices stand on it where the customer's setting says so, whoever
 * prints: they are words of the paper, not fields of the screen.
 */
export async function paperOf(db: ReadDb, { noteId, kind }: Paper, ctx: Ctx): Promise<Result<PrintContent>> {
  const note = await findNote(db, noteId);
  if (!note) return refuse('NOT_FOUND');
  const stands = paperStands(kind, note.state);
  if (!stands.ok) return stands;
  const isSent = sentPrintKinds.includes(kind);
  const firm = await firmOnPaper(db);
  const buyer = await customerFacts(db, note.buyerId);
  const hasPrices = isSent && (buyer?.hasPricesOnPapers ?? false);
  const lines = inPaperOrder(kind, await paperLines(db, { noteId }));
  const names = await peopleNamed(
    db,
    [note.pickedBy, note.checkedBy].filter((id) => id !== null),
  );
  const copyNo = await nextCopyNo(db, { entity: 'dispatch_note', entityId: noteId, kind });
  const totalFen = hasPrices ? sumFen(lines.map(({ qty, price }) => amountFen(qty, price))) : null;
  return okay({
    ...headOf(note),
    ...{ kind, ...firm, hasPrices, totalFen },
    isSamePerson: !isSent && note.isSamePerson,
    voidReason: isSent ? '' : note.voidReason,
    copyNo,
    printedAt: ctx.now,
    printedBy: ctx.actor.name,
    shipOn: note.shippedOn ?? ctx.today,
    pickedBy: names.get(note.pickedBy ?? 0) ?? '',
    checkedBy: names.get(note.checkedBy ?? 0) ?? '',
    totalText: totalFen === null ? '' : formatFen(totalFen),
    lines: lines.map((line) => wordsOf(line, hasPrices)),
  });
}

export const previewPrint: Query<(typeof dispatchContract)['previewPrint']> = paperOf;
