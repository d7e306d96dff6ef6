import { z } from 'zod';
import { recordedForms } from '../domain/receivable-words';
import { gridBlock, gridCriteria, gridCriteriaSchema, gridRequest, gridRequestSchema, gridTotals } from './grid';
import { businessDate, command, commandInput, id, optionalText, query, text, version } from './procedure';
import {
  ageingRow,
  allocation,
  bankLineRow,
  billRow,
  dueRow,
  exposure,
  positiveFen,
  receiptRow,
  statementContent,
  statementPaper,
  statementRow,
  wantingDocument,
  wantingOrder,
} from './receivables-shapes';
import { soldReportsContract } from './sold-reports';

const list = { permission: 'receipts.read', open: 'every finance post sees all receipts' } as const;
const record = { permission: 'receipts.record', open: 'a cashier records for every customer' } as const;
const match = { permission: 'receipts.match', open: 'finance matches for every customer' } as const;
const claim = { permission: 'receipts.claim', open: 'money of an unknown payer belongs to nobody yet' } as const;
const state = { permission: 'receivables.state', open: 'finance states the account of every customer' } as const;
const customers = { permission: 'receivables.read', scope: 'customer' } as const;
const subject = { table: 'customer', id: 'customerId' } as const;
const oneCustomer = { permission: 'receivables.read', subject } as const;
const opening = { permission: 'customers.credit', subject } as const;

const made = z.strictObject({ receiptId: id, number: z.string() });
const changed = z.strictObject({ version });
const reason = text(200);
const seen = { version };
/** The payer is not the buyer: whoever records it says that he saw it. */
const payerSeen = z.boolean().default(false);
const parts = z.array(z.strictObject({ orderId: id, amountFen: z.int().positive() })).max(100);
const documentParts = z.array(z.strictObject({ documentId: id, amountFen: z.int().positive() })).max(100);
const period = { fromOn: businessDate, untilOn: businessDate };

/** An opening document as it is typed or imported. */
export const openingItem = z.strictObject({
  number: text(60),
  documentOn: businessDate,
  dueOn: businessDate,
  amountFen: positiveFen,
  remark: optionalText(200),
});

