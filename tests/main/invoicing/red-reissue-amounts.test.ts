/** A reissue bills what stays of the old invoice and no more; a re-key moves an amount without goods once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { anOrderToShip, aShippedNote, stocked } from '../../helpers/builders/dispatch';
import { attachFile } from '../../helpers/builders/files';
import { invoiceOrder } from '../../helpers/builders/invoicing';
import { changeOrderTo } from '../../helpers/builders/invoicing-changes';
import { proofRows } from '../../helpers/builders/invoicing-periods';
import {
  accountsOf,
  aForm,
  anAdvance,
  aNormalInvoice,
  aNumber,
  aRedRoom,
  balancesOf,
  blueOf,
  entitlementsOf,
  issueRed,
  TODAY,
  type RedRoom,
} from '../../helpers/builders/invoicing-red';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';

let book: Book;
let room: RedRoom;
beforeAll(async () => {
  book = await openBook();
  room = await aRedRoom(book);
});
afterAll(() => book.close());

/** 100 at 12.80 are sold, and an advance paid for all of them. */
async function aPaidSale() {
  const { id: customerId, name } = await aCustomer(room.boss);
  const { id: productId } = await stocked(room, [1_000]);
  const advance = await anAdvance(room, { customerId, productId, units: 100 });
  const order = await anOrderToShip(room, { buyerId: customerId, lines: [{ productId, units: 100 }] });
  return { ...order, customerId, customerName: name, productId, advanceId: advance.invoiceId };
}
/** They cost 13.00 later: 20.00 are to be invoiced without goods. */
async function aRise() {
  const sale = await aPaidSale();
  await changeOrderTo(room, sale.orderId, { price: 130_000 });
  return sale;
}
/** The 20.00 were invoiced, too. */
async function anInvoicedRise() {
  const sale = await aRise();
  const terms = { timing: 'approved', advanceLimitFen: null, advanceMaxCount: null, advanceMaxDays: null };
  const { own } = await room.boss.ok<{ own: { version: number } }>('invoicing.terms', { customerId: sale.customerId });
  await room.boss.ok('invoicing.setTerms', { customerId: sale.customerId, ...terms, version: own.version });
  const [number = ''] = await invoiceOrder(room, sale.orderId);
  const { rows } = await room.clerk.ok<{ rows: { id: number; number: string }[] }>('ledger.invoices', { limit: 100 });
  const riseId = rows.find((one) => one.number === number)?.id ?? 0;
  const [line] = (await blueOf(room, riseId)).lines;
  return { ...sale, riseId, lineId: line?.id ?? 0 };
}
async function allow(invoiceId: number, lineId: number, fen: number): Promise<void> {
  const { requestId } = await aForm(room, invoiceId, { reason: '04', lines: [{ lineId, fen }] });
  await issueRed(room, requestId);
}
async function again(invoiceId: number, given: object = {}) {
  const wish = { kind: 'reissue', isBooked: false, reason: '01', ...given } as const;
  const { requestId } = await aForm(room, invoiceId, wish);
  return issueRed(room, requestId, { blue: { number: aNumber(), issuedOn: TODAY } });
}
const proofOf = async (customerId: number) =>
  (await proofRows(room)).filter(({ id }) => id === customerId).map(({ differenceFen }) => differenceFen);

