/**
 * Every catalogue, in both languages, one top-level key per file: `problem.NOT_FOUND`, `common.actions.save`.
 * A feature adds one line for each language; its Chinese file is the source, the other is checked against it.
 */
import type { Catalogue } from './catalogue';
import { calendar as calendarEn } from './en/calendar';
import { channel as channelEn } from './en/channel';
import { common as commonEn } from './en/common';
import { customers as customersEn } from './en/customers';
import { deposits as depositsEn } from './en/deposits';
import { desks as desksEn } from './en/desks';
import { desktop as desktopEn } from './en/desktop';
import { dispatch as dispatchEn } from './en/dispatch';
import { fields as fieldsEn } from './en/fields';
import { files as filesEn } from './en/files';
import { grid as gridEn } from './en/grid';
import { imports as importsEn } from './en/imports';
import { ledger as ledgerEn } from './en/ledger';
import { invoicing as invoicingEn } from './en/invoicing';
import { orders as ordersEn } from './en/orders';
import { periods as periodsEn } from './en/periods';
import { posts as postsEn } from './en/posts';
import { pricing as pricingEn } from './en/pricing';
import { products as productsEn } from './en/products';
import { stock as stockEn } from './en/stock';
import { recalls as recallsEn } from './en/recalls';
import { stockIssues as stockIssuesEn } from './en/stock-issues';
import { stocktakes as stocktakesEn } from './en/stocktakes';
import { problem as problemEn } from './en/problem';
import { problemCases as problemCasesEn } from './en/problem-cases';
import { quality as qualityEn } from './en/quality';
import { purchases as purchasesEn } from './en/purchases';
import { supplierReturns as supplierReturnsEn } from './en/supplier-returns';
import { suppliers as suppliersEn } from './en/suppliers';
import { receivables as receivablesEn } from './en/receivables';
import { soldReports as soldReportsEn } from './en/sold-reports';
import { redLetters as redLettersEn } from './en/red-letters';
import { releases as releasesEn } from './en/releases';
import { reminders as remindersEn } from './en/reminders';
import { reports as reportsEn } from './en/reports';
import { returns as returnsEn } from './en/returns';
import { taxPlatform as taxPlatformEn } from './en/tax-platform';
import { credentials as credentialsEn } from './en/credentials';
import { platformAccounts as platformAccountsEn } from './en/platform-accounts';
import { tenderDocuments as tenderDocumentsEn } from './en/tender-documents';
import { tenderDates as tenderDatesEn } from './en/tender-dates';
import { tenderViews as tenderViewsEn } from './en/tender-views';
import {
  agreedVolumes as agreedVolumesEn,
  awards as awardsEn,
  deliveryAgreements as deliveryAgreementsEn,
  provincePrices as provincePricesEn,
} from './en/awards';
import { marketPrices as marketPricesEn, tenderItems as tenderItemsEn } from './en/tender-items';
import { tenders as tendersEn } from './en/tenders';
import { users as usersEn } from './en/users';
import { session as sessionEn } from './en/session';
import { settings as settingsEn } from './en/settings';
import { shell as shellEn } from './en/shell';
import { calendar } from './zh-CN/calendar';
import { channel } from './zh-CN/channel';
import { common } from './zh-CN/common';
import { customers } from './zh-CN/customers';
import { deposits } from './zh-CN/deposits';
import { desks } from './zh-CN/desks';
import { desktop } from './zh-CN/desktop';
import { dispatch } from './zh-CN/dispatch';
import { fields } from './zh-CN/fields';
import { files } from './zh-CN/files';
import { grid } from './zh-CN/grid';
import { imports } from './zh-CN/imports';
import { ledger } from './zh-CN/ledger';
import { invoicing } from './zh-CN/invoicing';
import { orders } from './zh-CN/orders';
import { periods } from './zh-CN/periods';
import { posts } from './zh-CN/posts';
import { pricing } from './zh-CN/pricing';
import { products } from './zh-CN/products';
import { stock } from './zh-CN/stock';
import { recalls } from './zh-CN/recalls';
import { stockIssues } from './zh-CN/stock-issues';
import { stocktakes } from './zh-CN/stocktakes';
import { problem } from './zh-CN/problem';
import { problemCases } from './zh-CN/problem-cases';
import { quality } from './zh-CN/quality';
import { purchases } from './zh-CN/purchases';
import { supplierReturns } from './zh-CN/supplier-returns';
import { suppliers } from './zh-CN/suppliers';
import { receivables } from './zh-CN/receivables';
import { soldReports } from './zh-CN/sold-reports';
import { redLetters } from './zh-CN/red-letters';
import { releases } from './zh-CN/releases';
import { reminders } from './zh-CN/reminders';
import { reports } from './zh-CN/reports';
import { returns } from './zh-CN/returns';
import { taxPlatform } from './zh-CN/tax-platform';
import { credentials } from './zh-CN/credentials';
import { platformAccounts } from './zh-CN/platform-accounts';
import { tenderDocuments } from './zh-CN/tender-documents';
import { tenderDates } from './zh-CN/tender-dates';
import { tenderViews } from './zh-CN/tender-views';
import { agreedVolumes, awards, deliveryAgreements, provincePrices } from './zh-CN/awards';
import { marketPrices, tenderItems } from './zh-CN/tender-items';
import { tenders } from './zh-CN/tenders';
import { users } from './zh-CN/users';
import { session } from './zh-CN/session';
import { settings } from './zh-CN/settings';
import { shell } from './zh-CN/shell';

