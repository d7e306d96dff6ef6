import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { receiptsOfLots, purchaseInvoiceOf } from '../../../src/main/features/stock/purchase.queries';
import { openConnection } from '../../../src/main/store/open';
import type { LotRow } from '../../../src/shared/contract/stock.contract';
import { openBook, type Book } from '../../helpers/book';
import { aTeam, type Team } from '../../helpers/builders/dispatch';
import { attachFile } from '../../helpers/builders/files';
import { aProduct } from '../../helpers/builders/products';
import {
  anApprovedSupplier,
  aPurchase,
  aSupplier,
  arrivalLine,
  arrivalOf,
  enterLicences,
  inspected,
  type MadePurchase,
  type MadeSupplier,
  purchaseSeenBy,
  verdictOn,
} from '../../helpers/builders/purchases';
import { type StockPeople, stockPeople } from '../../helpers/builders/stock';

let book: Book;
let team: Team;
let people: StockPeople;
let supplier: MadeSupplier;
let productId: number;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  people = await stockPeople(book, team.boss);
  supplier = await anApprovedSupplier({ asker: people.keeper.seat, decider: people.quality.seat });
});
afterAll(() => book.close());
beforeEach(async () => {
  productId = (await aProduct(team.boss)).id;
});

const keeper = () => people.keeper.seat;
const quality = () => people.quality.seat;
type Lots = { rows: LotRow[] };
const lotsOf = async (batchNo: string) =>
  (await team.boss.ok<Lots>('stock.list', { filters: [{ op: 'equals', column: 'batchNo', text: batchNo }] })).rows;
const areas = async (batchNo: string) =>
  Object.fromEntries((await lotsOf(batchNo)).map(({ area, onHand }) => [area, onHand]));

