/** Red forms and red invoices, reissue, re-key, what waits to be red, and prices that differ. */
import { z } from 'zod';
import { redReasons } from '../domain/invoicing-words';
import { redKinds, waitingCauses } from '../domain/red-words';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
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
import {
  advanceWish,
  blueDetail,
  blueFound,
  differingAccount,
  pendingRow,
  redFormRow,
  redLineRow,
  reissueLineRow,
  reissuePreview,
  rekeyable,
} from './red-letters.schemas';

/** Thousandths, or fen. */
const some = z.int().min(1).max(1_000_000_000_000);
const MOST_LINES = 100;
const invoiceNumber = z.string().trim().min(8).max(20);
const taxNo = optionalText(20);

const form = { table: 'red_form', id: 'requestId' } as const;
const blue = { table: 'invoice', id: 'invoiceId' } as const;
const buyer = { table: 'customer', id: 'customerId' } as const;
const account = { table: 'ledger_account', id: 'accountId' } as const;
const list = { permission: 'invoicing.read', scope: 'red_form' } as const;
const invoices = { permission: 'invoicing.read', scope: 'invoice' } as const;
const seen = { requestId: id, version };
const changed = z.strictObject({ version });
const why = { ...seen, reason: text(300) };
const made = z.strictObject({ requestId: id, number: z.string(), version });

/** A part of a blue line: a quantity with its amount, or an amount without goods. */
const part = z.union([z.strictObject({ lineId: id, qty: some }), z.strictObject({ lineId: id, fen: some })]);
/** Empty: the whole of what is left of the invoice. */
const parts = z.array(part).max(MOST_LINES).default([]);
const party = z.strictObject({ title: text(200), taxNo });
/** What of a key changes; null keeps it. */
const newKey = { productId: id.nullable().default(null), rateBp: z.int().min(0).max(10_000).nullable().default(null) };

/** Of a reissue: whom the new invoice names, and what of its lines changes. */
const correction = z.strictObject({
  party: party.nullable().default(null),
  lines: z.array(z.strictObject({ lineId: id, ...newKey })),
});