export const receivablesContract = {
  /** `toMatch`: of the last weeks, with something that pays nothing yet. */
  list: query(list)
    .input(z.strictObject({ ...gridRequest, segment: z.literal('toMatch').optional() }))
    .output(gridBlock(receiptRow)),
  totals: query(list)
    .input(z.strictObject({ ...gridCriteria, segment: z.literal('toMatch').optional() }))
    .output(gridTotals),
  /** The money a customer paid, by receipt; positive whole fen typed by the cashier. */
  record: command(record)
    .input(
      commandInput({
        customerId: id,
        receivedOn: businessDate,
        amountFen: positiveFen,
        form: z.enum(recordedForms),
        payer: optionalText(120),
        payerAccount: optionalText(60).default(''),
        payerSeen,
        remark: optionalText(200),
        /** Of a bill of acceptance only. */
        bill: z.strictObject({ billNo: text(40), acceptor: optionalText(120), dueOn: businessDate }).optional(),
      }),
    )
    .output(made),
  /** A wrong receipt is reversed by a row of its own; refused while it pays something. */
  reverse: command(record)
    .input(commandInput({ receiptId: id, reason }))
    .output(made),
  /** Pays back what is left of a receipt, or a part: a receipt below zero. */
  refund: command({ permission: 'receipts.refund', open: 'money on account of any customer' })
    .input(commandInput({ receiptId: id, amountFen: positiveFen, refundedOn: businessDate, reason }))
    .output(made),
  reverseRefund: command({ permission: 'receipts.refund', open: 'as refunded' })
    .input(commandInput({ receiptId: id, reason }))
    .output(made),
  /** Waives the small rest of an order or an opening document, up to the limit of the house. */
  waive: command(match)
    .input(
      commandInput({
        target: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('order'), orderId: id }),
          z.strictObject({ kind: z.literal('document'), documentId: id }),
        ]),
        reason,
      }),
    )
    .output(z.strictObject({ receiptId: id, number: z.string(), amountFen: z.int() })),
  /** What of the customer wants money, oldest due first, with a first-in-first-out proposal. */
  proposal: query(match)
    .input(z.strictObject({ receiptId: id }))
    .output(
      z.strictObject({
        receipt: receiptRow,
        allocations: z.array(allocation),
        orders: z.array(wantingOrder),
        documents: z.array(wantingDocument),
      }),
    ),
  match: command(match)
    .input(commandInput({ receiptId: id, parts: parts.default([]), documents: documentParts.default([]) }))
    .output(z.strictObject({ matchedFen: z.int() })),
  unmatch: command(match)
    .input(commandInput({ allocationId: id, kind: z.enum(['order', 'document']).default('order'), reason }))
    .output(z.strictObject({ matchedFen: z.int() })),

  bankLines: query(list).input(gridRequestSchema).output(gridBlock(bankLineRow)),
  bankLineTotals: query(list).input(gridCriteriaSchema).output(gridTotals),
  /** Money of an unknown payer, typed by hand. */
  addBankLine: command(record)
    .input(
      commandInput({
        receivedOn: businessDate,
        amountFen: positiveFen,
        payer: optionalText(120),
        payerAccount: optionalText(60),
        reference: optionalText(200),
      }),
    )
    .output(z.strictObject({ bankLineId: id })),
  /** Makes the receipt of a line, with the payer as the bank wrote him. */
  claimLine: command(claim)
    .input(commandInput({ bankLineId: id, ...seen, customerId: id, payerSeen }))
    .output(made),
  /** Takes a claim back: the receipt is reversed, the line waits again. */
  unclaimLine: command(claim)
    .input(commandInput({ bankLineId: id, ...seen, reason }))
    .output(changed),
  /** Not a customer's money: interest, a transfer between own accounts. */
  ignoreLine: command(claim)
    .input(commandInput({ bankLineId: id, ...seen, reason }))
    .output(changed),
  restoreLine: command(claim)
    .input(commandInput({ bankLineId: id, ...seen }))
    .output(changed),

  bills: query(list).input(gridRequestSchema).output(gridBlock(billRow)),
  billTotals: query(list).input(gridCriteriaSchema).output(gridTotals),
  /** The bank paid the bill. */
  settleBill: command(record)
    .input(commandInput({ billId: id, ...seen, settledOn: businessDate }))
    .output(changed),
  /** The bill was not paid: its matches are taken back, its receipt is reversed. */
  dishonourBill: command(match)
    .input(commandInput({ billId: id, ...seen, dishonouredOn: businessDate, reason }))
    .output(changed),

  /** Every customer with a balance; sorted and searched, not filtered. */
  ageing: query(customers).input(gridRequestSchema).output(gridBlock(ageingRow)),
  ageingTotals: query(customers).input(gridCriteriaSchema).output(gridTotals),
  /** The debts behind the figures of one customer, and his account. */
  dues: query(oneCustomer)
    .input(z.strictObject({ customerId: id }))
    .output(z.strictObject({ customerName: z.string(), rows: z.array(dueRow), exposure, row: ageingRow })),

  recordOpening: command(opening)
    .input(commandInput({ customerId: id, documents: z.array(openingItem).min(1).max(200) }))
    .output(z.strictObject({ added: z.int(), skipped: z.int() })),
  /** A wrong opening document; refused while receipts pay it and after the opening was signed off. */
  withdrawOpening: command(opening)
    .input(commandInput({ customerId: id, documentId: id, reason }))
    .output(z.strictObject({ openingFen: z.int() })),

  /** The account of a customer over a period, as things stand now. */
  statement: query(oneCustomer)
    .input(z.strictObject({ customerId: id, ...period }))
    .output(statementContent),
  statements: query(customers).input(gridRequestSchema).output(gridBlock(statementRow)),
  statementTotals: query(customers).input(gridCriteriaSchema).output(gridTotals),
  makeStatement: command(state)
    .input(commandInput({ customerId: id, ...period }))
    .output(z.strictObject({ statementId: id, number: z.string(), version })),
  previewStatement: query(state)
    .input(z.strictObject({ statementId: id }))
    .output(statementPaper),
  printStatement: command(state)
    .input(commandInput({ statementId: id }))
    .output(statementPaper),
  sendStatement: command(state)
    .input(commandInput({ statementId: id, ...seen, sentOn: businessDate }))
    .output(changed),
  /** What the customer said; a disputed one may be confirmed later. */
  answerStatement: command(state)
    .input(
      commandInput({
        statementId: id,
        ...seen,
        isConfirmed: z.boolean(),
        answeredOn: businessDate,
        answeredBy: text(60),
        remark: optionalText(200),
      }),
    )
    .output(changed),
  withdrawStatement: command(state)
    .input(commandInput({ statementId: id, ...seen, reason }))
    .output(changed),

  ...soldReportsContract,
};
