/** The contract: one record of procedures for both sides. Each feature has its own file. */
import { customersContract } from './customers.contract';
import { eventsContract } from './events.contract';
import { receivablesContract } from './receivables.contract';
import { sessionContract } from './session.contract';
import { settingsContract } from './settings.contract';
import { usersContract } from './users.contract';

/** Procedures that run in the engine's threads. */
export const engineContract = {
  settings: settingsContract,
  customers: customersContract,
  users: usersContract,
  receivables: receivablesContract,
};
/** Procedures that the front answers itself: sessions and the stream of changes. */
export const frontContract = { session: sessionContract, events: eventsContract };

export const contract = { ...engineContract, ...frontContract };
export type Contract = typeof contract;
