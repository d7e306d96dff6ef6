import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountDetail, CustomerLedger, LedgerRow } from '../../../src/shared/contract/ledger-shapes';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import {
  anIssuedNote,
  anOrderToShip,
  aShippedNote,
  aTeam,
  checkNote,
  pickNote,
  shipNote,
  stocked,
  type LocalTeam,
} from '../../helpers/builders/dispatch';
import { accountOf, accountsOf } from '../../helpers/builders/invoicing-ledger';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let team: LocalTeam;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

type Block<Row> = { rows: Row[]; hasMore: boolean };
const list = async (input: Readonly<Record<string, unknown>> = {}, seat = team.boss) =>
  (await seat.ok<Block<LedgerRow>>('ledger.list', input)).rows;

describe('the ledger of a buyer to whom nothing was invoiced yet', () => {
  it('stores what was approved, and lets be invoiced only what was shipped of it', async () => {
    const product = await stocked(team, [1_000]);
    const order = await anOrderToShip(team, { lines: [{ productId: product.id, units: 500 }] });
    const { lines } = await team.boss.ok<{ lines: { id: number }[] }>('orders.get', { orderId: order.orderId });
    const wish = [{ orderLineId: lines[0]?.id, qty: 480_000 }];
    const note = await anIssuedNote(team, order.orderId, wish);
    const before = await accountOf(team.boss, order.buyerId);
    expect(before).toMatchObject({ storedQty: 500_000, storedFen: 6_400_00, invoiceableQty: 0, rateBp: 1_300 });
    await shipNote(team, await checkNote(team, await pickNote(team, note)));
    const after = await accountOf(team.boss, order.buyerId);
    expect(after).toMatchObject({ storedQty: 500_000, invoiceableQty: 480_000, advanceQty: 0, pendingQty: 0 });
    const detail = await team.boss.ok<AccountDetail>('ledger.account', { accountId: after.id });
    expect(detail.timing).toBe('shipped');
    expect(detail.entitlements).toMatchObject([
      { orderNumber: order.number, price: 128_000, openQty: 500_000, shippedQty: 480_000, invoiceableQty: 480_000 },
    ]);
    expect(detail.movements).toMatchObject([
      { kind: 'event', cause: 'approve', qty: 500_000, fen: 6_400_00, orderNumber: order.number },
    ]);
  });

  it('adds both products of his up on his page, and what may be invoiced now', async () => {
    const one = await stocked(team, [100]);
    const other = await stocked(team, [100]);
    const { id: buyerId } = await aCustomer(team.boss);
    const shipped = await anOrderToShip(team, { lines: [{ productId: one.id, units: 10 }], buyerId });
    await anOrderToShip(team, { lines: [{ productId: other.id, units: 20, price: 100_000 }], buyerId });
    await aShippedNote(team, shipped.orderId);
    const page = await team.boss.ok<CustomerLedger>('ledger.customer', { customerId: buyerId });
    expect(page.total).toMatchObject({ storedQty: 30_000, storedFen: 328_00, invoiceableQty: 10_000, advanceFen: 0 });
    expect(page.accounts).toHaveLength(2);
    expect(page.invoiceable).toMatchObject([{ orderNumber: shipped.number, invoiceableQty: 10_000, openFen: 128_00 }]);
    expect(page).toMatchObject({ limitFen: 100_000_00, maxCount: 5, maxDays: 90, usedFen: 0, lastInvoices: [] });
  });

  it('sums the same amounts below the list as its rows hold', async () => {
    const rows = await list();
    const storedFen = rows.reduce((sum, row) => sum + row.storedFen, 0);
    const totals = { count: rows.length, sums: { storedFen, advanceFen: 0, pendingFen: 0 } };
    expect(await team.boss.ok('ledger.totals', {})).toMatchObject(totals);
    const [first] = rows;
    const search = first?.customerName ?? '';
    const found = await list({ search });
    expect(await team.boss.ok('ledger.totals', { search })).toMatchObject({
      sums: { storedFen: found.reduce((sum, row) => sum + row.storedFen, 0) },
    });
  });

  it('shows in each part of the list only the accounts with something of it', async () => {
    expect((await list({ segment: 'open' })).length).toBeGreaterThan(0);
    expect(await list({ segment: 'advance' })).toEqual([]);
    expect(await list({ segment: 'pending' })).toEqual([]);
    expect(await list({ segment: 'aged' })).toEqual([]);
  });
});

describe('who sees the ledger', () => {
  it('a salesperson sees the accounts of his own customers and nobody else’s', async () => {
    const own = await aPerson(book, team.boss, { posts: ['sales'] });
    const product = await stocked(team, [100]);
    const lines = [{ productId: product.id, units: 5 }];
    const mine = await anOrderToShip(team, { lines, buyer: { ownerId: own.userId } });
    const others = await anOrderToShip(team, { lines });
    expect((await list({}, own.seat)).map(({ customerId }) => customerId)).toEqual([mine.buyerId]);
    const { id: accountId } = await accountOf(team.boss, others.buyerId);
    expect(await own.seat.call('ledger.account', { accountId })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    expect(await own.seat.call('ledger.customer', { customerId: others.buyerId })).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
    expect(await accountsOf(own.seat, mine.buyerId)).toHaveLength(1);
  });

  it('the warehouse sees no amounts of money and so no ledger', async () => {
    expect(await team.warehouse.call('ledger.list')).toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });
});
