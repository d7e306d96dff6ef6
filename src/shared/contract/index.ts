/** The contract: one record of procedures for both sides. Each feature has its own file. */
import { calendarContract } from './calendar.contract';
import { channelContract } from './channel.contract';
import { customersContract } from './customers.contract';
import { bidCostsContract, depositsContract } from './deposits.contract';
import { desksContract } from './desks.contract';
import { dispatchContract } from './dispatch.contract';
import { eventsContract } from './events.contract';
import { filesContract, uploadsContract } from './files.contract';
import { ledgerContract } from './ledger.contract';
import { invoicingContract } from './invoicing.contract';
import { ordersContract } from './orders.contract';
import { pricingContract } from './pricing.contract';
import { productsContract } from './products.contract';
import { qualityContract } from './quality.contract';
import { bankFilesContract } from './bank-files.contract';
import { redLettersContract } from './red-letters.contract';
import { releasesContract } from './releases.contract';
import { purchasesContract } from './purchases.contract';
import { receivablesContract } from './receivables.contract';
import { importRecordsContract, importsContract } from './imports.contract';
import { periodsContract } from './periods.contract';
import { remindersContract } from './reminders.contract';
import { reportsContract } from './reports.contract';
import { returnsContract } from './returns.contract';
import { sessionContract } from './session.contract';
import { settingsContract } from './settings.contract';
import { signingContract } from './signing.contract';
import { stockContract } from './stock.contract';
import { recallsContract } from './recalls.contract';
import { stockIssuesContract } from './stock-issues.contract';
import { stocktakesContract } from './stocktakes.contract';
import { supplierReturnsContract } from './supplier-returns.contract';
import { suppliersContract } from './suppliers.contract';
import { platformRecordsContract, taxPlatformContract } from './tax-platform.contract';
import {
  agreedVolumesContract,
  awardsContract,
  deliveryAgreementsContract,
  provincePricesContract,
} from './awards.contract';
import { marketPricesContract, tenderItemsContract } from './tender-items.contract';
import { credentialsContract } from './credentials.contract';
import { platformAccountsContract } from './platform-accounts.contract';
import { tenderDocumentsContract } from './tender-documents.contract';
import { tenderViewsContract } from './tender-views.contract';
import { tenderDatesContract } from './tender-dates.contract';
import { tenderRulesContract } from './tender-rules.contract';
import { tendersContract } from './tenders.contract';
import { usersContract } from './users.contract';

/** Procedures that run in the engine's threads. */
export const engineContract = {
  settings: settingsContract,
  customers: customersContract,
  users: usersContract,
  products: productsContract,
  pricing: pricingContract,
  channel: channelContract,
  calendar: calendarContract,
  stock: stockContract,
  stocktakes: stocktakesContract,
  stockIssues: stockIssuesContract,
  recalls: recallsContract,
  suppliers: suppliersContract,
  purchases: purchasesContract,
  supplierReturns: supplierReturnsContract,
  orders: ordersContract,
  releases: releasesContract,
  dispatch: dispatchContract,
  receivables: receivablesContract,
  returns: returnsContract,
  invoicing: invoicingContract,
  ledger: ledgerContract,
  redLetters: redLettersContract,
  files: filesContract,
  quality: qualityContract,
  imports: importRecordsContract,
  desks: desksContract,
  reminders: remindersContract,
  reports: reportsContract,
  taxPlatform: platformRecordsContract,
  periods: periodsContract,
  tenders: tendersContract,
  tenderDates: tenderDatesContract,
  tenderRules: tenderRulesContract,
  tenderViews: tenderViewsContract,
  tenderDocuments: tenderDocumentsContract,
  credentials: credentialsContract,
  platformAccounts: platformAccountsContract,
  tenderItems: tenderItemsContract,
  marketPrices: marketPricesContract,
  awards: awardsContract,
  provincePrices: provincePricesContract,
  deliveryAgreements: deliveryAgreementsContract,
  agreedVolumes: agreedVolumesContract,
  deposits: depositsContract,
  bidCosts: bidCostsContract,
};
/** Procedures that the front answers itself: sessions and the stream of changes. */
export const frontContract = {
  session: sessionContract,
  events: eventsContract,
  imports: importsContract,
  bankFiles: bankFilesContract,
  signing: signingContract,
};

/** Files are gathered by the front and kept by the engine: one feature, two hands. */
export const contract = {
  ...engineContract,
  ...frontContract,
  files: { ...engineContract.files, ...uploadsContract },
  imports: { ...engineContract.imports, ...importsContract },
  taxPlatform: { ...engineContract.taxPlatform, ...taxPlatformContract },
};
export type Contract = typeof contract;
