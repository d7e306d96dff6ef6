import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { regionGrid } from '../../../src/main/features/channel/region-list.queries';
import type { RegionDetail, RegionRow } from '../../../src/shared/contract/channel.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { anAgent, aRegion, regionWish, type RegionGiven } from '../../helpers/builders/channel';
import { aCustomer, type MadeCustomer } from '../../helpers/builders/customers';
import { aProduct } from '../../helpers/builders/products';
import { aPerson } from '../../helpers/builders/users';
import { unindexedSorts } from '../../helpers/explain';

let book: Book;
let boss: Seat;
let one: MadeCustomer;
let other: MadeCustomer;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
  one = await anAgent(boss, { name: '博源医药咨询有限公司' });
  other = await anAgent(boss, { name: '安泰医药科技有限公司' });
});
afterEach(() => book.close());

type Block = { rows: RegionRow[] };
const list = async (input: Readonly<Record<string, unknown>> = {}, seat = boss) =>
  (await seat.ok<Block>('channel.list', input)).rows;
const ask = (given: RegionGiven, seat = boss) => seat.call('channel.authorise', regionWish(given));

describe('authorising a region', () => {
  it('lists it with its agent, product, place and days', async () => {
    const product = await aProduct(boss);
    await aRegion(boss, {
      agentId: one.id,
      productId: product.id,
      city: '南京市',
      letterNo: 'SQ-1',
      isExclusive: true,
    });
    const row = { agentName: one.name, productId: product.id, province: '江苏省', city: '南京市', letterNo: 'SQ-1' };
    expect(await list()).toMatchObject([{ ...row, isExclusive: true, state: 'current', validTo: null }]);
    expect(await list({ search: 'SQ-1' })).toHaveLength(1);
    expect(await list({ search: '博源' })).toHaveLength(1);
    expect(await list({ filters: [{ op: 'range', column: 'agentId', min: other.id, max: other.id }] })).toEqual([]);
  });

  it('is refused with the agent, the region and the days where another one has it exclusively', async () => {
    await aRegion(boss, { agentId: one.id, province: '江苏', validTo: '2026-12-31', isExclusive: true });
    expect(await ask({ agentId: other.id, city: '苏州市' })).toMatchObject({
      problem: {
        code: 'RULE_VIOLATED',
        fields: ['/province'],
        params: {
          case: 'channel.refusals.exclusiveOfOther',
          ...{ agentName: one.name, place: '江苏', validFrom: '2026-01-01', until: '2026-12-31' },
        },
      },
    });
    expect(await ask({ agentId: other.id, validFrom: '2027-01-01' })).toMatchObject({ ok: true });
    expect(await ask({ agentId: other.id, province: '浙江省' })).toMatchObject({ ok: true });
  });

  it('exclusively is refused where others are authorised already, for that product or for all', async () => {
    const [first, second] = [await aProduct(boss), await aProduct(boss)];
    await aRegion(boss, { agentId: one.id, productId: first.id });
    const wish = { agentId: other.id, isExclusive: true };
    const inside = { problem: { params: { case: 'channel.refusals.othersInside', until: 'channel.openEnd' } } };
    expect(await ask({ ...wish, productId: first.id })).toMatchObject(inside);
    expect(await ask(wish)).toMatchObject(inside);
    expect(await ask({ ...wish, productId: second.id })).toMatchObject({ ok: true });
  });

  it('stands beside others where nobody is exclusive, but not twice for one agent', async () => {
    await aRegion(boss, { agentId: one.id });
    expect(await ask({ agentId: other.id })).toMatchObject({ ok: true });
    expect(await ask({ agentId: one.id, province: '江苏' })).toMatchObject({
      problem: { params: { case: 'channel.refusals.sameAgain' } },
    });
    expect(await ask({ agentId: one.id, city: '南京市' })).toMatchObject({ ok: true });
  });

  it('is for those who sell on, not for a hospital, and a city needs its province', async () => {
    const hospital = await aCustomer(boss);
    expect(await ask({ agentId: hospital.id })).toMatchObject({
      problem: { params: { case: 'channel.refusals.notAnAgent', name: hospital.name } },
    });
    expect(await ask({ agentId: one.id, province: '', city: '南京市' })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/province'] },
    });
    expect(await ask({ agentId: one.id, validTo: '2025-12-31' })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/validTo'] },
    });
    expect(await ask({ agentId: one.id, productId: 99 })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });
});

