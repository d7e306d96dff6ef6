/** The sales order as paper: words and figures ready to read, kept as they were printed. */
import { z } from 'zod';
import { paymentTerms } from '../domain/customer-words';
import { invoiceDemands } from '../domain/order-words';
import { paperFirm } from './firm-facts.schemas';
import { businessDate, instant } from './procedure';

const paperLine = z.strictObject({
  lineNo: z.int(),
  productCode: z.string(),
  genericName: z.string(),
  tradeName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  qtyText: z.string(),
  priceText: z.string(),
  amountText: z.string(),
  remark: z.string(),
});

export const orderPaper = z.strictObject({
  kind: z.literal('sales_order'),
  ...paperFirm,
  number: z.string(),
  /** 2 and more: printed again. */
  copyNo: z.int(),
  printedBy: z.string(),
  printedAt: instant,
  buyerName: z.string(),
  customerOrderNo: z.string(),
  orderedOn: businessDate,
  deliveryOn: businessDate.nullable(),
  receiverName: z.string(),
  receiverPhone: z.string(),
  receiverAddress: z.string(),
  paymentTerm: z.enum(paymentTerms),
  paymentDays: z.int(),
  invoiceDemand: z.enum(invoiceDemands),
  shippingDemand: z.string(),
  ownerName: z.string(),
  approvedBy: z.string(),
  totalFen: z.int(),
  totalText: z.string(),
  lines: z.array(paperLine),
});
export type OrderPaper = z.output<typeof orderPaper>;
