/** Bids that went out before this book had their items: imported ones, and those whose items were forgotten. */
import { sql, type SQL } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockProblem } from '../../../src/main/features/tenders/item.rules';
import { rowsOf } from '../../../src/main/store/handles';
import { openConnection } from '../../../src/main/store/open';
import type { TenderDetail, TenderRow } from '../../../src/shared/contract/tenders.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { importRows } from '../../helpers/builders/imports';
import { aProduct } from '../../helpers/builders/products';
import {
  aBidDesk,
  aQuotedTender,
  aSubmittedBid,
  awardWish,
  itemsSeenBy,
  withItems,
  type BidDesk,
} from '../../helpers/builders/tender-awards';
import { aTender, aSubmittedTender, stepOf, submission } from '../../helpers/builders/tenders';

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

const heads = ['项目名称', '采购方式', '截止时间', '状态', '招标人', '省份'];
async function imported(state: string): Promise<TenderRow> {
  const row = ['第三医院抗感染药', '公开招标', '2026-11-19 09:30', state, '第三医院', '福建省'];
  await importRows(writer, 'tenders', [heads, row]);
  const [found] = (await writer.ok<{ rows: TenderRow[] }>('tenders.list', {})).rows;
  if (!found) throw new Error('nothing was imported');
  return found;
}
const lineOf = (productId: number) => ({ productId, specification: '', qty: 1_000_000, ceilingPrice: null, note: '' });
const late = (tenderId: number, items: readonly object[], reason = '导入时没有品种') => ({ tenderId, items, reason });
/** What a statement of one's own reads or tries. */
async function fromFile(statement: SQL): Promise<unknown[]> {
  const { db, close } = openConnection({ path: book.path, readonly: false, schemaVersion: 9_999 });
  try {
    return await rowsOf(db, statement);
  } finally {
    close();
  }
}
const bare = async () => aSubmittedTender({ sales: writer, boss });

describe('a bid that went out without items', () => {
  it('takes them as they stood in it when it was imported opened: others’ prices are recorded, and it is won', async () => {
    const { id: tenderId, version } = await imported('已开标');
    const { id: productId } = await aProduct(boss);
    await writer.ok('tenderItems.addLate', late(tenderId, [{ ...lineOf(productId), price: 120_000 }]));
    const { items } = await itemsSeenBy(writer, tenderId);
    const [item] = items;
    expect(item).toMatchObject({ quotePrice: 120_000, quoteState: 'approved', lateReason: '导入时没有品种' });
    expect(item).toMatchObject({ lockedAt: book.now(), proposedBy: '周洁', lineNo: 1, result: 'open' });
    const other = { bidder: '齐鲁制药', maker: '', price: 99_000, rank: 1, isWinner: false, note: '' };
    const read = { tenderId, observedOn: '2026-11-21', ours: [{ itemId: item?.id, openedPrice: 120_000, rank: 2 }] };
    await writer.ok('tenderItems.recordBids', { ...read, bids: [{ itemId: item?.id, ...other }] });
    const seen = { tenderId, version, items: (await itemsSeenBy(writer, tenderId)).items };
    expect(await writer.ok('awards.win', awardWish(seen, { depositBackOn: null }))).toMatchObject({ prices: 1 });
    expect((await writer.ok<TenderDetail>('tenders.get', { tenderId })).tender.state).toBe('won');
  });

  it('has them fixed at once with a trace: nobody proposes, approves or changes what is out', async () => {
    const { tenderId } = await bare();
    const { id: productId } = await aProduct(boss);
    await writer.ok('tenderItems.addLate', late(tenderId, [{ ...lineOf(productId), price: 120_000 }]));
    const [item] = (await itemsSeenBy(boss, tenderId)).items;
    const locked = { code: 'STATE_CONFLICT', params: { state: 'tenderItems.quoteStates.locked' } };
    expect(item?.actions).toMatchObject({
      propose: locked,
      approve: expect.objectContaining({ code: 'STATE_CONFLICT' }),
    });
    const told = await fromFile(sql`SELECT action, reason FROM audit_entry WHERE entity = 'tender_item'`);
    expect(told).toEqual([{ action: 'addLate', reason: '导入时没有品种' }]);
  });

  it('takes each product once, with its price and a reason', async () => {
    const { tenderId } = await bare();
    const { id: productId } = await aProduct(boss);
    const wanted = late(tenderId, [{ ...lineOf(productId), price: 120_000 }]);
    expect(await writer.call('tenderItems.addLate', { ...wanted, reason: '' })).toMatchObject({ ok: false });
    expect(await writer.call('tenderItems.addLate', late(tenderId, [lineOf(productId)]))).toMatchObject({ ok: false });
    expect(await writer.call('tenderItems.addLate', wanted)).toMatchObject({ ok: true });
    expect(await writer.call('tenderItems.addLate', wanted)).toMatchObject({ problem: { code: 'DUPLICATE' } });
  });

  it('lets go of one that was written down by mistake, and of none that was quoted', async () => {
    const { tenderId } = await bare();
    const { id: productId } = await aProduct(boss);
    const wanted = late(tenderId, [{ ...lineOf(productId), price: 12_000 }]);
    await writer.ok('tenderItems.addLate', wanted);
    const [wrong] = (await itemsSeenBy(writer, tenderId)).items;
    expect(wrong?.actions.remove).toBe(true);
    await writer.ok('tenderItems.remove', { tenderId, itemId: wrong?.id, version: wrong?.version });
    await writer.ok('tenderItems.addLate', late(tenderId, [{ ...lineOf(productId), price: 120_000 }], '价格填错'));
    const { items } = await itemsSeenBy(writer, tenderId);
    expect(items).toMatchObject([{ lineNo: 2, quotePrice: 120_000, lateReason: '价格填错' }]);
    const bid = await aSubmittedBid(desk);
    expect(bid.items[0]?.actions.remove).toMatchObject({ code: 'STATE_CONFLICT' });
  });
});

