/** What the invoicing clerk and finance do in a random life, in the book and in the plain model. */
import { oneOf, prices, qtyOf, reason, row, rows, run, today, versionOf, type Life } from './ledger-life';
import * as model from './ledger-model';
import { billedParts, reissue } from './ledger-model-balances';

const nextNumber = (life: Life): string => {
  life.digits += 1;
  return `26${String(life.digits).padStart(18, '0')}`;
};

/** The entitlement of a part: the parts of a line are made in the same order as its rows. */
function entitlementOf(life: Life, part: model.Part): number {
  const { lineId } = part.line;
  const mine = life.ledger.lines.filter((one) => one.lineId === lineId).flatMap(({ parts }) => parts);
  const found = rows<{ id: number }>(life, 'SELECT id FROM entitlement WHERE order_line_id = ? ORDER BY id', lineId);
  if (found.length !== mine.length)
    throw new Error(`line ${lineId}: ${found.length} entitlements, ${mine.length} in the model`);
  return found[mine.indexOf(part)]?.id ?? 0;
}

/** Whether a part is worth what its price says; others are invoiced alone. */
const isPlain = (part: model.Part): boolean =>
  Math.abs(model.openFen(part) - model.worth(model.openQty(part), part.price)) < 2.5;

type Picked = { readonly part: model.Part; readonly qty: number };
const invoiceLines = (life: Life, invoiceId: number) =>
  rows<{ id: number; lineNo: number; account: string; price: number; qty: number }>(
    life,
    `SELECT l.id, l.line_no AS lineNo, a.customer_id || ':' || a.product_id AS account, l.price, l.qty FROM invoice_line AS l
     JOIN ledger_account AS a ON a.id = l.account_id WHERE l.invoice_id = ? ORDER BY l.line_no`,
    invoiceId,
  );

async function issue(life: Life, requestId: number, on: string): Promise<{ invoiceId: number; number: string }[]> {
  const nos = rows<{ no: number }>(
    life,
    'SELECT DISTINCT invoice_no AS no FROM invoice_request_line WHERE request_id = ? ORDER BY 1',
    requestId,
  );
  const invoices = nos.map(({ no }) => ({ invoiceNo: no, number: nextNumber(life), issuedOn: on }));
  const version = versionOf(life, 'invoice_request', requestId);
  return (
    await run<{ invoices: { invoiceId: number; number: string }[] }>(life, 'invoicing.issue', {
      requestId,
      version,
      invoices,
    })
  ).invoices;
}

/** Some of what was shipped and is not invoiced, of one buyer, first in first out. */
export async function invoices(life: Life): Promise<boolean> {
  const buyerId = oneOf(life.template.buyers, life.pick) ?? 0;
  const room = (part: model.Part) =>
    Math.max(0, Math.min(model.openQty(part), part.shippedQty - model.billedQty(part)));
  const due = model.queue(life.ledger).filter((part) => part.account.startsWith(`${buyerId}:`) && room(part) > 0);
  const from = life.pick(Math.max(1, due.length));
  const some = due.slice(from, from + 1 + life.pick(6));
  const [first] = some;
  if (!first) return false;
  const mine = isPlain(first) ? some.filter((part) => isPlain(part)) : [first];
  const picks: Picked[] = mine.map((part, at) => ({
    part,
    qty: at === mine.length - 1 ? qtyOf(life, room(part)) : room(part),
  }));
  const lines = picks.map(({ part, qty }) => ({ entitlementId: entitlementOf(life, part), qty }));
  const { requests } = await run<{ requests: { requestId: number }[] }>(life, 'invoicing.request', {
    customerId: buyerId,
    lines,
  });
  for (const { requestId } of requests) {
    const on = today(life);
    for (const { invoiceId, number } of await issue(life, requestId, on)) {
      for (const { lineNo, account, price, qty } of invoiceLines(life, invoiceId)) {
        const parts = picks.filter(({ part }) => part.account === account && Math.abs(part.price - price) < 100);
        if (parts.reduce((all, one) => all + one.qty, 0) !== qty)
          throw new Error(
            `line ${lineNo} of ${number} (${account} ${price} ${qty}) is not what was picked: ${picks.map((one) => `${one.part.account} ${one.part.price} ${one.qty}`).join(', ')}`,
          );
        life.touched.add(account);
        // A price that amounts left over is rounded in the book only.
        model.invoice(life.ledger, { account, price: parts[0]?.part.price ?? price, number, lineNo, on, qty }, parts);
      }
    }
  }
  return true;
}

export async function invoicesAhead(life: Life): Promise<boolean> {
  const customerId = oneOf(life.template.buyers, life.pick) ?? 0;
  const productId = oneOf(life.template.goods, life.pick) ?? 0;
  const lines = [{ productId, qty: qtyOf(life, 20_000), price: prices[life.pick(2)] ?? 1 }];
  const why = { basis: '合同 2026-01', expectedOn: today(life), reason };
  const { requestId } = await run<{ requestId: number }>(life, 'invoicing.requestAdvance', {
    customerId,
    lines,
    ...why,
  });
  await run(life, 'invoicing.approve', {
    requestId,
    version: versionOf(life, 'invoice_request', requestId),
    reason: '',
  });
  const on = today(life);
  for (const { invoiceId, number } of await issue(life, requestId, on)) {
    for (const { lineNo, account, price, qty } of invoiceLines(life, invoiceId)) {
      life.touched.add(account);
      model.invoiceAhead(life.ledger, { account, price, number, lineNo, on, qty });
    }
  }
  return true;
}

