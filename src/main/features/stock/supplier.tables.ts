import type { SupplierKind } from '../../../shared/domain/purchase-words';
import { flag, id, instant, int, table, text } from '../../store/columns';

export const supplier = table('supplier', {
  id: id(),
  name: text().notNull(),
  pyFull: text().notNull(),
  pyInitials: text().notNull(),
  kind: text<SupplierKind>().notNull(),
  taxNo: text().notNull().default(''),
  contactName: text().notNull().default(''),
  phone: text().notNull().default(''),
  address: text().notNull().default(''),
  remark: text().notNull().default(''),
  isDisabled: flag().notNull().default(false),
  createdAt: instant().notNull(),
  version: int().notNull().default(0),
});
