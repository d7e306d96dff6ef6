import { describe, expect, it } from 'vitest';
import { createHeldRows } from '../../../src/renderer/ui/grid/held-rows';

const question = 'waiting orders, the longest first';
const block = (offset: number, ids: readonly number[], hasMore = false) => ({ question, offset, ids, hasMore });

describe('the rows that a list holds', () => {
  it('names the order that was approved and is not among the waiting ones any more', () => {
    const held = createHeldRows();
    held.deliver(block(0, [11, 12, 13]));
    expect([...held.takeLeft()]).toEqual([]);
    held.deliver(block(0, [11, 13, 14]));
    expect([...held.takeLeft()]).toEqual([12]);
    expect([...held.takeLeft()]).toEqual([]);
  });

  it('does not take a row for gone that slid into the next block', () => {
    const held = createHeldRows();
    held.deliver(block(0, [1, 2], true));
    held.deliver(block(2, [3, 4]));
    held.deliver(block(0, [9, 1], true));
    held.deliver(block(2, [2, 3]));
    expect([...held.takeLeft()]).toEqual([4]);
  });

  it('counts the last block as gone when the list has become shorter than its beginning', () => {
    const held = createHeldRows();
    held.deliver(block(0, [1, 2], true));
    held.deliver(block(2, [3]));
    held.deliver(block(0, [1, 2]));
    expect([...held.takeLeft()]).toEqual([3]);
  });

  it('says nothing of rows that another filter or another order does not show', () => {
    const held = createHeldRows();
    held.deliver(block(0, [1, 2, 3]));
    held.deliver({ ...block(0, [7]), question: 'approved orders' });
    expect([...held.takeLeft()]).toEqual([]);
  });
});
