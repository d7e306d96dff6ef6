import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AccountDetail,
  AdvanceRow,
  CustomerLedger,
  InvoiceDetail,
  InvoiceRow,
  LedgerPreview,
} from '../../../src/shared/contract/ledger-shapes';
import type { OrderDetail } from '../../../src/shared/contract/orders.schemas';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { anOrderToShip, aShippedNote, aTeam, stocked, type LocalTeam } from '../../helpers/builders/dispatch';
import { accountOf, anAdvance, invoiceListed, invoicesFor } from '../../helpers/builders/invoicing-ledger';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let team: LocalTeam;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

type Block<Row> = { rows: Row[]; hasMore: boolean };
const people = () => ({ asks: team.sales, approves: team.finance, issues: team.boss });
const invoices = async (input: Readonly<Record<string, unknown>> = {}, seat = team.boss) =>
  (await seat.ok<Block<InvoiceRow>>('ledger.invoices', input)).rows;
/** A buyer of the salesperson with a product that has stock. */
async function aBuyer() {
  const { me } = await team.sales.ok<{ me: { userId: number } }>('session.state', { protocol: 1 });
  const { id: buyerId } = await aCustomer(team.boss, { ownerId: me.userId });
  const { id: productId } = await stocked(team, [1_000]);
  return { buyerId, productId };
}

describe('an invoice of goods that were sent', () => {
  it('names on each line the orders it billed, and takes them off what is stored', async () => {
    const { buyerId, productId } = await aBuyer();
    const first = await anOrderToShip(team, { lines: [{ productId, units: 10 }], buyerId });
    const second = await anOrderToShip(team, { lines: [{ productId, units: 5 }], buyerId });
    await aShippedNote(team, first.orderId);
    await aShippedNote(team, second.orderId);
    const [made] = await invoicesFor(team.boss, { customerId: buyerId });
    const detail = await team.boss.ok<InvoiceDetail>('ledger.invoice', { invoiceId: made?.invoiceId });
    expect(detail.row).toMatchObject({ kind: 'blue', totalFen: 192_00, exclFen: 169_91, taxFen: 22_09, openFen: 0 });
    expect(detail.lines.flatMap(({ billed }) => billed)).toMatchObject([
      { orderNumber: first.number, qty: 10_000, fen: 128_00 },
      { orderNumber: second.number, qty: 5_000, fen: 64_00 },
    ]);
    expect(await accountOf(team.boss, buyerId)).toMatchObject({ storedQty: 0, invoiceableQty: 0, aheadQty: 0 });
    const { id: accountId } = await accountOf(team.boss, buyerId);
    const { movements, lines } = await team.boss.ok<AccountDetail>('ledger.account', { accountId });
    expect(movements.filter(({ kind }) => kind === 'allocation')).toMatchObject([
      { cause: 'issue', qty: 5_000, invoiceNumber: made?.number },
      { cause: 'issue', qty: 10_000, invoiceNumber: made?.number },
    ]);
    expect(lines).toMatchObject([{ invoiceNumber: made?.number, allocatedQty: 15_000, openQty: 0, isRed: false }]);
  });

  it('is listed as not handed over until it is, and a request that waits holds what it asks for', async () => {
    const { buyerId, productId } = await aBuyer();
    const order = await anOrderToShip(team, { lines: [{ productId, units: 10 }], buyerId });
    await aShippedNote(team, order.orderId);
    const { invoiceable } = await team.boss.ok<CustomerLedger>('ledger.customer', { customerId: buyerId });
    const lines = [{ entitlementId: invoiceable[0]?.id, qty: 4_000 }];
    await team.boss.ok('invoicing.request', { customerId: buyerId, lines });
    expect(await accountOf(team.boss, buyerId)).toMatchObject({ storedQty: 10_000, invoiceableQty: 6_000 });
    const [made] = await invoicesFor(team.boss, { customerId: buyerId });
    const number = made?.number ?? '';
    expect(await invoices({ segment: 'notHanded', search: number })).toHaveLength(1);
    const handed = { invoiceId: made?.invoiceId, handedOn: '2026-11-21', way: 'email', receiver: '王会计' };
    await team.boss.ok('invoicing.handOver', handed);
    expect(await invoices({ segment: 'notHanded', search: number })).toEqual([]);
    expect(await invoiceListed(team.boss, number)).toMatchObject({ handedOn: '2026-11-21' });
  });

  it('is seen by the owner of the buyer and by no other salesperson', async () => {
    const { buyerId, productId } = await aBuyer();
    const order = await anOrderToShip(team, { lines: [{ productId, units: 3 }], buyerId });
    await aShippedNote(team, order.orderId);
    const [made] = await invoicesFor(team.boss, { customerId: buyerId });
    const other = await aPerson(book, team.boss, { posts: ['sales'] });
    expect(await invoices({}, other.seat)).toEqual([]);
    expect(await invoices({ search: made?.number }, team.sales)).toHaveLength(1);
    expect(await other.seat.call('ledger.invoice', { invoiceId: made?.invoiceId })).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
  });
});

