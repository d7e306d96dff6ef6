import { businessDate, id, int, ref, table } from '../../store/columns';

export const agreedPrice = table('agreed_price', {
  id: id(),
  customerId: ref().notNull(),
  productId: ref().notNull(),
  price: int().notNull(),
  validFrom: businessDate().notNull(),
  validTo: businessDate(),
  version: int().notNull().default(0),
});
