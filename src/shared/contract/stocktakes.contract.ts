/** Stocktakes (盘点): a blind count, its differences approved by somebody else, posted as deltas. */
import { z } from 'zod';
import { lotAreas, stocktakeScopes, stocktakeStates } from '../domain/stock-words';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
import { historyRows } from './history';
import { businessDate, command, commandInput, id, instant, optionalText, query, text, version } from './procedure';
import { actionState } from './values';

export const MOST_COUNTS = 200;
/** A count may be zero; thousandths, as are all quantities. */
const countedQty = z.int().min(0).max(1_000_000_000_000);

const stocktakeActions = z.strictObject({
  count: actionState,
  finish: actionState,
  recount: actionState,
  approve: actionState,
  cancel: actionState,
});
const head = {
  id,
  number: z.string(),
  state: z.enum(stocktakeStates),
  scope: z.enum(stocktakeScopes),
  scopeText: z.string(),
  remark: z.string(),
  round: z.int(),
  lineCount: z.int(),
  differenceCount: z.int(),
  startedBy: z.string(),
  startedOn: businessDate,
  finishedBy: z.string(),
  decidedBy: z.string(),
  postedOn: businessDate.nullable(),
  decision: z.string(),
  isSamePerson: z.boolean(),
  waitingSince: instant,
  version,
  actions: stocktakeActions,
};
export const stocktakeRow = z.strictObject(head);
export type StocktakeRow = z.output<typeof stocktakeRow>;

export const stocktakeLineRow = z.strictObject({
  id,
  lineNo: z.int(),
  productCode: z.string(),
  productName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  batchNo: z.string(),
  expiresLabel: z.string(),
  area: z.enum(lotAreas),
  location: z.string(),
  isFound: z.boolean(),
  /** Counted once more: the first count differed. */
  isRecount: z.boolean(),
  countedQty: countedQty.nullable(),
  countedBy: z.string(),
  /** Absent while the count is blind. `nowQty`: what the ledger says today, `movedQty`: what moved since the count. */
  book: z
    .strictObject({
      bookQty: z.int(),
      differenceQty: z.int(),
      earlierQty: z.int().nullable(),
      nowQty: z.int(),
      movedQty: z.int(),
      reservedQty: z.int(),
    })
    .nullable(),
  version,
});
export type StocktakeLineRow = z.output<typeof stocktakeLineRow>;

export const countSheet = z.strictObject({
  firmName: z.string(),
  number: z.string(),
  scope: z.enum(stocktakeScopes),
  scopeText: z.string(),
  round: z.int(),
  copyNo: z.int(),
  printedAt: instant,
  printedBy: z.string(),
  lines: z.array(
    z.strictObject({
      lineNo: z.int(),
      location: z.string(),
      area: z.enum(lotAreas),
      productName: z.string(),
      specification: z.string(),
      maker: z.string(),
      batchNo: z.string(),
      expiresLabel: z.string(),
      unit: z.string(),
    }),
  ),
});
export type CountSheet = z.output<typeof countSheet>;

const open = { open: 'stock belongs to the firm' } as const;
const read = { permission: 'stock.read', ...open } as const;
const count = { permission: 'stock.count', ...open } as const;
const seen = { stocktakeId: id, version };
const changed = z.strictObject({ version });

export const stocktakesContract = {
  list: query(read).input(gridRequestSchema).output(gridBlock(stocktakeRow)),
  totals: query(read).input(gridCriteriaSchema).output(gridTotals),
  get: query(read)
    .input(z.strictObject({ stocktakeId: id }))
    .output(z.strictObject({ stocktake: stocktakeRow, lines: z.array(stocktakeLineRow), history: historyRows })),
  /** Every lot with stock in the scope becomes a line of the sheet. */
  start: command(count)
    .input(
      commandInput({
        scope: z.enum(stocktakeScopes),
        /** Places that begin with this text; only for the scope of places. */
        location: optionalText(40),
        productId: id.nullable(),
        remark: optionalText(200),
      }),
    )
    .output(z.strictObject({ stocktakeId: id, number: z.string(), version })),
  /** Counts of lines, each guarded by the version of its line, so that several people may count at once. */
  saveCounts: command(count)
    .input(
      commandInput({
        stocktakeId: id,
        counts: z
          .array(z.strictObject({ lineId: id, version, countedQty }))
          .min(1)
          .max(MOST_COUNTS),
      }),
    )
    .output(z.strictObject({ lines: z.array(z.strictObject({ lineId: id, version })) })),
  /** Goods found in a place where the ledger has none of them. */
  addFound: command(count)
    .input(
      commandInput({
        stocktakeId: id,
        productId: id,
        batchNo: text(40),
        madeOn: businessDate.nullable(),
        expiry: text(20),
        location: optionalText(40),
        countedQty: countedQty.min(1),
      }),
    )
    .output(z.strictObject({ lineId: id })),
  finish: command(count).input(commandInput(seen)).output(changed),
  /** Sends the lines that differ back to be counted once more, still blind. */
  recount: command({ permission: 'stock.recount', ...open })
    .input(commandInput(seen))
    .output(changed),
  approve: command({ permission: 'stock.approveCount', ...open })
    .input(commandInput({ ...seen, decision: optionalText(200) }))
    .output(changed),
  cancel: command(count)
    .input(commandInput({ ...seen, reason: text(200) }))
    .output(changed),
  previewSheet: query(count)
    .input(z.strictObject({ stocktakeId: id }))
    .output(countSheet),
  printSheet: command(count)
    .input(commandInput({ stocktakeId: id }))
    .output(countSheet),
};
