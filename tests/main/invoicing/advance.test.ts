import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { anOrderToShip, aTeam, stocked, type LocalTeam } from '../../helpers/builders/dispatch';
import {
  anAdvanceRequest,
  anInvoiceNumber,
  aShippedOrder,
  issueRequestBy,
  requestSeenBy,
  toInvoiceOf,
} from '../../helpers/builders/invoicing';
import { aPerson } from '../../helpers/builders/users';
import type { AdvanceLook } from '../../../src/shared/contract/invoicing-shapes';

const DAY = 86_400_000;
let book: Book;
let team: LocalTeam;
let clerk: Seat;
let manager: Seat;
let chief: Seat;
let seller: Seat;
let sellerId: number;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  const seatOf = async (post: 'invoice_clerk' | 'finance_manager' | 'boss' | 'sales') =>
    aPerson(book, team.boss, { posts: [post] });
  clerk = (await seatOf('invoice_clerk')).seat;
  manager = (await seatOf('finance_manager')).seat;
  chief = (await seatOf('boss')).seat;
  const sales = await seatOf('sales');
  seller = sales.seat;
  sellerId = sales.userId;
});
afterAll(() => book.close());

let customerId: number;
let productId: number;
beforeEach(async () => {
  customerId = (await aCustomer(team.boss, { ownerId: sellerId })).id;
  productId = (await stocked(team, [10_000])).id;
});

/** So many units at 12.80. */
const wish = (units: number) => ({ customerId, lines: [{ productId, qty: units * 1000, price: 128_000 }] });
const look = (units: number) => seller.ok<AdvanceLook>('invoicing.checkAdvance', wish(units));
const limit = async (advanceLimitFen: number) => {
  const { own } = await chief.ok<{ own: { version: number } }>('invoicing.terms', { customerId });
  const terms = { timing: null, advanceLimitFen, advanceMaxCount: null, advanceMaxDays: null };
  await manager.ok('invoicing.setTerms', { customerId, ...terms, version: own.version });
};
const approve = (seat: Seat, { requestId, version }: { requestId: number; version: number }) =>
  seat.call<{ version: number }>('invoicing.approve', { requestId, version });
const anIssuedAdvance = async (units: number) => {
  const made = await anAdvanceRequest(seller, wish(units));
  await team.boss.ok('invoicing.approve', { requestId: made.requestId, version: made.version });
  return issueRequestBy(clerk, made.requestId);
};

