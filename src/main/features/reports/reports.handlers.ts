import { orderTimes } from './order-times.queries';

/** The procedures of the reports, as main/rpc registers them. */
export const reports = { orderTimes };
