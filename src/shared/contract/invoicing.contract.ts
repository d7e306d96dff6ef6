/** What is to be invoiced, requests for invoices and those in advance, their issue, their way to the buyer, and his terms. */
import { z } from 'zod';
import { handoverWays, invoiceTimings } from '../domain/invoicing-words';
import { gridBlock, gridCriteria, gridCriteriaSchema, gridRequest, gridRequestSchema, gridTotals } from './grid';
import { historyRows } from './history';
import { advanceLook, handoverRow, pickedRow, previewInvoice, requestRow, toInvoiceRow } from './invoicing-shapes';
import { businessDate, command, commandInput, id, noInput, optionalText, query, text, version } from './procedure';

/** Thousandths. */
const qty = z.int().positive().max(1_000_000_000_000);
const someQty = z.int().min(0).max(1_000_000_000_000);
/** Fen. */
const fen = z.int().min(0).max(1_000_000_000_000);
/** 1/10000 yuan, tax included. */
const price = z.int().min(0).max(1_000_000_000_000);
const MOST_LINES = 500;

const segment = { segment: z.enum(['withGoods', 'customer']).optional(), customerId: id.optional() };

const ownTerms = {
  timing: z.enum(invoiceTimings).nullable(),
  advanceLimitFen: fen.nullable(),
  advanceMaxCount: z.int().min(0).max(1000).nullable(),
  advanceMaxDays: z.int().min(0).max(3650).nullable(),
};
export const termsDetail = z.strictObject({
  own: z.strictObject({ ...ownTerms, ageReleasedUntil: businessDate.nullable(), version }),
  timing: z.enum(invoiceTimings),
  advanceLimitFen: fen,
  advanceMaxCount: z.int(),
  advanceMaxDays: z.int(),
});
export type TermsDetail = z.output<typeof termsDetail>;

const buyer = { table: 'customer', id: 'customerId' } as const;
const request = { table: 'invoice_request', id: 'requestId' } as const;
const paper = { table: 'invoice', id: 'invoiceId' } as const;
const seen = { requestId: id, version };
const changed = z.strictObject({ version });
const picks = z
  .array(z.strictObject({ entitlementId: id, qty: someQty }))
  .min(1)
  .max(MOST_LINES);
const advanceLines = z
  .array(z.strictObject({ productId: id, qty, price: price.min(1) }))
  .min(1)
  .max(100);
const wishedPicks = { customerId: id, lines: picks, remark: optionalText(200).default('') };

const toInvoice = { permission: 'invoicing.read', scope: 'invoice_request' } as const;

