import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderCheck } from '../../../src/shared/contract/orders.schemas';
import { commandId, openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import {
  aDesk,
  aDraftOrder,
  anApprovedOrder,
  aStockedProduct,
  aSubmittedOrder,
  orderSeenBy,
  type Desk,
} from '../../helpers/builders/orders';
import { aPerson } from '../../helpers/builders/users';
import { aProduct } from '../../helpers/builders/products';

let book: Book;
let desk: Desk;
let manager: Seat;
let quality: Seat;
beforeAll(async () => {
  book = await openBook();
  desk = await aDesk(book);
  manager = (await aPerson(book, desk.boss, { posts: ['finance_manager'], name: '周总' })).seat;
  quality = (await aPerson(book, desk.boss, { posts: ['quality'] })).seat;
});
afterAll(() => book.close());

const finance = () => desk.finance.seat;
const approve = (seat: Seat, { orderId, version }: { orderId: number; version: number }) =>
  seat.call<{ version: number }>('orders.approve', { orderId, version });
const levels = async (orderId: number) =>
  Object.fromEntries((await orderSeenBy(finance(), orderId)).checks.map(({ code, level }) => [code, level]));

describe('approving', () => {
  it('refuses the submitter and the last editor, whatever posts they hold', async () => {
    const draft = await aDraftOrder(desk);
    const { orderId, version, buyerId } = draft;
    const line = { productId: await aStockedProduct(desk.boss), orderedQty: 1_000, price: 1 };
    const edited = await desk.boss.ok<{ version: number }>('orders.save', { orderId, version, buyerId, lines: [line] });
    const sent = await desk.sales.seat.ok<{ version: number }>('orders.submit', { orderId, ...edited });
    const editor = await approve(desk.boss, { orderId, ...sent });
    expect(editor).toMatchObject({ problem: { code: 'SELF_APPROVAL' } });
    const own = await desk.boss.ok<{ orderId: number; version: number }>('orders.copy', { orderId });
    const ownSent = await desk.boss.ok<{ version: number }>('orders.submit', { ...own, duplicateSeen: true });
    expect(await approve(desk.boss, { ...own, ...ownSent })).toMatchObject({ problem: { code: 'SELF_APPROVAL' } });
    const asked = { orderId, version: sent.version, duplicateSeen: true };
    expect(await finance().call('orders.approve', asked)).toMatchObject({ ok: true });
  });

  it('of two seats at once lets one win; the other hears who, when, and the fresh state', async () => {
    const order = await aSubmittedOrder(desk);
    const answers = await Promise.all([approve(finance(), order), approve(manager, order)]);
    const lost = answers.filter((one) => !one.ok);
    expect(answers.filter((one) => one.ok)).toHaveLength(1);
    const params = { state: 'orders.states.approved', at: book.now() };
    expect(lost).toMatchObject([{ problem: { code: 'STATE_CONFLICT', params } }]);
    expect((await orderSeenBy(finance(), order.orderId)).order).toMatchObject({ state: 'approved', approvalCount: 1 });
  });

  it('counts once when the same command comes again', async () => {
    const { orderId, version } = await aSubmittedOrder(desk);
    const input = { orderId, version, commandId: commandId() };
    const first = await finance().ok('orders.approve', input);
    expect(await finance().ok('orders.approve', input)).toEqual(first);
    expect((await orderSeenBy(finance(), orderId)).order.approvalCount).toBe(1);
  });

  it('computes the checks anew and lists what blocks', async () => {
    const buyer = { creditLimitFen: 100_00, licences: [] };
    const order = await aSubmittedOrder(desk, { buyer });
    expect(await levels(order.orderId)).toMatchObject({ credit: 'block', licences: 'warn', stock: 'pass' });
    expect(await approve(finance(), order)).toMatchObject({
      problem: { code: 'CHECKS_BLOCK', params: { count: 1, checks: 'orders.checkNames.credit' } },
    });
  });

  it('goes by the numbers of now, not of the submission', async () => {
    const { id, version } = await aProduct(desk.boss);
    const order = await aSubmittedOrder(desk, { lines: [{ productId: id }] });
    await desk.boss.ok('products.setFloorPrice', { productId: id, version, floorPrice: 130_000 });
    const params = { checks: 'orders.checkNames.price_floor' };
    expect(await approve(finance(), order)).toMatchObject({ problem: { code: 'CHECKS_BLOCK', params } });
  });

  it('counts a promised order against the next one', async () => {
    const productId = await aStockedProduct(desk.boss);
    const lines = [{ productId, orderedQty: 600_000, price: 10_000 }];
    await anApprovedOrder(desk, { lines });
    const { orderId } = await aSubmittedOrder(desk, { lines });
    const { checks } = await orderSeenBy(finance(), orderId);
    expect(checks.find(({ code }) => code === 'stock')).toMatchObject({
      level: 'warn',
      sentences: [{ params: { neededQty: 600_000, availableQty: 400_000, shortQty: 200_000 } }],
    });
  });

  it('lets a prepaid order through once the money is recorded, and uses that money once', async () => {
    const buyer = await aCustomer(desk.boss, {
      ownerId: desk.sales.userId,
      paymentTerm: 'prepaid',
      creditLimitFen: null,
    });
    const buyerId = buyer.id;
    const first = await aSubmittedOrder(desk, { buyerId });
    const second = await aSubmittedOrder(desk, { buyerId });
    expect(await approve(finance(), first)).toMatchObject({ problem: { code: 'CHECKS_BLOCK' } });
    const receipt = { customerId: buyerId, receivedOn: '2026-11-21', amountFen: 128_00, form: 'transfer' };
    await desk.boss.ok('receivables.record', { ...receipt, payer: '', remark: '' });
    expect(await approve(finance(), first)).toMatchObject({ ok: true });
    expect(await levels(second.orderId)).toMatchObject({ payment_term: 'block' });
  });
});

describe('releases', () => {
  const blocked = async () => aSubmittedOrder(desk, { buyer: { creditLimitFen: 0 } });

  it('are for the right posts only', async () => {
    const { orderId, version } = await blocked();
    const credit = { orderId, version, check: 'credit', reason: '老客户' };
    expect(await finance().call('orders.releaseCredit', credit)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await quality.call('orders.releaseCredit', credit)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    const licence = { ...credit, check: 'licences' };
    expect(await manager.call('orders.releaseLicence', licence)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await manager.call('orders.releaseCredit', licence)).toMatchObject({
      problem: { code: 'VALIDATION_FAILED' },
    });
  });

  it('let the approval pass with who, why and until when', async () => {
    const { orderId, version } = await blocked();
    const asked = { orderId, version, check: 'credit', reason: '年底回款' };
    const freed = await manager.ok<{ version: number }>('orders.releaseCredit', asked);
    const { checks, history } = await orderSeenBy(finance(), orderId);
    const released = { by: '周总', reason: '年底回款', untilOn: '2026-11-28', upTo: 12_800 };
    expect(checks.find(({ code }) => code === 'credit')).toMatchObject({
      level: 'warn',
      released,
    } satisfies Partial<OrderCheck>);
    expect(history[0]).toMatchObject({ action: 'release', who: '周总', reason: '年底回款' });
    expect(await approve(finance(), { orderId, ...freed })).toMatchObject({ ok: true });
  });

  it('are refused where nothing blocks', async () => {
    const { orderId, version } = await aSubmittedOrder(desk);
    const asked = { orderId, version, check: 'credit', reason: '以防万一' };
    expect(await manager.call('orders.releaseCredit', asked)).toMatchObject({ problem: { code: 'RULE_VIOLATED' } });
  });

  it('of quality let an expired licence pass', async () => {
    const buyer = {
      licences: [{ kind: 'quality_agreement' as const, number: '1', expiresOn: '2026-11-20', isLongTerm: false }],
    };
    const { orderId, version } = await aSubmittedOrder(desk, { buyer });
    const asked = { orderId, version, check: 'licences', reason: '续签中' };
    const freed = await quality.ok<{ version: number }>('orders.releaseLicence', asked);
    expect(await approve(finance(), { orderId, ...freed })).toMatchObject({ ok: true });
  });
});

describe('one person at both steps', () => {
  it('is allowed where the boss signed it, and the order says so', async () => {
    const other = await openBook();
    const boss = await other.setUp();
    const signed = { pair: 'dualSubmitApprove', isAllowed: true, reason: '公司只有一个人', version: 0 };
    await boss.ok('settings.signDualPosts', signed);
    const small: Desk = { boss, sales: { seat: boss, userId: 1, loginName: '', name: '' }, finance: desk.finance };
    const order = await aSubmittedOrder(small);
    expect(await approve(boss, order)).toMatchObject({ ok: true });
    expect((await orderSeenBy(boss, order.orderId)).order.isSamePerson).toBe(true);
    const { id } = await aProduct(boss, { isControlled: true });
    const controlled = await aSubmittedOrder(small, { lines: [{ productId: id }] });
    expect(await approve(boss, controlled)).toMatchObject({ problem: { code: 'SELF_APPROVAL' } });
    await other.close();
  });
});
