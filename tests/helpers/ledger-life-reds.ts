/** Red invoices in a random life, in the book and in the plain model. */
import { oneOf, qtyOf, reason, row, run, versionOf, type Life } from './ledger-life';
import { issueDay, nextNumber } from './ledger-life-invoices';
import * as model from './ledger-model';
import * as reds from './ledger-model-reds';

type Stored = { readonly id: number; readonly invoiceId: number };
/** The row of a bill. */
export function rowOf(life: Life, bill: model.Bill): Stored {
  life.touched.add(bill.account);
  const text = 'SELECT id, invoice_id AS invoiceId FROM invoice_line WHERE invoice_number = ? AND line_no = ?';
  return row<Stored>(life, text, bill.number, bill.lineNo);
}
export const ofInvoice = (life: Life, { number }: model.Bill): model.Bill[] =>
  life.ledger.bills.filter((one) => one.number === number).toSorted((a, b) => a.lineNo - b.lineNo);

/** What of a bill is not red, fen; what is worth nothing stays where it is. */
export function leftOf(life: Life, bill: model.Bill): number {
  const text = 'SELECT fen - red_fen AS fen FROM invoice_line WHERE id = ?';
  return row<{ fen: number }>(life, text, rowOf(life, bill).id).fen;
}

/** Sends a red form through its steps; a booked one waits for the buyer's answer. */
export async function throughForm(life: Life, requestId: number, isBooked: boolean): Promise<number> {
  const version = () => versionOf(life, 'invoice_request', requestId);
  await run(life, 'redLetters.approve', { requestId, version: version(), reason: '' });
  if (isBooked) {
    await run(life, 'redLetters.send', { requestId, version: version(), formNo: '' });
    await run(life, 'redLetters.answer', { requestId, version: version(), isConfirmed: true, formNo: '', reason: '' });
  }
  return version();
}

/** A whole red invoice of what the buyer has not booked, or a part of one he has. */
export async function goesRed(life: Life): Promise<boolean> {
  const bill = oneOf(
    life.ledger.bills.filter((one) => model.redRoom(one) > 0),
    life.pick,
  );
  if (!bill || leftOf(life, bill) === 0) return false;
  const { id, invoiceId } = rowOf(life, bill);
  const isBooked = life.pick(2) === 0;
  // A few goods of a line that is worth little are worth nothing.
  const isWorthy = model.worth(500, bill.price) > 3 && bill.redFen < bill.fen - 10;
  const qty = isBooked ? (isWorthy ? qtyOf(life, model.redRoom(bill)) : model.redRoom(bill)) : 0;
  const lines = isBooked ? [{ lineId: id, qty }] : [];
  const isWhole = !isBooked;
  const all = ofInvoice(life, bill).filter((one) => leftOf(life, one) > 0);
  const asked = { invoiceId, kind: 'red', isBooked, reason: '02', lines, differsSeen: true, remark: reason };
  const { requestId } = await run<{ requestId: number }>(life, 'redLetters.request', asked);
  const version = await throughForm(life, requestId, isBooked);
  const issued = { number: nextNumber(life), issuedOn: issueDay(life, bill.on) };
  await run(life, 'redLetters.issue', { requestId, version, ...issued });
  const gone = isWhole ? all : [bill];
  for (const one of gone) {
    rowOf(life, one);
    if (isWhole) reds.redWhole(one);
    else reds.redHeld(one, qty);
  }
  for (const account of new Set(gone.map((one) => one.account))) model.match(life.ledger, account);
  return true;
}

/** What of a bill may go red by amount: a price allowance that waits, or, where it has no goods, all of it. */
const allowance = (bill: model.Bill): number => {
  if (bill.qty === 0) return bill.fen - bill.redFen;
  return bill.pendingFen - (bill.pendingQty === 0 ? 0 : model.waitingGoodsFen(bill));
};

/** An amount goes red without goods, reason 04: all of it, or about a half. */
export async function allows(life: Life): Promise<boolean> {
  const bill = oneOf(
    life.ledger.bills.filter((one) => allowance(one) > 8),
    life.pick,
  );
  if (!bill) return false;
  const { id, invoiceId } = rowOf(life, bill);
  const isPart = bill.pendingQty > 0 || (allowance(bill) > 40 && life.pick(3) === 0);
  const whole = bill.qty === 0 ? 'fen - red_fen' : 'pending_fen';
  const fen = isPart
    ? Math.floor(allowance(bill) / 2)
    : row<{ fen: number }>(life, `SELECT ${whole} AS fen FROM invoice_line WHERE id = ?`, id).fen;
  const asked = { invoiceId, kind: 'red', isBooked: true, reason: '04', lines: [{ lineId: id, fen }], remark: reason };
  const { requestId } = await run<{ requestId: number }>(life, 'redLetters.request', asked);
  const version = await throughForm(life, requestId, true);
  await run(life, 'redLetters.issue', {
    requestId,
    version,
    number: nextNumber(life),
    issuedOn: issueDay(life, bill.on),
  });
  reds.redAmount(life.ledger, bill, fen);
  return true;
}

/** What waits to be red becomes an advance again. */
export async function turnsBack(life: Life): Promise<boolean> {
  const bill = oneOf(
    life.ledger.bills.filter((one) => one.pendingQty > 0),
    life.pick,
  );
  if (!bill) return false;
  const { id: lineId, invoiceId } = rowOf(life, bill);
  const qty = qtyOf(life, bill.pendingQty);
  const wish = await run<{ wishId: number; version: number }>(life, 'redLetters.askAdvance', {
    invoiceId,
    lineId,
    qty,
    reason,
  });
  await run(life, 'redLetters.decideAdvance', { invoiceId, ...wish, isApproved: true, reason });
  reds.backToAdvance(life.ledger, bill, qty);
  return true;
}
