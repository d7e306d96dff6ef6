/** The list of customers and the pickers. */
import { sql, type SQL } from 'drizzle-orm';
import type { customersContract, PickedCustomer } from '../../../shared/contract/customers.contract';
import { okay } from '../../../shared/domain/problem';
import { loadPinyin, pinyinOf } from '../../platform/pinyin';
import { contains, isAnyOf, isAnyOfWords, startsWith } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { licenceNeedsOf } from '../quality/quality.queries';
import { openingOfRow, openingsOf } from '../receivables/openings.queries';
import { user } from '../users/users.tables';
import { licenceFindings, worstState, type HeldLicence } from '../../../shared/domain/licences';
import type { CustomerGap } from '../../../shared/domain/gap-words';
import { lacksOfCustomer } from './customer-gaps.queries';
import { customerActions, mayOwn } from './customers.rules';
import { customer, deliveryAddress, licence } from './customers.tables';

const PICKED = 20;
const SIMILAR = 8;
/** Shorter names are part of too many others. */
const LEAST_FOR_SIMILAR = 2;
const SHORTEST_NAME = 4;

/** Name, pinyin, initials or mnemonic contain the text. */
const namedLike = (text: string): SQL =>
  sql`(${contains(customer.name, text)} OR ${contains(customer.pyInitials, text)} OR ${contains(customer.pyFull, text)} OR ${contains(customer.mnemonic, text)})`;

export const customerGrid: GridSpec = {
  table: customer,
  id: customer.id,
  owner: customer.ownerId,
  columns: {
    name: {
      kind: 'text',
      column: customer.name,
      sortBy: customer.pyFull,
      also: [customer.pyFull, customer.pyInitials, customer.mnemonic],
    },
    kind: { kind: 'state', column: customer.kind },
    ownership: { kind: 'state', column: customer.ownership },
    province: { kind: 'text', column: customer.province },
    city: { kind: 'text', column: customer.city },
    ownerName: {
      kind: 'text',
      column: customer.ownerId,
      through: {
        reference: customer.ownerId,
        table: user,
        id: user.id,
        columns: [user.name, user.pyFull, user.pyInitials],
      },
    },
    paymentTerm: { kind: 'state', column: customer.paymentTerm },
    creditLimitFen: { kind: 'integer', column: customer.creditLimitFen },
    isDisabled: { kind: 'integer', column: customer.isDisabled },
    createdAt: { kind: 'integer', column: customer.createdAt },
  },
  sums: { openingFen: openingOfRow },
  search: namedLike,
  defaultSort: { column: 'name', direction: 'asc' },
};

const briefColumns = {
  id: customer.id,
  name: customer.name,
  kind: customer.kind,
  ownership: customer.ownership,
  pyInitials: customer.pyInitials,
  mnemonic: customer.mnemonic,
  province: customer.province,
  city: customer.city,
  ownerId: customer.ownerId,
  ownerName: user.name,
  paymentTerm: customer.paymentTerm,
  paymentDays: customer.paymentDays,
  creditLimitFen: customer.creditLimitFen,
};
const rowColumns = {
  ...briefColumns,
  phone: customer.phone,
  openingReceivableFen: customer.openingReceivableFen,
  isDisabled: customer.isDisabled,
  createdAt: customer.createdAt,
  version: customer.version,
};

async function licencesByCustomer(db: ReadDb, ids: readonly number[]): Promise<Map<number, HeldLicence[]>> {
  const rows = await db
    .select({
      customerId: licence.customerId,
      kind: licence.kind,
      expiresOn: licence.expiresOn,
      isLongTerm: licence.isLongTerm,
    })
    .from(licence)
    .where(isAnyOf(licence.customerId, ids));
  return Map.groupBy(rows, ({ customerId }) => customerId);
}

const gridOf = (gap: CustomerGap | undefined): GridSpec =>
  gap ? { ...customerGrid, only: lacksOfCustomer(gap) } : customerGrid;