describe('a region that stands', () => {
  it('changes its days unless another exclusive one is met, and keeps who did it', async () => {
    const { regionId } = await aRegion(boss, { agentId: one.id, validTo: '2026-06-30' });
    await aRegion(boss, { agentId: other.id, validFrom: '2027-01-01', isExclusive: true });
    const wish = { regionId, version: 0, validFrom: '2026-01-01' };
    expect(await boss.call('channel.changeDates', { ...wish, validTo: null })).toMatchObject({
      problem: { params: { case: 'channel.refusals.exclusiveOfOther', agentName: other.name } },
    });
    expect(await boss.ok('channel.changeDates', { ...wish, validTo: '2026-12-31' })).toEqual({ version: 1 });
    expect(await boss.call('channel.changeDates', { ...wish, validTo: '2026-11-30' })).toMatchObject({
      problem: { code: 'CONFLICT', params: { expected: 0 } },
    });
    const { history } = await boss.ok<RegionDetail>('channel.get', { regionId });
    expect(history.map(({ action }) => action)).toEqual(['changeDates', 'authorise']);
  });

  it('ends with a reason, makes room for another, and stays as it was ended', async () => {
    const { regionId } = await aRegion(boss, { agentId: one.id, isExclusive: true });
    const end = { regionId, version: 0, validTo: '2026-11-21', reason: '合同到期' };
    await boss.ok('channel.end', end);
    expect(await list({ segment: 'open' })).toMatchObject([{ endReason: '合同到期', validTo: '2026-11-21' }]);
    expect(await ask({ agentId: other.id, validFrom: '2026-11-22', isExclusive: true })).toMatchObject({ ok: true });
    const again = await boss.call('channel.end', { ...end, version: 1 });
    expect(again).toMatchObject({ problem: { code: 'STATE_CONFLICT', params: { state: 'channel.states.ended' } } });
    const dates = { regionId, version: 1, validFrom: '2026-01-01', validTo: null };
    expect(await boss.call('channel.changeDates', dates)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
  });

  it('that is taken back before its first day holds on no day and stands among the past ones', async () => {
    const { regionId } = await aRegion(boss, { agentId: one.id, isExclusive: true });
    await boss.ok('channel.end', { regionId, version: 0, validTo: '2025-12-31', reason: '填错' });
    expect(await list({ segment: 'open' })).toEqual([]);
    expect(await list({ segment: 'past' })).toMatchObject([{ id: regionId, state: 'past' }]);
    expect(await ask({ agentId: other.id, isExclusive: true })).toMatchObject({ ok: true });
  });
});

describe('who sees and changes authorised regions', () => {
  it('a salesperson sees those of his own agents, also when an agent is handed to him, and changes none', async () => {
    const { seat, userId } = await aPerson(book, boss, { posts: ['sales'] });
    await aRegion(boss, { agentId: one.id });
    const { regionId } = await aRegion(boss, { agentId: other.id });
    expect(await list({}, seat)).toEqual([]);
    expect(await seat.call('channel.get', { regionId })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    const hand = { customerId: other.id, version: other.version, ownerId: userId, reason: '移交' };
    await boss.ok('customers.changeOwner', hand);
    expect(await list({}, seat)).toMatchObject([{ id: regionId, actions: { end: { code: 'FORBIDDEN' } } }]);
    expect(await ask({ agentId: other.id, province: '浙江省' }, seat)).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
  });

  it('a manager authorises, finance only reads, the warehouse sees none', async () => {
    const manager = await aPerson(book, boss, { posts: ['manager'] });
    const agent = await anAgent(boss, { ownerId: manager.userId });
    expect(await ask({ agentId: agent.id }, manager.seat)).toMatchObject({ ok: true });
    const finance = await aPerson(book, boss, { posts: ['finance'] });
    expect(await list({}, finance.seat)).toHaveLength(1);
    expect(await ask({ agentId: one.id }, finance.seat)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    const warehouse = await aPerson(book, boss, { posts: ['warehouse'] });
    expect(await warehouse.seat.call('channel.list')).toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });
});

describe('the list of authorised regions', () => {
  it('walks an index for every sort of one column', async () => {
    expect(await unindexedSorts(book, regionGrid)).toEqual([]);
  });
});
