import { z } from 'zod';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
import { actionState, businessDate, command, commandInput, id, optionalText, query, text } from './procedure';

export const receiptForms = ['transfer', 'cash', 'acceptance', 'deduction'] as const;

export const receiptRow = z.strictObject({
  id,
  number: z.string(),
  customerId: id,
  customerName: z.string(),
  receivedOn: businessDate,
  amountFen: z.int(),
  form: z.enum(receiptForms),
  payer: z.string(),
  remark: z.string(),
  /** What of it pays orders, fen. */
  matchedFen: z.int(),
  isReversed: z.boolean(),
  isReversal: z.boolean(),
  actions: z.strictObject({ reverse: actionState, match: actionState }),
});
export type ReceiptRow = z.output<typeof receiptRow>;

const list = { permission: 'receipts.read', open: 'every finance post sees all receipts' } as const;
const allocation = z.strictObject({
  id,
  orderId: id,
  orderNumber: z.string(),
  amountFen: z.int(),
  matchedBy: z.string(),
  isReversed: z.boolean(),
});

export const receivablesContract = {
  list: query(list).input(gridRequestSchema).output(gridBlock(receiptRow)),
  totals: query(list).input(gridCriteriaSchema).output(gridTotals),
  /** The money a customer paid, by receipt; positive whole fen typed by the cashier. */
  record: command({ permission: 'receipts.record', open: 'a cashier records for every customer' })
    .input(
      commandInput({
        customerId: id,
        receivedOn: businessDate,
        amountFen: z.int().positive().max(1_000_000_000_00),
        form: z.enum(receiptForms),
        payer: optionalText(120),
        remark: optionalText(200),
      }),
    )
    .output(z.strictObject({ receiptId: id, number: z.string() })),
  /** A wrong receipt is reversed by a row of its own; refused while it pays orders. */
  reverse: command({ permission: 'receipts.record', open: 'as recorded' })
    .input(commandInput({ receiptId: id, reason: text(200) }))
    .output(z.strictObject({ receiptId: id, number: z.string() })),
  /** Orders of the customer that still want money, oldest first, with a first-in-first-out proposal. */
  proposal: query({ permission: 'receipts.match', open: 'finance matches for every customer' })
    .input(z.strictObject({ receiptId: id }))
    .output(
      z.strictObject({
        receipt: receiptRow,
        allocations: z.array(allocation),
        orders: z.array(
          z.strictObject({
            orderId: id,
            number: z.string(),
            submittedOn: z.string(),
            totalFen: z.int(),
            openFen: z.int(),
            proposedFen: z.int(),
          }),
        ),
      }),
    ),
  match: command({ permission: 'receipts.match', open: 'finance matches for every customer' })
    .input(
      commandInput({
        receiptId: id,
        parts: z
          .array(z.strictObject({ orderId: id, amountFen: z.int().positive() }))
          .min(1)
          .max(100),
      }),
    )
    .output(z.strictObject({ matchedFen: z.int() })),
  unmatch: command({ permission: 'receipts.match', open: 'finance matches for every customer' })
    .input(commandInput({ allocationId: id, reason: text(200) }))
    .output(z.strictObject({ matchedFen: z.int() })),
};