describe('an invoice in advance', () => {
  it('stands on the desk of advances with its age and the limit it uses', async () => {
    const { buyerId, productId } = await aBuyer();
    const { number } = await anAdvance(people(), { customerId: buyerId, productId, units: 900 });
    const { rows } = await team.sales.ok<Block<AdvanceRow>>('ledger.advances', { search: number });
    const row = { invoiceNumber: number, ageDays: 0, isOverAge: false, openQty: 900_000, openFen: 11_520_00 };
    expect(rows).toMatchObject([{ ...row, usedFen: 11_520_00, limitFen: 100_000_00, expectedOn: '2026-12-20' }]);
    expect(await accountOf(team.boss, buyerId)).toMatchObject({ storedQty: 0, advanceQty: 900_000, aheadQty: 0 });
    const page = await team.boss.ok<CustomerLedger>('ledger.customer', { customerId: buyerId });
    expect(page).toMatchObject({ usedFen: 11_520_00, advances: [{ invoiceNumber: number }] });
    const sums = { advanceFen: 11_520_00 };
    const only = { filters: [{ op: 'range', column: 'customerId', min: buyerId, max: buyerId }] };
    expect(await team.boss.ok('ledger.totals', { ...only, segment: 'advance' })).toMatchObject({ count: 1, sums });
  });

  it('is named by a draft order: approval will write so much of it off, and then it does', async () => {
    const { buyerId, productId } = await aBuyer();
    const { number } = await anAdvance(people(), { customerId: buyerId, productId, units: 900 });
    const lines = [{ productId, orderedQty: 300_000, price: 128_000 }];
    const draft = await team.sales.ok<{ orderId: number; version: number }>('orders.create', { buyerId, lines });
    const { orderId } = draft;
    const seen = await team.sales.ok<OrderDetail>('orders.get', { orderId });
    const writesOff = { key: 'invoice.writesOff', params: { invoiceNumber: number, qty: 300_000, fen: 3_840_00 } };
    expect(seen.checks.find(({ code }) => code === 'invoice')).toMatchObject({ level: 'info', sentences: [writesOff] });
    const preview = await team.sales.ok<LedgerPreview>('ledger.previewOrder', { orderId });
    expect(preview).toMatchObject({ writeOffs: [{ invoiceNumber: number, qty: 300_000 }], storedQty: 0 });
    const sent = await team.sales.ok<{ version: number }>('orders.submit', { ...draft, duplicateSeen: true });
    await team.finance.ok('orders.approve', { orderId, version: sent.version, duplicateSeen: true });
    expect(await accountOf(team.boss, buyerId)).toMatchObject({ advanceQty: 600_000, storedQty: 0, aheadQty: 300_000 });
    expect(await team.sales.ok<LedgerPreview>('ledger.previewOrder', { orderId })).toMatchObject({ writeOffs: [] });
  });

  it('at another price stays open, and the order is warned of it', async () => {
    const { buyerId, productId } = await aBuyer();
    const { number } = await anAdvance(people(), { customerId: buyerId, productId, units: 100 });
    const lines = [{ productId, qty: 40_000, price: 125_000 }];
    const preview = await team.sales.ok<LedgerPreview>('ledger.preview', { buyerId, lines });
    const otherPrices = [{ invoiceNumber: number, qty: 40_000, price: 125_000, advancePrice: 128_000 }];
    expect(preview).toMatchObject({ writeOffs: [], otherPrices, storedQty: 40_000, storedFen: 500_00 });
    const ordered = [{ productId, orderedQty: 40_000, price: 125_000 }];
    const { orderId } = await team.sales.ok<{ orderId: number }>('orders.create', { buyerId, lines: ordered });
    const { checks } = await team.sales.ok<OrderDetail>('orders.get', { orderId });
    expect(checks.find(({ code }) => code === 'invoice')).toMatchObject({
      level: 'warn',
      sentences: [{ key: 'invoice.pricesDiffer', params: { price: 125_000, advancePrice: 128_000 } }],
    });
  });
});