describe('a purchase receipt', () => {
  it('stands in quarantine until quality judges it, then in its place and in the rejected area', async () => {
    const line = arrivalLine(productId, { qty: 500_000 });
    const made = await aPurchase(keeper(), supplier.id, [line]);
    expect(made.number).toMatch(/^CG2611-\d{5}$/u);
    expect(await areas(line.batchNo)).toEqual({ quarantine: 500_000 });
    const [waiting] = await lotsOf(line.batchNo);
    expect(waiting).toMatchObject({ supplierName: supplier.name, expiresOn: '2028-12-31', expiresLabel: '2028.12' });
    await inspected(quality(), made.receiptId, [20_000]);
    expect(await areas(line.batchNo)).toEqual({ quarantine: 0, stock: 480_000, rejected: 20_000 });
    const { receipt, lines } = await purchaseSeenBy(keeper(), made.receiptId);
    expect(receipt).toMatchObject({ state: 'accepted', acceptedOn: '2026-11-21', inspectedBy: people.quality.name });
    expect(lines[0]).toMatchObject({ arrivedQty: 500_000, acceptedQty: 480_000 });
  });

  it('cannot be sold before it is judged', async () => {
    const line = arrivalLine(productId);
    await aPurchase(keeper(), supplier.id, [line]);
    const [waiting] = await lotsOf(line.batchNo);
    const issue = { kind: 'sample', reason: '学术会', receiver: '陈涛', lines: [{ lotId: waiting?.id, qty: 1_000 }] };
    expect(await keeper().call('stockIssues.request', issue)).toMatchObject({ problem: { code: 'LOT_NOT_SELLABLE' } });
  });

  it('is judged by somebody else, unless the boss signed that one person may do both', async () => {
    const { receiptId } = await aPurchase(team.boss, supplier.id, [arrivalLine(productId)]);
    const wish = await verdictOn(team.boss, receiptId);
    expect(await team.boss.call('purchases.inspect', wish)).toMatchObject({ problem: { code: 'SELF_APPROVAL' } });
    const pair = { pair: 'dualRequestApprove', reason: '人手不足' };
    await team.boss.ok('settings.signDualPosts', { ...pair, isAllowed: true, version: 0 });
    const controlled = await aProduct(team.boss, { isControlled: true });
    const strict = await aPurchase(team.boss, supplier.id, [arrivalLine(controlled.id)]);
    const refused = await team.boss.call('purchases.inspect', await verdictOn(team.boss, strict.receiptId));
    await team.boss.ok('purchases.inspect', wish);
    await team.boss.ok('settings.signDualPosts', { ...pair, isAllowed: false, version: 1 });
    expect(refused).toMatchObject({ problem: { code: 'SELF_APPROVAL' } });
    expect((await purchaseSeenBy(keeper(), receiptId)).receipt.isSamePerson).toBe(true);
  });

  it('is recorded once for each paper of a supplier, until it is cancelled', async () => {
    const line = arrivalLine(productId);
    const arrival = arrivalOf(supplier.id, [line]);
    const first = await keeper().ok<{ receiptId: number; number: string }>('purchases.record', arrival);
    expect(await keeper().call('purchases.record', arrival)).toMatchObject({
      problem: { code: 'DUPLICATE', params: { number: first.number }, fields: ['/paperNo'] },
    });
    const cancel = { receiptId: first.receiptId, version: 0, reason: '登错供应商' };
    await keeper().ok('purchases.cancel', cancel);
    expect(await areas(line.batchNo)).toEqual({ quarantine: 0 });
    expect(await keeper().call('purchases.record', arrival)).toMatchObject({ ok: true });
    expect(
      await quality().call('purchases.inspect', { ...(await verdictOn(quality(), first.receiptId)) }),
    ).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
  });

  it('refuses wrong lines as a whole and names the cell', async () => {
    const good = arrivalLine(productId);
    const tries = [
      [arrivalLine(productId, { expiry: '2026.10', madeOn: null }), '/lines/1/expiry'],
      [arrivalLine(productId, { madeOn: '2027-01-01' }), '/lines/1/madeOn'],
      [arrivalLine(99_999), '/lines/1/productId'],
      [good, '/lines/1/batchNo'],
    ] as const;
    for (const [line, field] of tries) {
      const answer = await keeper().call('purchases.record', arrivalOf(supplier.id, [good, line]));
      expect(answer, field).toMatchObject({ ok: false, problem: { fields: [field] } });
    }
    const later = arrivalOf(supplier.id, [good], { arrivedOn: '2026-11-22' });
    expect(await keeper().call('purchases.record', later)).toMatchObject({ problem: { fields: ['/arrivedOn'] } });
    expect(await lotsOf(good.batchNo)).toEqual([]);
  });

  it('of a batch that is here with another expiry is refused with both days', async () => {
    const line = arrivalLine(productId);
    await aPurchase(keeper(), supplier.id, [line]);
    const other = arrivalOf(supplier.id, [{ ...line, expiry: '2028.11' }]);
    expect(await keeper().call('purchases.record', other)).toMatchObject({
      problem: { params: { case: 'stock.refusal.otherExpiry', storedOn: '2028-12-31', expiresOn: '2028-11-30' } },
    });
  });

  it('of the cold chain asks for the temperature', async () => {
    const cold = await aProduct(team.boss, { storageClass: 'cold' });
    const lines = [arrivalLine(cold.id)];
    expect(await keeper().call('purchases.record', arrivalOf(supplier.id, lines))).toMatchObject({
      problem: { fields: ['/arrivalTenthC'] },
    });
    const made = await keeper().ok<MadePurchase>(
      'purchases.record',
      arrivalOf(supplier.id, lines, { arrivalTenthC: 95 }),
    );
    expect(made.told.map(({ params }) => params['case'])).toContain('purchases.refusal.temperatureOff');
  });

  it('is posted once, whoever presses twice', async () => {
    const line = arrivalLine(productId);
    const { receiptId } = await aPurchase(keeper(), supplier.id, [line]);
    const wish = await verdictOn(quality(), receiptId);
    const answers = await Promise.all([
      quality().call('purchases.inspect', wish),
      team.boss.call('purchases.inspect', wish),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await areas(line.batchNo)).toEqual({ quarantine: 0, stock: line.qty });
  });

  it('prints its record of acceptance and counts the copies', async () => {
    const { receiptId, number } = await aPurchase(keeper(), supplier.id, [arrivalLine(productId)]);
    await inspected(quality(), receiptId);
    expect(await quality().ok('purchases.printPaper', { receiptId })).toMatchObject({
      ...{ number, copyNo: 1, supplierName: supplier.name, inspectedBy: people.quality.name },
      lines: [{ arrivedQty: 500_000, acceptedQty: 500_000, registrationNo: 'H13021001' }],
    });
    expect(await keeper().ok('purchases.printPaper', { receiptId })).toMatchObject({ copyNo: 2 });
  });
});

describe('the trial period', () => {
  it('tells of what is not approved, and refuses it afterwards', async () => {
    const unknown = await aSupplier(keeper());
    await enterLicences(keeper(), unknown.id);
    const made = await aPurchase(keeper(), unknown.id, [arrivalLine(productId)]);
    expect(made.told.map(({ params }) => params['case'])).toEqual([
      'purchases.refusal.supplierInTrial',
      'purchases.refusal.productInTrial',
    ]);
    const version = (await team.boss.ok<Record<string, { version: number }>>('settings.all'))['trialDays']?.version;
    await team.boss.ok('settings.changeThreshold', { key: 'trialDays', value: 0, version });
    const next = await keeper().call('purchases.record', arrivalOf(unknown.id, [arrivalLine(productId)]));
    const waiting = await quality().call('purchases.inspect', await verdictOn(quality(), made.receiptId));
    const all = [500_000];
    const rejects = await quality().call('purchases.inspect', await verdictOn(quality(), made.receiptId, all));
    const changed = { key: 'trialDays', value: 60, version: (version ?? 0) + 1 };
    await team.boss.ok('settings.changeThreshold', changed);
    const notApproved = { problem: { params: { case: 'purchases.refusal.supplierNotApproved', name: unknown.name } } };
    expect(next).toMatchObject(notApproved);
    expect(waiting).toMatchObject(notApproved);
    expect(rejects).toMatchObject({ ok: true });
  });

  it('does not excuse papers of a supplier that ran out', async () => {
    const late = await aSupplier(keeper());
    await enterLicences(keeper(), late.id, '2026-11-20');
    expect(await keeper().call('purchases.record', arrivalOf(late.id, [arrivalLine(productId)]))).toMatchObject({
      problem: { params: { case: 'purchases.refusal.supplierExpired' } },
    });
  });
});

describe('prices and the invoice', () => {
  it('are entered later, and the warehouse sees no price', async () => {
    const { receiptId } = await aPurchase(keeper(), supplier.id, [arrivalLine(productId)]);
    await inspected(quality(), receiptId);
    const { receipt, lines } = await purchaseSeenBy(team.boss, receiptId);
    const wish = { receiptId, version: receipt.version, lines: [{ lineId: lines[0]?.id, price: 125_000 }] };
    expect(await keeper().call('purchases.setPrices', wish)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    await people.financeManager.seat.ok('purchases.setPrices', wish);
    expect((await purchaseSeenBy(team.boss, receiptId)).lines[0]?.price).toBe(125_000);
    const seen = await purchaseSeenBy(keeper(), receiptId);
    expect([seen.lines[0]?.price, seen.seesPrices]).toEqual([null, false]);
    expect(JSON.stringify(seen)).not.toContain('125000');
  });

  it('are found for a lot by its product and batch, the one on file first', async () => {
    const line = arrivalLine(productId);
    const first = await aPurchase(keeper(), supplier.id, [line]);
    await inspected(quality(), first.receiptId);
    const second = await aPurchase(keeper(), supplier.id, [line]);
    const invoice = { invoiceNo: '26352000000012345678', invoiceOn: '2026-11-20' };
    await keeper().ok('purchases.setInvoice', { receiptId: first.receiptId, version: 1, ...invoice });
    await keeper().ok('purchases.setInvoice', { receiptId: second.receiptId, version: 0, ...invoice, invoiceNo: '2' });
    const lots = (await lotsOf(line.batchNo)).map(({ id }) => id);
    const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
    try {
      const newest = await purchaseInvoiceOf(db, lots);
      expect([...newest.values()]).toEqual(
        lots.map(() => ({ receiptId: second.receiptId, invoiceNo: '2', hasFile: false })),
      );
      const record = { entity: 'purchase_receipt', entityId: first.receiptId } as const;
      await attachFile(keeper(), { ...record, kind: 'purchase_invoice' });
      const filed = await purchaseInvoiceOf(db, [...lots, 99_999]);
      const { invoiceNo } = invoice;
      const { receiptId } = first;
      expect([...filed]).toEqual(lots.map((id) => [id, { receiptId, invoiceNo, hasFile: true }]));
      expect(await receiptsOfLots(db, [99_999])).toEqual([]);
    } finally {
      close();
    }
  });
});
