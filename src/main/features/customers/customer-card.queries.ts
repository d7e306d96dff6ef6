/** The card of one customer: what commands compare with and what the side panel shows. */
import { sql } from 'drizzle-orm';
import type { customersContract } from '../../../shared/contract/customers.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import { historyOf } from '../audit/audit.queries';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { licenceNeedsOf } from '../quality/quality.queries';
import { openingReceivableOf } from '../receivables/openings.queries';
import { user } from '../users/users.tables';
import { licencesOf, registeredAddressesOf } from './customers.queries';
import { licenceFindings, licenceState, worstState } from '../../../shared/domain/licences';
import { customerActions } from './customers.rules';
import { contact, customer, invoiceProfile } from './customers.tables';

const p = sql.placeholder;

const wholeRow = prepared('customer.whole', (db) =>
  db
    .select()
    .from(customer)
    .where(sql`${customer.id} = ${p('id')}`),
);

const sameName = prepared('customer.sameName', (db) =>
  db
    .select({ id: customer.id })
    .from(customer)
    .where(sql`${customer.name} = ${p('name')} AND ${customer.city} = ${p('city')}`),
);

const userName = prepared('customer.ownerName', (db) =>
  db
    .select({ name: user.name })
    .from(user)
    .where(sql`${user.id} = ${p('id')}`),
);

const contactRows = prepared('contact.ofCustomer', (db) =>
  db
    .select({ id: contact.id, name: contact.name, title: contact.title, phone: contact.phone })
    .from(contact)
    .where(sql`${contact.customerId} = ${p('customerId')}`)
    .orderBy(contact.id),
);

const profileRows = prepared('invoiceProfile.ofCustomer', (db) =>
  db
    .select({
      id: invoiceProfile.id,
      title: invoiceProfile.title,
      taxNo: invoiceProfile.taxNo,
      addressPhone: invoiceProfile.addressPhone,
      bankAccount: invoiceProfile.bankAccount,
      isDefault: invoiceProfile.isDefault,
    })
    .from(invoiceProfile)
    .where(sql`${invoiceProfile.customerId} = ${p('customerId')}`)
    .orderBy(invoiceProfile.id),
);

/** The stored record, for the comparison of old and new. */
export const storedCustomer = async (db: ReadDb, id: number) => (await wholeRow(db, { id }))[0];

/** True when another customer has this name in this city, whoever owns it. */
export async function isNameTaken(
  db: ReadDb,
  key: { readonly name: string; readonly city: string; readonly exceptId: number | null },
): Promise<boolean> {
  const rows = await sameName(db, { name: key.name, city: key.city });
  return rows.some(({ id }) => id !== key.exceptId);
}

export const contactsOf = (db: ReadDb, customerId: number) => contactRows(db, { customerId });
export const profilesOf = (db: ReadDb, customerId: number) => profileRows(db, { customerId });

/** Everything the side panel shows. */
export const get: Query<(typeof customersContract)['get']> = async (db, { customerId }, ctx) => {
  const stored = await storedCustomer(db, customerId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/customerId']);
  const { pyFull: _, ...card } = stored;
  const licences = await licencesOf(db, customerId);
  const needs = licenceFindings({ ...stored, needs: await licenceNeedsOf(db) }, licences, ctx.today);
  const [owner] = await userName(db, { id: stored.ownerId });
  return okay({
    customer: {
      ...card,
      openingFen: await openingReceivableOf(db, customerId, stored.openingReceivableFen),
      ownerName: owner?.name ?? '',
      licenceState: worstState(needs),
      actions: customerActions(ctx.actor.posts),
    },
    contacts: await contactsOf(db, customerId),
    invoiceProfiles: await profilesOf(db, customerId),
    deliveryAddresses: await registeredAddressesOf(db, customerId),
    licences: licences.map((held) => ({ ...held, state: licenceState(held, ctx.today) })),
    needs: needs.map(({ kinds, state, expiresOn }) => ({ kinds: [...kinds], state, expiresOn })),
    history: await historyOf(db, 'customer', [customerId]),
  });
};
