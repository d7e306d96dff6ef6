/** Approval asks the ledger only for what is open: by the partial indexes, whatever was invoiced in years. */
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { anOrderToShip, aTeam, stocked } from '../../helpers/builders/dispatch';

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.close());

it('an approval finds open sales and open advances by the indexes of what is open', async () => {
  const team = await aTeam(book);
  const product = await stocked(team, [100]);
  book.statements();
  await anOrderToShip(team, { lines: [{ productId: product.id, units: 20 }] });
  const asked = book.statements().filter((text) => text.startsWith('select') && text.includes('"account_id" IN'));
  const sqlite = new BetterSqlite(book.path, { readonly: true });
  const plans = asked.map((text) => {
    const steps = sqlite.prepare(`EXPLAIN QUERY PLAN ${text}`).all() as { detail: string }[];
    return steps.map(({ detail }) => detail).join(' | ');
  });
  sqlite.close();
  expect(plans).toHaveLength(2);
  expect(plans[0]).toContain('SEARCH entitlement USING INDEX entitlement_open (account_id=?)');
  expect(plans[1]).toContain('SEARCH invoice_line USING INDEX invoice_line_open (account_id=?)');
});
