/** Documents whose commands move the ledger, by the names that are published: a list of balances watches them all. */
export const ledgerMovers = [
  ...['sales_order', 'dispatch_note', 'return_request'],
  ...['entitlement', 'invoice', 'invoice_request', 'period_close'],
  // Another buyer on the invoices, terms, what makes a sale invoiceable, opening balances.
  ...['customer', 'invoice_terms', 'setting', 'import_run'],
];
