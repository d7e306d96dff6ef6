import { orderTimes } from './order-times.queries';
import { samePerson, samePersonTotals } from './same-person.queries';

/** The procedures of the reports, as main/rpc registers them. */
export const reports = { orderTimes, samePerson, samePersonTotals };
