import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDone, type CompletionFacts } from '../../../src/main/features/orders/completion.rules';
import { openBook, type Book } from '../../helpers/book';
import {
  anIssuedNote,
  anOrderToShip,
  aShippedNote,
  aSignedNote,
  aTeam,
  checkNote,
  pickNote,
  shipNote,
  signNote,
  stocked,
  type Team,
} from '../../helpers/builders/dispatch';
import { invoiceOrder } from '../../helpers/builders/invoicing';
import { anAskedChange, orderSeenBy } from '../../helpers/builders/orders';
import { aPerson } from '../../helpers/builders/users';
import type { Seat } from '../../helpers/book';

let book: Book;
let team: Team;
let cashier: Seat;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  cashier = (await aPerson(book, team.boss, { posts: ['cashier'] })).seat;
});
afterAll(() => book.close());

const seen = (orderId: number) => orderSeenBy(team.finance, orderId);
const stateOf = async (orderId: number) => (await seen(orderId)).order.state;

/** An order of 10 units at 12.80. */
async function anOrder() {
  const { id } = await stocked(team, [100]);
  return { ...(await anOrderToShip(team, { lines: [{ productId: id, units: 10 }] })), productId: id };
}
/** Money that comes in and is matched to an order, fen. */
async function pay(buyerId: number, orderId: number, amountFen: number) {
  const receipt = { customerId: buyerId, receivedOn: '2026-11-21', amountFen, form: 'transfer', payer: '', remark: '' };
  const { receiptId } = await cashier.ok<{ receiptId: number }>('receivables.record', receipt);
  await team.finance.ok('receivables.match', { receiptId, parts: [{ orderId, amountFen }] });
}

describe('an order completes by itself', () => {
  it('once it is shipped, signed, invoiced and paid, whichever comes last: the money', async () => {
    const { orderId, buyerId } = await anOrder();
    await aSignedNote(team, orderId);
    await invoiceOrder(team, orderId);
    expect(await stateOf(orderId)).toBe('approved');
    await pay(buyerId, orderId, 127_99);
    expect(await stateOf(orderId)).toBe('approved');
    await pay(buyerId, orderId, 1);
    const { order, history } = await seen(orderId);
    expect(order.state).toBe('completed');
    expect(history.find(({ action }) => action === 'complete')).toMatchObject({ after: { state: 'completed' } });
  });

  it('or the signature', async () => {
    const { orderId, buyerId } = await anOrder();
    await pay(buyerId, orderId, 128_00);
    const note = await aShippedNote(team, orderId);
    await invoiceOrder(team, orderId);
    expect(await stateOf(orderId)).toBe('approved');
    await signNote(team, note);
    expect(await stateOf(orderId)).toBe('completed');
  });

  it('or the invoice', async () => {
    const { orderId, buyerId } = await anOrder();
    await aSignedNote(team, orderId);
    await pay(buyerId, orderId, 128_00);
    expect(await stateOf(orderId)).toBe('approved');
    await invoiceOrder(team, orderId);
    const { order, history } = await seen(orderId);
    expect(order.state).toBe('completed');
    expect(history.find(({ action }) => action === 'complete')).toMatchObject({ after: { state: 'completed' } });
  });

  it('not while something of it waits for a note, however small (ERPNext 12354)', async () => {
    const { id } = await stocked(team, [300_000]);
    const { orderId, buyerId } = await anOrderToShip(team, {
      lines: [{ productId: id, units: 250_000, price: 1_000 }],
    });
    await pay(buyerId, orderId, 25_000_00);
    const [line] = (await seen(orderId)).lines;
    const note = await anIssuedNote(team, orderId, [{ orderLineId: line?.id, qty: 249_999_000 }]);
    await signNote(team, await shipNote(team, await checkNote(team, await pickNote(team, note))));
    expect((await seen(orderId)).lamps).toMatchObject({ paid: 'full', shipped: 'part', arrived: 'part' });
    expect(await stateOf(orderId)).toBe('approved');
  });

  it('not while a change of it waits, but with the decision about it', async () => {
    const { orderId, buyerId, productId } = await anOrder();
    const asked = await anAskedChange(team.boss, orderId, [{ productId, orderedQty: 12_000 }]);
    await aSignedNote(team, orderId);
    await invoiceOrder(team, orderId);
    await pay(buyerId, orderId, 128_00);
    expect(await stateOf(orderId)).toBe('approved');
    const { version } = (await seen(orderId)).order;
    await team.finance.ok('orders.refuseChange', { ...asked, version, reason: '不再加' });
    expect(await stateOf(orderId)).toBe('completed');
  });

  it('and stays what it is when its rest was closed', async () => {
    const { orderId, buyerId } = await anOrder();
    const [line] = (await seen(orderId)).lines;
    const note = await anIssuedNote(team, orderId, [{ orderLineId: line?.id, qty: 4_000 }]);
    const shipped = await shipNote(team, await checkNote(team, await pickNote(team, note)));
    const { version } = (await seen(orderId)).order;
    await team.finance.ok('orders.shortClose', { orderId, version, reason: '断货' });
    await signNote(team, shipped);
    await pay(buyerId, orderId, 51_20);
    expect((await seen(orderId)).order).toMatchObject({ state: 'short_closed', totalFen: 51_20 });
  });
});

const line = fc
  .tuple(fc.integer({ min: 1, max: 10_000_000 }), fc.nat(10_000_000), fc.nat(10_000_000))
  .map(([orderedQty, closed, noted]) => {
    const closedQty = Math.min(closed, orderedQty);
    return { orderedQty, closedQty, notedQty: Math.min(noted, orderedQty - closedQty) };
  });
const facts: fc.Arbitrary<CompletionFacts> = fc.record({
  totalFen: fc.nat(1_000_000_00),
  paidFen: fc.nat(1_000_000_00),
  returnedFen: fc.nat(1_000_00),
  openReturns: fc.nat(1),
  uninvoicedQty: fc.constantFrom(0, 0, 1),
  uninvoicedFen: fc.constantFrom(0, 0, 1),
  redPendingFen: fc.constantFrom(0, 0, 1),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  notes: fc.array(
    fc.record({
      state: fc.constantFrom('released', 'checked', 'shipped', 'signed', 'partly_signed', 'refused', 'void'),
    }),
    { maxLength: 4 },
  ),
});

describe('the rule of completion', () => {
  it('goes by quantities and fen, never by a share: done means nothing at all is missing (ERPNext PR 58694)', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const rest = given.lines.reduce((sum, one) => sum + one.orderedQty - one.closedQty - one.notedQty, 0);
        const isUnderway = given.notes.some(({ state }) => ['released', 'checked', 'shipped'].includes(state));
        const hasShipped = given.notes.some(({ state }) => ['signed', 'partly_signed', 'refused'].includes(state));
        const missingFen = given.totalFen - given.paidFen - given.returnedFen;
        const isInvoiced = given.uninvoicedQty + given.uninvoicedFen + given.redPendingFen === 0;
        const hasCome = rest === 0 && !isUnderway && hasShipped && given.openReturns === 0;
        const nothingMissing = hasCome && isInvoiced && missingFen <= 0;
        expect(isDone(given)).toBe(nothingMissing);
      }),
      { numRuns: 2_000 },
    );
  });
});
