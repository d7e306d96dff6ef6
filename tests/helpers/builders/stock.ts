/** Lots, stocktakes and issues for tests, through the procedures. */
import type { OutputOf } from '../../../src/shared/contract/procedure';
import type { OpeningLine } from '../../../src/shared/contract/stock.contract';
import type { stocktakesContract } from '../../../src/shared/contract/stocktakes.contract';
import type { StockIssueKind } from '../../../src/shared/domain/stock-words';
import type { Book, Seat } from '../book';
import { aPerson, type Person } from './users';

let made = 0;

/** 1,000 units of a new batch that holds until the end of 2028. */
export function openingLine(productId: number, given: Partial<OpeningLine> = {}): OpeningLine {
  made += 1;
  return {
    productId,
    batchNo: `B${String(made).padStart(6, '0')}`,
    madeOn: '2026-01-10',
    expiry: '2028-12-31',
    qty: 1_000_000,
    location: 'A-01-01',
    supplierName: '国药控股有限公司',
    ...given,
  };
}

export type MadeLot = { readonly id: number; readonly batchNo: string; readonly qty: number };

/** A lot with opening stock; `qty` in thousandths, `expiry` as on the pack. */
export async function aLot(seat: Seat, productId: number, given: Partial<OpeningLine> = {}): Promise<MadeLot> {
  const line = openingLine(productId, given);
  const { lotIds } = await seat.ok<{ lotIds: number[] }>('stock.recordOpening', { lines: [line] });
  return { id: lotIds[0] ?? 0, batchNo: line.batchNo, qty: line.qty };
}

/** A person for each post of the stockroom's documents; the first person of a book holds every post. */
export type StockPeople = Readonly<Record<'keeper' | 'colleague' | 'financeManager' | 'quality' | 'manager', Person>>;

export async function stockPeople(book: Book, boss: Seat): Promise<StockPeople> {
  return {
    keeper: await aPerson(book, boss, { posts: ['warehouse'] }),
    colleague: await aPerson(book, boss, { posts: ['warehouse'] }),
    financeManager: await aPerson(book, boss, { posts: ['finance_manager'] }),
    quality: await aPerson(book, boss, { posts: ['quality'] }),
    manager: await aPerson(book, boss, { posts: ['manager'] }),
  };
}

export type MadeStocktake = { readonly stocktakeId: number; readonly number: string; readonly version: number };

/** A stocktake of one product, or of everything. */
export const aStocktake = (seat: Seat, productId: number | null = null): Promise<MadeStocktake> => {
  const scope = productId === null ? 'all' : 'product';
  return seat.ok<MadeStocktake>('stocktakes.start', { scope, location: '', productId, remark: '' });
};

type StocktakeDetail = OutputOf<(typeof stocktakesContract)['get']>;
export const stocktakeSeenBy = (seat: Seat, stocktakeId: number): Promise<StocktakeDetail> =>
  seat.ok<StocktakeDetail>('stocktakes.get', { stocktakeId });

/** Counts these quantities by batch number; of a batch that is not named nothing is there. */
export async function countLines(
  seat: Seat,
  { stocktakeId }: { readonly stocktakeId: number },
  found: Readonly<Record<string, number>> = {},
): Promise<void> {
  const { lines } = await stocktakeSeenBy(seat, stocktakeId);
  const open = lines.filter(({ countedQty }) => countedQty === null);
  const counts = open.map(({ id, version, batchNo }) => ({
    lineId: id,
    version,
    countedQty: found[batchNo] ?? 0,
  }));
  await seat.ok('stocktakes.saveCounts', { stocktakeId, counts });
}

/** Ends the count; answers the version. */
export async function finishCount(seat: Seat, stocktakeId: number): Promise<number> {
  const { stocktake } = await stocktakeSeenBy(seat, stocktakeId);
  return (await seat.ok<{ version: number }>('stocktakes.finish', { stocktakeId, version: stocktake.version })).version;
}

export type MadeIssue = { readonly issueId: number; readonly number: string; readonly version: number };

/** A write-off of a few pieces of a lot, unless something else is said. */
export const anIssue = (
  seat: Seat,
  lines: readonly { readonly lotId: number; readonly qty: number }[],
  kind: StockIssueKind = 'write_off',
): Promise<MadeIssue> =>
  seat.ok<MadeIssue>('stockIssues.request', { kind, reason: '外包装破损', receiver: '赵强', lines });
