import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book, type Seat } from '../../helpers/book';
import {
  aTeam,
  anIssuedNote,
  anOrderToShip,
  aShippedNote,
  stocked,
  type LocalTeam,
} from '../../helpers/builders/dispatch';
import { aCustomer } from '../../helpers/builders/customers';
import {
  aNormalRequest,
  anInvoiceNumber,
  aShippedOrder,
  issueRequestBy,
  requestOf,
  requestSeenBy,
  toInvoiceOf,
} from '../../helpers/builders/invoicing';
import { aPerson } from '../../helpers/builders/users';
import { unindexedSorts } from '../../helpers/explain';
import { requestGrid } from '../../../src/main/features/invoicing/requests.queries';
import { toInvoiceGrid, toInvoiceSpec } from '../../../src/main/features/invoicing/to-invoice.queries';
import { handoverGrid } from '../../../src/main/features/invoicing/handover.queries';
import type { PickedRow, PreviewInvoice, ToInvoiceRow } from '../../../src/shared/contract/invoicing-shapes';

let book: Book;
let team: LocalTeam;
let clerk: Seat;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  clerk = (await aPerson(book, team.boss, { posts: ['invoice_clerk'] })).seat;
});
afterAll(() => book.close());

type Picks = { picked: PickedRow[]; rest: ToInvoiceRow[]; pickedFen: number; pickedQty: number; missing: number };
type Preview = { invoices: PreviewInvoice[]; totalFen: number };

describe('the list of what is to be invoiced', () => {
  it('shows an approved order as stored, and as invoiceable once it is shipped', async () => {
    const { id } = await stocked(team, [100]);
    const { orderId, number } = await anOrderToShip(team, { lines: [{ productId: id, units: 10 }] });
    const stored = { openQty: 10_000, openFen: 128_00, invoiceableQty: 0, reachedQty: 0 };
    expect(await toInvoiceOf(team, number)).toMatchObject([stored]);
    await aShippedNote(team, orderId);
    expect(await toInvoiceOf(team, number)).toMatchObject([{ ...stored, reachedQty: 10_000, invoiceableQty: 10_000 }]);
  });

  it('lets a buyer with a moment of his own be invoiced at the approval', async () => {
    const { id } = await stocked(team, [100]);
    const { number, buyerId } = await anOrderToShip(team, { lines: [{ productId: id, units: 10 }] });
    const terms = { timing: 'approved', advanceLimitFen: null, advanceMaxCount: null, advanceMaxDays: null };
    await team.boss.ok('invoicing.setTerms', { customerId: buyerId, ...terms, version: 0 });
    expect(await toInvoiceOf(team, number)).toMatchObject([{ invoiceableQty: 10_000 }]);
    const stale = await team.boss.call('invoicing.setTerms', { customerId: buyerId, ...terms, version: 0 });
    expect(stale).toMatchObject({ problem: { code: 'CONFLICT' } });
  });

  it('adds up what is open, and shows orders whose invoice travels with the goods by themselves', async () => {
    const { id } = await stocked(team, [100]);
    const { id: buyerId } = await aCustomer(team.boss);
    const lines = [{ productId: id, orderedQty: 10_000, price: 128_000, remark: '' }];
    const draft = await team.boss.ok<{ orderId: number; version: number }>('orders.create', {
      ...{ buyerId, lines, invoiceDemand: 'with_goods' },
    });
    const sent = await team.boss.ok<{ version: number; number: string }>('orders.submit', draft);
    await team.finance.ok('orders.approve', { orderId: draft.orderId, version: sent.version });
    const asked = { customerId: buyerId };
    const { rows } = await clerk.ok<{ rows: ToInvoiceRow[] }>('invoicing.toInvoice', {
      ...asked,
      segment: 'withGoods',
    });
    expect(rows).toMatchObject([{ orderNumber: sent.number, invoiceDemand: 'with_goods' }]);
    const totals = await clerk.ok<{ count: number; sums: object }>('invoicing.toInvoiceTotals', asked);
    expect(totals).toMatchObject({ count: 1, sums: { openQty: 10_000, openFen: 128_00 } });
    const note = await anIssuedNote(team, draft.orderId);
    const shown = await team.warehouse.ok<{ note: object }>('dispatch.get', { noteId: note.noteId });
    expect(shown.note).toMatchObject({ goodsInvoices: [] });
  });

  it('walks an index in every order, also for one segment', async () => {
    expect(await unindexedSorts(book, toInvoiceGrid)).toEqual([]);
    expect(await unindexedSorts(book, toInvoiceSpec({ segment: 'withGoods' }))).toEqual([]);
    expect(await unindexedSorts(book, requestGrid)).toEqual([]);
    expect(await unindexedSorts(book, handoverGrid(true))).toEqual([]);
  });
});

