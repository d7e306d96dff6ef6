/** The contract: one record of procedures for both sides. Each feature has its own file. */
import { customersContract } from './customers.contract';
import { dispatchContract } from './dispatch.contract';
import { eventsContract } from './events.contract';
import { ordersContract } from './orders.contract';
import { pricingContract } from './pricing.contract';
import { productsContract } from './products.contract';
import { receivablesContract } from './receivables.contract';
import { importsContract } from './imports.contract';
import { sessionContract } from './session.contract';
import { settingsContract } from './settings.contract';
import { stockContract } from './stock.contract';
import { usersContract } from './users.contract';

/** Procedures that run in the engine's threads. */
export const engineContract = {
  settings: settingsContract,
  customers: customersContract,
  users: usersContract,
  products: productsContract,
  pricing: pricingContract,
  stock: stockContract,
  orders: ordersContract,
  dispatch: dispatchContract,
  receivables: receivablesContract,
};
/** Procedures that the front answers itself: sessions and the stream of changes. */
export const frontContract = { session: sessionContract, events: eventsContract, imports: importsContract };

export const contract = { ...engineContract, ...frontContract };
export type Contract = typeof contract;
