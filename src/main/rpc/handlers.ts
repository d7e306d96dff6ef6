/**
 * Every procedure of the contract and the code that answers it: a missing or extra one does not compile.
 * This file is loaded by the worker threads (and inline by tests), never by the front.
 */
import type { engineContract } from '../../shared/contract';
import type { InputOf, OutputOf, ProcedureMeta } from '../../shared/contract/procedure';
import type { Result } from '../../shared/domain/problem';
import { customers } from '../features/customers/customers.handlers';
import { dispatchHandlers } from '../features/dispatch/dispatch.handlers';
import { ordersHandlers } from '../features/orders/orders.handlers';
import { pricing } from '../features/pricing/pricing.handlers';
import { products } from '../features/products/products.handlers';
import { renameFirm } from '../features/settings/rename-firm';
import { changeThreshold, signDualPosts } from '../features/settings/change-settings';
import { about, allSettings } from '../features/settings/settings.queries';
import { receivablesHandlers } from '../features/receivables/receivables.handlers';
import { stock } from '../features/stock/stock.handlers';
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
  stock,
  orders: ordersHandlers,
  dispatch: dispatchHandlers,
  settings: { about, renameFirm, all: allSettings, changeThreshold, signDualPosts },
  users: usersHandlers,
  receivables: receivablesHandlers,
} satisfies Handlers<typeof engineContract>;
