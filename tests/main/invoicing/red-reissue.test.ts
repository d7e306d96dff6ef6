/** Corrected keys through the procedures: 红冲重开 and re-key. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer, type CustomerGiven } from '../../helpers/builders/customers';
import { aShippedNote, anOrderToShip, stocked } from '../../helpers/builders/dispatch';
import { attachFile } from '../../helpers/builders/files';
import {
  accountsOf,
  aForm,
  amountsOf,
  anAdvance,
  aNormalInvoice,
  aNumber,
  aRedRoom,
  askRed,
  balancesOf,
  blueOf,
  confirmForm,
  entitlementsOf,
  issueRed,
  step,
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

/** An order of these boxes at 12.80, shipped, and invoiced as far as said. */
async function aSale(units = 100, billed = units, buyer: CustomerGiven = {}) {
  const customer = await aCustomer(room.boss, buyer);
  const product = await stocked(room, [units]);
  const order = await anOrderToShip(room, { buyerId: customer.id, lines: [{ productId: product.id, units }] });
  const note = await aShippedNote(room, order.orderId);
  const lines = [{ orderId: order.orderId, units: billed }];
  const invoice =
    billed > 0 ? await aNormalInvoice(room, { customerId: customer.id, lines }) : { invoiceId: 0, number: '' };
  const [line] = billed > 0 ? (await blueOf(room, invoice.invoiceId)).lines : [];
  const who = { customerId: customer.id, customerName: customer.name };
  return { ...order, ...note, ...invoice, ...who, productId: product.id, lineId: line?.id ?? 0 };
}
type Sale = Awaited<ReturnType<typeof aSale>>;

async function takeBack(noteId: number, units: number): Promise<void> {
  const { returnId } = await aReturnOf(room, noteId, { units });
  await approveReturn(room, returnId);
  await receiveReturn(room, returnId);
  await judgeReturn(room, returnId);
}

const again = () => ({ blue: { number: aNumber(), issuedOn: TODAY } });

describe('红冲重开', () => {
  it('C5 in one transaction: a wrong tax number, red −7,680.00 and blue 7,680.00 under the right one', async () => {
    const sale = await aSale(700, 600);
    const party = { title: sale.customerName, taxNo: '91320000700000001X' };
    const { requestId } = await aForm(room, sale.invoiceId, {
      kind: 'reissue',
      reason: '01',
      to: { party, lines: [] },
    });
    const issued = await issueRed(room, requestId, again());
    expect(await amountsOf(room, issued.redInvoiceId)).toEqual([-7_680_00, -6_796_46, -883_54]);
    expect(await amountsOf(room, issued.blueInvoiceId ?? 0)).toEqual([7_680_00, 6_796_46, 883_54]);
    expect(await blueOf(room, issued.blueInvoiceId ?? 0)).toMatchObject({ taxNo: party.taxNo });
    expect(await balancesOf(room, sale.customerId)).toEqual({
      stored: [100, 1_280_00],
      advance: [0, 0],
      pending: [0, 0],
    });
  });

  it('under the same key leaves the balances as they were', async () => {
    const sale = await aSale(50, 30);
    const { requestId } = await aForm(room, sale.invoiceId, { kind: 'reissue', isBooked: false, reason: '01' });
    const issued = await issueRed(room, requestId, again());
    expect(issued).toMatchObject({ redFen: -384_00, blueFen: 384_00 });
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ stored: [20, 256_00] });
  });

  it('bills only what stays sold: goods that came back are not on the new invoice', async () => {
    const sale = await aSale();
    await takeBack(sale.noteId, 10);
    const { requestId } = await aForm(room, sale.invoiceId, { kind: 'reissue', isBooked: false, reason: '02' });
    const issued = await issueRed(room, requestId, again());
    expect(issued).toMatchObject({ redFen: -1_280_00, blueFen: 1_152_00 });
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ stored: [0, 0], pending: [0, 0] });
  });

  it('with another rate bills under another treatment', async () => {
    const sale = await aSale();
    const to = { lines: [{ lineId: sale.lineId, rateBp: 300 }] };
    const { requestId } = await aForm(room, sale.invoiceId, { kind: 'reissue', reason: '01', to });
    const issued = await issueRed(room, requestId, again());
    expect(await amountsOf(room, issued.blueInvoiceId ?? 0)).toEqual([1_280_00, 1_242_72, 37_28]);
    expect((await accountsOf(room, sale.customerId)).map(({ rateBp }) => rateBp)).toEqual(
      expect.arrayContaining([1300, 300]),
    );
  });

  it('of an advance is an advance again, for what is not waiting to be red', async () => {
    const customer = await aCustomer(room.boss);
    const product = await stocked(room, [40]);
    const fp = await anAdvance(room, { customerId: customer.id, productId: product.id, units: 100 });
    await anOrderToShip(room, { buyerId: customer.id, lines: [{ productId: product.id, units: 40 }] });
    const { requestId } = await aForm(room, fp.invoiceId, { kind: 'reissue', isBooked: false, reason: '01' });
    expect(await issueRed(room, requestId, again())).toMatchObject({ redFen: -1_280_00, blueFen: 1_280_00 });
    expect(await balancesOf(room, customer.id)).toMatchObject({ stored: [0, 0], advance: [60, 768_00] });
  });

  it('is all or nothing: a number that was used leaves the old invoice as it was', async () => {
    const sale = await aSale();
    const { requestId } = await aForm(room, sale.invoiceId, { kind: 'reissue', reason: '01' });
    await confirmForm(room, requestId);
    const used = { number: aNumber(), issuedOn: TODAY, blue: { number: sale.number, issuedOn: TODAY } };
    const before = (await blueOf(room, sale.invoiceId)).number;
    expect(await step(room, 'issue', requestId, { ...used, blue: { number: before, issuedOn: TODAY } })).toMatchObject({
      problem: { code: 'DUPLICATE' },
    });
    expect((await blueOf(room, sale.invoiceId)).lines[0]).toMatchObject({ redQty: 0, staysQty: 100_000 });
    expect(await step(room, 'issue', requestId, { number: aNumber(), issuedOn: TODAY })).toMatchObject({
      problem: { fields: ['/blue'] },
    });
  });

  it('names nobody else than the buyer for a public hospital, and for others only after the warning', async () => {
    const party = { title: '江苏某某医药有限公司', taxNo: '91320000700000002X' };
    const wish = { kind: 'reissue' as const, reason: '01' as const, to: { party, lines: [] } };
    const hospital = await aSale(5);
    expect(await askRed(room, hospital.invoiceId, { ...wish, differsSeen: true })).toMatchObject({
      problem: { params: { case: 'redLetters.refusals.publicHospital' } },
    });
    const clinic = await aSale(5, 5, { ownership: 'private' });
    expect(await askRed(room, clinic.invoiceId, wish)).toMatchObject({
      problem: { params: { case: 'redLetters.refusals.titleDiffers' }, fields: ['/differsSeen'] },
    });
    expect(await askRed(room, clinic.invoiceId, { ...wish, differsSeen: true })).toMatchObject({ ok: true });
  });
});

