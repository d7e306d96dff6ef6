/** Purchase receipts (采购入库): goods arrive into quarantine, quality judges them, the invoice and prices follow. */
import { z } from 'zod';
import { purchaseStates } from '../domain/purchase-words';
import { paperFirm } from './firm-facts.schemas';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
import { historyRows } from './history';
import {
  businessDate,
  command,
  commandInput,
  id,
  instant,
  optionalText,
  problemSchema,
  query,
  text,
  version,
} from './procedure';
import { actionState, quantity, unitPrice } from './values';

export const MOST_PURCHASE_LINES = 100;
/** Tenths of a degree. */
const tenthC = z.int().min(-1000).max(1000).nullable();
const acceptedQty = z.int().min(0).max(1_000_000_000_000);

export const purchaseRow = z.strictObject({
  id,
  number: z.string(),
  state: z.enum(purchaseStates),
  supplierId: id,
  supplierName: z.string(),
  paperNo: z.string(),
  arrivedOn: businessDate,
  arrivalTenthC: tenthC,
  remark: z.string(),
  productNames: z.string(),
  lineCount: z.int(),
  invoiceNo: z.string(),
  invoiceOn: businessDate.nullable(),
  recordedBy: z.string(),
  inspectedBy: z.string(),
  acceptedOn: businessDate.nullable(),
  verdict: z.string(),
  isSamePerson: z.boolean(),
  waitingSince: instant,
  version,
  actions: z.strictObject({
    inspect: actionState,
    cancel: actionState,
    setInvoice: actionState,
    setPrices: actionState,
  }),
});
export type PurchaseRow = z.output<typeof purchaseRow>;

const goods = {
  lineNo: z.int(),
  productName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  batchNo: z.string(),
  madeOn: businessDate.nullable(),
  expiresLabel: z.string(),
  location: z.string(),
  arrivedQty: quantity,
  /** Null while it waits for its verdict; the rest was rejected. */
  acceptedQty: acceptedQty.nullable(),
};
export const purchaseLineRow = z.strictObject({
  id,
  productId: id,
  ...goods,
  /** 1/10000 yuan; null where it is not entered, and for those who see no purchase prices. */
  price: unitPrice.nullable(),
});
export type PurchaseLineRow = z.output<typeof purchaseLineRow>;

export const acceptanceRecord = z.strictObject({
  ...paperFirm,
  number: z.string(),
  state: z.enum(purchaseStates),
  supplierName: z.string(),
  paperNo: z.string(),
  arrivedOn: businessDate,
  arrivalTenthC: tenthC,
  acceptedOn: businessDate.nullable(),
  verdict: z.string(),
  recordedBy: z.string(),
  inspectedBy: z.string(),
  copyNo: z.int(),
  printedAt: instant,
  printedBy: z.string(),
  lines: z.array(z.strictObject({ ...goods, form: z.string(), registrationNo: z.string() })),
});
export type AcceptanceRecord = z.output<typeof acceptanceRecord>;

export const arrivalLine = z.strictObject({
  productId: id,
  batchNo: text(40),
  madeOn: businessDate.nullable(),
  /** As printed on the pack, e.g. `2026.10`. */
  expiry: text(20),
  /** Where it is put once accepted. */
  location: optionalText(40),
  qty: quantity,
});
export type ArrivalLine = z.output<typeof arrivalLine>;

const open = { open: 'goods belong to the firm' } as const;
const read = { permission: 'purchases.read', ...open } as const;
const buy = { permission: 'stock.purchase', ...open } as const;
const seen = { receiptId: id, version };
const changed = z.strictObject({ version });
/** What the reader should know and what does not hold the goods back. */
const told = z.array(problemSchema);

export const purchasesContract = {
  list: query(read).input(gridRequestSchema).output(gridBlock(purchaseRow)),
  totals: query(read).input(gridCriteriaSchema).output(gridTotals),
  get: query(read)
    .input(z.strictObject({ receiptId: id }))
    .output(
      z.strictObject({
        receipt: purchaseRow,
        lines: z.array(purchaseLineRow),
        /** While it waits for its verdict: what would hold it back, and what should be known. */
        refusals: z.array(problemSchema),
        told,
        seesPrices: z.boolean(),
        history: historyRows,
      }),
    ),
  record: command(buy)
    .input(
      commandInput({
        supplierId: id,
        paperNo: text(40),
        arrivedOn: businessDate,
        arrivalTenthC: tenthC,
        remark: optionalText(300),
        lines: z.array(arrivalLine).min(1).max(MOST_PURCHASE_LINES),
      }),
    )
    .output(z.strictObject({ receiptId: id, number: z.string(), version, told })),
  /** The verdict on every line; what is not accepted goes to the rejected area. */
  inspect: command({ permission: 'stock.inspect', ...open })
    .input(
      commandInput({
        ...seen,
        verdict: text(300),
        lines: z
          .array(z.strictObject({ lineId: id, acceptedQty, location: optionalText(40) }))
          .min(1)
          .max(MOST_PURCHASE_LINES),
      }),
    )
    .output(changed),
  /** Recorded by mistake; the goods leave quarantine again. */
  cancel: command(buy)
    .input(commandInput({ ...seen, reason: text(200) }))
    .output(changed),
  setInvoice: command({ permission: 'purchases.invoice', ...open })
    .input(commandInput({ ...seen, invoiceNo: optionalText(40), invoiceOn: businessDate.nullable() }))
    .output(changed),
  setPrices: command({ permission: 'purchases.price', ...open })
    .input(
      commandInput({
        ...seen,
        lines: z
          .array(z.strictObject({ lineId: id, price: unitPrice.nullable() }))
          .min(1)
          .max(MOST_PURCHASE_LINES),
      }),
    )
    .output(changed),
  previewPaper: query(read)
    .input(z.strictObject({ receiptId: id }))
    .output(acceptanceRecord),
  printPaper: command(read)
    .input(commandInput({ receiptId: id }))
    .output(acceptanceRecord),
};
