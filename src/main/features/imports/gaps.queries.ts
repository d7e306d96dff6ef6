/** What a new book still lacks, counted over what the reader may see. */
import { sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { GapKind, importRecordsContract, ImportGap } from '../../../shared/contract/imports.contract';
import { mayDo, type Permission, type Post } from '../../../shared/domain/permissions';
import { okay } from '../../../shared/domain/problem';
import { dualPairs } from '../../../shared/domain/setting-words';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { countCustomers } from '../customers/customer-gaps.queries';
import { agreedPrice } from '../pricing/pricing.tables';
import { countProducts } from '../products/product-gaps.queries';
import { openingDocument } from '../receivables/receivables.tables';
import { readSettings } from '../settings/settings.queries';
import { lot } from '../stock/stock.tables';
import { post, user } from '../users/users.tables';

/** Posts without which no order goes its way from entry to the signed receipt. */
const neededPosts: readonly Post[] = ['sales', 'finance', 'warehouse', 'checker', 'cashier', 'quality'];

type Counted = { readonly count: number; readonly names?: readonly string[] };
type Asked = { readonly db: ReadDb; readonly actor: Actor };

const named = (names: readonly string[]): Counted => ({ count: names.length, names });
const isTrue = (is: boolean): Counted => ({ count: is ? 1 : 0 });

const isEmpty = async (db: ReadDb, table: PgTable): Promise<boolean> =>
  (await db.select({ one: sql`1` }).from(table).limit(1)).length === 0;

/** Facts of the firm are settings whose names begin with `firm`; each that is empty is missing on its papers. */
async function firmGaps(db: ReadDb): Promise<Counted> {
  const empty = Object.entries(await readSettings(db)).filter(([key, value]) => key.startsWith('firm') && value === '');
  return named(empty.map(([key]) => key));
}

async function vacantPosts(db: ReadDb): Promise<Counted> {
  const rows = await db
    .selectDistinct({ post: post.post })
    .from(post)
    .innerJoin(user, sql`${user.id} = ${post.userId} AND ${user.isDisabled} = 0`);
  const held = new Set(rows.map((row) => row.post));
  return named(neededPosts.filter((one) => !held.has(one)));
}

/** Who is alone gets stuck at the second step of every pair that is not signed for him. */
async function unsignedPairs(db: ReadDb): Promise<Counted> {
  const people = await db.select({ id: user.id }).from(user).where(sql`${user.isDisabled} = 0`).limit(2);
  if (people.length > 1) return named([]);
  const settings = await readSettings(db);
  return named(dualPairs.filter((pair) => !settings[pair]));
}

const of = async (count: Promise<number>): Promise<Counted> => ({ count: await count });

type Gap = { readonly permission: Permission; readonly ask: (asked: Asked) => Promise<Counted> };

/** Each with the right to read the list that it leads to. */
const gapsByKind: Readonly<Record<GapKind, Gap>> = {
  firm: { permission: 'settings.write', ask: ({ db }) => firmGaps(db) },
  vacantPosts: { permission: 'users.read', ask: ({ db }) => vacantPosts(db) },
  onePerson: { permission: 'settings.signDualPosts', ask: ({ db }) => unsignedPairs(db) },
  customers: {
    permission: 'customers.read',
    ask: async ({ db, actor }) => isTrue((await countCustomers(db, actor)) === 0),
  },
  customersWithoutLicence: {
    permission: 'customers.read',
    ask: ({ db, actor }) => of(countCustomers(db, actor, 'licence')),
  },
  customersWithoutTaxNo: {
    permission: 'customers.read',
    ask: ({ db, actor }) => of(countCustomers(db, actor, 'taxNo')),
  },
  customersWithoutAddress: {
    permission: 'customers.read',
    ask: ({ db, actor }) => of(countCustomers(db, actor, 'address')),
  },
  customersWithoutCredit: {
    permission: 'customers.read',
    ask: ({ db, actor }) => of(countCustomers(db, actor, 'credit')),
  },
  products: { permission: 'products.read', ask: async ({ db }) => isTrue((await countProducts(db)) === 0) },
  productsIncomplete: { permission: 'products.read', ask: ({ db }) => of(countProducts(db, 'incomplete')) },
  productsWithoutTaxCode: { permission: 'products.read', ask: ({ db }) => of(countProducts(db, 'taxCode')) },
  productsWithoutLot: { permission: 'stock.read', ask: ({ db }) => of(countProducts(db, 'lot')) },
  prices: { permission: 'pricing.read', ask: async ({ db }) => isTrue(await isEmpty(db, agreedPrice)) },
  customersWithoutPrice: { permission: 'pricing.read', ask: ({ db, actor }) => of(countCustomers(db, actor, 'price')) },
  openStock: { permission: 'stock.read', ask: async ({ db }) => isTrue(await isEmpty(db, lot)) },
  receivables: { permission: 'customers.credit', ask: async ({ db }) => isTrue(await isEmpty(db, openingDocument)) },
  signOff: {
    permission: 'imports.signOff',
    ask: async ({ db }) => isTrue((await readSettings(db)).openingSignedOffOn === ''),
  },
};

export const gaps: Query<(typeof importRecordsContract)['gaps']> = async (db, _, { actor }) => {
  const found: ImportGap[] = [];
  for (const [kind, { permission, ask }] of Object.entries(gapsByKind) as [GapKind, Gap][]) {
    if (!mayDo(actor.posts, permission)) continue;
    const { count, names = [] } = await ask({ db, actor });
    if (count > 0) found.push({ kind, count, names: [...names] });
  }
  return okay(found);
};
