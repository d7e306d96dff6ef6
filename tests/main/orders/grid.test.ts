import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalGrid } from '../../../src/main/features/orders/approvals.queries';
import { orderGrid } from '../../../src/main/features/orders/list.queries';
import { pinyinOf } from '../../../src/main/platform/pinyin';
import type { ApprovalRow, OrderRow } from '../../../src/shared/contract/orders.schemas';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { aDesk, aDraftOrder, aStockedProduct, submitOrder, type Desk } from '../../helpers/builders/orders';
import { aPerson, type Person } from '../../helpers/builders/users';
import { explain, unindexedSorts } from '../../helpers/explain';
import { containsText, expectLikeReference, type ReferenceColumn } from '../../helpers/grid-reference';

let book: Book;
let desk: Desk;
let other: Person;
let all: OrderRow[];

const names = ['重庆医药', '北京协和医院', 'Aier 眼科医院', '恒瑞同仁大药房', '泉州恒瑞药房', '南京鼓楼医院'];
const ORDERS = 36;

/** Drafts, submitted, approved and cancelled orders of two people, a while apart. */
async function fill(): Promise<void> {
  const productId = await aStockedProduct(desk.boss);
  const buyers: number[] = [];
  for (const [at, name] of names.entries()) {
    const ownerId = at % 2 === 0 ? desk.sales.userId : other.userId;
    const licences = at % 3 === 2 ? [] : undefined;
    const creditLimitFen = at % 3 === 1 ? 0 : 1_000_000_00;
    buyers.push((await aCustomer(desk.boss, { name, ownerId, creditLimitFen, ...(licences && { licences }) })).id);
  }
  for (let at = 0; at < ORDERS; at += 1) {
    book.advance((at % 4) * 1_000);
    const buyerId = buyers[at % buyers.length] ?? 0;
    const person = at % 2 === 0 ? desk.sales : other;
    const line = { productId, orderedQty: (at + 1) * 1_000, price: 10_000 * (at % 5) };
    const order = await aDraftOrder(
      { ...desk, sales: person },
      {
        buyerId,
        customerOrderNo: at % 4 === 0 ? `PT-${at}` : '',
        deliveryOn: at % 3 === 0 ? `2026-12-${String((at % 9) + 1).padStart(2, '0')}` : null,
        lines: at % 5 === 0 ? [line, line] : [line],
      },
    );
    if (at % 4 === 3) continue;
    const sent = await submitOrder({ ...desk, sales: person }, order);
    const { orderId, version } = sent;
    if (at % 4 === 2) await desk.finance.seat.call('orders.approve', { orderId, version, duplicateSeen: true });
    if (at % 12 === 1) await desk.finance.seat.ok('orders.cancel', { orderId, version, reason: '取消' });
  }
}

beforeAll(async () => {
  book = await openBook();
  desk = await aDesk(book);
  other = await aPerson(book, desk.boss, { posts: ['sales'], name: '林静' });
  await fill();
  all = (await desk.finance.seat.ok<{ rows: OrderRow[] }>('orders.list')).rows;
});
afterAll(() => book.close());

const py = (name: string): string => pinyinOf(name).pyFull;
const columns: Readonly<Record<string, ReferenceColumn<OrderRow>>> = {
  number: { kind: 'text', value: ({ number }) => number },
  state: { kind: 'state', value: ({ state }) => state },
  buyerName: {
    kind: 'text',
    value: ({ buyerName }) => buyerName,
    sortBy: ({ buyerName }) => py(buyerName),
    also: ({ buyerName }) => [py(buyerName), pinyinOf(buyerName).pyInitials],
  },
  ownerName: {
    kind: 'text',
    value: ({ ownerName }) => ownerName,
    sortBy: ({ ownerName }) => py(ownerName),
    also: ({ ownerName }) => [py(ownerName)],
  },
  totalFen: { kind: 'integer', value: ({ totalFen }) => totalFen, isSummed: true },
  lineCount: { kind: 'integer', value: ({ lineCount }) => lineCount },
  submittedOn: { kind: 'date', value: ({ submittedOn }) => submittedOn },
  deliveryOn: { kind: 'date', value: ({ deliveryOn }) => deliveryOn },
  waitingSince: { kind: 'integer', value: ({ waitingSince }) => waitingSince },
  customerOrderNo: { kind: 'text', value: ({ customerOrderNo }) => customerOrderNo },
  openChange: { kind: 'state', value: ({ openChange }) => openChange ?? '' },
};

