/** Tables whose change makes what stands on the screens of orders old. */
export const orderTables = [
  'sales_order',
  'order_change',
  'release',
  'release_request',
  'dispatch_note',
  'receipt',
  'receipt_allocation',
  'sold_report',
];
/** What the checks look at beside them. */
export const checkTables = [
  ...orderTables,
  'customer',
  'product',
  'agreed_price',
  'agent_region',
  'province_price',
  'delivery_agreement',
  'lot',
  'stock_move',
  'setting',
];