export const list: Query<(typeof customersContract)['list']> = async (db, { gap, ...request }, ctx) => {
  const block = await gridIds(db, gridOf(gap), { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const found = await db
    .select(rowColumns)
    .from(customer)
    .innerJoin(user, sql`${user.id} = ${customer.ownerId}`)
    .where(isAnyOf(customer.id, ids));
  const licences = await licencesByCustomer(db, ids);
  const needs = await licenceNeedsOf(db);
  const openings = await openingsOf(db, ids);
  const actions = customerActions(ctx.actor.posts);
  const rows = inOrderOf(ids, found).map((row) => ({
    ...row,
    openingFen: openings.get(row.id)?.totalFen ?? row.openingReceivableFen,
    licenceState: worstState(licenceFindings({ ...row, needs }, licences.get(row.id) ?? [], ctx.today)),
    actions,
  }));
  return okay({ rows, hasMore });
};

export const totals: Query<(typeof customersContract)['totals']> = (db, { gap, ...criteria }, ctx) =>
  gridTotalsOf(db, gridOf(gap), { criteria, actor: ctx.actor });

const scoped = ({ visible }: Actor): SQL => (visible === 'all' ? sql`1 = 1` : isAnyOf(customer.ownerId, visible));

/** What a person types first is mostly the beginning: of the initials, the mnemonic or the name. */
const beginsWith = (text: string): SQL =>
  sql`CASE WHEN ${startsWith(customer.pyInitials, text)} OR ${startsWith(customer.mnemonic, text)} OR ${startsWith(customer.name, text)} THEN 0 ELSE 1 END`;

export const pick: Query<(typeof customersContract)['pick']> = async (db, { search }, ctx) => {
  const found = await db
    .select({ ...briefColumns, phone: customer.phone, address: customer.address })
    .from(customer)
    .innerJoin(user, sql`${user.id} = ${customer.ownerId}`)
    .where(sql`${customer.isDisabled} = 0 AND ${scoped(ctx.actor)} AND ${namedLike(search)}`)
    .orderBy(sql`${beginsWith(search)}, ${customer.pyFull}, ${customer.id}`)
    .limit(PICKED);
  const addresses = await addressesByCustomer(
    db,
    found.map(({ id }) => id),
  );
  return okay(
    found.map(({ phone: ownPhone, address, ...row }) => {
      const own = { id: null, receiver: '', phone: ownPhone, address, isDefault: true };
      return { ...row, addresses: addresses.get(row.id) ?? (address === '' ? [] : [own]) };
    }),
  );
};

type PickedAddress = PickedCustomer['addresses'][number];

async function addressesByCustomer(db: ReadDb, ids: readonly number[]) {
  const rows = await db
    .select({
      customerId: deliveryAddress.customerId,
      id: deliveryAddress.id,
      receiver: deliveryAddress.receiver,
      phone: deliveryAddress.phone,
      address: deliveryAddress.address,
      isDefault: deliveryAddress.isDefault,
    })
    .from(deliveryAddress)
    .where(sql`${isAnyOf(deliveryAddress.customerId, ids)} AND ${deliveryAddress.isRemoved} = 0`)
    .orderBy(deliveryAddress.id);
  const byCustomer = new Map<number, PickedAddress[]>();
  for (const { customerId, ...row } of rows) byCustomer.set(customerId, [...(byCustomer.get(customerId) ?? []), row]);
  return byCustomer;
}

/** The beginnings of a name that may be a name by themselves. */
const beginningsOf = (name: string): string[] => {
  const letters = Array.from(name);
  return letters.slice(SHORTEST_NAME - 1).map((_, at) => letters.slice(0, at + SHORTEST_NAME).join(''));
};

export const similar: Query<(typeof customersContract)['similar']> = async (db, { name, exceptId }, ctx) => {
  if (Array.from(name).length < LEAST_FOR_SIMILAR) return okay([]);
  await loadPinyin();
  const other = exceptId === null ? sql`1 = 1` : sql`${customer.id} <> ${exceptId}`;
  const found = await db
    .select({ id: customer.id, name: customer.name, city: customer.city, ownerId: customer.ownerId, owner: user.name })
    .from(customer)
    .innerJoin(user, sql`${user.id} = ${customer.ownerId}`)
    .where(
      sql`${other} AND (${contains(customer.name, name)} OR ${isAnyOfWords(customer.name, beginningsOf(name))} OR ${customer.pyFull} = ${pinyinOf(name).pyFull})`,
    )
    .orderBy(sql`length(${customer.name}), ${customer.id}`)
    .limit(SIMILAR);
  return okay(
    found.map(({ id, ownerId, owner, ...row }) => {
      const isSeen = mayOwn(ownerId, ctx.actor.visible);
      return { ...row, id: isSeen ? id : null, ownerName: isSeen ? owner : null };
    }),
  );
};
