/** What a red invoice frees serves the invoice that follows it, before any other advance may take it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AdvanceRow } from '../../../src/shared/contract/ledger-shapes';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import {
  anIssuedNote,
  anOrderToShip,
  aShippedNote,
  checkNote,
  pickNote,
  shipNote,
  stocked,
} from '../../helpers/builders/dispatch';
import { orderSeen } from '../../helpers/builders/invoicing-changes';
import { proofRows } from '../../helpers/builders/invoicing-periods';
import {
  aForm,
  anAdvance,
  aNormalInvoice,
  aNumber,
  aRedRoom,
  balancesOf,
  issueRed,
  TODAY,
  type RedRoom,
} from '../../helpers/builders/invoicing-red';

let book: Book;
let room: RedRoom;
beforeAll(async () => {
  book = await openBook();
  room = await aRedRoom(book);
});
afterAll(() => book.close());

async function aBuyer() {
  const { id: customerId, name } = await aCustomer(room.boss);
  const { id: productId } = await stocked(room, [1_000]);
  return { customerId, name, productId };
}
type Buyer = Awaited<ReturnType<typeof aBuyer>>;
const anOrder = ({ customerId, productId }: Buyer, units: number) =>
  anOrderToShip(room, { buyerId: customerId, lines: [{ productId, units }] });

/** The invoice goes red and is issued again. */
async function again(invoiceId: number, given: object = {}) {
  const { requestId } = await aForm(room, invoiceId, { kind: 'reissue', isBooked: false, reason: '01', ...given });
  return issueRed(room, requestId, { blue: { number: aNumber(), issuedOn: TODAY } });
}
/** How much of an invoice is open in advance, whole units. */
async function aheadOf(invoiceId: number): Promise<number[]> {
  const { rows } = await room.boss.ok<{ rows: AdvanceRow[] }>('ledger.advances', { limit: 100 });
  return rows.filter((one) => one.invoiceId === invoiceId).map(({ openQty }) => openQty / 1000);
}
const proofOf = async (customerId: number) =>
  (await proofRows(room)).filter(({ id }) => id === customerId).map(({ differenceFen }) => differenceFen);

it('a reissue bills all that it billed, although another advance of the key is open', async () => {
  const buyer = await aBuyer();
  const { orderId } = await anOrder(buyer, 100);
  await aShippedNote(room, orderId);
  const { invoiceId } = await aNormalInvoice(room, { ...buyer, lines: [{ orderId, units: 100 }] });
  const other = await anAdvance(room, { ...buyer, units: 50 });
  expect(await again(invoiceId)).toMatchObject({ redFen: -1_280_00, blueFen: 1_280_00 });
  expect(await balancesOf(room, buyer.customerId)).toEqual({ stored: [0, 0], advance: [50, 640_00], pending: [0, 0] });
  expect(await aheadOf(other.invoiceId)).toEqual([50]);
  expect(await proofOf(buyer.customerId)).toEqual([0]);
});

it('a reissue under another tax number is not served to an advance that is open there', async () => {
  const buyer = await aBuyer();
  const party = { title: buyer.name, taxNo: '91320000700000021X' };
  const early = await anAdvance(room, { ...buyer, units: 30 });
  const moved = await again(early.invoiceId, { to: { party, lines: [] } });
  const { orderId } = await anOrder(buyer, 100);
  await aShippedNote(room, orderId);
  const { invoiceId } = await aNormalInvoice(room, { ...buyer, lines: [{ orderId, units: 100 }] });
  expect(await again(invoiceId, { to: { party, lines: [] } })).toMatchObject({ blueFen: 1_280_00 });
  expect(await aheadOf(moved.blueInvoiceId ?? 0)).toEqual([30]);
  expect(await balancesOf(room, buyer.customerId)).toMatchObject({ stored: [0, 0], advance: [30, 384_00] });
});

it('a reissue bills again what was billed, although more of the sale is invoiced than was shipped', async () => {
  const buyer = await aBuyer();
  const { orderId } = await anOrder(buyer, 100);
  const { lines } = await orderSeen(room, orderId);
  const part = lines.map(({ id }) => ({ orderLineId: id, qty: 60_000 }));
  await shipNote(room, await checkNote(room, await pickNote(room, await anIssuedNote(room, orderId, part))));
  const { invoiceId } = await aNormalInvoice(room, { ...buyer, lines: [{ orderId, units: 60 }] });
  await anAdvance(room, { ...buyer, units: 40 });
  expect(await balancesOf(room, buyer.customerId)).toMatchObject({ stored: [0, 0], advance: [0, 0] });
  expect(await again(invoiceId)).toMatchObject({ redFen: -768_00, blueFen: 768_00 });
  expect(await balancesOf(room, buyer.customerId)).toEqual({ stored: [0, 0], advance: [0, 0], pending: [0, 0] });
  expect(await proofOf(buyer.customerId)).toEqual([0]);
});

it('a reissued advance keeps its sale, although an advance of an earlier day is open', async () => {
  const buyer = await aBuyer();
  const first = await anAdvance(room, { ...buyer, units: 100 });
  await anOrder(buyer, 60);
  book.advance(24 * 3_600_000);
  await room.signInAgain();
  const other = await anAdvance(room, { ...buyer, units: 20 });
  const { requestId } = await aForm(room, first.invoiceId, { kind: 'reissue', isBooked: false, reason: '01' });
  const day = '2026-11-22';
  const made = await issueRed(room, requestId, { issuedOn: day, blue: { number: aNumber(), issuedOn: day } });
  expect(await aheadOf(made.blueInvoiceId ?? 0)).toEqual([40]);
  expect(await aheadOf(other.invoiceId)).toEqual([20]);
  expect(await balancesOf(room, buyer.customerId)).toMatchObject({ stored: [0, 0], advance: [60, 768_00] });
});