describe('a reissue', () => {
  it('of an amount that was partly red bills what stayed of it, not all that is open', async () => {
    const { customerId, riseId, lineId } = await anInvoicedRise();
    await allow(riseId, lineId, 15_00);
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 15_00] });
    expect(await again(riseId)).toMatchObject({ redFen: -5_00, blueFen: 5_00 });
    expect(await balancesOf(room, customerId)).toEqual({ stored: [0, 15_00], advance: [0, 0], pending: [0, 0] });
    expect(await proofOf(customerId)).toEqual([0]);
  });

  it('of such an amount under another tax number leaves what was open before with its own key', async () => {
    const { customerId, customerName: title, riseId, lineId } = await anInvoicedRise();
    await allow(riseId, lineId, 15_00);
    const party = { title, taxNo: '91320000700000061X' };
    expect(await again(riseId, { to: { party, lines: [] } })).toMatchObject({ redFen: -5_00, blueFen: 5_00 });
    expect(await balancesOf(room, customerId)).toEqual({ stored: [0, 15_00], advance: [0, 0], pending: [0, 0] });
    expect(await proofOf(customerId)).toEqual([0]);
  });

  it('of a part of a sale under another tax number leaves the rest of the sale with its own key', async () => {
    const { id: customerId, name: title } = await aCustomer(room.boss);
    const { id: productId } = await stocked(room, [100]);
    const { orderId } = await anOrderToShip(room, { buyerId: customerId, lines: [{ productId, units: 100 }] });
    await aShippedNote(room, orderId);
    const { invoiceId } = await aNormalInvoice(room, { customerId, lines: [{ orderId, units: 60 }] });
    const party = { title, taxNo: '91320000700000063X' };
    expect(await again(invoiceId, { to: { party, lines: [] } })).toMatchObject({ redFen: -768_00, blueFen: 768_00 });
    const rows = await accountsOf(room, customerId);
    expect(rows.find(({ taxNo }) => taxNo === party.taxNo)).toMatchObject({ storedQty: 0, storedFen: 0 });
    expect(rows.find(({ taxNo }) => taxNo !== party.taxNo)).toMatchObject({ storedQty: 40_000, storedFen: 512_00 });
    await aNormalInvoice(room, { customerId, lines: [{ orderId, units: 40 }] });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 0] });
    expect(await proofOf(customerId)).toEqual([0]);
  });

  it('of an advance whose sale became cheaper bills the lower amount, and stands against that sale', async () => {
    const { orderId, customerId, advanceId } = await aPaidSale();
    await changeOrderTo(room, orderId, { price: 125_000 });
    expect(await balancesOf(room, customerId)).toMatchObject({ pending: [0, 30_00] });
    expect(await again(advanceId)).toMatchObject({ redFen: -1_280_00, blueFen: 1_250_00 });
    expect(await balancesOf(room, customerId)).toEqual({ stored: [0, 0], advance: [0, 0], pending: [0, 0] });
    await aShippedNote(room, orderId);
    expect(await proofOf(customerId)).toEqual([0]);
  });

  it('keeps what finance had turned into an advance as an advance', async () => {
    const { id: customerId } = await aCustomer(room.boss);
    const { id: productId } = await stocked(room, [100]);
    const { orderId } = await anOrderToShip(room, { buyerId: customerId, lines: [{ productId, units: 100 }] });
    const { noteId } = await aShippedNote(room, orderId);
    const { invoiceId } = await aNormalInvoice(room, { customerId, lines: [{ orderId, units: 100 }] });
    const { returnId } = await aReturnOf(room, noteId, { units: 30 });
    await approveReturn(room, returnId);
    await receiveReturn(room, returnId);
    await judgeReturn(room, returnId);
    const [line] = (await blueOf(room, invoiceId)).lines;
    const wish = { invoiceId, lineId: line?.id ?? 0, qty: 30_000, reason: '下批补货' };
    const asked = await room.finance.ok<{ wishId: number; version: number }>('redLetters.askAdvance', wish);
    await room.manager.ok('redLetters.decideAdvance', { invoiceId, ...asked, isApproved: true, reason: '同意' });
    expect(await balancesOf(room, customerId)).toMatchObject({ advance: [30, 384_00], pending: [0, 0] });
    expect(await again(invoiceId)).toMatchObject({ redFen: -1_280_00, blueFen: 1_280_00 });
    expect(await balancesOf(room, customerId)).toEqual({ stored: [0, 0], advance: [30, 384_00], pending: [0, 0] });
    expect(await proofOf(customerId)).toEqual([0]);
  });
});

describe('an amount without goods', () => {
  it('moves to another key once, and nothing of it stays under the old one', async () => {
    const { orderId, customerId, customerName: title } = await aRise();
    const added = await attachFile(room.manager, { entity: 'sales_order', entityId: orderId, name: '换抬头函.pdf' });
    const attachmentId = added.ok ? added.value.attachmentId : 0;
    const open = await entitlementsOf(room.clerk, orderId);
    const party = { title, taxNo: '91320000700000062X' };
    const wish = { customerId, entitlementIds: open.map(({ id }) => id), party, reason: '税号有误', attachmentId };
    expect(await room.manager.call('redLetters.rekey', wish)).toMatchObject({
      value: { count: 1, qty: 0, fen: 20_00 },
    });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 20_00] });
    const rows = await accountsOf(room, customerId);
    expect(rows.find(({ taxNo }) => taxNo === party.taxNo)).toMatchObject({ storedQty: 0, storedFen: 20_00 });
    await aShippedNote(room, orderId);
    expect(await proofOf(customerId)).toEqual([0]);
  });
});

describe('goods that a price cut left without worth', () => {
  /** Of 100 sold 90 are paid; at 11.00 the other ten are worth nothing. They are on an invoice beside five at 12.80. */
  async function aWorthlessLine() {
    const { id: customerId } = await aCustomer(room.boss);
    const { id: productId } = await stocked(room, [1_000]);
    await anAdvance(room, { customerId, productId, units: 90 });
    const cut = await anOrderToShip(room, { buyerId: customerId, lines: [{ productId, units: 100 }] });
    await changeOrderTo(room, cut.orderId, { price: 110_000 });
    const other = await anOrderToShip(room, { buyerId: customerId, lines: [{ productId, units: 5 }] });
    for (const { orderId } of [cut, other]) await aShippedNote(room, orderId);
    expect(await balancesOf(room, customerId)).toEqual({ stored: [15, 64_00], advance: [0, 0], pending: [0, 52_00] });
    const lines = [
      { orderId: cut.orderId, units: 10 },
      { orderId: other.orderId, units: 5 },
    ];
    return { customerId, ...(await aNormalInvoice(room, { customerId, lines })) };
  }

  it('stay on their invoice when it goes red', async () => {
    const { customerId, invoiceId } = await aWorthlessLine();
    const { requestId } = await aForm(room, invoiceId, { isBooked: false, reason: '01' });
    expect(await issueRed(room, requestId)).toMatchObject({ redFen: -64_00 });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [5, 64_00], pending: [0, 52_00] });
  });

  it('are on no new invoice when it is issued again', async () => {
    const { customerId, invoiceId } = await aWorthlessLine();
    const made = await again(invoiceId);
    expect(made).toMatchObject({ redFen: -64_00, blueFen: 64_00 });
    expect((await blueOf(room, made.blueInvoiceId ?? 0)).lines).toHaveLength(1);
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 0], pending: [0, 52_00] });
  });
});
