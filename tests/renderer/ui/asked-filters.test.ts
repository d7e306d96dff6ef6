import { expect, it } from 'vitest';
import { listOf, sinceLines } from '../../../src/shared/domain/overview-words';
import { askedFilters } from '../../../src/renderer/ui/grid/use-asked-filters';
import { listTab } from '../../../src/renderer/ui/tab-actions';

const span = { from: '2026-11-20', min: 1_795_000_000_000 };

it('a number opens its list with the filters that leave what it counts', () => {
  const orders = listTab(listOf(sinceLines.ordersIn, span));
  expect(orders).toMatchObject({ key: 'orders', screen: 'orders', params: { segment: 'all' } });
  expect(askedFilters(orders.params ?? {}, 'orders')).toEqual([
    { op: 'dateRange', column: 'submittedOn', from: '2026-11-20' },
  ]);
  const tenders = listTab(listOf(sinceLines.tendersIn, span));
  expect(askedFilters(tenders.params ?? {}, 'tenders')).toEqual([{ op: 'range', column: 'createdAt', min: span.min }]);
});

it('a list leaves filters alone that are another list’s, are none, or cannot be read', () => {
  const { params = {} } = listTab(listOf(sinceLines.ordersIn, span));
  expect(askedFilters(params, 'notes')).toEqual([]);
  expect(askedFilters({ segment: 'all' }, 'orders')).toEqual([]);
  expect(askedFilters({ grid: 'orders', filters: '[{' }, 'orders')).toEqual([]);
  expect(listTab({ screen: 'ledger', segment: 'open', filters: [] }).params).toEqual({ segment: 'open' });
});
