/** The list of suppliers, one of them, and those that may be chosen. */
import { sql, type SQL } from 'drizzle-orm';
import type { SupplierRow, suppliersContract } from '../../../shared/contract/suppliers.contract';
import { may, type Post } from '../../../shared/domain/permissions';
import { okay, refuse } from '../../../shared/domain/problem';
import { contains } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Query } from '../../store/handler';
import { historyOf } from '../audit/audit.queries';
import { supplierFacts, supplierRecords, type SupplierRecord } from './supplier.queries';
import { supplier } from './supplier.tables';

type Contract = typeof suppliersContract;
/** As many as a chooser shows. */
const BEST = 20;

const named = (text: string): SQL =>
  sql`(${contains(supplier.name, text)} OR ${contains(supplier.pyFull, text)} OR ${contains(supplier.pyInitials, text)})`;

export const supplierGrid: GridSpec = {
  table: supplier,
  id: supplier.id,
  columns: {
    name: {
      kind: 'text',
      column: supplier.name,
      sortBy: supplier.pyFull,
      also: [supplier.pyFull, supplier.pyInitials],
    },
    kind: { kind: 'state', column: supplier.kind },
    taxNo: { kind: 'text', column: supplier.taxNo },
    contactName: { kind: 'text', column: supplier.contactName },
    phone: { kind: 'text', column: supplier.phone },
    isDisabled: { kind: 'integer', column: supplier.isDisabled },
    createdAt: { kind: 'integer', column: supplier.createdAt },
  },
  search: named,
  defaultSort: { column: 'name', direction: 'asc' },
};

function rowOf({ pyFull: _, pyInitials: __, ...row }: SupplierRecord, posts: readonly Post[]): SupplierRow {
  const write = may(posts, 'suppliers.write');
  return { ...row, actions: { update: write, setDisabled: write, setLicences: may(posts, 'quality.request') } };
}

export const listSuppliers: Query<Contract['list']> = async (db, request, { actor }) => {
  const block = await gridIds(db, supplierGrid, { request, actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const rows = (await supplierRecords(db, ids)).map((row) => rowOf(row, actor.posts));
  return okay({ rows: inOrderOf(ids, rows), hasMore });
};

export const supplierTotals: Query<Contract['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, supplierGrid, { criteria, actor });

export const getSupplier: Query<Contract['get']> = async (db, { supplierId }, { actor }) => {
  const row = await supplierFacts(db, supplierId);
  if (!row) return refuse('NOT_FOUND', {}, ['/supplierId']);
  return okay({ supplier: rowOf(row, actor.posts), history: await historyOf(db, 'supplier', [supplierId]) });
};

export const pickSuppliers: Query<Contract['pick']> = async (db, { search }) => {
  const text = search.trim();
  const wanted = text === '' ? sql`1 = 1` : named(text);
  const rows = await db
    .select({ id: supplier.id, name: supplier.name, taxNo: supplier.taxNo })
    .from(supplier)
    .where(sql`${supplier.isDisabled} = 0 AND ${wanted}`)
    .orderBy(supplier.pyFull, supplier.id)
    .limit(BEST);
  return okay(rows);
};
