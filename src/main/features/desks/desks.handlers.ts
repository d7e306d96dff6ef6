import { behind, behindTotals } from './behind.queries';
import { mine, rows } from './desks.queries';
import { overview } from './overview.queries';
import { since } from './since.queries';

/** The procedures of the desks, as main/rpc registers them. */
export const desks = { mine, rows, since, overview, behind, behindTotals };
