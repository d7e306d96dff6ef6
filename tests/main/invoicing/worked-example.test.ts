/** The worked example of the ledger and its cases C1 to C8, to the fen. */
import { expect, test } from 'vitest';
import { taxSplit } from '../../../src/shared/domain/money';
import {
  approve,
  balancesOf,
  cancel,
  cutPrice,
  emptyBook,
  invoice,
  invoiceAhead,
  onDay,
  red,
  ship,
  takeBack,
} from '../../helpers/ledger-memory';

const P = { accountId: 1, price: 128_000 };
const boxes = (n: number) => n * 1000;
const at = (stored: number, advance: number, pending: number, fen: [number, number, number]) => ({
  stored: { qty: boxes(stored), fen: fen[0] },
  advance: { qty: boxes(advance), fen: fen[1] },
  pending: { qty: boxes(pending), fen: fen[2] },
});

/** SO1 and SO2 approved and shipped, FP1 issued. */
function march() {
  const book = emptyBook('2026-03-05');
  const so1 = approve(book, { ...P, number: 'SO1', qty: boxes(500) });
  ship(book, so1, boxes(500));
  const later = onDay(book, '2026-03-15');
  const so2 = approve(later, { ...P, number: 'SO2', qty: boxes(200) });
  ship(later, so2, boxes(200));
  expect(balancesOf(book)).toEqual(at(700, 0, 0, [896_000, 0, 0]));
  const fp1 = invoice(onDay(book, '2026-03-25'), { ...P, number: 'FP1', qty: boxes(600) });
  return { book, fp1 };
}

/** Until the goods of SO4 came back. */
function april() {
  const { book, fp1 } = march();
  const fp2 = invoiceAhead(onDay(book, '2026-04-02'), { ...P, number: 'FP2', qty: boxes(1000) });
  expect(balancesOf(book)).toEqual(at(0, 900, 0, [0, 1_152_000, 0]));
  const so3 = approve(onDay(book, '2026-04-10'), { ...P, number: 'SO3', qty: boxes(300) });
  expect(balancesOf(book)).toEqual(at(0, 600, 0, [0, 768_000, 0]));
  const so4 = approve(onDay(book, '2026-04-20'), { ...P, number: 'SO4', qty: boxes(900) });
  expect(balancesOf(book)).toEqual(at(300, 0, 0, [384_000, 0, 0]));
  cancel(onDay(book, '2026-04-22'), so3, boxes(300));
  expect(balancesOf(book)).toEqual(at(0, 0, 0, [0, 0, 0]));
  const back = onDay(book, '2026-04-28');
  ship(back, so4, boxes(900));
  takeBack(back, so4, boxes(30));
  expect(balancesOf(book)).toEqual(at(0, 0, 30, [0, 0, 38_400]));
  return { book, fp1, fp2 };
}

test('March: 600 of 700 are invoiced on one invoice, 100 stay stored with 1,132.74 and 147.26 of tax', () => {
  const { book, fp1 } = march();
  expect(fp1.fen).toBe(768_000);
  expect(taxSplit(fp1.fen, 1300)).toEqual({ inclFen: 768_000, exclFen: 679_646, taxFen: 88_354 });
  expect(balancesOf(book)).toEqual(at(100, 0, 0, [128_000, 0, 0]));
  expect(taxSplit(128_000, 1300)).toMatchObject({ exclFen: 113_274, taxFen: 14_726 });
});

test('April: an advance takes what is stored first, approvals write it off, a cancelled sale gives it to the next one, and 30 that came back become red', () => {
  const { book, fp2 } = april();
  expect(taxSplit(fp2.fen, 1300)).toMatchObject({ exclFen: 1_132_743, taxFen: 147_257 });
  const fen = red(onDay(book, '2026-04-29'), fp2, { qty: boxes(30) });
  expect(taxSplit(-fen, 1300)).toEqual({ inclFen: -38_400, exclFen: -33_982, taxFen: -4_418 });
  expect(balancesOf(book)).toEqual(at(0, 0, 0, [0, 0, 0]));
  const sold = book.ents.reduce((sum, { fen: amount }) => sum + amount, 0);
  const billed = book.blues.reduce((sum, blue) => sum + blue.fen - blue.redFen, 0);
  expect([sold, billed]).toEqual([2_009_600, 2_009_600]);
});

test('C1: of 350 short-closed the 300 un-invoiced go first, then 50 return to the advance with its old date', () => {
  const book = emptyBook('2026-05-01');
  const ahead = invoiceAhead(book, { ...P, number: 'FP5', qty: boxes(200) });
  const later = onDay(book, '2026-05-10');
  const so6 = approve(later, { ...P, number: 'SO6', qty: boxes(500) });
  expect(balancesOf(book)).toEqual(at(300, 0, 0, [384_000, 0, 0]));
  ship(later, so6, boxes(150));
  cancel(onDay(book, '2026-05-20'), so6, boxes(350));
  expect(balancesOf(book)).toEqual(at(0, 50, 0, [0, 64_000, 0]));
  expect(so6).toMatchObject({ qty: boxes(150), allocatedQty: boxes(150), shippedQty: boxes(150) });
  expect(ahead.issuedOn).toBe('2026-05-01');
});