export const invoicingContract = {
  /** Open entitlements; `withGoods`: of orders whose invoice travels with the goods. */
  toInvoice: query(toInvoice)
    .input(z.strictObject({ ...gridRequest, ...segment }))
    .output(gridBlock(toInvoiceRow)),
  toInvoiceTotals: query(toInvoice)
    .input(z.strictObject({ ...gridCriteria, ...segment }))
    .output(gridTotals),
  /** 凑票: an amount (fen) or a quantity (thousandths) → lines first in first out, the last one split; `rest` is left. */
  pickFor: query({ permission: 'invoicing.read', subject: buyer })
    .input(z.strictObject({ customerId: id, amountFen: fen.optional(), qty: qty.optional(), productId: id.optional() }))
    .output(
      z.strictObject({
        picked: z.array(pickedRow),
        rest: z.array(toInvoiceRow),
        pickedFen: fen,
        pickedQty: someQty,
        /** What of the wish could not be found, fen or thousandths. */
        missing: z.int(),
      }),
    ),
  /** The invoices that these lines would become. */
  preview: query({ permission: 'invoicing.read', subject: buyer })
    .input(z.strictObject({ customerId: id, lines: picks }))
    .output(z.strictObject({ invoices: z.array(previewInvoice), totalFen: z.int() })),
  /** Needs no approval. One request for each tax party; its lines are grouped into invoices. */
  request: command({ permission: 'invoicing.request', subject: buyer })
    .input(commandInput(wishedPicks))
    .output(
      z.strictObject({
        requests: z.array(
          z.strictObject({ requestId: id, number: z.string(), version, invoices: z.int(), totalFen: z.int() }),
        ),
      }),
    ),
  checkAdvance: query({ permission: 'invoicing.request', subject: buyer })
    .input(z.strictObject({ customerId: id, lines: advanceLines }))
    .output(advanceLook),
  requestAdvance: command({ permission: 'invoicing.request', subject: buyer })
    .input(
      commandInput({
        customerId: id,
        lines: advanceLines,
        basis: text(200),
        expectedOn: businessDate,
        reason: text(300),
        remark: optionalText(200).default(''),
      }),
    )
    .output(z.strictObject({ requestId: id, number: z.string(), version })),
  list: query({ permission: 'invoicing.read', scope: 'invoice_request' })
    .input(gridRequestSchema)
    .output(gridBlock(requestRow)),
  totals: query({ permission: 'invoicing.read', scope: 'invoice_request' })
    .input(gridCriteriaSchema)
    .output(gridTotals),
  get: query({ permission: 'invoicing.read', subject: request })
    .input(z.strictObject({ requestId: id }))
    .output(
      z.strictObject({
        request: requestRow,
        invoices: z.array(previewInvoice),
        /** The checks of an advance that waits, as they are now. */
        look: advanceLook.nullable(),
        history: historyRows,
      }),
    ),
  approve: command({ permission: 'invoicing.approve', subject: request })
    .input(commandInput({ ...seen, reason: optionalText(300).default('') }))
    .output(changed),
  refuse: command({ permission: 'invoicing.approve', subject: request })
    .input(commandInput({ ...seen, reason: text(300) }))
    .output(changed),
  withdraw: command({ permission: 'invoicing.request', subject: request })
    .input(commandInput({ ...seen, reason: text(300) }))
    .output(changed),
  /** The boss lets a buyer with an over-age advance ask for more until a day. */
  releaseAge: command({ permission: 'invoicing.releaseAge', subject: buyer })
    .input(commandInput({ customerId: id, untilOn: businessDate, reason: text(300) }))
    .output(z.strictObject({ untilOn: businessDate })),
  /** By hand: a number for each invoice of the request. */
  issue: command({ permission: 'invoicing.issue', subject: request })
    .input(
      commandInput({
        ...seen,
        invoices: z
          .array(
            z.strictObject({
              invoiceNo: z.int().positive(),
              number: text(20),
              issuedOn: businessDate,
              /** As the bureau printed it, fen, by line of the invoice; others by their rate. */
              taxes: z
                .array(z.strictObject({ lineNo: z.int().positive(), taxFen: fen }))
                .max(MOST_LINES)
                .default([]),
            }),
          )
          .min(1)
          .max(100),
      }),
    )
    .output(z.strictObject({ version, invoices: z.array(z.strictObject({ invoiceId: id, number: z.string() })) })),
  /** Blue invoices, those that have not reached the buyer first. */
  handovers: query({ permission: 'invoicing.read', scope: 'invoice' })
    .input(z.strictObject({ ...gridRequest, isOpen: z.boolean().default(true) }))
    .output(gridBlock(handoverRow)),
  handoverTotals: query({ permission: 'invoicing.read', scope: 'invoice' })
    .input(z.strictObject({ ...gridCriteria, isOpen: z.boolean().default(true) }))
    .output(gridTotals),
  handOver: command({ permission: 'invoicing.handOver', subject: paper })
    .input(
      commandInput({
        invoiceId: id,
        handedOn: businessDate,
        way: z.enum(handoverWays),
        receiver: optionalText(60).default(''),
      }),
    )
    .output(z.strictObject({ handoverId: id })),
  withdrawHandover: command({ permission: 'invoicing.handOver', subject: paper })
    .input(commandInput({ invoiceId: id, reason: text(300) }))
    .output(z.strictObject({ handoverId: id })),
  terms: query({ permission: 'invoicing.read', subject: buyer })
    .input(z.strictObject({ customerId: id }))
    .output(termsDetail),
  /** `null`: as the firm has it. */
  setTerms: command({ permission: 'invoicing.terms', subject: buyer })
    .input(commandInput({ customerId: id, ...ownTerms, version }))
    .output(changed),
  setTiming: command({ permission: 'invoicing.terms', open: 'one row of the book' })
    .input(commandInput({ timing: z.enum(invoiceTimings), version }))
    .output(changed),
  /** What the firm invoiced this month, and what is left; `limitFen` null: not limited. */
  quota: query({ permission: 'invoicing.read', open: 'a sum of the whole firm' })
    .input(noInput)
    .output(
      z.strictObject({ month: z.string(), usedFen: z.int(), limitFen: fen.nullable(), leftFen: z.int().nullable() }),
    ),
};
