/** What the ledger must never allow, tried through the procedures as a person would. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import {
  anOrderToShip,
  aShippedNote,
  shipNote,
  stocked,
  type ApprovedOrder,
  checkNote,
  anIssuedNote,
  pickNote,
} from '../../helpers/builders/dispatch';
import {
  aForm,
  anAdvance,
  aNormalInvoice,
  aNumber,
  aRedRoom,
  balancesOf,
  entitlementsOf,
  step,
  TODAY,
  type RedRoom,
} from '../../helpers/builders/invoicing-red';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';
import { anAskedChange } from '../../helpers/builders/orders';
import { ledgerFaults } from '../../helpers/ledger-invariants';
import { looking } from '../../helpers/ledger-raw';

let book: Book;
let room: RedRoom;
beforeAll(async () => {
  book = await openBook();
  room = await aRedRoom(book);
});
/** Whatever was tried: the ledger is as sound as before. */
afterEach(() => {
  const faults = looking(book, ledgerFaults);
  if (faults.length > 0) throw new Error(faults.join('; '));
});
afterAll(() => book.close());

type Sale = ApprovedOrder & { readonly customerId: number; readonly productId: number };
/** An approved order of whole units of one product at 12.80. */
async function aSale(units: number, given: { buyerId?: number; productId?: number } = {}): Promise<Sale> {
  const productId = given.productId ?? (await stocked(room, [100_000])).id;
  const wish = { lines: [{ productId, units }], ...(given.buyerId === undefined ? {} : { buyerId: given.buyerId }) };
  const order = await anOrderToShip(room, wish);
  return { ...order, customerId: order.buyerId, productId };
}
const aShippedSale = async (units: number, given?: Parameters<typeof aSale>[1]) => {
  const sale = await aSale(units, given);
  return { ...sale, ...(await aShippedNote(room, sale.orderId)) };
};
const invoicesOf = async (): Promise<number> =>
  looking(book, (sqlite) => Number(sqlite.prepare('SELECT count(*) FROM invoice').pluck().get()));
const version = async (orderId: number): Promise<number> =>
  (await room.boss.ok<{ order: { version: number } }>('orders.get', { orderId })).order.version;
const refusedAs = (code: string, params: object = {}) => ({ ok: false, problem: { code, params } });

