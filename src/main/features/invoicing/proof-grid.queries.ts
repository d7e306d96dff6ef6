/** The proof as a list by customer, what lies behind a difference, and the reading of the ledger's own rows. */
import type { periodsContract, ProofRow } from '../../../shared/contract/periods.contract';
import { okay } from '../../../shared/domain/problem';
import { blockOf, passing, type ComputedList } from '../../store/computed-list';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { sumsOf } from './as-of-grid.queries';
import { verifyPart } from './proof-rows.queries';
import { proofLinesOf, proofNames, proofOf } from './proof.queries';

type Contract = typeof periodsContract;
type Row = ProofRow & { readonly py: string };
const figures = [
  ...(['shippedBasisFen', 'invoicedBasisFen', 'toInvoiceFen', 'unshippedFen', 'advanceFen'] as const),
  ...(['pendingFen', 'priceDifferenceFen', 'roundingFen', 'differenceFen'] as const),
];
const list: ComputedList<Row> = {
  sortBy: {
    customerName: ({ py }) => py,
    ...Object.fromEntries(figures.map((figure) => [figure, (row: Row) => row[figure]])),
  },
  search: ({ customerName, py }) => [customerName, py],
};

/** What does not close first. */
async function proofRows(db: ReadDb, { visible }: Actor): Promise<Row[]> {
  const names = new Map((await proofNames(db)).map((one) => [one.id, one]));
  const rows = (await proofOf(db)).flatMap((proof) => {
    const named = names.get(proof.id);
    const isSeen = named && (visible === 'all' || visible.includes(named.ownerId));
    return isSeen ? [{ ...proof, customerName: named.name, py: named.py }] : [];
  });
  const rank = ({ differenceFen }: Row): number => Math.abs(differenceFen);
  return rows.toSorted((a, b) => rank(b) - rank(a) || (a.py < b.py ? -1 : Number(a.py > b.py)) || a.id - b.id);
}

export const proof: Query<Contract['proof']> = async (db, request, { actor }) => {
  const block = blockOf(list, await proofRows(db, actor), request);
  return block.ok
    ? okay({ rows: block.value.rows.map(({ py: _, ...row }) => row), hasMore: block.value.hasMore })
    : block;
};
export const proofTotals: Query<Contract['proofTotals']> = async (db, criteria, { actor }) => {
  const rows = passing(list, await proofRows(db, actor), criteria);
  return rows.ok ? okay({ count: rows.value.length, isCapped: false, sums: sumsOf(rows.value, figures) }) : rows;
};

export const proofLines: Query<Contract['proofLines']> = async (db, { customerId }) =>
  okay(await proofLinesOf(db, customerId));

export const verify: Query<Contract['verify']> = async (db, { part, after }) => okay(await verifyPart(db, part, after));
