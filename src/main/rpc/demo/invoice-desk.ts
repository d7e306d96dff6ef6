/** More of the demo book's invoices: many orders on one, a few in advance, red forms at every step. */
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import type { DemoProduct } from './goods';
import { issue, nextNumber, type Asked, type Made, type Open } from './invoices';
import { person, type DemoCustomer, type Stage } from './master-data';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'Asia/Shanghai';
/** So many buyers have an invoice in advance; the others are invoiced once for everything of the months before. */
const IN_ADVANCE = 8;
const RED = 4;

/** What a buyer was sold some days before, on one invoice for each treatment. */
async function invoiceBuyer(desk: Stage, customerId: number, at: number): Promise<readonly Made[]> {
  const ask = { who: person(desk, 'cashier'), at };
  const { rows } = await desk.caller.must<{ rows: Open[] }>('invoicing.toInvoice', { ...ask, input: { customerId } });
  const before = addDays(businessDateOf(at, ZONE), -5);
  const lines = rows
    .filter(({ invoiceableQty, approvedOn }) => invoiceableQty > 0 && approvedOn < before)
    .map(({ id, invoiceableQty }) => ({ entitlementId: id, qty: invoiceableQty }));
  if (lines.length === 0) return [];
  const input = { customerId, lines };
  const { requests } = await desk.caller.must<{ requests: Asked[] }>('invoicing.request', { ...ask, input });
  const made: Made[] = [];
  for (const request of requests) made.push(...(await issue(desk, request, at + HOUR)));
  return made;
}

/** A buyer's budget ends with the year: the invoice comes before the goods. Some wait for their approval. */
async function invoiceAhead(
  desk: Stage,
  { customer, product, at }: { readonly customer: DemoCustomer; readonly product: DemoProduct; readonly at: number },
): Promise<void> {
  const { caller, random, words } = desk;
  const today = businessDateOf(at, ZONE);
  const lines = [{ productId: product.id, qty: random.integer(20, 60) * 10_000, price: product.price }];
  const wish = { customerId: customer.id, lines, basis: words.advance.basis, reason: words.advance.reason };
  const input = { ...wish, expectedOn: addDays(today, 30) };
  const asked = await caller.call<Asked>('invoicing.requestAdvance', { who: customer.seller, at, input });
  if (!asked.ok || desk.now - at < 3 * DAY) return;
  const { requestId, version } = asked.value;
  const decision = { who: person(desk, 'finance.manager'), at: at + HOUR, input: { requestId, version } };
  const approved = await caller.call<{ version: number }>('invoicing.approve', decision);
  if (approved.ok) await issue(desk, { requestId, version: approved.value.version }, at + 2 * HOUR);
}

/** A wrong invoice goes red as a whole; each form stands a step further than the one before. */
async function makeRed(desk: Stage, { invoiceId }: Made, step: number): Promise<void> {
  const { caller, now, words } = desk;
  const at = now - 30 * HOUR;
  const form = { invoiceId, isBooked: step === 2, reason: '01', remark: words.advance.wrong };
  const clerk = person(desk, 'cashier');
  const asked = await caller.call<Asked>('redLetters.request', { who: clerk, at, input: form });
  if (!asked.ok || step === 0) return;
  const { requestId, version } = asked.value;
  const decision = { who: person(desk, 'finance.manager'), at: at + HOUR, input: { requestId, version } };
  const approved = await caller.call<{ version: number }>('redLetters.approve', decision);
  if (!approved.ok || step === 1) return;
  const seen = { requestId, version: approved.value.version };
  if (step === 2) {
    await caller.call('redLetters.send', { who: clerk, at: at + 2 * HOUR, input: { ...seen, formNo: '' } });
    return;
  }
  const red = { ...seen, number: nextNumber(desk), issuedOn: businessDateOf(at + 3 * HOUR, ZONE) };
  await caller.call('redLetters.issue', { who: clerk, at: at + 3 * HOUR, input: red });
}

/** Invoices of the buyers whose orders the book has lived through. */
export async function invoiceSome(
  desk: Stage,
  { buyers, products }: { readonly buyers: readonly DemoCustomer[]; readonly products: readonly DemoProduct[] },
): Promise<void> {
  const made: Made[] = [];
  for (const [at, { id }] of buyers.slice(IN_ADVANCE).entries()) {
    made.push(...(await invoiceBuyer(desk, id, desk.now - (3 + (at % 28)) * DAY)));
  }
  for (const [at, customer] of buyers.slice(0, IN_ADVANCE).entries()) {
    const product = products[(at * 7) % products.length];
    if (product) await invoiceAhead(desk, { customer, product, at: desk.now - (1 + at * 9) * DAY });
  }
  for (const [step, invoice] of made.slice(-RED).entries()) await makeRed(desk, invoice, step);
}
