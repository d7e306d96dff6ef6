/** What a line of the countdown says about the quotes of its bid, on a real book. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mayWithItem, quoteNeedOf } from '../../../src/main/features/tenders/item.rules';
import type { CountdownRow } from '../../../src/shared/contract/tenders.contract';
import { quoteNeeds, quoteStates } from '../../../src/shared/domain/award-words';
import { posts } from '../../../src/shared/domain/permissions';
import { openBook, START, type Book, type Seat } from '../../helpers/book';
import { aProduct } from '../../helpers/builders/products';
import { aBidDesk, itemsSeenBy, withItems, type BidDesk } from '../../helpers/builders/tender-awards';
import { aTender } from '../../helpers/builders/tenders';

const DAY = 86_400_000;
let book: Book;
let boss: Seat;
let desk: BidDesk;
let writer: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
  desk = await aBidDesk(book, boss);
  writer = desk.assistant.seat;
});
afterEach(() => book.close());

const needFor = async (seat: Seat, tenderId: number) =>
  (await seat.ok<CountdownRow[]>('tenders.countdown')).find(({ tender }) => tender.id === tenderId)?.quote;

const quotesOf = async (seat: Seat, tenderId: number) =>
  (await itemsSeenBy(seat, tenderId)).items.map(({ id, version }) => ({ itemId: id, version }));

it('quotes are proposed by the assistant, decided by the manager, and want nothing once they are approved', async () => {
  const { tenderId } = await aTender(writer, { bidDeadlineAt: START + 2 * DAY });
  expect(await needFor(writer, tenderId)).toBe('none');
  await withItems(writer, tenderId, [
    { productId: (await aProduct(boss)).id },
    { productId: (await aProduct(boss)).id },
  ]);
  expect(await needFor(writer, tenderId)).toBe('propose');
  const [first, second] = (await quotesOf(writer, tenderId)).map((one) => ({ ...one, price: 120_000 }));
  await writer.ok('tenderItems.propose', { tenderId, quotes: [first], reason: '' });
  // One of the two was not proposed yet.
  expect([await needFor(writer, tenderId), await needFor(desk.manager.seat, tenderId)]).toEqual(['propose', 'decide']);
  await writer.ok('tenderItems.propose', { tenderId, quotes: [second], reason: '' });
  expect([await needFor(writer, tenderId), await needFor(desk.manager.seat, tenderId)]).toEqual(['wait', 'decide']);
  await boss.ok('tenderItems.approve', { tenderId, items: await quotesOf(boss, tenderId) });
  expect([await needFor(writer, tenderId), await needFor(desk.manager.seat, tenderId)]).toEqual(['none', 'none']);
});

it('who proposed a quote himself waits for another to decide on it', async () => {
  const { seat } = desk.manager;
  const { tenderId } = await aTender(seat, { bidDeadlineAt: START + 2 * DAY });
  await withItems(seat, tenderId, [{ productId: (await aProduct(boss)).id }]);
  const quotes = (await quotesOf(seat, tenderId)).map((one) => ({ ...one, price: 120_000 }));
  await seat.ok('tenderItems.propose', { tenderId, quotes, reason: '' });
  expect([await needFor(seat, tenderId), await needFor(boss, tenderId)]).toEqual(['wait', 'decide']);
});

it('whoever looks: something is wanted exactly as long as a quote is open, and only what he may do', () => {
  const item = fc.record({
    quoteState: fc.constantFrom(...quoteStates),
    proposedBy: fc.option(fc.integer({ min: 1, max: 3 })),
    lockedAt: fc.option(fc.constant(START)),
    result: fc.constant('open' as const),
  });
  const by = fc.record({
    userId: fc.integer({ min: 1, max: 3 }),
    posts: fc.uniqueArray(fc.constantFrom(...posts)),
    dualRequestApprove: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 4 }), by, (items, who) => {
      const seen = { tender: { kind: 'open', state: 'preparing' }, by: who } as const;
      const need = quoteNeedOf(items, seen);
      expect(quoteNeeds).toContain(need);
      const isOpen = items.some(({ quoteState, lockedAt }) => quoteState !== 'approved' && lockedAt === null);
      expect(need !== 'none').toBe(isOpen);
      const may = (key: 'approve' | 'propose') => items.some((one) => mayWithItem(key, one, seen) === true);
      const isHis = { none: true, wait: true, decide: may('approve'), propose: may('propose') };
      expect(isHis[need]).toBe(true);
    }),
  );
});
