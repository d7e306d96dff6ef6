import { businessDate, id, instant, int, ref, table, text } from '../../store/columns';

export const receipt = table('receipt', {
  id: id(),
  number: text().notNull(),
  customerId: ref().notNull(),
  customerName: text().notNull(),
  customerPy: text().notNull(),
  ownerId: ref().notNull(),
  receivedOn: businessDate().notNull(),
  amountFen: int().notNull(),
  form: text<'transfer' | 'cash' | 'acceptance' | 'deduction'>().notNull(),
  payer: text().notNull().default(''),
  remark: text().notNull().default(''),
  reversalOf: ref(),
  recordedBy: ref().notNull(),
  recordedAt: instant().notNull(),
});

export const receiptAllocation = table('receipt_allocation', {
  id: id(),
  receiptId: ref().notNull(),
  orderId: ref().notNull(),
  amountFen: int().notNull(),
  reversalOf: ref(),
  matchedBy: ref().notNull(),
  matchedAt: instant().notNull(),
});
