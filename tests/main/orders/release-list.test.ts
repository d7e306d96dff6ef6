import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseGrid } from '../../../src/main/features/orders/release-desk.queries';
import {
  askReleaseProblem,
  consentProblem,
  namedProblem,
  releaseActions,
} from '../../../src/main/features/orders/release-requests.rules';
import { pinyinOf } from '../../../src/main/platform/pinyin';
import type { ReleaseRow } from '../../../src/shared/contract/releases.schemas';
import { posts as allPosts } from '../../../src/shared/domain/permissions';
import { releasableChecks, requestStates } from '../../../src/shared/domain/release-words';
import { openBook, type Book } from '../../helpers/book';
import { aDesk, aSubmittedOrder, type Desk } from '../../helpers/builders/orders';
import { unindexedSorts } from '../../helpers/explain';
import { containsText, expectLikeReference, type ReferenceColumn } from '../../helpers/grid-reference';

let book: Book;
let desk: Desk;
let all: ReleaseRow[];

/** Questions about orders of several buyers, in every state that a question without a word can have. */
async function fill(): Promise<void> {
  const names = ['重庆医药', '北京协和医院', 'Aier 眼科医院', '恒瑞同仁大药房'];
  for (let at = 0; at < 16; at += 1) {
    book.advance((at % 3) * 1_000);
    const licences = at % 3 === 0 ? { licences: [] } : {};
    const expired = [{ kind: 'quality_agreement' as const, number: '1', expiresOn: '2026-11-20', isLongTerm: false }];
    const buyer = { name: `${names[at % 4] ?? ''}${at}`, creditLimitFen: 0, ...licences };
    const order = await aSubmittedOrder(desk, { buyer: at % 4 === 1 ? { ...buyer, licences: expired } : buyer });
    const { orderId, version } = order;
    const check = at % 4 === 1 ? 'licences' : 'credit';
    const seat = at % 2 === 0 ? desk.sales.seat : desk.finance.seat;
    const { requestId } = await seat.ok<{ requestId: number }>('releases.ask', {
      ...{ orderId, version, check, reason: '请放行' },
    });
    if (at % 5 === 1) await seat.ok('releases.withdraw', { orderId, requestId });
    if (at % 5 === 2) await desk.boss.ok('releases.refuse', { orderId, requestId, reason: '不行' });
    if (at % 5 === 3) await desk.sales.seat.ok('orders.withdraw', { orderId, version, reason: '改单' });
  }
}

beforeAll(async () => {
  book = await openBook();
  desk = await aDesk(book);
  await fill();
  all = (await desk.finance.seat.ok<{ rows: ReleaseRow[] }>('releases.desk', { segment: 'all' })).rows;
});
afterAll(() => book.close());

const columns: Readonly<Record<string, ReferenceColumn<ReleaseRow>>> = {
  orderNumber: { kind: 'text', value: ({ orderNumber }) => orderNumber },
  buyerName: {
    kind: 'text',
    value: ({ buyerName }) => buyerName,
    sortBy: ({ buyerName }) => pinyinOf(buyerName).pyFull,
    also: ({ buyerName }) => [pinyinOf(buyerName).pyFull, pinyinOf(buyerName).pyInitials],
  },
  check: { kind: 'state', value: ({ check }) => check },
  state: { kind: 'state', value: ({ state }) => state },
  askedAt: { kind: 'integer', value: ({ askedAt }) => askedAt },
};

function found({ orderNumber, buyerName }: ReleaseRow, text: string): boolean {
  if (/^[a-z]{2}\d/iu.test(text)) return orderNumber.startsWith(text.toUpperCase());
  const { pyFull, pyInitials } = pinyinOf(buyerName);
  return [buyerName, pyFull, pyInitials].some((one) => containsText(one, text));
}

