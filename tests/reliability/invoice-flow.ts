/** The invoicing ledger as a workload: requests, advances, their approval and issue, red forms, by several hands at once. */
import { businessDateOf } from '../../src/shared/domain/business-date';
import type { RequestState } from '../../src/shared/domain/invoicing-words';
import { ledgerFaults } from '../helpers/ledger-invariants';
import type { Ask, Random, Step, Workload } from './workload';

const today = (): string => businessDateOf(Date.now(), 'Asia/Shanghai');

async function rowsOf<R>(ask: Ask, path: string): Promise<readonly R[]> {
  const answer = await ask(path, { limit: 30, sort: [] });
  return answer.ok ? (answer.value as { rows: readonly R[] }).rows : [];
}
const oneOf = <T>(rows: readonly T[], random: Random): T | undefined => rows[Math.floor(random() * rows.length)];

/** Twenty digits that no other seat draws. */
const aNumber = (random: Random): string =>
  `26${[0, 1, 2].map(() => String(Math.floor(random() * 1e6)).padStart(6, '0')).join('')}`;

type Open = { readonly id: number; readonly customerId: number; readonly invoiceableQty: number };

/** A part of what may be invoiced of one buyer; or some goods that were not sold yet. */
async function newRequest(ask: Ask, random: Random): Promise<Step | undefined> {
  const rows = await rowsOf<Open>(ask, 'invoicing.toInvoice');
  const first = oneOf(
    rows.filter(({ invoiceableQty }) => invoiceableQty > 0),
    random,
  );
  if (first && random() < 0.7) {
    const qty = Math.max(1, Math.floor(first.invoiceableQty * (random() < 0.5 ? 1 : random())));
    return {
      path: 'invoicing.request',
      input: { customerId: first.customerId, lines: [{ entitlementId: first.id, qty }] },
    };
  }
  const buyer = oneOf(await rowsOf<{ id: number }>(ask, 'customers.list'), random);
  const product = oneOf(await rowsOf<{ id: number }>(ask, 'products.list'), random);
  if (!buyer || !product) return undefined;
  const lines = [{ productId: product.id, qty: 1000 * (1 + Math.floor(random() * 3)), price: 128_000 }];
  const why = { basis: '合同 1', expectedOn: today(), reason: '月底要票' };
  return { path: 'invoicing.requestAdvance', input: { customerId: buyer.id, lines, ...why } };
}

type Request = { readonly id: number; readonly kind: string; readonly state: RequestState; readonly version: number };

/** The next step of a request that waits. */
async function requestStep(
  ask: Ask,
  { id: requestId, state, version }: Request,
  random: Random,
): Promise<Step | undefined> {
  const seen = { requestId, version };
  if (state === 'requested') {
    return random() < 0.9
      ? { path: 'invoicing.approve', input: seen }
      : { path: 'invoicing.refuse', input: { ...seen, reason: '不同意' } };
  }
  if (state !== 'approved') return undefined;
  if (random() < 0.1) return { path: 'invoicing.withdraw', input: { ...seen, reason: '不要了' } };
  const shown = await ask('invoicing.get', { requestId });
  if (!shown.ok) return undefined;
  const { invoices } = shown.value as { invoices: readonly { invoiceNo: number; number: string }[] };
  const open = invoices.filter(({ number }) => number === '');
  const issued = open.map(({ invoiceNo }) => ({ invoiceNo, number: aNumber(random), issuedOn: today() }));
  return issued.length > 0 ? { path: 'invoicing.issue', input: { ...seen, invoices: issued } } : undefined;
}

type Form = { readonly id: number; readonly state: RequestState; readonly version: number };
type Invoice = { readonly id: number; readonly kind: string };

/** A whole red form of an invoice that the buyer has not booked, or the next step of one. */
async function redStep(ask: Ask, random: Random): Promise<Step | undefined> {
  const form = oneOf(
    (await rowsOf<Form>(ask, 'redLetters.list')).filter(({ state }) => state === 'requested' || state === 'confirmed'),
    random,
  );
  const seen = form && { requestId: form.id, version: form.version };
  if (form?.state === 'requested') return { path: 'redLetters.approve', input: { ...seen } };
  if (form) return { path: 'redLetters.issue', input: { ...seen, number: aNumber(random), issuedOn: today() } };
  const blue = oneOf(
    (await rowsOf<Invoice>(ask, 'ledger.invoices')).filter(({ kind }) => kind === 'blue'),
    random,
  );
  if (!blue) return undefined;
  return { path: 'redLetters.request', input: { invoiceId: blue.id, isBooked: false, reason: '02' } };
}

export const invoiceFlow: Workload = {
  name: 'invoices',
  posts: ['finance', 'finance_manager', 'invoice_clerk', 'boss'],
  next: async (ask, random) => {
    if (random() < 0.15) {
      const red = await redStep(ask, random);
      if (red) return red;
    }
    const waiting = (await rowsOf<Request>(ask, 'invoicing.list')).filter(
      ({ kind, state }) => (kind === 'normal' || kind === 'advance') && (state === 'requested' || state === 'approved'),
    );
    const request = random() < 0.6 ? oneOf(waiting, random) : undefined;
    return (request && (await requestStep(ask, request, random))) ?? newRequest(ask, random);
  },
  broken: (sqlite) => ledgerFaults(sqlite),
};
