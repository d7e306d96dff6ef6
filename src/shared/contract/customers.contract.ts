import { z } from 'zod';
import { customerKinds, licenceKinds, ownerships, paymentTerms } from '../domain/customer-words';
import { customerGaps } from '../domain/gap-words';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { historyRows } from './history';
import { businessDate, command, commandInput, id, instant, optionalText, query, text, version } from './procedure';
import { actionState } from './values';

/** Fen; far above any firm's books and far below what a number holds exactly. */
const fen = z.int().min(0).max(1_000_000_000_00);

/** What a person may do with a customer, by his posts. */
export const customerActions = z.strictObject({
  update: actionState,
  changeOwner: actionState,
  setCredit: actionState,
  setLicences: actionState,
  setDisabled: actionState,
});

/** The worst of the licences that this kind of buyer needs. */
export const licenceStates = ['valid', 'expiring', 'expired', 'missing'] as const;

export const customerRow = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(customerKinds),
  ownership: z.enum(ownerships).nullable(),
  pyInitials: z.string(),
  mnemonic: z.string(),
  province: z.string(),
  city: z.string(),
  phone: z.string(),
  ownerId: id,
  ownerName: z.string(),
  paymentTerm: z.enum(paymentTerms),
  paymentDays: z.int(),
  /** Null: not set; 0: no credit. */
  creditLimitFen: z.int().nullable(),
  /** The figure typed on the card; opening documents take its place. */
  openingReceivableFen: z.int(),
  /** What he owed before the book began, fen: by document, else the typed figure. Computed, so not sorted by. */
  openingFen: z.int(),
  licenceState: z.enum(licenceStates),
  isDisabled: z.boolean(),
  createdAt: instant,
  version,
  actions: customerActions,
});
export type CustomerRow = z.output<typeof customerRow>;

const head = {
  kind: z.enum(customerKinds),
  ownership: z.enum(ownerships).nullable(),
  name: text(120),
  mnemonic: optionalText(40),
  province: optionalText(40),
  city: optionalText(40),
  address: optionalText(200),
  phone: optionalText(60),
  taxNo: optionalText(30),
  minShelfMonths: z.int().min(0).max(60),
  hasPricesOnPapers: z.boolean(),
  remark: optionalText(500),
};

const contactFields = { name: text(60), title: optionalText(60), phone: optionalText(60) };
const profileFields = {
  title: text(120),
  taxNo: optionalText(30),
  addressPhone: optionalText(200),
  bankAccount: optionalText(200),
  isDefault: z.boolean(),
};
const addressFields = {
  receiver: optionalText(60),
  phone: optionalText(60),
  address: text(200),
  isDefault: z.boolean(),
};
/** No date and not long-term: the date is not entered yet. */
export const licenceItem = z.strictObject({
  kind: z.enum(licenceKinds),
  number: optionalText(60),
  expiresOn: businessDate.nullable(),
  isLongTerm: z.boolean(),
});

/** `id` null: the customer's own address, used while no delivery address is entered. */
export const pickedAddress = z.strictObject({
  id: id.nullable(),
  receiver: z.string(),
  phone: z.string(),
  address: z.string(),
  isDefault: z.boolean(),
});

export const pickedCustomer = z.strictObject({
  id,
  name: z.string(),
  pyInitials: z.string(),
  mnemonic: z.string(),
  kind: z.enum(customerKinds),
  ownership: z.enum(ownerships).nullable(),
  province: z.string(),
  city: z.string(),
  ownerId: id,
  ownerName: z.string(),
  paymentTerm: z.enum(paymentTerms),
  paymentDays: z.int(),
  creditLimitFen: z.int().nullable(),
  addresses: z.array(pickedAddress),
});
export type PickedCustomer = z.output<typeof pickedCustomer>;

/** One needed paper: any of `kinds` will do. */
const licenceNeed = z.strictObject({
  kinds: z.array(z.enum(licenceKinds)),
  state: z.enum(licenceStates),
  expiresOn: businessDate.nullable(),
});

