import { invoiceTotals, listInvoices } from './invoices-grid.queries';
import { invoiceDetail } from './invoices-one.queries';
import { accountDetail } from './ledger-account.queries';
import { advanceTotals, listAdvances } from './ledger-advances.queries';
import { customerLedger } from './ledger-customer.queries';
import { accountTotals, listAccounts } from './ledger-grid.queries';
import { preview, previewOrder } from './ledger-preview.queries';

/** The views of the invoicing ledger, as main/rpc registers them. */
export const ledger = {
  list: listAccounts,
  totals: accountTotals,
  account: accountDetail,
  invoices: listInvoices,
  invoiceTotals,
  invoice: invoiceDetail,
  advances: listAdvances,
  advanceTotals,
  customer: customerLedger,
  preview,
  previewOrder,
};