describe('the desk of releases', () => {
  it('knows every column of the engine in its reference, and each sort walks an index', async () => {
    expect(Object.keys(columns)).toEqual(Object.keys(releaseGrid.columns));
    expect(await unindexedSorts(book, releaseGrid)).toEqual([]);
  });

  it('gives what a plain filter and sort give, totals included', async () => {
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['waiting', 'withdrawn', 'refused', 'stale']));
    await expectLikeReference({
      rows: all,
      reference: { columns, search: found, defaultSort: { column: 'askedAt', direction: 'desc' } },
      list: (request) => desk.finance.seat.ok('releases.desk', { ...request, segment: 'all' }),
      totals: (criteria) => desk.finance.seat.ok('releases.deskTotals', { ...criteria, segment: 'all' }),
    });
  }, 120_000);

  it('counts in each segment the rows that it shows', async () => {
    const { segments } = await desk.boss.ok<{ segments: Record<string, number> }>('releases.deskTotals', {});
    for (const [segment, count] of Object.entries(segments)) {
      const { rows } = await desk.boss.ok<{ rows: ReleaseRow[] }>('releases.desk', { segment });
      expect(rows).toHaveLength(count);
    }
    expect(segments).toMatchObject({ all: 16, mine: 0, verbal: 0 });
  });
});

const anyRequest = fc.record({
  state: fc.constantFrom(...requestStates),
  checkCode: fc.constantFrom(...releasableChecks),
  askedBy: fc.integer({ min: 1, max: 3 }),
  namedId: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
});
const anyPerson = fc.record({ userId: fc.integer({ min: 1, max: 3 }), posts: fc.subarray([...allPosts]) });

describe('the rules of releases', () => {
  it('let nobody answer what is decided, and only the named person say about his word', () => {
    fc.assert(
      fc.property(anyRequest, anyPerson, fc.boolean(), (request, person, isBlocked) => {
        const { release, refuse, withdraw, confirm, object } = releaseActions(request, person, isBlocked);
        const { state, askedBy, namedId } = request;
        const isOwn = state === 'verbal' && namedId === person.userId;
        expect(confirm === true).toBe(isOwn);
        expect(object).toEqual(confirm);
        expect(withdraw === true).toBe(state === 'waiting' && askedBy === person.userId);
        expect(release === true).toBe(refuse === true && isBlocked);
        expect(refuse === true && state !== 'waiting').toBe(false);
      }),
    );
  });

  it('let only the submitter or finance ask', () => {
    const sales = { userId: 1, posts: ['sales'] } as const;
    expect(askReleaseProblem({ submittedBy: 1 }, sales)).toBe(true);
    expect(askReleaseProblem({ submittedBy: 2 }, sales)).toMatchObject({ code: 'RULE_VIOLATED' });
    expect(askReleaseProblem({ submittedBy: 2 }, { userId: 1, posts: ['finance'] })).toBe(true);
    expect(askReleaseProblem({ submittedBy: 1 }, { userId: 1, posts: ['warehouse'] })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('count a word up to the limit to the fen, by finance only, and never where the limit is 0', () => {
    const finance = { posts: ['finance'] } as const;
    expect(consentProblem(finance, { limitYuan: 0 })).toMatchObject({ code: 'RULE_VIOLATED' });
    expect(consentProblem(finance, { limitYuan: 100, totalFen: 100_00 })).toBe(true);
    expect(consentProblem(finance, { limitYuan: 100, totalFen: 100_01 })).toMatchObject({
      params: { totalFen: 100_01, limitFen: 100_00 },
    });
    expect(consentProblem({ posts: ['sales'] }, { limitYuan: 100 })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('name only somebody else who may release the check', () => {
    const recorder = { userId: 1, posts: ['finance_manager'] } as const;
    expect(namedProblem(recorder, recorder, 'credit')).toMatchObject({ code: 'RULE_VIOLATED' });
    expect(namedProblem({ userId: 2, posts: ['boss'] }, recorder, 'credit')).toBeUndefined();
    expect(namedProblem({ userId: 2, posts: ['boss'] }, recorder, 'licences')).toMatchObject({ code: 'RULE_VIOLATED' });
    expect(namedProblem({ userId: 2, posts: [] }, recorder, 'credit')).toMatchObject({ code: 'RULE_VIOLATED' });
  });
});