test('C2: two treatments on one order are two keys: an advance of one never pays the other', () => {
  const book = emptyBook();
  approve(book, { ...P, number: 'SO7', qty: boxes(10) });
  invoiceAhead(book, { ...P, accountId: 2, number: 'FP7', qty: boxes(10) });
  expect(balancesOf(book, 1)).toEqual(at(10, 0, 0, [12_800, 0, 0]));
  expect(balancesOf(book, 2)).toEqual(at(0, 10, 0, [0, 12_800, 0]));
});

test('C3: what was shipped and not invoiced comes back without a red paper', () => {
  const book = emptyBook();
  const so = approve(book, { ...P, number: 'SO8', qty: boxes(40) });
  ship(book, so, boxes(40));
  takeBack(book, so, boxes(15));
  expect(balancesOf(book)).toEqual(at(25, 0, 0, [32_000, 0, 0]));
});

test('C5: a whole red invoice makes its sales stored again, and the new one takes them', () => {
  const { book, fp1 } = march();
  const fen = red(onDay(book, '2026-03-26'), fp1, { qty: boxes(600) });
  expect(taxSplit(-fen, 1300)).toEqual({ inclFen: -768_000, exclFen: -679_646, taxFen: -88_354 });
  expect(balancesOf(book)).toEqual(at(700, 0, 0, [896_000, 0, 0]));
  invoice(onDay(book, '2026-03-26'), { ...P, number: 'FP1a', qty: boxes(600) });
  expect(balancesOf(book)).toEqual(at(100, 0, 0, [128_000, 0, 0]));
});

test('C6: an advance that was not booked goes red as a whole, and what stays sold is invoiced anew', () => {
  const { book, fp2 } = april();
  const day = onDay(book, '2026-04-29');
  const fen = red(day, fp2, { qty: boxes(1000) });
  expect(taxSplit(-fen, 1300)).toEqual({ inclFen: -1_280_000, exclFen: -1_132_743, taxFen: -147_257 });
  expect(balancesOf(book)).toEqual(at(970, 0, 0, [1_241_600, 0, 0]));
  const again = invoice(day, { ...P, number: 'FP2a', qty: boxes(970) });
  expect(taxSplit(again.fen, 1300)).toMatchObject({ exclFen: 1_098_761, taxFen: 142_839 });
  expect(balancesOf(book)).toEqual(at(0, 0, 0, [0, 0, 0]));
});

test('C7: of 100 sold, 60 shipped and invoiced, 10 that come back wait to be red and 40 stay stored', () => {
  const book = emptyBook();
  const so = approve(book, { ...P, number: 'SO9', qty: boxes(100) });
  ship(book, so, boxes(60));
  invoice(book, { ...P, number: 'FP9', qty: boxes(60) });
  takeBack(book, so, boxes(10));
  expect(balancesOf(book)).toEqual(at(40, 0, 10, [51_200, 0, 12_800]));
});

test('C8: a price cut after the invoice waits to be red as an amount without goods', () => {
  const book = emptyBook();
  const so = approve(book, { ...P, number: 'SO10', qty: boxes(100) });
  ship(book, so, boxes(100));
  const fp = invoice(book, { ...P, number: 'FP10', qty: boxes(100) });
  cutPrice(book, so, 125_000);
  expect(balancesOf(book)).toEqual(at(0, 0, 0, [0, 0, 3_000]));
  const fen = red(book, fp, { fen: 3_000 });
  expect(taxSplit(-fen, 1300)).toEqual({ inclFen: -3_000, exclFen: -2_655, taxFen: -345 });
  expect(balancesOf(book)).toEqual(at(0, 0, 0, [0, 0, 0]));
  expect(so.fen).toBe(fp.fen - fp.redFen);
});

test('goods that came back go red at their price, and a price allowance of the same line waits for its own paper', () => {
  const book = emptyBook();
  const so = approve(book, { ...P, number: 'SO12', qty: boxes(100) });
  ship(book, so, boxes(100));
  const fp = invoice(book, { ...P, number: 'FP12', qty: boxes(100) });
  cutPrice(book, so, 125_000);
  takeBack(book, so, boxes(10));
  expect(balancesOf(book)).toEqual(at(0, 0, 10, [0, 0, 15_500]));
  expect(red(book, fp, { qty: boxes(10) })).toBe(12_800);
  expect(balancesOf(book)).toEqual(at(0, 0, 0, [0, 0, 2_700]));
  expect(red(book, fp, { fen: 2_700 })).toBe(2_700);
  expect(so.fen).toBe(fp.fen - fp.redFen);
});
