/** The ageing: who owes what since when. Sums over documents, computed as a whole and cut into blocks here. */
import { sql } from 'drizzle-orm';
import type { GridCriteria, GridRequest } from '../../../shared/contract/grid';
import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import type { AgeingRow } from '../../../shared/contract/receivables-shapes';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { ageBuckets } from '../../../shared/domain/receivable-words';
import { isAnyOf, lowerAscii } from '../../store/dialect';
import type { Actor, Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customerFacts } from '../customers/customers.queries';
import { customer } from '../customers/customers.tables';
import { user } from '../users/users.tables';
import { exposureOf, openDebtsOf } from './account.queries';
import { bucketsOf, daysOverdue, oldestFirst, overdueIn, payOldestFirst } from './dues.rules';
import { onAccountOf } from './on-account.queries';
import { openingsOf } from './openings.queries';

type Contract = typeof receivablesContract;
type Person = {
  readonly id: number;
  readonly name: string;
  readonly pyFull: string;
  readonly pyInitials: string;
  readonly ownerName: string;
};
/** A row with what it is sorted and searched by. */
type Aged = AgeingRow & { readonly py: string; readonly initials: string };

const people = (db: ReadDb, only: ReturnType<typeof sql>): Promise<Person[]> =>
  db
    .select({
      id: customer.id,
      name: customer.name,
      pyFull: customer.pyFull,
      pyInitials: customer.pyInitials,
      ownerName: user.name,
    })
    .from(customer)
    .innerJoin(user, sql`${user.id} = ${customer.ownerId}`)
    .where(only);

const visibleTo = ({ visible }: Actor) => (visible === 'all' ? sql`1 = 1` : isAnyOf(customer.ownerId, visible));

async function rowsFor(db: ReadDb, customers: readonly Person[], on: string): Promise<Aged[]> {
  const ids = customers.map(({ id }) => id);
  const { shipments, documents } = await openDebtsOf(db, ids);
  const byBuyer = Map.groupBy(shipments, ({ buyerId }) => buyerId);
  const byCustomer = Map.groupBy(documents, ({ customerId }) => customerId);
  const openings = await openingsOf(db, ids);
  const onAccount = await onAccountOf(db, ids);
  return customers.map(({ id, name, pyFull, pyInitials, ownerName }) => {
    const debts = [...(byBuyer.get(id) ?? []), ...(byCustomer.get(id) ?? [])];
    const buckets = bucketsOf(debts, on);
    const undatedFen = openings.get(id)?.undatedFen ?? 0;
    const { freeFen, aheadFen } = onAccount(id);
    const onAccountFen = freeFen + aheadFen;
    const owedFen = ageBuckets.reduce((sum, bucket) => sum + buckets[bucket], undatedFen);
    return {
      ...{ id, customerName: name, ownerName, ...buckets, undatedFen, onAccountFen },
      balanceFen: owedFen - onAccountFen,
      // As the checks count it: money on account is here, whoever is late in matching it.
      ...overdueIn(payOldestFirst(oldestFirst(debts), freeFen - undatedFen), on),
      ...{ py: pyFull, initials: pyInitials },
    };
  });
}

const isEmpty = ({ balanceFen, onAccountFen, undatedFen, ...row }: Aged): boolean =>
  balanceFen === 0 && onAccountFen === 0 && undatedFen === 0 && ageBuckets.every((bucket) => row[bucket] === 0);

const sums = [...ageBuckets, 'undatedFen', 'onAccountFen', 'balanceFen', 'overdueFen'] as const;
const numbers: readonly string[] = sums;

/** Columns that may be sorted: all figures, the name by its pinyin, the owner, the oldest day. */
function valueOf(row: Aged, column: string): string | number | null | undefined {
  if (column === 'customerName') return row.py;
  if (column === 'ownerName' || column === 'oldestDueOn') return row[column];
  const sum = sums.find((key) => key === column);
  return sum ? row[sum] : undefined;
}

function compare(a: string | number | null | undefined, b: string | number | null | undefined): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return -1;
  if (b === null || b === undefined) return 1;
  return a < b ? -1 : 1;
}

