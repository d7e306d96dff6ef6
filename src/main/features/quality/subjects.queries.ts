/** Whose qualification it is: name and papers of a buyer, a supplier or a product, as they stand today. */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { licenceNeeds, type LicenceNeeds } from '../../../shared/domain/licences';
import type { QualificationSubject } from '../../../shared/domain/quality-words';
import { isAnyOf } from '../../store/dialect';
import type { Actor, Ctx } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customer, licence } from '../customers/customers.tables';
import { productRecords } from '../products/products.queries';
import { product } from '../products/products.tables';
import { supplierRecords } from '../stock/supplier.queries';
import { supplier } from '../stock/supplier.tables';
import { licenceNeedsOf, supplierLicencesOf } from './quality.queries';
import { buyerPapers, licencePapers, productPapers, type Paper } from './quality.rules';
import { customerScope, qualification } from './quality.tables';

export type FormFact = { readonly key: string; readonly text: string };
export type Subject = {
  readonly kind: QualificationSubject;
  readonly id: number;
  readonly name: string;
  readonly py: string;
  /** Null where the subject belongs to nobody. */
  readonly ownerId: number | null;
  readonly papers: Paper[];
  /** Lines of a form. */
  readonly facts: FormFact[];
};
/** `needs` is read once for many. */
export type Look = { readonly today: string; readonly needs: LicenceNeeds };

const factsFrom = (facts: Readonly<Record<string, string>>): FormFact[] =>
  Object.entries(facts).map(([key, text]) => ({ key, text }));

export const lookOf = async (db: ReadDb, { today }: Pick<Ctx, 'today'>): Promise<Look> => ({
  today,
  needs: await licenceNeedsOf(db),
});

async function licencesByCustomer(db: ReadDb, ids: readonly number[]) {
  const rows = await db
    .select({
      customerId: licence.customerId,
      kind: licence.kind,
      number: licence.number,
      expiresOn: licence.expiresOn,
      isLongTerm: licence.isLongTerm,
    })
    .from(licence)
    .where(isAnyOf(licence.customerId, ids))
    .orderBy(licence.id);
  return Map.groupBy(rows, ({ customerId }) => customerId);
}

async function scopesByCustomer(db: ReadDb, ids: readonly number[]) {
  const rows = await db.select().from(customerScope).where(isAnyOf(customerScope.customerId, ids));
  return new Map(rows.map(({ customerId, scopes }) => [customerId, scopes]));
}

async function buyersOf(db: ReadDb, ids: readonly number[], { today, needs }: Look): Promise<Subject[]> {
  const rows = await db.select().from(customer).where(isAnyOf(customer.id, ids));
  const licences = await licencesByCustomer(db, ids);
  const scopes = await scopesByCustomer(db, ids);
  return rows.map((row) => {
    const { id, name, pyFull: py, ownerId, taxNo, province, city, address, phone } = row;
    const held = licencePapers(licenceNeeds(row, needs), licences.get(id) ?? [], today);
    const papers = buyerPapers(held, { taxNo, scopes: scopes.get(id) ?? null });
    const facts = factsFrom({ taxNo, address: `${province}${city}${address}`, phone });
    return { kind: 'buyer', id, name, py, ownerId, papers, facts };
  });
}

async function productsOf(db: ReadDb, ids: readonly number[], { today }: Look): Promise<Subject[]> {
  return (await productRecords(db, ids)).map((row) => {
    const { id, genericName: name, pyFull: py, tradeName, specification, unit, maker, holder, origin } = row;
    const facts = factsFrom({ tradeName, specification, unit, maker, holder, origin });
    return { kind: 'product', id, name, py, ownerId: null, papers: productPapers(row, today), facts };
  });
}

async function suppliersOf(db: ReadDb, ids: readonly number[], { today, needs }: Look): Promise<Subject[]> {
  const made: Subject[] = [];
  for (const { id, name, pyFull: py, taxNo, address, phone } of await supplierRecords(db, ids)) {
    const papers = licencePapers(needs.supplier, await supplierLicencesOf(db, id), today);
    const facts = factsFrom({ taxNo, address, phone });
    made.push({ kind: 'supplier', id, name, py, ownerId: null, papers, facts });
  }
  return made;
}

type Wanted = { readonly kind: QualificationSubject; readonly ids: readonly number[] };

/** Subjects with their papers as they stand today, in no particular order; unknown ids are left out. */
export function subjectsOf(db: ReadDb, { kind, ids }: Wanted, look: Look): Promise<Subject[]> {
  switch (kind) {
    case 'buyer':
      return buyersOf(db, ids, look);
    case 'product':
      return productsOf(db, ids, look);
    case 'supplier':
      return suppliersOf(db, ids, look);
  }
}

/** One of them. */
export const subjectOf = async (db: ReadDb, { kind, id }: { kind: QualificationSubject; id: number }, look: Look) =>
  (await subjectsOf(db, { kind, ids: [id] }, look))[0];

/** Without a request that waits or an approval. */
const unasked = (kind: QualificationSubject, id: SQL | PgColumn): SQL =>
  sql`${id} NOT IN (SELECT ${qualification.subjectId} FROM ${qualification} WHERE ${qualification.subjectKind} = ${kind} AND ${qualification.state} IN ('requested', 'approved'))`;

/** The ids of the subjects of a kind in use that one sees and nobody asked for yet. */
export async function unaskedIds(db: ReadDb, kind: QualificationSubject, { visible }: Actor): Promise<number[]> {
  if (kind === 'supplier') {
    const rows = await db
      .select({ id: supplier.id })
      .from(supplier)
      .where(sql`${supplier.isDisabled} = 0 AND ${unasked(kind, supplier.id)}`);
    return rows.map(({ id }) => id);
  }
  if (kind === 'product') {
    const rows = await db
      .select({ id: product.id })
      .from(product)
      .where(sql`${product.isStopped} = 0 AND ${unasked(kind, product.id)}`);
    return rows.map(({ id }) => id);
  }
  const scoped = visible === 'all' ? sql`1 = 1` : isAnyOf(customer.ownerId, visible);
  const rows = await db
    .select({ id: customer.id })
    .from(customer)
    .where(sql`${customer.isDisabled} = 0 AND ${scoped} AND ${unasked(kind, customer.id)}`);
  return rows.map(({ id }) => id);
}
