/** Approval asks the ledger only for what is open: by the partial indexes, whatever was invoiced in years. */
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { anOrderToShip, stocked } from '../../helpers/builders/dispatch';
import { anAdvance, aRedRoom } from '../../helpers/builders/invoicing-red';

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.close());

it('an approval finds open sales and open advances by the indexes of what is open', async () => {
  const room = await aRedRoom(book);
  const product = await stocked(room, [100]);
  const { id: customerId } = await aCustomer(room.boss);
  await anAdvance(room, { customerId, productId: product.id, units: 5 });
  book.statements();
  await anOrderToShip(room, { buyerId: customerId, lines: [{ productId: product.id, units: 20 }] });
  const asked = book
    .statements()
    .filter((text) => /^select.* (?:from|join) "(?:entitlement|invoice_line)"/u.test(text));
  const sqlite = new BetterSqlite(book.path, { readonly: true });
  const plans = asked.map((text) => {
    const steps = sqlite.prepare(`EXPLAIN QUERY PLAN ${text}`).all() as { detail: string }[];
    return steps.map(({ detail }) => detail).join(' | ');
  });
  sqlite.close();
  // What is sold beside an advance is only asked where there is one.
  expect(plans).toHaveLength(2);
  expect(plans[0]).toContain('SEARCH invoice_line USING INDEX invoice_line_open (account_id=?)');
  expect(plans[1]).toContain('SEARCH entitlement USING INDEX entitlement_open (account_id=?)');
});
