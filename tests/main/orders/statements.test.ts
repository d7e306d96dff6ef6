import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { aDesk, aStockedProduct, type Desk } from '../../helpers/builders/orders';

let book: Book;
let desk: Desk;
beforeAll(async () => {
  book = await openBook();
  desk = await aDesk(book);
});
afterAll(() => book.close());

describe('entering, submitting and approving an order of five lines', () => {
  it('takes at most 73 statements and one commit for each of the three steps', async () => {
    const buyer = await aCustomer(desk.boss, { ownerId: desk.sales.userId });
    const lines = [];
    for (let at = 0; at < 5; at += 1) {
      lines.push({ productId: await aStockedProduct(desk.boss), orderedQty: 10_000, price: 128_000 });
    }
    const counts: number[] = [];
    const step = async <T>(work: Promise<T>): Promise<T> => {
      book.statements();
      const done = await work;
      const statements = book.statements();
      expect(statements.filter((text) => text === 'COMMIT')).toHaveLength(1);
      counts.push(statements.length);
      return done;
    };
    const sales = desk.sales.seat;
    const commandIds = ['a', 'b', 'c'].map((letter) => `01910000-0000-7000-8000-00000000000${letter}`);
    const [one, two, three] = commandIds;
    type Made = { orderId: number; version: number };
    const { orderId, version } = await step(
      sales.ok<Made>('orders.create', { commandId: one, buyerId: buyer.id, lines }),
    );
    const sent = await step(sales.ok<Made>('orders.submit', { commandId: two, orderId, version }));
    await step(desk.finance.seat.ok('orders.approve', { commandId: three, orderId, version: sent.version }));
    expect(
      counts.reduce((sum, count) => sum + count, 0),
      counts.join(' + '),
    ).toBeLessThanOrEqual(73);
  });
});

/** How the database goes about a statement, a line a step. */
function planOf(text: string): string[] {
  const sqlite = new BetterSqlite(book.path, { readonly: true });
  try {
    const blanks: null[] = Array.from(text.matchAll(/\?/gu), () => null);
    const steps = sqlite.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(...blanks);
    return steps.map(({ detail }) => detail);
  } finally {
    sqlite.close();
  }
}

it('the checks go from the open lines and the buyer’s own orders, however often a product was sold', async () => {
  const buyer = await aCustomer(desk.boss, { ownerId: desk.sales.userId });
  const lines = [{ productId: await aStockedProduct(desk.boss), orderedQty: 10_000, price: 128_000 }];
  const sales = desk.sales.seat;
  const made = await sales.ok<{ orderId: number; version: number }>('orders.create', { buyerId: buyer.id, lines });
  const { version } = await sales.ok<{ version: number }>('orders.submit', made);
  book.statements();
  await desk.finance.seat.ok('orders.approve', { orderId: made.orderId, version });
  const read = book.statements().filter((text) => /^select/iu.test(text) && text.includes('"order_line"'));
  const plans = read.flatMap(planOf);
  expect(plans.filter((step) => step.includes('order_line_product'))).toEqual([]);
  expect(plans.filter((step) => step.includes('COVERING INDEX order_line_open'))).toHaveLength(1);
  expect(plans.filter((step) => step.includes('sales_order_buyer'))).not.toEqual([]);
});
