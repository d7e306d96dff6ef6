/** What was sold and not invoiced, and invoiced and not sold, before the book began. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportCheck, ImportRun } from '../../../src/shared/contract/imports.contract';
import type { ImportTarget } from '../../../src/shared/contract/import-fields';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { anOrderToShip, aTeam, stocked, type LocalTeam } from '../../helpers/builders/dispatch';
import { csvOf, importRows, openWizard } from '../../helpers/builders/imports';
import { toInvoiceOf, requestOf, issueRequestBy } from '../../helpers/builders/invoicing';
import { asOf, closeMonth, daysLater, faultsOf, overviewOf, proofRows } from '../../helpers/builders/invoicing-periods';
import { aProduct } from '../../helpers/builders/products';

let book: Book;
let team: LocalTeam;
let code: string;
let name: string;
let productId: number;
let buyerId: number;
beforeEach(async () => {
  book = await openBook();
  team = await aTeam(book);
  productId = (await stocked(team, [5000], { code: 'A0001' })).id;
  code = 'A0001';
  const customer = await aCustomer(team.boss);
  ({ id: buyerId, name } = customer);
});
afterEach(() => book.close());

const heads = ['客户名称', '商品编码', '含税单价', '数量', '单据日期', '单据号'];
const stored = (qty: number, number = 'XS2026-0801'): (readonly (string | number)[])[] => [
  heads,
  [name, code, 12.8, qty, '2026-08-15', number],
];
const FP = '26322000000000009999';
const advance = (qty: number, number = FP): (readonly (string | number)[])[] => [
  heads,
  [name, code, 12.8, qty, '2026-09-20', number],
];
const check = async (target: ImportTarget, rows: readonly (readonly (string | number)[])[]): Promise<ImportCheck> => {
  const checked = await (await openWizard(team.boss, { target, bytes: csvOf(rows) })).check();
  if (!checked.ok) throw new Error(JSON.stringify(checked.problem));
  return checked.value;
};
const reasons = ({ errors }: ImportCheck) => errors.map(({ field, problem }) => [field, problem.params['case']]);

it('opening sales are stored with their own dates, may be invoiced at once, and the proof stays zero', async () => {
  expect(await importRows(team.boss, 'storedInvoices', stored(80))).toMatchObject({ added: 1, changed: 0 });
  expect(await asOf(team, '2026-08-14')).toEqual([]);
  expect(await asOf(team, '2026-08-15')).toMatchObject([
    { storedQty: 80_000, storedFen: 102_400, customerId: buyerId },
  ]);
  const [row] = await toInvoiceOf(team, 'XS2026-0801');
  expect(row).toMatchObject({ invoiceableQty: 80_000 });
  const [request] = await requestOf(team.boss, row ? [row] : []);
  await issueRequestBy(team.boss, request?.requestId ?? 0);
  expect(await asOf(team, '2026-11-21')).toEqual([]);
  expect((await proofRows(team)).map(({ differenceFen }) => differenceFen)).toEqual([0]);
  expect(await faultsOf(team)).toEqual([]);
});

it('opening advances are written off by the next sale, and the proof stays zero', async () => {
  expect(await importRows(team.boss, 'advanceInvoices', advance(50))).toMatchObject({ added: 1 });
  expect(await asOf(team, '2026-09-20')).toMatchObject([{ advanceQty: 50_000, advanceFen: 64_000 }]);
  await anOrderToShip(team, { buyerId, lines: [{ productId, units: 70 }] });
  expect(await asOf(team, '2026-11-21')).toMatchObject([{ advanceQty: 0, storedQty: 20_000 }]);
  expect((await proofRows(team)).map(({ differenceFen }) => differenceFen)).toEqual([0]);
  expect(await faultsOf(team)).toEqual([]);
});

it('a corrected file is imported again: what stands is skipped, what differs is put right, new rows are added', async () => {
  const other = await aProduct(team.boss, { code: 'B0002' });
  const number = '26322000000000001111';
  const ahead = (qty: number) => [heads, [name, other.code ?? '', 12.8, qty, '2026-09-20', number]];
  await importRows(team.boss, 'storedInvoices', stored(80));
  await importRows(team.boss, 'advanceInvoices', ahead(50));
  expect(await importRows(team.boss, 'storedInvoices', stored(80))).toMatchObject({ added: 0, changed: 0, skipped: 1 });
  expect(await importRows(team.boss, 'storedInvoices', stored(90))).toMatchObject({ added: 0, changed: 1 });
  const two = [...ahead(60), [name, code, 5, 3, '2026-09-20', number]];
  expect(await importRows(team.boss, 'advanceInvoices', two)).toMatchObject({ added: 0, changed: 1 });
  expect(await asOf(team, '2026-11-21')).toMatchObject([
    { productCode: 'A0001', storedQty: 90_000, advanceQty: 3_000 },
    { productCode: 'B0002', storedQty: 0, advanceQty: 60_000 },
  ]);
  await importRows(team.boss, 'advanceInvoices', advance(10));
  // One key never points both ways: 10 in advance went against the 90 stored, and both stay as they are.
  expect(await asOf(team, '2026-11-21')).toMatchObject([{ storedQty: 80_000, advanceQty: 3_000 }, {}]);
  expect(reasons(await check('storedInvoices', stored(95)))).toEqual([['documentNo', 'imports.refusals.openingUsed']]);
  expect(reasons(await check('advanceInvoices', advance(11)))).toEqual([
    ['documentNo', 'imports.refusals.openingUsed'],
  ]);
  expect(await faultsOf(team)).toEqual([]);
}, 60_000);

it('an import is undone as long as nothing was done with its rows, and the number is free again', async () => {
  await importRows(team.boss, 'advanceInvoices', advance(50));
  const undo = async () => {
    const [run] = await team.boss.ok<ImportRun[]>('imports.runs');
    return team.boss.call('imports.undo', { runId: run?.id ?? 0, version: run?.version ?? 0 });
  };
  expect((await undo()).ok).toBe(true);
  expect(await asOf(team, '2026-11-21')).toEqual([]);
  await importRows(team.boss, 'advanceInvoices', advance(50));
  await anOrderToShip(team, { buyerId, lines: [{ productId, units: 1 }] });
  expect(await undo()).toMatchObject({ ok: false });
});

it('rows say what is wrong with them: no such customer, a number that was used, a day to come, the same row twice', async () => {
  const order = await anOrderToShip(team, { buyerId, lines: [{ productId, units: 2 }] });
  const rows = [
    ...stored(1),
    ['没有这家医院', code, 1, 1, '2026-08-15', 'X1'],
    [name, code, 12.8, 1, '2027-01-01', 'X2'],
    [name, code, 12.8, 5, '2026-08-16', 'XS2026-0801'],
  ];
  expect(reasons(await check('storedInvoices', rows)).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(
    [
      ['name', 'imports.refusals.noCustomer'],
      ['documentOn', 'imports.refusals.notYet'],
      ['documentNo', 'imports.refusals.sameOpening'],
    ].toSorted((a, b) => String(a).localeCompare(String(b))),
  );
  expect(reasons(await check('advanceInvoices', advance(1, '12')))).toEqual([
    ['documentNo', 'invoicing.refusals.number'],
  ]);
  expect(order.orderId).toBeGreaterThan(0);
});

it('opening data opens the first closed month, is locked by the sign-off and by the closed month', async () => {
  await importRows(team.boss, 'storedInvoices', stored(80));
  expect(await overviewOf(team)).toMatchObject({ nextMonth: null });
  await anOrderToShip(team, { buyerId, lines: [{ productId, units: 2 }] });
  await daysLater(book, team, 12);
  expect(await overviewOf(team)).toMatchObject({ nextMonth: '2026-11' });
  const closed = await closeMonth(team, '2026-11');
  const closeId = closed.ok ? closed.value.closeId : 0;
  expect(await team.boss.ok('periods.snapshot', { closeId })).toMatchObject({
    rows: [{ openingQty: 80_000, approvedQty: 2_000, closingQty: 82_000 }],
  });
  expect(reasons(await check('storedInvoices', stored(7, 'X9')))).toEqual([
    ['documentOn', 'imports.refusals.openingClosed'],
  ]);
  await team.boss.ok('imports.signOffOpening', { version: 0 });
  const again = await (await openWizard(team.boss, { target: 'advanceInvoices', bytes: csvOf(advance(1)) })).check();
  expect(again).toMatchObject({ problem: { params: { case: 'imports.refusals.openingSignedOff' } } });
});