describe('a re-key of what is not invoiced', () => {
  async function letterOf(sale: Sale): Promise<number> {
    const file = { entity: 'sales_order', entityId: sale.orderId, name: '换抬头函.pdf' } as const;
    const added = await attachFile(room.manager, file);
    return added.ok ? added.value.attachmentId : 0;
  }
  async function wishFor(sale: Sale, given: object = {}) {
    const [open] = await entitlementsOf(room.clerk, sale.orderId);
    const party = { title: sale.customerName, taxNo: '91320000700000003X' };
    return {
      customerId: sale.customerId,
      entitlementIds: [open?.id ?? 0],
      party,
      reason: '税号有误',
      attachmentId: null,
      ...given,
    };
  }

  it('moves the open part to the new key with its dates; what is invoiced stays', async () => {
    const sale = await aSale(100, 60);
    const wish = await wishFor(sale, { attachmentId: await letterOf(sale) });
    expect(await room.manager.call('redLetters.rekey', wish)).toMatchObject({
      value: { count: 1, qty: 40_000, fen: 512_00 },
    });
    const rows = await accountsOf(room, sale.customerId);
    expect(rows.find(({ taxNo }) => taxNo === '91320000700000003X')).toMatchObject({
      storedQty: 40_000,
      storedFen: 512_00,
    });
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ stored: [40, 512_00], pending: [0, 0] });
    const lines = [{ orderId: sale.orderId, units: 40 }];
    const invoice = await aNormalInvoice(room, { customerId: sale.customerId, lines });
    expect(await blueOf(room, invoice.invoiceId)).toMatchObject({ taxNo: '91320000700000003X', totalFen: 512_00 });
  });

  it('needs the letter, the finance manager, something open and a key that changes', async () => {
    const sale = await aSale(10, 4);
    const wish = await wishFor(sale);
    expect(await room.manager.call('redLetters.rekey', wish)).toMatchObject({
      problem: { params: { case: 'redLetters.refusals.noLetter' }, fields: ['/attachmentId'] },
    });
    const attachmentId = await letterOf(sale);
    expect(await room.finance.call('redLetters.rekey', { ...wish, attachmentId })).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    expect(await room.manager.call('redLetters.rekey', { ...wish, attachmentId, party: null })).toMatchObject({
      problem: { params: { case: 'redLetters.refusals.sameKey' } },
    });
    const other = await aSale(3, 0);
    expect(
      await room.manager.call('redLetters.rekey', { ...wish, attachmentId, customerId: other.customerId }),
    ).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
    const [open] = await entitlementsOf(room.clerk, sale.orderId);
    await aNormalInvoice(room, { customerId: sale.customerId, lines: [{ orderId: sale.orderId, units: 6 }] });
    const billed = { ...wish, attachmentId, entitlementIds: [open?.id ?? 0] };
    expect(await room.manager.call('redLetters.rekey', billed)).toMatchObject({
      problem: { params: { case: 'redLetters.refusals.allInvoiced' } },
    });
  });

  it('warns when the title is somebody else than who receives and pays; never for a public hospital', async () => {
    const party = { title: '南京某某诊所管理有限公司', taxNo: '91320000700000004X' };
    const hospital = await aSale(3, 0);
    const no = await wishFor(hospital, { party, attachmentId: await letterOf(hospital), differsSeen: true });
    expect(await room.manager.call('redLetters.rekey', no)).toMatchObject({
      problem: { params: { case: 'redLetters.refusals.publicHospital' } },
    });
    const clinic = await aSale(3, 0, { ownership: 'private' });
    const wish = await wishFor(clinic, { party, attachmentId: await letterOf(clinic) });
    expect(await room.manager.call('redLetters.rekey', wish)).toMatchObject({
      problem: { params: { case: 'redLetters.refusals.titleDiffers' } },
    });
    expect(await room.manager.call('redLetters.rekey', { ...wish, differsSeen: true })).toMatchObject({ ok: true });
  });
});
