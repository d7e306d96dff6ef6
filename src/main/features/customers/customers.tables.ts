import type { CustomerKind, LicenceKind, Ownership, PaymentTerm } from '../../../shared/domain/customer-words';
import { businessDate, flag, id, instant, int, ref, table, text } from '../../store/columns';

export const customer = table('customer', {
  id: id(),
  ownerId: ref().notNull(),
  kind: text<CustomerKind>().notNull(),
  ownership: text<Ownership>(),
  name: text().notNull(),
  pyFull: text().notNull(),
  pyInitials: text().notNull(),
  mnemonic: text().notNull().default(''),
  province: text().notNull().default(''),
  city: text().notNull().default(''),
  address: text().notNull().default(''),
  phone: text().notNull().default(''),
  taxNo: text().notNull().default(''),
  creditLimitFen: int(),
  paymentTerm: text<PaymentTerm>().notNull().default('prepaid'),
  paymentDays: int().notNull().default(0),
  openingReceivableFen: int().notNull().default(0),
  minShelfMonths: int().notNull().default(0),
  hasPricesOnPapers: flag().notNull().default(true),
  isDisabled: flag().notNull().default(false),
  remark: text().notNull().default(''),
  createdAt: instant().notNull(),
  version: int().notNull().default(0),
});

export const contact = table('contact', {
  id: id(),
  customerId: ref().notNull(),
  name: text().notNull(),
  title: text().notNull().default(''),
  phone: text().notNull().default(''),
});

export const invoiceProfile = table('invoice_profile', {
  id: id(),
  customerId: ref().notNull(),
  title: text().notNull(),
  taxNo: text().notNull().default(''),
  addressPhone: text().notNull().default(''),
  bankAccount: text().notNull().default(''),
  isDefault: flag().notNull().default(false),
});

export const deliveryAddress = table('delivery_address', {
  id: id(),
  customerId: ref().notNull(),
  receiver: text().notNull().default(''),
  phone: text().notNull().default(''),
  address: text().notNull(),
  isDefault: flag().notNull().default(false),
  isRemoved: flag().notNull().default(false),
});

export const licence = table('licence', {
  id: id(),
  customerId: ref().notNull(),
  kind: text<LicenceKind>().notNull(),
  number: text().notNull().default(''),
  expiresOn: businessDate(),
  isLongTerm: flag().notNull().default(false),
});