describe('a normal request', () => {
  it('puts many orders onto one invoice: equal goods at one price are one line', async () => {
    const first = await aShippedOrder(team, 10);
    const second = await aShippedOrder(team, 5, { buyerId: first.buyerId, productId: first.productId });
    const rows = [...(await toInvoiceOf(team, first.number)), ...(await toInvoiceOf(team, second.number))];
    const lines = rows.map(({ id, invoiceableQty }) => ({ entitlementId: id, qty: invoiceableQty }));
    const preview = await clerk.ok<Preview>('invoicing.preview', { customerId: first.buyerId, lines });
    expect(preview.invoices).toHaveLength(1);
    expect(preview.invoices[0]?.lines).toMatchObject([
      {
        qty: 15_000,
        price: 128_000,
        fen: 192_00,
        exclFen: 169_91,
        taxFen: 22_09,
        orders: [first.number, second.number],
      },
    ]);
    const [made] = await requestOf(clerk, rows);
    expect(made).toMatchObject({ invoices: 1, totalFen: 192_00 });
    expect((await requestSeenBy(clerk, made?.requestId ?? 0)).request).toMatchObject({
      kind: 'normal',
      state: 'approved',
    });
    await issueRequestBy(clerk, made?.requestId ?? 0);
    expect(await toInvoiceOf(team, first.number)).toEqual([]);
    expect((await requestSeenBy(clerk, made?.requestId ?? 0)).request.state).toBe('issued');
  });

  it('makes an invoice for each tax treatment, and one for both where the firm allows it', async () => {
    const normal = await stocked(team, [100]);
    const reduced = await stocked(team, [100], { taxRateBp: 300 });
    const lines = [normal, reduced].map(({ id }) => ({ productId: id, units: 10 }));
    const { orderId, number, buyerId } = await anOrderToShip(team, { lines });
    await aShippedNote(team, orderId);
    const picks = (await toInvoiceOf(team, number)).map(({ id, openQty }) => ({ entitlementId: id, qty: openQty }));
    const asked = { customerId: buyerId, lines: picks };
    expect((await clerk.ok<Preview>('invoicing.preview', asked)).invoices).toHaveLength(2);
    const all = await team.boss.ok<Record<string, { version: number }>>('settings.all');
    const change = { key: 'oneRateOneInvoice', value: 0, version: all['oneRateOneInvoice']?.version ?? 0 };
    const { version } = await team.boss.ok<{ version: number }>('settings.changeThreshold', change);
    expect((await clerk.ok<Preview>('invoicing.preview', asked)).invoices).toHaveLength(1);
    await team.boss.ok('settings.changeThreshold', { ...change, value: 1, version });
  });

  it('asks for no more than may be invoiced, less what other requests hold', async () => {
    const { number, buyerId } = await aShippedOrder(team, 10);
    const [row] = await toInvoiceOf(team, number);
    const ask = (qty: number) =>
      clerk.call<{ requests: { requestId: number; version: number }[] }>('invoicing.request', {
        customerId: buyerId,
        lines: [{ entitlementId: row?.id, qty }],
      });
    const made = await ask(6_000);
    const params = { askedQty: 5_000, maxQty: 4_000, number };
    expect(await ask(5_000)).toMatchObject({ problem: { code: 'QUANTITY_EXCEEDED', params } });
    expect(await toInvoiceOf(team, number)).toMatchObject([{ requestedQty: 6_000, invoiceableQty: 4_000 }]);
    const [held] = made.ok ? made.value.requests : [];
    await clerk.ok('invoicing.withdraw', {
      requestId: held?.requestId,
      version: held?.version,
      reason: '客户改要普票',
    });
    expect((await ask(10_000)).ok).toBe(true);
  });

  it('refuses goods of another buyer and the same sale twice', async () => {
    const { number } = await aShippedOrder(team, 10);
    const other = await aShippedOrder(team, 10);
    const [row] = await toInvoiceOf(team, number);
    const line = { entitlementId: row?.id, qty: 1_000 };
    const stranger = await clerk.call('invoicing.request', { customerId: other.buyerId, lines: [line] });
    expect(stranger).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    const twice = await clerk.call('invoicing.request', { customerId: row?.customerId, lines: [line, line] });
    expect(twice).toMatchObject({ problem: { code: 'VALIDATION_FAILED' } });
  });
});

