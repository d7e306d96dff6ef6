/** The window of an opening: what was typed stays, and what passed is not sent twice. */
import dayjs from 'dayjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOf, sendOpening, startOf } from '../../../src/renderer/features/tenders/opening-values';
import type { ShownAnswer } from '../../../src/renderer/ui/problem-text';
import type { ItemsOfTender } from '../../../src/shared/contract/tender-items.contract';
import type { TenderDetail } from '../../../src/shared/contract/tenders.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aBidDesk, aSubmittedBid, itemsSeenBy, type MadeBid } from '../../helpers/builders/tender-awards';

const MINUTE = 60_000;
const today = dayjs('2026-11-21');

let book: Book;
let writer: Seat;
let bid: MadeBid;
beforeAll(async () => {
  book = await openBook();
  const desk = await aBidDesk(book, await book.setUp());
  writer = desk.assistant.seat;
  bid = await aSubmittedBid(desk, { tender: { bidDeadlineAt: book.now() + 5 * MINUTE } });
  book.advance(6 * MINUTE);
});
afterAll(() => book.close());

/** As the window does it: it remembers that the opening passed. */
async function pressed(state: { isOpened: boolean }, price: string): Promise<ShownAnswer<{ count: number }>> {
  const { tenderId, version } = bid;
  const found = await itemsSeenBy(writer, tenderId);
  const start = startOf(found, today);
  const read = readOf({ ...start, bids: [{ itemId: found.items[0]?.id ?? 0, bidder: '齐鲁制药', price }] }, found);
  if (!read.ok) return read;
  return sendOpening({
    open: !state.isOpened && (() => writer.call('tenders.recordOpening', { tenderId, version, openedAt: null })),
    onOpened: () => {
      state.isOpened = true;
    },
    record: () => writer.call<{ count: number }>('tenderItems.recordBids', { tenderId, ...read.value }),
  });
}

describe('the prices of an opening', () => {
  it('are sent once more after a refusal, and the opening that was recorded with them is not', async () => {
    const state = { isOpened: false };
    expect(await pressed(state, '')).toMatchObject({ ok: false, problem: { fields: ['/bids/0/price'] } });
    expect(state.isOpened).toBe(true);
    expect(await pressed(state, '9.9')).toEqual({ ok: true, value: { count: 1 } });
    const { tender } = await writer.ok<TenderDetail>('tenders.get', { tenderId: bid.tenderId });
    expect(tender).toMatchObject({ state: 'opened' });
    expect((await itemsSeenBy(writer, bid.tenderId)).bids).toMatchObject([{ bidder: '齐鲁制药', price: 99_000 }]);
  });

  it('are not sent where the opening itself was refused, or where nothing was bid for', async () => {
    const refused = { ok: false, problem: { code: 'STATE_CONFLICT', params: {} } } as const;
    let sent = 0;
    const record = async () => {
      sent += 1;
      return { ok: true as const, value: { count: 1 } };
    };
    const onOpened = () => expect.unreachable('it was refused');
    expect(await sendOpening({ open: async () => refused, onOpened, record })).toEqual(refused);
    expect(sent).toBe(0);
    expect(await sendOpening({ open: false, onOpened, record: false })).toEqual({ ok: true, value: { count: 0 } });
  });

  it('leave everything of a bid that nobody touched as it was written down, its maker too', () => {
    const words = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '');
    const bids = fc.array(
      fc.record({
        ...{ id: fc.constant(1), itemId: fc.integer({ min: 1, max: 9 }), bidder: words, maker: fc.string() },
        ...{ price: fc.option(fc.integer({ min: 1, max: 1e9 })), rank: fc.option(fc.integer({ min: 1, max: 99 })) },
        ...{ isWinner: fc.boolean(), note: fc.string() },
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(bids, (known) => {
        const found: Pick<ItemsOfTender, 'items' | 'bids'> = { items: [], bids: known };
        const read = readOf(startOf(found, today), found);
        expect(read).toMatchObject({ ok: true, value: { bids: known.map(({ id: _, ...one }) => one) } });
      }),
    );
  });
});