const startsLike = (text: string | null, part: string) => text?.startsWith(part) ?? false;
/** An order number by its beginning, else the buyer and his own number. */
function found(row: OrderRow, text: string): boolean {
  if (/^[a-z]{2}\d{2,4}(-\d*)?$/iu.test(text)) return startsLike(row.number, text.toUpperCase());
  if (startsLike(row.customerOrderNo, text)) return true;
  if (/^[\d-]{4,}$/u.test(text)) return false;
  const { pyFull, pyInitials } = pinyinOf(row.buyerName);
  return [row.buyerName, pyFull, pyInitials].some((one) => containsText(one, text));
}
const reference = { columns, search: found, defaultSort: { column: 'waitingSince', direction: 'desc' } as const };

describe('the list of orders', () => {
  it('knows every column of the engine in its reference', () => {
    expect(Object.keys(columns)).toEqual(Object.keys(orderGrid.columns));
  });

  it('gives what a plain filter and sort give, over 1,000 random requests, totals included', async () => {
    expect(all).toHaveLength(ORDERS);
    await expectLikeReference({
      rows: all,
      reference,
      list: (request) => desk.finance.seat.ok('orders.list', request),
      totals: (criteria) => desk.finance.seat.ok('orders.totals', criteria),
    });
  }, 120_000);

  it('shows a salesperson his own orders only, in rows and in totals', async () => {
    const rows = all.filter(({ ownerName }) => ownerName === '林静');
    expect(rows).toHaveLength(ORDERS / 2);
    await expectLikeReference({
      rows,
      reference,
      list: (request) => other.seat.ok('orders.list', request),
      totals: (criteria) => other.seat.ok('orders.totals', criteria),
      runs: 100,
    });
  }, 60_000);

  it('walks an index for every sort of one column', async () => {
    expect(await unindexedSorts(book, orderGrid)).toEqual([]);
  });

  it('walks an index for the desk of finance too', async () => {
    const steps = await explain(book, { spec: approvalGrid, request: {} });
    expect(steps.join('; ')).toContain('INDEX');
    expect(steps.join('; ')).not.toContain('TEMP B-TREE');
  });
});

describe('the quick search', () => {
  const search = async (text: string) =>
    (await desk.finance.seat.ok<{ rows: OrderRow[] }>('orders.list', { search: text })).rows;

  it('finds orders by number, initials, customer order number and telephone', async () => {
    const [first] = all.filter(({ number }) => number !== null);
    expect((await search(first?.number?.toLowerCase() ?? '')).map(({ id }) => id)).toEqual([first?.id]);
    const byInitials = new Set((await search('hrtr')).map(({ buyerName }) => buyerName));
    expect([...byInitials]).toEqual(['恒瑞同仁大药房']);
    expect((await search('PT-12')).map(({ customerOrderNo }) => customerOrderNo)).toEqual(['PT-12']);
    expect(await search('025-12345678')).toHaveLength(ORDERS);
  });
});

describe('the desk of finance', () => {
  type Block = { rows: ApprovalRow[] };
  const desk_ = (segment: string) => desk.finance.seat.ok<Block>('orders.approvals', { segment });

  it('shows what waits, longest first, each with what blocks and what warns', async () => {
    const { rows } = await desk_('all');
    const waiting = all.filter(({ state }) => state === 'submitted');
    expect(rows.map(({ id }) => id)).toEqual(
      waiting.toSorted((a, b) => a.waitingSince - b.waitingSince || a.id - b.id).map(({ id }) => id),
    );
    const blocked = rows.filter(({ blocks }) => blocks.includes('credit'));
    expect(new Set(blocked.map(({ buyerName }) => buyerName))).toEqual(new Set(['泉州恒瑞药房']));
  });

  it('divides into without a flag, blocked, and warned only; the counts are those of the rows', async () => {
    const { rows } = await desk_('all');
    const { segments } = await desk.finance.seat.ok<{ segments: Record<string, number> }>('orders.approvalTotals', {});
    const parts = { clean: await desk_('clean'), blocked: await desk_('blocked'), warned: await desk_('warned') };
    for (const [segment, part] of Object.entries(parts)) expect(part.rows).toHaveLength(segments[segment] ?? -1);
    expect(parts.clean.rows.every(({ blocks, warns }) => blocks.length + warns.length === 0)).toBe(true);
    expect(parts.warned.rows.every(({ blocks, warns }) => blocks.length === 0 && warns.length > 0)).toBe(true);
    expect(Object.values(parts).flatMap((part) => part.rows)).toHaveLength(rows.length);
    expect(segments['all']).toBe(rows.length);
  });
});
