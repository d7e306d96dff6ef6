/**
 * Every procedure of the contract and the code that answers it: a missing or extra one does not compile.
 * This file is loaded by the worker threads (and inline by tests), never by the front.
 */
import type { engineContract } from '../../shared/contract';
import type { InputOf, OutputOf, ProcedureMeta } from '../../shared/contract/procedure';
import type { Result } from '../../shared/domain/problem';
import { channel } from '../features/channel/channel.handlers';
import { customers } from '../features/customers/customers.handlers';
import { desks } from '../features/desks/desks.handlers';
import { dispatchHandlers } from '../features/dispatch/dispatch.handlers';
import { files } from '../features/files/files.handlers';
import { imports } from '../features/imports/imports.handlers';
import { ledger } from '../features/invoicing/ledger.handlers';
import { redLetters } from '../features/invoicing/red-letters.handlers';
import { invoicing } from '../features/invoicing/invoicing.handlers';
import { ordersHandlers } from '../features/orders/orders.handlers';
import { releasesHandlers } from '../features/orders/releases.handlers';
import { pricing } from '../features/pricing/pricing.handlers';
import { products } from '../features/products/products.handlers';
import { quality } from '../features/quality/quality.handlers';
import { changeFirm } from '../features/settings/change-firm';
import { listCalendar } from '../features/settings/calendar.queries';
import { removeCalendarDay, setCalendarDay, signCalendarYear } from '../features/settings/change-calendar';
import { renameFirm } from '../features/settings/rename-firm';
import { changeThreshold, signDualPosts } from '../features/settings/change-settings';
import { about, allSettings } from '../features/settings/settings.queries';
import { signatures } from '../features/settings/signatures.queries';
import { periods } from '../features/invoicing/periods.handlers';
import { reminders } from '../features/reminders/reminders.handlers';
import { reports } from '../features/reports/reports.handlers';
import { returns } from '../features/returns/returns.handlers';
import { receivablesHandlers } from '../features/receivables/receivables.handlers';
import { stock } from '../features/stock/stock.handlers';
import { purchases } from '../features/stock/purchases.handlers';
import { recalls } from '../features/stock/recalls.handlers';
import { stockIssues } from '../features/stock/stock-issues.handlers';
import { stocktakes } from '../features/stock/stocktakes.handlers';
import { supplierReturns } from '../features/stock/supplier-returns.handlers';
import { suppliers } from '../features/stock/suppliers.handlers';
import { taxPlatform } from '../features/invoicing/platform.handlers';
import { bidCosts, deposits } from '../features/tenders/deposits.handlers';
import {
  agreedVolumes,
  awards,
  deliveryAgreements,
  marketPrices,
  provincePrices,
  tenderItems,
} from '../features/tenders/awards.handlers';
import { credentials } from '../features/tenders/credentials.handlers';
import { platformAccounts } from '../features/tenders/platform-accounts.handlers';
import { tenderDocuments } from '../features/tenders/tender-documents.handlers';
import { tenderDates, tenderRules, tenders } from '../features/tenders/tenders.handlers';
import { tenderViews } from '../features/tenders/view.handlers';
import { usersHandlers } from '../features/users/users.handlers';
import type { Ctx, Outcome } from '../store/handler';
import type { ReadDb, Tx } from '../store/handles';

type Schemas = { '~orpc': { inputSchema?: unknown; outputSchema?: unknown; meta: ProcedureMeta } };
type AnyQuery<P extends Schemas> = (db: ReadDb, input: InputOf<P>, ctx: Ctx) => Promise<Result<OutputOf<P>>>;
type AnyCommand<P extends Schemas> = (
  tx: Tx,
  input: Omit<InputOf<P>, 'commandId'>,
  ctx: Ctx,
) => Promise<Outcome<OutputOf<P>>>;

/** A command's input has a commandId, a query's has none. */
type HandlerOf<P extends Schemas> = InputOf<P> extends { commandId: string } ? AnyCommand<P> : AnyQuery<P>;
type Handlers<C> = {
  readonly [F in keyof C]: { readonly [N in keyof C[F]]: C[F][N] extends Schemas ? HandlerOf<C[F][N]> : never };
};

export const handlers = {
  customers,
  products,
  pricing,
  channel,
  stock,
  stocktakes,
  stockIssues,
  recalls,
  suppliers,
  purchases,
  supplierReturns,
  orders: ordersHandlers,
  releases: releasesHandlers,
  dispatch: dispatchHandlers,
  settings: { about, renameFirm, changeFirm, all: allSettings, changeThreshold, signDualPosts, signatures },
  calendar: { list: listCalendar, set: setCalendarDay, remove: removeCalendarDay, signYear: signCalendarYear },
  users: usersHandlers,
  receivables: receivablesHandlers,
  returns,
  ledger,
  redLetters,
  invoicing,
  files,
  quality,
  imports,
  desks,
  reminders,
  reports,
  taxPlatform,
  periods,
  tenders,
  tenderDates,
  tenderRules,
  tenderViews,
  tenderDocuments,
  credentials,
  platformAccounts,
  tenderItems,
  marketPrices,
  awards,
  provincePrices,
  deliveryAgreements,
  agreedVolumes,
  deposits,
  bidCosts,
} satisfies Handlers<typeof engineContract>;