function sorted(rows: readonly Aged[], wanted: GridRequest['sort']): Result<Aged[]> {
  const sort = wanted.length > 0 ? wanted : [{ column: 'overdueFen', direction: 'desc' as const }];
  const unknown = sort.findIndex(
    ({ column }) => ![...numbers, 'customerName', 'ownerName', 'oldestDueOn'].includes(column),
  );
  if (unknown >= 0)
    return refuse('VALIDATION_FAILED', { column: sort[unknown]?.column ?? '' }, [`/sort/${unknown}/column`]);
  const order = (a: Aged, b: Aged): number => {
    for (const { column, direction } of sort) {
      const found = compare(valueOf(a, column), valueOf(b, column));
      if (found !== 0) return direction === 'asc' ? found : -found;
    }
    return a.id - b.id;
  };
  return okay(rows.toSorted(order));
}

async function found(db: ReadDb, { filters, search }: GridCriteria, { actor, today }: Ctx): Promise<Result<Aged[]>> {
  const [filter] = filters;
  if (filter) return refuse('VALIDATION_FAILED', { column: filter.column }, ['/filters/0/column']);
  const text = lowerAscii(search.trim());
  const rows = await rowsFor(db, await people(db, visibleTo(actor)), today);
  return okay(
    rows.filter((row) => {
      if (isEmpty(row)) return false;
      return text === '' || [row.customerName, row.py, row.initials].some((one) => lowerAscii(one).includes(text));
    }),
  );
}

const shown = ({ py: _, initials: __, ...row }: Aged): AgeingRow => row;

/** Every customer with something on his account, the most overdue first. */
export const ageing: Query<Contract['ageing']> = async (db, request, ctx) => {
  const all = await found(db, request, ctx);
  const rows = all.ok ? sorted(all.value, request.sort) : all;
  if (!rows.ok) return rows;
  const { offset, limit } = request;
  const block = rows.value.slice(offset, offset + limit);
  return okay({ rows: block.map(shown), hasMore: rows.value.length > offset + limit });
};

export const ageingTotals: Query<Contract['ageingTotals']> = async (db, criteria, ctx) => {
  const all = await found(db, criteria, ctx);
  if (!all.ok) return all;
  const added = sums.map((key) => [key, all.value.reduce((sum, row) => sum + row[key], 0)] as const);
  return okay({ count: all.value.length, isCapped: false, sums: Object.fromEntries(added) });
};

/** The debts behind one row, oldest due first, and the account of the customer. */
export const customerDues: Query<Contract['dues']> = async (db, { customerId }, { today }) => {
  const facts = await customerFacts(db, customerId);
  const [person] = await people(db, sql`${customer.id} = ${customerId}`);
  if (!facts || !person) return refuse('NOT_FOUND', {}, ['/customerId']);
  const [row] = await rowsFor(db, [person], today);
  const { shipments, documents } = await openDebtsOf(db, [customerId]);
  const late = (dueOn: string | null) => ({ daysOverdue: Math.max(daysOverdue(dueOn, today), 0) });
  const rows = [
    ...shipments.map((one) => {
      const { orderId, orderNumber, noteNumber, shippedOn, signedOn, amountFen, openFen, dueOn, waitsFor } = one;
      const known = { orderId, number: orderNumber, documentId: null, noteNumber, shippedOn, signedOn };
      return { kind: 'shipment' as const, ...known, amountFen, openFen, dueOn, waitsFor, ...late(dueOn) };
    }),
    ...documents.map(({ documentId, number, documentOn, amountFen, openFen, dueOn }) => {
      const known = { orderId: null, number, documentId, noteNumber: '', shippedOn: documentOn, signedOn: null };
      return { kind: 'document' as const, ...known, amountFen, openFen, dueOn, waitsFor: null, ...late(dueOn) };
    }),
  ];
  if (!row) throw new Error('a customer without his row');
  const exposure = { ...(await exposureOf(db, customerId)), creditLimitFen: facts.creditLimitFen };
  return okay({ customerName: facts.name, rows: oldestFirst(rows), exposure, row: shown(row) });
};
