/** What the invoicing clerk and finance do in a random life, in the book and in the plain model. */
import {
  ACCOUNT,
  keyOf,
  note,
  oneOf,
  prices,
  qtyOf,
  reason,
  rows,
  run,
  runRefused,
  today,
  versionOf,
  type Life,
} from './ledger-life';
import * as model from './ledger-model';

export const nextNumber = (life: Life): string => {
  life.digits += 1;
  return `26${String(life.digits).padStart(18, '0')}`;
};

/** The entitlement of a part: the parts of a line are made in the same order as its rows. */
export function entitlementOf(life: Life, part: model.Part): number {
  const { lineId } = part.line;
  // Parts of nothing, or of a fen or two, do not count: whether a change leaves one is a matter of roundings in the book.
  const mine = life.ledger.lines
    .filter((one) => one.lineId === lineId)
    .flatMap(({ parts }) => parts.filter(({ qty, fen }) => qty > 0 || fen > 2.5));
  const found = rows<{ id: number }>(
    life,
    'SELECT id FROM entitlement WHERE order_line_id = ? AND (net_qty > 0 OR net_fen > 2) ORDER BY id',
    lineId,
  );
  if (found.length !== mine.length)
    throw new Error(`line ${lineId}: ${found.length} entitlements, ${mine.length} in the model`);
  return found[mine.indexOf(part)]?.id ?? 0;
}

/** A day for an invoice: today, or now and then one before that is in no closed month; never before `least`. */
export function issueDay(life: Life, least = ''): string {
  const now = today(life);
  if (life.pick(4) > 0) return now;
  const day = new Date(life.book.now() + (8 - 24 * (1 + life.pick(5))) * 3_600_000).toISOString().slice(0, 10);
  return day.slice(0, 7) > life.closedMonth && day >= least && day >= '2026-11-21' ? day : now;
}

/** Whether a part is worth what its price says; others are invoiced alone. */
const isPlain = (part: model.Part): boolean =>
  Math.abs(model.openFen(part) - model.worth(model.openQty(part), part.price)) < 2.5;

type Picked = { readonly part: model.Part; readonly qty: number };
export const invoiceLines = (life: Life, invoiceId: number) =>
  rows<{ id: number; lineNo: number; account: string; price: number; qty: number }>(
    life,
    `SELECT l.id, l.line_no AS lineNo, ${ACCOUNT} AS account, l.price, l.qty FROM invoice_line AS l
     JOIN ledger_account AS a ON a.id = l.account_id JOIN tax_party AS t ON t.id = a.party_id
     WHERE l.invoice_id = ? ORDER BY l.line_no`,
    invoiceId,
  );

async function issue(life: Life, requestId: number, on: string): Promise<{ invoiceId: number; number: string }[]> {
  const nos = rows<{ no: number }>(
    life,
    'SELECT DISTINCT invoice_no AS no FROM invoice_request_line WHERE request_id = ? ORDER BY 1',
    requestId,
  );
  const dated = (issuedOn: string) => nos.map(({ no }) => ({ invoiceNo: no, number: nextNumber(life), issuedOn }));
  const version = versionOf(life, 'invoice_request', requestId);
  if (life.closedMonth !== '' && life.pick(4) === 0) {
    const input = { requestId, version, invoices: dated(`${life.closedMonth}-28`) };
    await runRefused(life, 'invoicing.issue', { input, code: 'PERIOD_CLOSED' });
    note(life, 'closed month refused');
  }
  const invoices = dated(on);
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
  const buyer = oneOf(life.template.buyers, life.pick);
  const buyerId = buyer?.id ?? 0;
  const room = (part: model.Part) => {
    const reached = buyer?.timing === 'approved' ? part.qty : part.shippedQty;
    return Math.max(0, Math.min(model.openQty(part), reached - model.billedQty(part)));
  };
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
  await bill(life, buyerId, picks);
  return true;
}

/** Asks for the invoices over these parts and issues them. */
async function bill(life: Life, buyerId: number, picks: readonly Picked[]): Promise<void> {
  const named = picks.map((pick) => ({ ...pick, id: entitlementOf(life, pick.part) }));
  const lines = named.map(({ id, qty }) => ({ entitlementId: id, qty }));
  const { requests } = await run<{ requests: { requestId: number }[] }>(life, 'invoicing.request', {
    customerId: buyerId,
    lines,
  });
  for (const { requestId } of requests) {
    const on = issueDay(life);
    for (const { invoiceId, number } of await issue(life, requestId, on)) {
      for (const { id, lineNo, account, price, qty } of invoiceLines(life, invoiceId)) {
        const billed = rows<{ id: number }>(life, 'SELECT entitlement_id AS id FROM allocation WHERE line_id = ?', id);
        const parts = named.filter((one) => one.part.account === account && billed.some((of) => of.id === one.id));
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
}

/** An amount that a rise of the price left without goods. */
export async function invoicesAmount(life: Life): Promise<boolean> {
  const parts = model.queue(life.ledger).filter((part) => part.qty === 0 && model.openFen(part) > 2.5);
  const part = oneOf(parts, life.pick);
  if (!part) return false;
  await bill(life, keyOf(part.account).buyerId, [{ part, qty: 0 }]);
  return true;
}

export async function invoicesAhead(life: Life): Promise<boolean> {
  const customerId = oneOf(life.template.buyers, life.pick)?.id ?? 0;
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
  const on = issueDay(life);
  for (const { invoiceId, number } of await issue(life, requestId, on)) {
    for (const { lineNo, account, price, qty } of invoiceLines(life, invoiceId)) {
      life.touched.add(account);
      model.invoiceAhead(life.ledger, { account, price, number, lineNo, on, qty });
    }
  }
  return true;
}
