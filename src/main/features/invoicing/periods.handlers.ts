import { ageing, ageingTotals } from './ageing.queries';
import { asOf, asOfTotals, balances, balancesTotals } from './as-of-grid.queries';
import { closePeriod, reopenPeriod } from './period-close';
import { overview } from './period-closes.queries';
import { leftovers } from './period-leftovers.queries';
import { printLetter } from './period-letter';
import { letter } from './period-letter.queries';
import { snapshot, snapshotTotals } from './period-snapshot.queries';
import { vat } from './period-vat.queries';
import { proof, proofLines, proofTotals, verify } from './proof-grid.queries';

/** The procedures of month end, as main/rpc registers them. */
export const periods = {
  ...{ overview, leftovers, close: closePeriod, reopen: reopenPeriod, snapshot, snapshotTotals },
  ...{ asOf, asOfTotals, balances, balancesTotals, vat, ageing, ageingTotals },
  ...{ proof, proofTotals, proofLines, verify, letter, printLetter },
};