describe('items are added late', () => {
  it('only while others decide: before that they are quoted, after the award nothing is added', async () => {
    const { tenderId, items } = await aQuotedTender(desk);
    const { id: productId } = await aProduct(boss);
    const wanted = [{ ...lineOf(productId), price: 120_000 }];
    expect(await writer.call('tenderItems.addLate', late(tenderId, wanted))).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
    expect((await itemsSeenBy(writer, tenderId)).actions).toMatchObject({
      add: true,
      addLate: { code: 'STATE_CONFLICT' },
    });
    expect(await stepOf(writer, 'submit', { tenderId, ...submission })).toMatchObject({ ok: true });
    expect((await itemsSeenBy(writer, tenderId)).actions).toMatchObject({
      add: { code: 'STATE_CONFLICT' },
      addLate: true,
    });
    expect(await writer.call('tenderItems.add', { tenderId, items: [lineOf(productId)] })).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
    expect(items).toHaveLength(1);
    await stepOf(writer, 'abandon', { tenderId, reason: '缺货', note: '', lesson: '' });
    expect(await writer.call('tenderItems.addLate', late(tenderId, wanted))).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
  });

  it('never without the mark: the file itself refuses an item that slips into a bid that is out', async () => {
    const { tenderId } = await bare();
    const { id: productId } = await aProduct(boss);
    const row = `INSERT INTO tender_item (tender_id, line_no, product_id, product_name, product_py, added_by, added_at)
      VALUES (${tenderId}, 1, ${productId}, '', '', 1, 1)`;
    await expect(fromFile(sql.raw(`${row} RETURNING id`))).rejects.toThrow(/POSTED_IMMUTABLE/u);
  });
});

it('a price that nobody approved does not go out a second time without a quote of its own', () => {
  const written = {
    productName: '阿莫西林',
    quoteState: 'approved',
    lateReason: '导入时没有品种',
    quoteRound: 1,
  } as const;
  expect(lockProblem([written])).toMatchObject({ problem: { params: { count: 1, name: '阿莫西林' } } });
  expect(
    lockProblem([
      { ...written, quoteRound: 2 },
      { ...written, lateReason: '' },
    ]),
  ).toBeUndefined();
});

describe('a bid is handed in without items', () => {
  it('when whoever does it says that he knows, and is told what follows otherwise', async () => {
    const { tenderId } = await aTender(writer);
    await stepOf(boss, 'decide', { tenderId, decision: 'go', reason: '有优势' });
    const sent = { tenderId, ...submission, withoutItems: false };
    expect(await stepOf(writer, 'submit', sent)).toMatchObject({
      problem: {
        code: 'RULE_VIOLATED',
        params: { case: 'tenders.refusals.noItems' },
        fields: ['/withoutItems'],
      },
    });
    expect(await stepOf(writer, 'submit', { ...sent, withoutItems: true })).toMatchObject({ ok: true });
  });

  it('and is not asked where it has some', async () => {
    const { tenderId } = await aQuotedTender(desk);
    expect(await stepOf(writer, 'submit', { tenderId, ...submission, withoutItems: false })).toMatchObject({
      ok: true,
    });
    const other = await aTender(writer);
    await withItems(writer, other.tenderId, [{ productId: (await aProduct(boss)).id }]);
    await stepOf(boss, 'decide', { tenderId: other.tenderId, decision: 'go', reason: '有优势' });
    expect(await stepOf(writer, 'submit', { tenderId: other.tenderId, ...submission })).toMatchObject({
      problem: { params: { case: 'tenderItems.refusals.notApproved' } },
    });
  });
});
