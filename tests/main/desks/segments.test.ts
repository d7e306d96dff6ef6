import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRunningOf, orderGrid } from '../../../src/main/features/orders/list.queries';
import { agreementGridOf } from '../../../src/main/features/tenders/agreement-list.queries';
import { depositGridOf } from '../../../src/main/features/tenders/deposit-grid.queries';
import { tenderGridOf } from '../../../src/main/features/tenders/tender-list.queries';
import type { GridSpec } from '../../../src/main/store/grid-query';
import type { Actor } from '../../../src/main/store/handler';
import { openBook, START, type Book } from '../../helpers/book';
import { explain } from '../../helpers/explain';

let book: Book;
beforeAll(async () => {
  book = await openBook();
  await book.setUp();
});
afterAll(() => book.close());

const today = '2026-11-21';
const look = { now: START, today, timeZone: 'Asia/Shanghai' };
const days = { today, licenceSoonDays: 60, depositSoonDays: 7 };
const inState = (...values: string[]) => [{ op: 'in' as const, column: 'state', values }];
type Filters = ReturnType<typeof inState>;

const parts: readonly (readonly [string, GridSpec, Filters])[] = [
  ['orders running', { ...orderGrid, only: isRunningOf(1) }, inState('submitted', 'approved', 'on_hold')],
  ['tenders quotesAsked', tenderGridOf('quotesAsked', look), []],
  ['tenders toDecide', tenderGridOf('toDecide', look), []],
  ['agreements pending', agreementGridOf('pending', days), []],
  ['agreements ending', agreementGridOf('ending', days), []],
  ['deposits toArrive', depositGridOf('toArrive', days), inState('paid')],
];
const people: readonly Actor['visible'][] = ['all', [1, 2]];

it.each(parts)('%s: the few rows are found by an index, however they are sorted', async (_name, spec, filters) => {
  for (const visible of people) {
    const actor: Actor = { userId: 1, sessionId: null, name: '', posts: ['boss'], visible };
    for (const column of Object.keys(spec.columns)) {
      const request = { filters, sort: [{ column, direction: 'asc' as const }] };
      const steps = await explain(book, { spec, request, actor });
      expect(steps.filter((step) => /^SCAN (?!json_each)/u.test(step) && !step.includes('INDEX'))).toEqual([]);
      expect(steps.some((step) => /^SEARCH|^SCAN \w+ USING (COVERING )?INDEX/u.test(step))).toBe(true);
    }
  }
});
