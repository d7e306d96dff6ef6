import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countdownGrid, waitingGrid } from '../../../src/main/features/tenders/countdown.queries';
import { tenderGrid } from '../../../src/main/features/tenders/tender-list.queries';
import type { TenderDetail, TenderRow } from '../../../src/shared/contract/tenders.contract';
import { openBook, START, type Book, type Seat } from '../../helpers/book';
import { aTender, tenderWish, type TenderGiven } from '../../helpers/builders/tenders';
import { aPerson, type Person } from '../../helpers/builders/users';
import { explain, unindexedSorts } from '../../helpers/explain';

let book: Book;
let boss: Seat;
let one: Person;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
  one = await aPerson(book, boss, { posts: ['sales'] });
});
afterEach(() => book.close());

const HOUR = 3_600_000;
type Block = { rows: TenderRow[] };
const list = async (input: Readonly<Record<string, unknown>> = {}, seat = boss) =>
  (await seat.ok<Block>('tenders.list', input)).rows;
const ask = (given: TenderGiven, seat = boss) => seat.call('tenders.create', tenderWish(given));

describe('entering a tender', () => {
  it('gives it a number, its dates and its owner, and it is found by initials', async () => {
    const { number } = await aTender(one.seat, { title: '漳州市公立医院 呼吸科用药' });
    expect(number).toBe('TN2611-00001');
    const [row] = await list({ search: 'hxkyy' });
    const bidDeadlineAt = START + 240 * HOUR;
    expect(row).toMatchObject({ number, ownerName: one.name, state: 'found', bidDeadlineAt, openingAt: bidDeadlineAt });
    expect(await list({ search: 'tn2611' })).toHaveLength(1);
    expect(await list({ search: '泉州' })).toEqual([]);
  });

  it('refuses an opening where there is none, one before the deadline, and an entrusted bid without its company', async () => {
    expect(await ask({ kind: 'in_hospital', openingAt: START })).toMatchObject({
      problem: { fields: ['/openingAt'], params: { case: 'tenders.refusals.noOpening' } },
    });
    expect(await ask({ bidDeadlineAt: START + HOUR, openingAt: START })).toMatchObject({
      problem: { params: { case: 'tenders.refusals.openingEarly', at: START + HOUR } },
    });
    expect(await ask({ bidder: 'entrusted' })).toMatchObject({ problem: { fields: ['/bidderName'] } });
    expect(await ask({ province: '', city: '厦门市' })).toMatchObject({ problem: { fields: ['/province'] } });
  });

  it('belongs only to whom the caller sees', async () => {
    const other = await aPerson(book, boss);
    expect(await ask({ ownerId: other.userId }, one.seat)).toMatchObject({
      problem: { code: 'NOT_FOUND', fields: ['/ownerId'] },
    });
    const { tenderId } = await aTender(boss, { ownerId: other.userId });
    expect(await list({}, one.seat)).toEqual([]);
    expect(await one.seat.call('tenders.get', { tenderId })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    const { tender } = await other.seat.ok<TenderDetail>('tenders.get', { tenderId });
    expect(tender).toMatchObject({ actions: { go: { code: 'FORBIDDEN' }, evaluate: true } });
  });
});

describe('the register of tenders', () => {
  it('walks an index for every sort of one column', async () => {
    expect(await unindexedSorts(book, tenderGrid)).toEqual([]);
  });

  it('is walked in the order of its days for the countdown and for those to ask', async () => {
    for (const spec of [countdownGrid(START), waitingGrid]) {
      const steps = await explain(book, { spec, request: {} });
      expect(steps.join(' ')).toMatch(/USING (COVERING )?INDEX tender_/u);
      expect(steps.join(' ')).not.toContain('TEMP B-TREE');
    }
  });

  it('is cut by the time left to the deadline, each span after the one before', async () => {
    for (const hours of [2, 20, 60, 150, 300, 500]) await aTender(boss, { bidDeadlineAt: START + hours * HOUR });
    const counts = [];
    for (const segment of ['within4h', 'within24h', 'within3d', 'within7d', 'within15d', 'running', 'ended']) {
      counts.push((await list({ segment })).length);
    }
    expect(counts).toEqual([1, 1, 1, 1, 1, 6, 0]);
  });
});
