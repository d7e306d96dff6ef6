/** Customers for tests, valid by default, through the procedures. */
import { requiredLicences } from '../../../src/shared/domain/licences';
import type { customersContract } from '../../../src/shared/contract/customers.contract';
import type { InputOf } from '../../../src/shared/contract/procedure';
import type { CustomerKind, Ownership, PaymentTerm } from '../../../src/shared/domain/customer-words';
import type { Seat } from '../book';

type Head = Omit<InputOf<(typeof customersContract)['create']>, 'commandId'>;
export type Licences = Omit<InputOf<(typeof customersContract)['setLicences']>, 'commandId'>['licences'];

let made = 0;

/** A card with every field filled; the name is new each time. */
export function customerHead(given: Partial<Head> = {}): Head {
  made += 1;
  return {
    kind: 'hospital',
    ownership: 'public',
    name: `第${made}人民医院`,
    mnemonic: '',
    province: '江苏省',
    city: '南京市',
    address: '中山路 1 号',
    phone: '025-12345678',
    taxNo: '12320000466000000X',
    minShelfMonths: 0,
    hasPricesOnPapers: true,
    remark: '',
    ownerId: null,
    ...given,
  };
}

/** All licences that a buyer needs, long-term unless a last day is given. */
export const licencesFor = (kind: CustomerKind, ownership: Ownership | null, expiresOn: string | null = null) =>
  requiredLicences(kind, ownership).map((one, at) => ({
    kind: one,
    number: `证字第${at + 1}号`,
    expiresOn,
    isLongTerm: expiresOn === null,
  })) satisfies Licences;

export type CustomerGiven = Partial<Head> & {
  readonly creditLimitFen?: number | null;
  readonly paymentTerm?: PaymentTerm;
  readonly paymentDays?: number;
  readonly openingReceivableFen?: number;
  /** By default all that the kind needs, long-term. */
  readonly licences?: Licences;
};
export type MadeCustomer = { readonly id: number; readonly version: number; readonly name: string };

/**
 * A customer that can order at once: credit of 1,000,000.00, 30 days after shipping, all licences. The seat needs
 * the posts for it (the first person of a book holds all). `licences: []` and `creditLimitFen: null` leave them out.
 */
export async function aCustomer(seat: Seat, given: CustomerGiven = {}): Promise<MadeCustomer> {
  const { creditLimitFen, paymentTerm, paymentDays, openingReceivableFen, licences, ...rest } = given;
  const head = customerHead(rest);
  const made = await seat.ok<{ customerId: number; version: number }>('customers.create', head);
  const { customerId } = made;
  const terms = {
    creditLimitFen: creditLimitFen === undefined ? 1_000_000_00 : creditLimitFen,
    paymentTerm: paymentTerm ?? 'after_shipping',
    paymentDays: paymentDays ?? 30,
    openingReceivableFen: openingReceivableFen ?? 0,
  };
  const credited = await seat.ok<{ version: number }>('customers.setCredit', {
    customerId,
    version: made.version,
    ...terms,
  });
  const licensed = await seat.ok<{ version: number }>('customers.setLicences', {
    customerId,
    version: credited.version,
    licences: licences ?? licencesFor(head.kind, head.ownership),
  });
  return { id: customerId, version: licensed.version, name: head.name };
}