describe('an advance invoice', () => {
  it('counts as the matcher would leave it: of 1,000 asked 100 are stored, so the exposure is 11,520.00', async () => {
    const { number } = await anOrderToShip(team, { buyerId: customerId, lines: [{ productId, units: 100 }] });
    await team.boss.ok('invoicing.setTerms', {
      ...{ customerId, timing: 'shipped', advanceLimitFen: null, advanceMaxCount: null, advanceMaxDays: null },
      version: 0,
    });
    expect(await look(1_000)).toMatchObject({
      ...{ totalFen: 12_800_00, writtenOffFen: 1_280_00, openFen: 11_520_00 },
      // What is stored was not shipped yet: invoiced in advance it counts as well.
      ...{ exposureFen: 12_800_00, openCount: 1, approver: 'finance' },
    });
    expect(await toInvoiceOf(team, number)).toMatchObject([{ openQty: 100_000 }]);
  });

  it('does not count what was shipped before', async () => {
    await aShippedOrder(team, 100, { buyerId: customerId, productId });
    expect(await look(1_000)).toMatchObject({ writtenOffFen: 1_280_00, exposureFen: 11_520_00 });
  });

  it('takes the stored balance when it is issued, and only the excess stays open', async () => {
    const { number } = await aShippedOrder(team, 100, { buyerId: customerId, productId });
    const [paper] = await anIssuedAdvance(1_000);
    expect(await toInvoiceOf(team, number)).toEqual([]);
    const later = await anOrderToShip(team, { buyerId: customerId, lines: [{ productId, units: 300 }] });
    expect(await toInvoiceOf(team, later.number)).toEqual([]);
    const { lamps } = await team.boss.ok<{ lamps: object }>('orders.get', { orderId: later.orderId });
    expect(lamps).toMatchObject({ invoiced: 'full', invoicedQty: 300_000, advanceQty: 300_000 });
    expect(await look(1)).toMatchObject({ exposureFen: 600 * 12_80 + 300 * 12_80 + 12_80, openCount: 2 });
    expect(paper).toHaveLength(20);
  });

  it('is never issued before its approval', async () => {
    const made = await anAdvanceRequest(seller, wish(10));
    const invoices = [{ invoiceNo: 1, number: anInvoiceNumber(), issuedOn: '2026-11-21' }];
    const asked = { requestId: made.requestId, version: made.version, invoices };
    expect(await clerk.call('invoicing.issue', asked)).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'invoicing.states.requested' } },
    });
    expect(await look(1)).toMatchObject({ exposureFen: 12_80 });
  });

  it('is not approved by whoever asked for it, unless the boss signed that one person may', async () => {
    const made = await anAdvanceRequest(team.finance, wish(10));
    expect(await approve(team.finance, made)).toMatchObject({ problem: { code: 'SELF_APPROVAL' } });
    const all = await team.boss.ok<Record<string, { version: number }>>('settings.all');
    const pair = { pair: 'dualRequestApprove', reason: '只有一名会计' };
    const signed = { ...pair, isAllowed: true, version: all['dualRequestApprove']?.version ?? 0 };
    const { version } = await team.boss.ok<{ version: number }>('settings.signDualPosts', signed);
    expect((await approve(team.finance, made)).ok).toBe(true);
    const { request } = await requestSeenBy(clerk, made.requestId);
    expect(request).toMatchObject({ state: 'approved', isSamePerson: true });
    await team.boss.ok('settings.signDualPosts', { ...signed, isAllowed: false, version });
  });

  it('needs the finance manager above the limit, and the boss above twice the limit', async () => {
    await limit(1_000_00);
    expect(await look(78)).toMatchObject({ exposureFen: 998_40, approver: 'finance' });
    const within = await anAdvanceRequest(seller, wish(78));
    expect((await approve(team.finance, within)).ok).toBe(true);
    expect(await look(78)).toMatchObject({ exposureFen: 1_996_80, approver: 'finance_manager' });
    const above = await anAdvanceRequest(seller, wish(78));
    const forbidden = { problem: { code: 'FORBIDDEN', params: { posts: 'finance_manager,boss' } } };
    expect(await approve(team.finance, above)).toMatchObject(forbidden);
    expect((await approve(manager, above)).ok).toBe(true);
    const far = await anAdvanceRequest(seller, wish(1));
    const onlyBoss = { problem: { code: 'FORBIDDEN', params: { posts: 'boss' } } };
    expect(await approve(manager, far)).toMatchObject(onlyBoss);
    expect((await approve(chief, far)).ok).toBe(true);
  });

  it('is refused while an older one of the buyer is over age, until the boss gives it more time', async () => {
    await anIssuedAdvance(10);
    book.advance(91 * DAY);
    await team.signInAgain();
    // Everybody signs in again after so long; the first person holds every post.
    const seat = team.boss;
    const checks = await seat.ok<AdvanceLook>('invoicing.checkAdvance', wish(1));
    expect(checks.isBlocked).toBe(true);
    expect(checks.checks.find(({ code }) => code === 'age')).toMatchObject({ level: 'block', params: { days: 91 } });
    const asked = { ...wish(1), basis: '合同', expectedOn: '2027-04-01', reason: '加急' };
    const refused = { problem: { code: 'CHECKS_BLOCK', params: { count: 1, checks: 'invoicing.checks.age.name' } } };
    expect(await seat.call('invoicing.requestAdvance', asked)).toMatchObject(refused);
    const release = { customerId, reason: '医院月底前提货' };
    expect(await team.finance.call('invoicing.releaseAge', { ...release, untilOn: '2027-03-31' })).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    expect(await seat.call('invoicing.releaseAge', { ...release, untilOn: '2027-02-01' })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED' },
    });
    await seat.ok('invoicing.releaseAge', { ...release, untilOn: '2027-03-31' });
    expect((await seat.call('invoicing.requestAdvance', asked)).ok).toBe(true);
  });
});