describe('it is impossible', () => {
  it('to invoice more than may be invoiced without an advance that was approved', async () => {
    const sale = await aShippedSale(10);
    const [line] = await entitlementsOf(room.clerk, sale.orderId);
    const asked = (qty: number) => ({ customerId: sale.customerId, lines: [{ entitlementId: line?.id, qty }] });
    expect(await room.clerk.call('invoicing.request', asked(10_001))).toMatchObject(
      refusedAs('QUANTITY_EXCEEDED', { askedQty: 10_001, maxQty: 10_000 }),
    );
    const unshipped = await aSale(10, sale);
    const [later] = await entitlementsOf(room.clerk, unshipped.orderId);
    const early = { customerId: sale.customerId, lines: [{ entitlementId: later?.id, qty: 1_000 }] };
    expect(await room.clerk.call('invoicing.request', early)).toMatchObject(
      refusedAs('QUANTITY_EXCEEDED', { maxQty: 0 }),
    );
    const wish = { basis: '合同 1', expectedOn: '2026-12-10', reason: '客户要票', customerId: sale.customerId };
    const lines = [{ productId: sale.productId, qty: 5_000, price: 128_000 }];
    const ahead = await room.clerk.ok<{ requestId: number; version: number }>('invoicing.requestAdvance', {
      ...wish,
      lines,
    });
    const { requestId, version: seen } = ahead;
    const issued = { requestId, version: seen, invoices: [{ invoiceNo: 1, number: aNumber(), issuedOn: TODAY }] };
    expect(await room.clerk.call('invoicing.issue', issued)).toMatchObject(refusedAs('STATE_CONFLICT'));
    expect(await balancesOf(room, sale.customerId)).toEqual({ stored: [20, 256_00], advance: [0, 0], pending: [0, 0] });
  });

  it('that what was asked for twice is invoiced twice', async () => {
    const sale = await aShippedSale(10);
    const [line] = await entitlementsOf(room.clerk, sale.orderId);
    const asked = { customerId: sale.customerId, lines: [{ entitlementId: line?.id, qty: 10_000 }] };
    expect(await room.clerk.call('invoicing.request', asked)).toMatchObject({ ok: true });
    expect(await room.clerk.call('invoicing.request', asked)).toMatchObject(
      refusedAs('QUANTITY_EXCEEDED', { maxQty: 0 }),
    );
  });

  it('that two approvals of one order entitle it twice, or that a stale screen approves', async () => {
    const sale = await aSale(1);
    const buyerId = sale.customerId;
    const lines = [{ productId: sale.productId, orderedQty: 30_000, price: 128_000 }];
    const { orderId, version: drafted } = await room.boss.ok<{ orderId: number; version: number }>('orders.create', {
      buyerId,
      lines,
    });
    const sent = await room.boss.ok<{ version: number }>('orders.submit', {
      orderId,
      version: drafted,
      duplicateSeen: true,
    });
    const approve = (seen: number) =>
      room.finance.call('orders.approve', { orderId, version: seen, duplicateSeen: true });
    expect(await approve(drafted)).toMatchObject(refusedAs('CONFLICT'));
    expect(await balancesOf(room, buyerId)).toMatchObject({ stored: [1, 12_80] });
    const answers = await Promise.all([approve(sent.version), approve(sent.version)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await balancesOf(room, buyerId)).toMatchObject({ stored: [31, 396_80] });
    await room.finance.ok('orders.unapprove', { orderId, version: await version(orderId), reason: '改数量' });
    await room.boss.ok('orders.submit', { orderId, version: await version(orderId), duplicateSeen: true });
    await room.finance.ok('orders.approve', { orderId, version: await version(orderId), duplicateSeen: true });
    expect(await balancesOf(room, buyerId)).toMatchObject({ stored: [31, 396_80] });
  });

  it('that a sale is matched with the advance of another buyer or of another treatment', async () => {
    const sale = await aSale(10);
    const other = await aSale(1);
    await anAdvance(room, { customerId: other.customerId, productId: sale.productId, units: 50 });
    await aSale(20, sale);
    expect(await balancesOf(room, sale.customerId)).toEqual({ stored: [30, 384_00], advance: [0, 0], pending: [0, 0] });
    expect(await balancesOf(room, other.customerId)).toMatchObject({ stored: [1, 12_80], advance: [50, 640_00] });
    const low = (await stocked(room, [1000], { taxRateBp: 900 })).id;
    await aSale(5, { buyerId: other.customerId, productId: low });
    expect(await balancesOf(room, other.customerId)).toMatchObject({ stored: [6, 76_80], advance: [50, 640_00] });
    const [mine] = await entitlementsOf(room.clerk, sale.orderId);
    const asked = { customerId: other.customerId, lines: [{ entitlementId: mine?.id, qty: 1_000 }] };
    expect(await room.clerk.call('invoicing.request', asked)).toMatchObject(refusedAs('NOT_FOUND'));
  });

  it('that an advance is open while the same key has something stored', async () => {
    const sale = await aSale(10);
    await anAdvance(room, { customerId: sale.customerId, productId: sale.productId, units: 4 });
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ stored: [6, 76_80], advance: [0, 0] });
    await anAdvance(room, { customerId: sale.customerId, productId: sale.productId, units: 10 });
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ stored: [0, 0], advance: [4, 51_20] });
    await aSale(1, sale);
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ stored: [0, 0], advance: [3, 38_40] });
  });

  it('that a document moves a balance before it was approved', async () => {
    const sale = await aShippedSale(10);
    const { customerId, productId } = sale;
    const before = { stored: [10, 128_00], advance: [0, 0], pending: [0, 0] };
    const lines = [{ productId, orderedQty: 5_000, price: 128_000 }];
    const draft = await room.boss.ok<{ orderId: number; version: number }>('orders.create', {
      buyerId: customerId,
      lines,
    });
    await room.boss.ok('orders.submit', { ...draft, duplicateSeen: true });
    await anAskedChange(room.boss, sale.orderId, [{ productId, orderedQty: 12_000 }]);
    const wish = { basis: '合同 1', expectedOn: '2026-12-10', reason: '客户要票', customerId };
    await room.clerk.ok('invoicing.requestAdvance', { ...wish, lines: [{ productId, qty: 50_000, price: 128_000 }] });
    const [line] = await entitlementsOf(room.clerk, sale.orderId);
    await room.clerk.ok('invoicing.request', { customerId, lines: [{ entitlementId: line?.id, qty: 3_000 }] });
    expect(await balancesOf(room, customerId)).toEqual(before);
    const { returnId } = await aReturnOf(room, sale.noteId, { units: 2 });
    expect(await balancesOf(room, customerId)).toEqual(before);
    await approveReturn(room, returnId);
    await receiveReturn(room, returnId);
    expect(await balancesOf(room, customerId)).toEqual(before);
    await judgeReturn(room, returnId);
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [8, 102_40] });
  });

  it('that who asks also approves, as long as the boss has not signed it', async () => {
    const sale = await aShippedSale(10);
    const { customerId, productId } = sale;
    const draft = await room.boss.ok<{ orderId: number; version: number }>('orders.create', {
      ...{ buyerId: customerId, lines: [{ productId, orderedQty: 5_000, price: 128_000 }] },
    });
    const sent = await room.boss.ok<{ version: number }>('orders.submit', { ...draft, duplicateSeen: true });
    const own = { orderId: draft.orderId, version: sent.version, duplicateSeen: true };
    expect(await room.boss.call('orders.approve', own)).toMatchObject(refusedAs('SELF_APPROVAL'));
    const wish = { basis: '合同 1', expectedOn: '2026-12-10', reason: '客户要票', customerId };
    const ahead = await room.boss.ok<{ requestId: number; version: number }>('invoicing.requestAdvance', {
      ...{ ...wish, lines: [{ productId, qty: 50_000, price: 128_000 }] },
    });
    const { requestId, version: seen } = ahead;
    expect(await room.boss.call('invoicing.approve', { requestId, version: seen })).toMatchObject(
      refusedAs('SELF_APPROVAL'),
    );
    const blue = await aNormalInvoice(room, { customerId, lines: [{ orderId: sale.orderId, units: 10 }] });
    const form = await room.boss.ok<{ requestId: number; version: number }>('redLetters.request', {
      ...{ invoiceId: blue.invoiceId, isBooked: false, reason: '01' },
    });
    const answer = await room.boss.call('redLetters.approve', { requestId: form.requestId, version: form.version });
    expect(answer).toMatchObject(refusedAs('SELF_APPROVAL'));
  });

  it('to issue an invoice of tomorrow, or one that another screen has issued already', async () => {
    const sale = await aShippedSale(10);
    const [line] = await entitlementsOf(room.clerk, sale.orderId);
    const asked = { customerId: sale.customerId, lines: [{ entitlementId: line?.id, qty: 10_000 }] };
    const { requests } = await room.clerk.ok<{ requests: { requestId: number; version: number }[] }>(
      'invoicing.request',
      asked,
    );
    const { requestId, version: seen } = requests[0] ?? { requestId: 0, version: 0 };
    const issue = (issuedOn: string) =>
      room.clerk.call('invoicing.issue', {
        requestId,
        version: seen,
        invoices: [{ invoiceNo: 1, number: aNumber(), issuedOn }],
      });
    expect(await issue('2026-11-22')).toMatchObject(refusedAs('VALIDATION_FAILED'));
    const before = await invoicesOf();
    const answers = await Promise.all([issue(TODAY), issue(TODAY)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await invoicesOf()).toBe(before + 1);
  });

  it('to ship, sign or re-deliver goods and move a balance by it', async () => {
    const sale = await aSale(10);
    const { customerId } = sale;
    const before = await balancesOf(room, customerId);
    const note = await shipNote(
      room,
      await checkNote(room, await pickNote(room, await anIssuedNote(room, sale.orderId))),
    );
    expect(await balancesOf(room, customerId)).toEqual(before);
    const signed = { noteId: note.noteId, version: note.version, signedOn: TODAY, signedBy: '王药师' };
    await room.warehouse.ok('dispatch.signNote', signed);
    expect(await balancesOf(room, customerId)).toEqual(before);
  });
});