export const redLettersContract = {
  /** Red forms and reissues with their clocks. */
  list: query(list).input(gridRequestSchema).output(gridBlock(redFormRow)),
  totals: query(list).input(gridCriteriaSchema).output(gridTotals),
  get: query({ permission: 'invoicing.read', subject: form })
    .input(z.strictObject({ requestId: id }))
    .output(
      z.strictObject({
        form: redFormRow,
        lines: z.array(redLineRow),
        reissue: z.array(reissueLineRow),
        history: historyRows,
      }),
    ),
  /** Forms that wait for the other side, the nearest to its end first, with what is left of their time. */
  clocks: query(list).input(noInput).output(z.array(redFormRow)),
  /** Blue invoices of which something may still be red, by number or buyer; at most 20. */
  blues: query(invoices)
    .input(z.strictObject({ search: optionalText(100) }))
    .output(z.array(blueFound)),
  blue: query({ permission: 'invoicing.read', subject: blue })
    .input(z.strictObject({ invoiceId: id }))
    .output(blueDetail),
  /** What a reissue would make: the whole red invoice and the new blue one, with taxes. */
  previewReissue: query({ permission: 'invoicing.read', subject: blue })
    .input(z.strictObject({ invoiceId: id, to: correction }))
    .output(reissuePreview),
  /**
   * `isBooked`: whether the buyer booked the invoice or confirmed its use. Unbooked: the whole of it, no answer needed.
   * Booked: 01 the whole, the others a part as well; 04 takes an amount that waits without goods.
   */
  request: command({ permission: 'invoicing.request', subject: blue })
    .input(
      commandInput({
        invoiceId: id,
        kind: z.enum(redKinds).default('red'),
        isBooked: z.boolean(),
        reason: z.enum(redReasons),
        lines: parts,
        remark: optionalText(300).default(''),
        /** Of a reissue; what is corrected says why in the remark. */
        to: correction.nullable().default(null),
        /** The warning that title and buyer differ was read. */
        differsSeen: z.boolean().default(false),
      }),
    )
    .output(made),
  /** A form that the buyer raised on the platform: it waits in the inbox of finance. */
  recordBuyers: command({ permission: 'invoicing.issue', subject: blue })
    .input(
      commandInput({
        invoiceId: id,
        formNo: text(40),
        reason: z.enum(redReasons),
        lines: parts,
        /** When the buyer raised it; absent: now. */
        raisedAt: instant.nullable().default(null),
        remark: optionalText(300).default(''),
      }),
    )
    .output(made),
  approve: command({ permission: 'invoicing.approve', subject: form })
    .input(commandInput({ ...seen, reason: optionalText(300).default('') }))
    .output(changed),
  refuse: command({ permission: 'invoicing.approve', subject: form }).input(commandInput(why)).output(changed),
  withdraw: command({ permission: 'invoicing.request', subject: form }).input(commandInput(why)).output(changed),
  /** Raised on the platform: from now on the other side has 72 hours. */
  send: command({ permission: 'invoicing.issue', subject: form })
    .input(commandInput({ ...seen, formNo: optionalText(40).default('') }))
    .output(changed),
  /** What the buyer answered to our form. */
  answer: command({ permission: 'invoicing.issue', subject: form })
    .input(
      commandInput({
        ...seen,
        isConfirmed: z.boolean(),
        formNo: optionalText(40).default(''),
        reason: optionalText(300).default(''),
      }),
    )
    .output(changed),
  /** What finance answers to a form of the buyer. */
  answerBuyer: command({ permission: 'invoicing.approve', subject: form })
    .input(commandInput({ ...seen, isConfirmed: z.boolean(), reason: optionalText(300).default('') }))
    .output(changed),
  /** Forms whose 72 hours are over become lapsed; whoever opens the desk makes the book say what the clock says. */
  lapse: command({ permission: 'invoicing.read', open: 'the clock decides, whoever looks' })
    .input(commandInput({}))
    .output(z.strictObject({ count: z.int() })),
  /**
   * The platform issued the red invoice of a reissue, and the new blue one is to come: both are posted when it is
   * there, typed in or in the results of the platform.
   */
  recordRed: command({ permission: 'invoicing.issue', subject: form })
    .input(
      commandInput({ ...seen, number: invoiceNumber, issuedOn: businessDate, formNo: optionalText(40).default('') }),
    )
    .output(changed),
  /** The red invoice was issued; of a reissue the new blue one with it. `taxFen` as the bureau printed it, by line. */
  issue: command({ permission: 'invoicing.issue', subject: form })
    .input(
      commandInput({
        ...seen,
        number: invoiceNumber,
        issuedOn: businessDate,
        formNo: optionalText(40).default(''),
        blue: z
          .strictObject({
            number: invoiceNumber,
            issuedOn: businessDate,
            taxFen: z.array(z.int().min(0)).max(MOST_LINES).optional(),
          })
          .nullable()
          .default(null),
      }),
    )
    .output(
      z.strictObject({ version, redInvoiceId: id, redFen: z.int(), blueInvoiceId: id.nullable(), blueFen: z.int() }),
    ),
  /** What waits to be red, oldest acceptance first. */
  pending: query(invoices)
    .input(
      z.strictObject({ cause: z.enum(waitingCauses).nullable().default(null), search: optionalText(100).default('') }),
    )
    .output(z.strictObject({ rows: z.array(pendingRow), hasMore: z.boolean() })),
  /** Wishes to turn what waits into an advance again, undecided. */
  advanceWishes: query(invoices).input(noInput).output(z.array(advanceWish)),
  askAdvance: command({ permission: 'invoicing.approve', subject: blue })
    .input(commandInput({ invoiceId: id, lineId: id, qty: some, reason: text(300) }))
    .output(z.strictObject({ wishId: id, version })),
  decideAdvance: command({ permission: 'invoicing.approve', subject: blue })
    .input(
      commandInput({
        invoiceId: id,
        wishId: id,
        version,
        isApproved: z.boolean(),
        reason: optionalText(300).default(''),
      }),
    )
    .output(changed),
  /** What of a buyer is not invoiced and may move to another key, with the letters on file. */
  rekeyable: query({ permission: 'invoicing.rekey', subject: buyer })
    .input(z.strictObject({ customerId: id }))
    .output(rekeyable),
  /** 换抬头 / 更正税率 / 更正品名: the un-invoiced part goes on under another key, with its dates. */
  rekey: command({ permission: 'invoicing.rekey', subject: buyer })
    .input(
      commandInput({
        customerId: id,
        entitlementIds: z.array(id).min(1).max(MOST_LINES),
        party: party.nullable().default(null),
        ...newKey,
        reason: text(300),
        /** The letter, on the buyer's or the order's files. */
        attachmentId: id.nullable(),
        differsSeen: z.boolean().default(false),
      }),
    )
    .output(z.strictObject({ count: z.int(), qty: z.int(), fen: z.int() })),
  /** Keys where something is to be invoiced and an advance stands open, at different prices. */
  differing: query({ permission: 'invoicing.read', scope: 'ledger_account' })
    .input(noInput)
    .output(z.strictObject({ rows: z.array(differingAccount), hasMore: z.boolean() })),
  /** Both are left open, and why; the alert stays. */
  noteDiffering: command({ permission: 'invoicing.approve', subject: account })
    .input(commandInput({ accountId: id, note: text(300) }))
    .output(z.strictObject({})),
};