export const customerDetail = z.strictObject({
  customer: z.strictObject({ ...customerRow.shape, ...head, name: z.string() }),
  contacts: z.array(z.strictObject({ id, ...contactFields })),
  invoiceProfiles: z.array(z.strictObject({ id, ...profileFields })),
  deliveryAddresses: z.array(z.strictObject({ id, ...addressFields })),
  licences: z.array(z.strictObject({ ...licenceItem.shape, state: z.enum(licenceStates) })),
  needs: z.array(licenceNeed),
  history: historyRows,
});
export type CustomerDetail = z.output<typeof customerDetail>;

const seen = { permission: 'customers.read', scope: 'customer' } as const;
const subject = { table: 'customer', id: 'customerId' } as const;
const write = { permission: 'customers.write', subject } as const;
const one = { customerId: id, version };
const changed = z.strictObject({ version });

/** Only customers who lack something. */
const lacking = { gap: z.enum(customerGaps).optional() };

export const customersContract = {
  list: query(seen)
    .input(z.strictObject({ ...gridRequest, ...lacking }))
    .output(gridBlock(customerRow)),
  totals: query(seen)
    .input(z.strictObject({ ...gridCriteria, ...lacking }))
    .output(gridTotals),
  get: query({ permission: 'customers.read', subject })
    .input(z.strictObject({ customerId: id }))
    .output(customerDetail),
  /** The best 20 of the customers one sees, for pickers: name, pinyin, initials, mnemonic. */
  pick: query(seen)
    .input(z.strictObject({ search: optionalText(60) }))
    .output(z.array(pickedCustomer)),
  /** Names like this one, everybody's; id and owner only of those one sees. */
  similar: query({ permission: 'customers.write', open: 'a name only; whose it is stays hidden' })
    .input(z.strictObject({ name: optionalText(120), exceptId: id.nullable() }))
    .output(
      z.array(
        z.strictObject({ id: id.nullable(), name: z.string(), city: z.string(), ownerName: z.string().nullable() }),
      ),
    ),
  /** `ownerId` null: the caller's own. */
  create: command({ permission: 'customers.write', open: 'a new customer belongs to nobody yet' })
    .input(commandInput({ ...head, ownerId: id.nullable() }))
    .output(z.strictObject({ customerId: id, version })),
  update: command(write)
    .input(commandInput({ ...one, ...head }))
    .output(changed),
  changeOwner: command(write)
    .input(commandInput({ ...one, ownerId: id, reason: text(200) }))
    .output(changed),
  setDisabled: command(write)
    .input(commandInput({ ...one, isDisabled: z.boolean(), reason: text(200) }))
    .output(changed),
  setCredit: command({ permission: 'customers.credit', subject })
    .input(
      commandInput({
        ...one,
        creditLimitFen: fen.nullable(),
        paymentTerm: z.enum(paymentTerms),
        paymentDays: z.int().min(0).max(720),
        /** Owed to us before the book began; negative: his money with us. */
        openingReceivableFen: z.int().min(-1_000_000_000_00).max(1_000_000_000_00),
      }),
    )
    .output(changed),
  /** The lists below replace what stands there; one default each. */
  setContacts: command(write)
    .input(commandInput({ ...one, contacts: z.array(z.strictObject(contactFields)).max(100) }))
    .output(changed),
  setInvoiceProfiles: command(write)
    .input(commandInput({ ...one, invoiceProfiles: z.array(z.strictObject(profileFields)).max(20) }))
    .output(changed),
  /** `id` null: a new address; one that is left out is removed, but stays on its orders. */
  setDeliveryAddresses: command(write)
    .input(
      commandInput({
        ...one,
        deliveryAddresses: z.array(z.strictObject({ id: id.nullable(), ...addressFields })).max(50),
      }),
    )
    .output(changed),
  setLicences: command({ permission: 'customers.licences', subject })
    .input(commandInput({ ...one, licences: z.array(licenceItem).max(licenceKinds.length) }))
    .output(changed),
};