const chinese = {
  common,
  customers,
  deposits,
  desks,
  reminders,
  reports,
  periods,
  desktop,
  dispatch,
  fields,
  files,
  invoicing,
  ledger,
  orders,
  posts,
  problem,
  problemCases,
  stock,
  stocktakes,
  stockIssues,
  recalls,
  suppliers,
  purchases,
  supplierReturns,
  products,
  pricing,
  calendar,
  channel,
  grid,
  imports,
  quality,
  receivables,
  soldReports,
  redLetters,
  releases,
  returns,
  taxPlatform,
  tenders,
  tenderItems,
  marketPrices,
  awards,
  provincePrices,
  deliveryAgreements,
  agreedVolumes,
  tenderViews,
  tenderDates,
  tenderDocuments,
  credentials,
  platformAccounts,
  users,
  session,
  settings,
  shell,
};

const english: Catalogue<typeof chinese> = {
  common: commonEn,
  customers: customersEn,
  deposits: depositsEn,
  desks: desksEn,
  reminders: remindersEn,
  reports: reportsEn,
  periods: periodsEn,
  desktop: desktopEn,
  dispatch: dispatchEn,
  fields: fieldsEn,
  files: filesEn,
  invoicing: invoicingEn,
  ledger: ledgerEn,
  orders: ordersEn,
  posts: postsEn,
  problem: problemEn,
  problemCases: problemCasesEn,
  stock: stockEn,
  stocktakes: stocktakesEn,
  stockIssues: stockIssuesEn,
  recalls: recallsEn,
  suppliers: suppliersEn,
  purchases: purchasesEn,
  supplierReturns: supplierReturnsEn,
  products: productsEn,
  pricing: pricingEn,
  calendar: calendarEn,
  channel: channelEn,
  grid: gridEn,
  imports: importsEn,
  quality: qualityEn,
  receivables: receivablesEn,
  soldReports: soldReportsEn,
  redLetters: redLettersEn,
  releases: releasesEn,
  returns: returnsEn,
  taxPlatform: taxPlatformEn,
  tenders: tendersEn,
  tenderItems: tenderItemsEn,
  marketPrices: marketPricesEn,
  awards: awardsEn,
  provincePrices: provincePricesEn,
  deliveryAgreements: deliveryAgreementsEn,
  agreedVolumes: agreedVolumesEn,
  tenderViews: tenderViewsEn,
  tenderDates: tenderDatesEn,
  tenderDocuments: tenderDocumentsEn,
  credentials: credentialsEn,
  platformAccounts: platformAccountsEn,
  users: usersEn,
  session: sessionEn,
  settings: settingsEn,
  shell: shellEn,
};

export const resources = { 'zh-CN': chinese, en: english };

export type Language = keyof typeof resources;
/** The shape of the words of one language. */
export type Words = Catalogue<typeof chinese>;

export const languages: readonly Language[] = ['zh-CN', 'en'];
