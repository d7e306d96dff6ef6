import { z } from 'zod';
import { advanceSegments, invoiceSegments, ledgerSegments } from '../domain/ledger-words';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import {
  accountDetail,
  advanceRow,
  customerLedger,
  invoiceDetail,
  invoiceRow,
  ledgerPreview,
  ledgerRow,
} from './ledger-shapes';
import { id, query } from './procedure';

const read = 'invoicing.read' as const;
const accounts = { permission: read, scope: 'ledger_account' } as const;
const invoices = { permission: read, scope: 'invoice' } as const;
const segment = z.enum(ledgerSegments).default('all');
const invoiceSegment = z.enum(invoiceSegments).default('all');
const advanceSegment = z.enum(advanceSegments).default('all');

/** Views of the invoicing ledger: every procedure reads. */
export const ledgerContract = {
  /** Accounts with their balances; `segment`: those with something of one kind. */
  list: query(accounts)
    .input(z.strictObject({ ...gridRequest, segment }))
    .output(gridBlock(ledgerRow)),
  /** Sums of the amounts over all of them. */
  totals: query(accounts)
    .input(z.strictObject({ ...gridCriteria, segment }))
    .output(gridTotals),
  account: query({ permission: read, subject: { table: 'ledger_account', id: 'accountId' } })
    .input(z.strictObject({ accountId: id }))
    .output(accountDetail),
  invoices: query(invoices)
    .input(z.strictObject({ ...gridRequest, segment: invoiceSegment }))
    .output(gridBlock(invoiceRow)),
  invoiceTotals: query(invoices)
    .input(z.strictObject({ ...gridCriteria, segment: invoiceSegment }))
    .output(gridTotals),
  invoice: query({ permission: read, subject: { table: 'invoice', id: 'invoiceId' } })
    .input(z.strictObject({ invoiceId: id }))
    .output(invoiceDetail),
  /** Open advances, the oldest first. */
  advances: query(invoices)
    .input(z.strictObject({ ...gridRequest, segment: advanceSegment }))
    .output(gridBlock(advanceRow)),
  advanceTotals: query(invoices)
    .input(z.strictObject({ ...gridCriteria, segment: advanceSegment }))
    .output(gridTotals),
  customer: query({ permission: read, subject: { table: 'customer', id: 'customerId' } })
    .input(z.strictObject({ customerId: id }))
    .output(customerLedger),
  /** What approving these lines would do; quantities in thousandths, prices in 1/10000 yuan. */
  preview: query({ permission: read, subject: { table: 'customer', id: 'buyerId' } })
    .input(
      z.strictObject({
        buyerId: id,
        lines: z
          .array(z.strictObject({ productId: id, qty: z.int().positive(), price: z.int().nonnegative() }))
          .max(500),
      }),
    )
    .output(ledgerPreview),
  /** The same of an order that is not approved yet; nothing for one that is. */
  previewOrder: query({ permission: read, subject: { table: 'sales_order', id: 'orderId' } })
    .input(z.strictObject({ orderId: id }))
    .output(ledgerPreview),
};
