import { behind, behindTotals } from './behind.queries';
import { mine, rows } from './desks.queries';

/** The procedures of the desks, as main/rpc registers them. */
export const desks = { mine, rows, behind, behindTotals };
