/** What a line of a sale is worth after several changes of its price and quantity, whatever of it is invoiced. */
import { expect, test } from 'vitest';
import { raiseLine, reprice } from '../../../src/main/features/invoicing/price.rules';
import { matchBook } from '../../../src/main/features/invoicing/match.rules';
import type { Book, Ent } from '../../../src/main/features/invoicing/book.rules';
import { approve, balancesOf, emptyBook, invoiceAhead, partsOf } from '../../helpers/ledger-memory';

const P = { accountId: 1, price: 128_000 };

/** Every part of the line takes the new price, as an approved change of the order does it. */
function costs(book: Book, ent: Ent, price: number): void {
  for (const part of partsOf(book, ent)) if (part.qty > 0 || part.fen > 0) reprice(book, part, price);
  matchBook(book);
}
const worth = (book: Book, ent: Ent): number => partsOf(book, ent).reduce((sum, one) => sum + one.fen, 0);

function anInvoicedSale() {
  const book = emptyBook();
  invoiceAhead(book, { ...P, number: 'FP1', qty: 100_000 });
  return { book, sale: approve(book, { ...P, number: 'SO1', qty: 100_000 }) };
}

test('a rise that is taken back leaves nothing to invoice', () => {
  const { book, sale } = anInvoicedSale();
  costs(book, sale, 130_000);
  expect(balancesOf(book).stored).toEqual({ qty: 0, fen: 20_00 });
  costs(book, sale, 128_000);
  expect(balancesOf(book)).toMatchObject({ stored: { qty: 0, fen: 0 }, pending: { qty: 0, fen: 0 } });
  expect(worth(book, sale)).toBe(1_280_00);
});

test('a second rise counts from what was sold, not from the first one', () => {
  const { book, sale } = anInvoicedSale();
  costs(book, sale, 130_000);
  costs(book, sale, 135_000);
  expect(balancesOf(book).stored).toEqual({ qty: 0, fen: 70_00 });
  expect(worth(book, sale)).toBe(1_350_00);
});

test('more of a line costs its price of now, after a rise as well as after a cut of what is invoiced', () => {
  for (const price of [130_000, 125_000]) {
    const { book, sale } = anInvoicedSale();
    costs(book, sale, price);
    raiseLine(book, partsOf(book, sale), { qty: 10_000, price });
    expect(worth(book, sale)).toBe((110 * price) / 100);
    expect(balancesOf(book).stored.qty).toBe(10_000);
  }
});
