/** What was credited for returned goods. The one place where receivables ask the returns. */
export {
  creditedByOrderLines,
  creditedOrdersOf,
  creditsUntil,
  returnedFenByOrders as creditedByOrders,
  returnedFenOfBuyer as creditedOf,
} from '../returns/returns.queries';