type Stored = { readonly id: number; readonly invoiceId: number };
/** The row of a bill. */
function rowOf(life: Life, bill: model.Bill): Stored {
  life.touched.add(bill.account);
  const text = 'SELECT id, invoice_id AS invoiceId FROM invoice_line WHERE invoice_number = ? AND line_no = ?';
  return row<Stored>(life, text, bill.number, bill.lineNo);
}
const ofInvoice = (life: Life, { number }: model.Bill): model.Bill[] =>
  life.ledger.bills.filter((one) => one.number === number).toSorted((a, b) => a.lineNo - b.lineNo);

/** Sends a red form through its steps; a booked one waits for the buyer's answer. */
async function throughForm(life: Life, requestId: number, isBooked: boolean): Promise<number> {
  const version = () => versionOf(life, 'invoice_request', requestId);
  await run(life, 'redLetters.approve', { requestId, version: version(), reason: '' });
  if (isBooked) {
    await run(life, 'redLetters.send', { requestId, version: version(), formNo: '' });
    await run(life, 'redLetters.answer', { requestId, version: version(), isConfirmed: true, formNo: '', reason: '' });
  }
  return version();
}

/** A whole red invoice of what the buyer has not booked, sometimes with a new one after it; or a part of one he has. */
export async function goesRed(life: Life): Promise<boolean> {
  const bill = oneOf(
    life.ledger.bills.filter((one) => model.redRoom(one) > 0),
    life.pick,
  );
  if (!bill) return false;
  const { id, invoiceId } = rowOf(life, bill);
  const isBooked = life.pick(2) === 0;
  const qty = isBooked ? qtyOf(life, model.redRoom(bill)) : 0;
  const lines = isBooked ? [{ lineId: id, qty }] : [];
  const isWhole = !isBooked;
  const asked = { invoiceId, kind: 'red', isBooked, reason: '02', lines, differsSeen: true };
  const { requestId } = await run<{ requestId: number }>(life, 'redLetters.request', asked);
  const version = await throughForm(life, requestId, isBooked);
  const issued = { number: nextNumber(life), issuedOn: today(life) };
  await run(life, 'redLetters.issue', { requestId, version, ...issued });
  const gone = isWhole ? ofInvoice(life, bill) : [bill];
  for (const one of gone) {
    rowOf(life, one);
    if (isWhole && model.redRoom(one) === 0) model.redAmount(life.ledger, one, one.pendingFen);
    else model.red(life.ledger, one, isWhole ? model.redRoom(one) : qty);
  }
  return true;
}

/** The whole of it red, and a new one for what stays sold: what was freed serves the new one before any advance. */
export async function goesRedAndAgain(life: Life): Promise<boolean> {
  const isPlainSale = (one: model.Bill) =>
    !one.isAdvance &&
    model.redRoom(one) === one.qty &&
    one.pendingQty === 0 &&
    one.pendingFen < 0.5 &&
    one.redFen < 0.5;
  const bill = oneOf(
    life.ledger.bills.filter((one) => ofInvoice(life, one).every(isPlainSale)),
    life.pick,
  );
  if (!bill) return false;
  const { invoiceId } = rowOf(life, bill);
  const asked = { invoiceId, kind: 'reissue', isBooked: false, reason: '01', lines: [], differsSeen: true };
  const { requestId } = await run<{ requestId: number }>(life, 'redLetters.request', asked);
  const version = await throughForm(life, requestId, false);
  const [on, number, again] = [today(life), nextNumber(life), nextNumber(life)];
  const issued = { number, issuedOn: on, blue: { number: again, issuedOn: on } };
  const { blueInvoiceId } = await run<{ blueInvoiceId: number }>(life, 'redLetters.issue', {
    requestId,
    version,
    ...issued,
  });
  const gone = ofInvoice(life, bill).map((one) => ({ bill: one, picks: billedParts(one) }));
  for (const { bill: one } of gone) model.redHeld(one, one.qty);
  for (const { bill: one, picks } of gone) {
    rowOf(life, one);
    reissue(life.ledger, { bill: one, number: again, on }, picks);
  }
  for (const { bill: one } of gone) model.match(life.ledger, one.account);
  return blueInvoiceId > 0;
}

/** An amount that waits without goods goes red, reason 04. */
export async function allows(life: Life): Promise<boolean> {
  const bill = oneOf(
    life.ledger.bills.filter((one) => one.pendingQty === 0 && one.pendingFen > 1.5),
    life.pick,
  );
  if (!bill) return false;
  const { id, invoiceId } = rowOf(life, bill);
  const { fen } = row<{ fen: number }>(life, 'SELECT pending_fen AS fen FROM invoice_line WHERE id = ?', id);
  const asked = { invoiceId, kind: 'red', isBooked: true, reason: '04', lines: [{ lineId: id, fen }] };
  const { requestId } = await run<{ requestId: number }>(life, 'redLetters.request', asked);
  const version = await throughForm(life, requestId, true);
  await run(life, 'redLetters.issue', { requestId, version, number: nextNumber(life), issuedOn: today(life) });
  model.redAmount(life.ledger, bill, fen);
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
  model.backToAdvance(life.ledger, bill, qty);
  return true;
}
