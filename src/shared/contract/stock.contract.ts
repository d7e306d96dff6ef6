import { z } from 'zod';
import { lotAreas, moveKinds } from '../domain/stock-words';
import { gridBlock, gridCriteria, gridRequest, gridRequestSchema, gridCriteriaSchema, gridTotals } from './grid';
import { historyRows } from './history';
import {
  businessDate,
  command,
  commandInput,
  id,
  instant,
  noInput,
  optionalText,
  query,
  text,
  version,
} from './procedure';
import { storageClasses } from './products.contract';
import { actionState, quantity } from './values';

export const lotStatuses = ['sellable', 'locked'] as const;
const nearLevels = ['urgent', 'close', 'near'] as const;
/** How near the last day of sale is: colours of the lists. `over`: it has passed. The months are settings. */
export const expiryLevels = ['over', ...nearLevels, 'far'] as const;
export const MOST_OPENING_LINES = 500;

export const lotRow = z.strictObject({
  id,
  productId: id,
  productCode: z.string(),
  productName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  storageClass: z.enum(storageClasses),
  batchNo: z.string(),
  area: z.enum(lotAreas),
  madeOn: businessDate.nullable(),
  /** As printed on the pack, e.g. `2026.10`. */
  expiresLabel: z.string(),
  /** The last day of the label. */
  expiresOn: businessDate,
  expiryLevel: z.enum(expiryLevels),
  /** Within so many months, of a level between `over` and `far`. */
  expiryMonths: z.int().nullable(),
  location: z.string(),
  supplierName: z.string(),
  status: z.enum(lotStatuses),
  /** Thousandths of the unit, as are all quantities. */
  onHand: z.int(),
  reserved: z.int(),
  createdAt: instant,
  /** Of the open recall of its batch, else empty. */
  recallNumber: z.string(),
  version,
  actions: z.strictObject({
    lock: actionState,
    unlock: actionState,
    move: actionState,
    transfer: actionState,
    changeArea: actionState,
    issue: actionState,
  }),
});
export type LotRow = z.output<typeof lotRow>;

export const moveRow = z.strictObject({
  id,
  kind: z.enum(moveKinds),
  qty: z.int(),
  movedOn: businessDate,
  movedAt: instant,
  userName: z.string(),
  /** Number of the dispatch note that took it. */
  noteNumber: z.string().nullable(),
  reason: z.string(),
  isReversed: z.boolean(),
  actions: z.strictObject({ reverse: actionState }),
});
export type MoveRow = z.output<typeof moveRow>;

export const productStockRow = z.strictObject({
  id,
  code: z.string(),
  genericName: z.string(),
  tradeName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  category: z.string(),
  storageClass: z.enum(storageClasses),
  onHandQty: z.int(),
  /** Unlocked and dated long enough to be sold today. */
  sellableQty: z.int(),
  reservedQty: z.int(),
  promisedQty: z.int(),
  /** Sellable − reserved − promised; below zero when more is promised than there is. */
  availableQty: z.int(),
  lotCount: z.int(),
  /** Of the lots for sale with stock, the one that expires first. */
  nearestExpiresOn: businessDate.nullable(),
  expiryLevel: z.enum(expiryLevels),
  expiryMonths: z.int().nullable(),
});
export type ProductStockRow = z.output<typeof productStockRow>;

/** What of the stock waits for somebody; bounds are expiry dates, both inclusive. */
export const stockAlerts = z.strictObject({
  over: z.strictObject({ to: businessDate, count: z.int() }),
  near: z.array(
    z.strictObject({
      level: z.enum(nearLevels),
      months: z.int(),
      from: businessDate,
      to: businessDate,
      count: z.int(),
    }),
  ),
  lockedCount: z.int(),
  quarantineCount: z.int(),
  rejectedCount: z.int(),
  countsToApprove: z.int(),
  issuesToApprove: z.int(),
  openRecalls: z.int(),
});
export type StockAlerts = z.output<typeof stockAlerts>;

export const openingLine = z.strictObject({
  productId: id,
  batchNo: text(40),
  madeOn: businessDate.nullable(),
  /** As on the pack: a day, or a month such as `2026.10`. */
  expiry: text(20),
  qty: quantity,
  location: optionalText(40),
  supplierName: optionalText(120),
});
export type OpeningLine = z.output<typeof openingLine>;

const read = { permission: 'stock.read', open: 'stock belongs to the firm' } as const;
const write = { permission: 'stock.write', open: 'stock belongs to the firm' } as const;
const lock = { permission: 'stock.lock', open: 'stock belongs to the firm' } as const;
const changed = z.strictObject({ version });
/** The row it stands in now. */
const shifted = z.strictObject({ lotId: id });
const seen = { lotId: id, version };
const stocked = { /** Only products that have, or had, a lot. */ isStocked: z.boolean().default(false) };

export const stockContract = {
  /** Lots. */
  list: query(read).input(gridRequestSchema).output(gridBlock(lotRow)),
  totals: query(read).input(gridCriteriaSchema).output(gridTotals),
  get: query(read)
    .input(z.strictObject({ lotId: id }))
    .output(z.strictObject({ lot: lotRow, moves: z.array(moveRow), history: historyRows })),
  byProduct: query(read)
    .input(z.strictObject({ ...gridRequest, ...stocked }))
    .output(gridBlock(productStockRow)),
  byProductTotals: query(read)
    .input(z.strictObject({ ...gridCriteria, ...stocked }))
    .output(gridTotals),
  /** Stock that was there before this book, by lot; all lines or none. */
  recordOpening: command(write)
    .input(commandInput({ lines: z.array(openingLine).min(1).max(MOST_OPENING_LINES) }))
    .output(z.strictObject({ lotIds: z.array(id) })),
  /** Takes back an opening row while nothing of it is used. */
  reverseOpening: command(write)
    .input(commandInput({ moveId: id, reason: text(200) }))
    .output(z.strictObject({ lotId: id })),
  lockLot: command(lock)
    .input(commandInput({ ...seen, reason: text(200) }))
    .output(changed),
  unlockLot: command(lock)
    .input(commandInput({ ...seen, reason: text(200) }))
    .output(changed),
  /** The whole lot with what is reserved of it, to a place where its batch does not stand. */
  moveLot: command(write)
    .input(commandInput({ ...seen, location: optionalText(40) }))
    .output(changed),
  /** A free quantity to another place of the same area. */
  transfer: command(write)
    .input(commandInput({ lotId: id, qty: quantity, location: optionalText(40), reason: text(200) }))
    .output(shifted),
  /** Quality takes a free quantity out of sale, back into it, or rejects it for good. */
  changeArea: command({ permission: 'stock.inspect', open: 'stock belongs to the firm' })
    .input(
      commandInput({
        lotId: id,
        qty: quantity,
        area: z.enum(lotAreas),
        location: optionalText(40),
        reason: text(200),
      }),
    )
    .output(shifted),
  /** Counts of what waits for somebody, for the desks. */
  alerts: query(read).input(noInput).output(stockAlerts),
};