describe('making up an amount for a buyer', () => {
  it('takes his oldest sales first, splits the last, and shows the rest', async () => {
    const first = await aShippedOrder(team, 10);
    const second = await aShippedOrder(team, 10, { buyerId: first.buyerId, productId: first.productId });
    const asked = { customerId: first.buyerId };
    const picks = await clerk.ok<Picks>('invoicing.pickFor', { ...asked, amountFen: 200_00 });
    expect(picks.picked).toMatchObject([
      { orderNumber: first.number, pickedQty: 10_000, pickedFen: 128_00 },
      { orderNumber: second.number, pickedQty: 5_000, pickedFen: 64_00 },
    ]);
    expect(picks).toMatchObject({ pickedFen: 192_00, missing: 8_00, rest: [{ orderNumber: second.number }] });
    const byQty = await clerk.ok<Picks>('invoicing.pickFor', { ...asked, qty: 25_000 });
    expect(byQty).toMatchObject({ pickedQty: 20_000, missing: 5_000, rest: [] });
    expect(await clerk.call('invoicing.pickFor', asked)).toMatchObject({ problem: { code: 'VALIDATION_FAILED' } });
  });
});

describe('issuing by hand', () => {
  const first = { invoiceNo: 1, issuedOn: '2026-11-21' };

  it('uses a number once for ever', async () => {
    const one = await aNormalRequest(team, (await aShippedOrder(team, 10)).number);
    const [number] = await issueRequestBy(clerk, one.requestId);
    const two = await aNormalRequest(team, (await aShippedOrder(team, 10)).number);
    const asked = { requestId: two.requestId, version: two.version };
    const again = await clerk.call('invoicing.issue', { ...asked, invoices: [{ ...first, number }] });
    expect(again).toMatchObject({ problem: { code: 'DUPLICATE', params: { value: number } } });
    const odd = await clerk.call('invoicing.issue', { ...asked, invoices: [{ ...first, number: '12345' }] });
    expect(odd).toMatchObject({ problem: { code: 'VALIDATION_FAILED' } });
  });

  it('takes the tax of the bureau within a cent, and no other', async () => {
    const made = await aNormalRequest(team, (await aShippedOrder(team, 15)).number);
    const asked = { requestId: made.requestId, version: made.version };
    const of = (taxFen: number) => [{ ...first, number: anInvoiceNumber(), taxes: [{ lineNo: 1, taxFen }] }];
    const far = await clerk.call('invoicing.issue', { ...asked, invoices: of(22_11) });
    expect(far).toMatchObject({ problem: { code: 'RULE_VIOLATED', params: { expectedFen: 22_09 } } });
    await clerk.ok('invoicing.issue', { ...asked, invoices: of(22_10) });
    const { invoices } = await requestSeenBy(clerk, made.requestId);
    expect(invoices).toMatchObject([{ totalFen: 192_00, taxFen: 22_10, exclFen: 169_90 }]);
  });

  it('is refused to a screen that did not see the last change, and posts nothing then', async () => {
    const { number } = await aShippedOrder(team, 10);
    const made = await aNormalRequest(team, number);
    await clerk.ok('invoicing.withdraw', { requestId: made.requestId, version: made.version, reason: '客户不要了' });
    const invoices = [{ ...first, number: anInvoiceNumber() }];
    const stale = await clerk.call('invoicing.issue', { requestId: made.requestId, version: made.version, invoices });
    expect(stale).toMatchObject({ problem: { code: 'CONFLICT' } });
    expect(await toInvoiceOf(team, number)).toMatchObject([{ openQty: 10_000 }]);
  });

  it('is left to the invoicing clerk', async () => {
    const made = await aNormalRequest(team, (await aShippedOrder(team, 10)).number);
    const invoices = [{ ...first, number: anInvoiceNumber() }];
    const asked = { requestId: made.requestId, version: made.version, invoices };
    expect(await team.finance.call('invoicing.issue', asked)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });

  it('finds the order again by the number of its invoice, and lights its fourth lamp', async () => {
    const { orderId, number } = await aShippedOrder(team, 10);
    const dark = await team.boss.ok<{ lamps: object }>('orders.get', { orderId });
    expect(dark.lamps).toMatchObject({ invoiced: 'none', storedQty: 10_000, unit: '盒' });
    const [invoice] = await issueRequestBy(clerk, (await aNormalRequest(team, number)).requestId);
    const found = await team.boss.ok<{ rows: { id: number; lamps: object }[] }>('orders.list', { search: invoice });
    expect(found.rows).toMatchObject([{ id: orderId, lamps: { invoiced: 'full', invoicedQty: 10_000, storedQty: 0 } }]);
  });
});

describe('an invoice on its way to the buyer', () => {
  it('is handed over once; a mistake is withdrawn, and what is paid after the invoice is due from that day', async () => {
    const { id: buyerId } = await aCustomer(team.boss, { paymentTerm: 'after_invoice', paymentDays: 30 });
    const { orderId, number } = await aShippedOrder(team, 10, { buyerId });
    const due = async () =>
      (await team.boss.ok<{ lamps: { dueOn: string | null } }>('orders.get', { orderId })).lamps.dueOn;
    const [paper] = await issueRequestBy(clerk, (await aNormalRequest(team, number)).requestId);
    type Row = { id: number; number: string; handedOn: string | null };
    const listed = async (isOpen: boolean) =>
      (await clerk.ok<{ rows: Row[] }>('invoicing.handovers', { isOpen, search: paper })).rows;
    const [open] = await listed(true);
    expect(await due()).toBeNull();
    const handed = { invoiceId: open?.id, handedOn: '2026-11-21', way: 'courier', receiver: '王药师' };
    await clerk.ok('invoicing.handOver', handed);
    expect(await due()).toBe('2026-12-21');
    expect(await listed(true)).toEqual([]);
    expect(await listed(false)).toMatchObject([{ number: paper, handedOn: '2026-11-21' }]);
    expect(await clerk.call('invoicing.handOver', handed)).toMatchObject({ problem: { code: 'DUPLICATE' } });
    await clerk.ok('invoicing.withdrawHandover', { invoiceId: open?.id, reason: '寄错了' });
    expect(await due()).toBeNull();
    expect(await listed(true)).toMatchObject([{ number: paper }]);
    const early = await clerk.call('invoicing.handOver', { ...handed, handedOn: '2026-11-20' });
    expect(early).toMatchObject({ problem: { code: 'VALIDATION_FAILED' } });
  });

  it('counts against the quota of the month', async () => {
    const before = await clerk.ok<{ usedFen: number }>('invoicing.quota');
    await issueRequestBy(clerk, (await aNormalRequest(team, (await aShippedOrder(team, 10)).number)).requestId);
    const all = await team.boss.ok<Record<string, { version: number }>>('settings.all');
    const version = all['invoiceQuotaYuan']?.version ?? 0;
    await team.boss.ok('settings.changeThreshold', { key: 'invoiceQuotaYuan', value: 100_000, version });
    const usedFen = before.usedFen + 128_00;
    const after = { month: '2026-11', usedFen, limitFen: 100_000_00, leftFen: 100_000_00 - usedFen };
    expect(await clerk.ok('invoicing.quota')).toEqual(after);
  });
});