describe('in a closed month', () => {
  it('nothing is posted: no approval of the past, no invoice, no red one', async () => {
    const sale = await aShippedSale(10);
    const { customerId } = sale;
    const blue = await aNormalInvoice(room, { customerId, lines: [{ orderId: sale.orderId, units: 4 }] });
    const [line] = await entitlementsOf(room.clerk, sale.orderId);
    book.advance(12 * 24 * 3_600_000);
    await room.signInAgain();
    await room.boss.ok('periods.close', { month: '2026-11' });
    const asked = { customerId, lines: [{ entitlementId: line?.id, qty: 1_000 }] };
    const { requests } = await room.clerk.ok<{ requests: { requestId: number; version: number }[] }>(
      'invoicing.request',
      asked,
    );
    const { requestId, version: seen } = requests[0] ?? { requestId: 0, version: 0 };
    const issue = (issuedOn: string) =>
      room.clerk.call('invoicing.issue', {
        requestId,
        version: seen,
        invoices: [{ invoiceNo: 1, number: aNumber(), issuedOn }],
      });
    expect(await issue('2026-11-30')).toMatchObject(refusedAs('PERIOD_CLOSED', { month: '2026-11' }));
    const form = await aForm(room, blue.invoiceId, { isBooked: false, reason: '01' });
    await step(room, 'approve', form.requestId, { by: room.finance });
    const red = (issuedOn: string) => step(room, 'issue', form.requestId, { number: aNumber(), issuedOn });
    expect(await red('2026-11-30')).toMatchObject(refusedAs('PERIOD_CLOSED', { month: '2026-11' }));
    expect(await issue('2026-12-03')).toMatchObject({ ok: true });
    expect(await red('2026-12-03')).toMatchObject({ ok: true });
  });
});
