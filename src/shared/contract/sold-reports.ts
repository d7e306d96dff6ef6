/** 实销报告: what buyers report as sold of goods that they pay as they sell them. Part of the receivables. */
import { z } from 'zod';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
import { actionState, businessDate, command, commandInput, id, instant, optionalText, query, text } from './procedure';

const list = { permission: 'receivables.read', scope: 'sold_report' } as const;
const oneReport = { permission: 'receivables.read', subject: { table: 'sold_report', id: 'reportId' } } as const;
const state = { permission: 'receivables.state', open: 'finance states the account of every customer' } as const;

const soldQty = z.int().positive().max(1_000_000_000_000);

const soldReportRow = z.strictObject({
  id,
  number: z.string(),
  customerId: id,
  customerName: z.string(),
  soldOn: businessDate,
  /** At the prices of the orders, fen; of a report against another one below zero. */
  amountFen: z.int(),
  /** Of a report against another one: the reason. */
  remark: z.string(),
  /** Of the report that this one takes back, else empty. */
  reversalOf: z.string(),
  isReversed: z.boolean(),
  recordedBy: z.string(),
  recordedAt: instant,
  actions: z.strictObject({ takeBack: actionState }),
});
export type SoldReportRow = z.output<typeof soldReportRow>;

const goods = { productName: z.string(), specification: z.string(), maker: z.string(), unit: z.string() };

const soldReportLine = z.strictObject({
  orderLineId: id,
  orderNumber: z.string(),
  ...goods,
  qty: z.int(),
  price: z.int(),
  amountFen: z.int(),
});
export type SoldReportLine = z.output<typeof soldReportLine>;

const soldReportDetail = z.strictObject({ report: soldReportRow, lines: z.array(soldReportLine) });

/** A line of goods that are paid as they are sold; quantities are thousandths. */
const soldLine = z.strictObject({
  orderLineId: id,
  orderNumber: z.string(),
  /** The oldest shipment of which something is not reported. */
  shippedOn: businessDate,
  shippedQty: z.int(),
  returnedQty: z.int(),
  reportedQty: z.int(),
  /** What may be reported on that day. */
  restQty: z.int(),
  proposedQty: z.int(),
});
const soldProduct = z.strictObject({
  productId: id,
  ...goods,
  restQty: z.int(),
  lines: z.array(soldLine),
});
export type SoldProduct = z.output<typeof soldProduct>;

export const soldReportsContract = {
  soldReports: query(list).input(gridRequestSchema).output(gridBlock(soldReportRow)),
  soldReportTotals: query(list).input(gridCriteriaSchema).output(gridTotals),
  soldReport: query(oneReport)
    .input(z.strictObject({ reportId: id }))
    .output(soldReportDetail),
  /** What a buyer may report on a day, product by product, with quantities put on the oldest shipments first. */
  proposeSold: query(state)
    .input(
      z.strictObject({
        customerId: id,
        soldOn: businessDate,
        wanted: z.array(z.strictObject({ productId: id, qty: soldQty })).max(200),
      }),
    )
    .output(z.strictObject({ products: z.array(soldProduct) })),
  recordSold: command(state)
    .input(
      commandInput({
        customerId: id,
        soldOn: businessDate,
        remark: optionalText(200),
        lines: z
          .array(z.strictObject({ orderLineId: id, qty: soldQty }))
          .min(1)
          .max(200),
      }),
    )
    .output(z.strictObject({ reportId: id, number: z.string(), amountFen: z.int() })),
  /** A wrong report is taken back by one against it; both stay. */
  takeBackSold: command(state)
    .input(commandInput({ reportId: id, reason: text(200) }))
    .output(z.strictObject({ reportId: id, number: z.string() })),
};
