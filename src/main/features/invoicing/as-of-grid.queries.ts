/** Balances as of a day as lists: by account, and by customer. Computed as a whole and cut into blocks. */
import type { GridTotals } from '../../../shared/contract/grid';
import type { AsOfRow, CustomerBalanceRow, periodsContract } from '../../../shared/contract/periods.contract';
import { okay, type Result } from '../../../shared/domain/problem';
import { blockOf, passing, type ComputedList } from '../../store/computed-list';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { accountNames, keysAsOf, type AccountNames, type Until } from './as-of.queries';
import { addBalances, balanceKeys, balancesOf, hasBalance, noBalances, type Balances } from './as-of.rules';

type Contract = typeof periodsContract;
type Named = { readonly account: AccountNames; readonly balances: Balances };

/** Accounts of the reader with what they held at the end of a day. */
export async function accountsAsOf(db: ReadDb, until: Until, { visible }: Pick<Actor, 'visible'>): Promise<Named[]> {
  const names = await accountNames(db, visible, until.customerId);
  const sums = new Map<number, Balances>();
  for (const key of await keysAsOf(db, until)) {
    sums.set(key.accountId, addBalances(sums.get(key.accountId) ?? noBalances, balancesOf(key)));
  }
  return [...sums].flatMap(([id, balances]) => {
    const account = names.get(id);
    return account && hasBalance(balances) ? [{ account, balances }] : [];
  });
}

type Row = AsOfRow & Pick<AccountNames, 'customerPy' | 'productPy'>;
type CustomerRow = CustomerBalanceRow & { readonly py: string };

const byBalance = <T extends Balances>(): Record<string, (row: T) => number> =>
  Object.fromEntries(balanceKeys.map((key) => [key, (row: T) => row[key]]));

const accountList: ComputedList<Row> = {
  sortBy: {
    ...byBalance<Row>(),
    customerName: ({ customerPy }) => customerPy,
    productName: ({ productPy }) => productPy,
    productCode: ({ productCode }) => productCode,
    rateBp: ({ rateBp }) => rateBp,
  },
  search: ({ customerName, customerPy, productName, productPy, productCode }) => [
    ...[customerName, customerPy, productName, productPy, productCode],
  ],
};
const customerList: ComputedList<CustomerRow> = {
  sortBy: { ...byBalance<CustomerRow>(), customerName: ({ py }) => py },
  search: ({ customerName, py }) => [customerName, py],
};

const byNames = (a: Named, b: Named): number => {
  const [first, second] = [a.account, b.account];
  if (first.customerPy !== second.customerPy) return first.customerPy < second.customerPy ? -1 : 1;
  if (first.productPy !== second.productPy) return first.productPy < second.productPy ? -1 : 1;
  return first.id - second.id;
};

async function accountRows(db: ReadDb, on: string, actor: Actor): Promise<Row[]> {
  return (await accountsAsOf(db, { on }, actor)).toSorted(byNames).map(({ account, balances }) => {
    const { id, customerId, customerName, customerPy, productCode, productName, productPy, rateBp } = account;
    return { id, customerId, customerName, customerPy, productCode, productName, productPy, rateBp, ...balances };
  });
}

async function customerRows(db: ReadDb, on: string, actor: Actor): Promise<CustomerRow[]> {
  const found = new Map<number, CustomerRow>();
  for (const { account, balances } of (await accountsAsOf(db, { on }, actor)).toSorted(byNames)) {
    const { customerId: id, customerName, customerPy: py } = account;
    const known = found.get(id) ?? { id, customerName, py, ...noBalances };
    found.set(id, { ...known, ...addBalances(known, balances) });
  }
  return [...found.values()];
}

/** Sums of the columns of rows. */
export const sumsOf = <K extends string>(rows: readonly Readonly<Record<K, number>>[], keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)]));

const totalled = (rows: Result<readonly Balances[]>): Result<GridTotals> =>
  rows.ok ? okay({ count: rows.value.length, isCapped: false, sums: sumsOf(rows.value, balanceKeys) }) : rows;

export const asOf: Query<Contract['asOf']> = async (db, { on, ...request }, { actor }) => {
  const block = blockOf(accountList, await accountRows(db, on, actor), request);
  if (!block.ok) return block;
  const rows = block.value.rows.map(({ customerPy: _, productPy: __, ...row }) => row);
  return okay({ rows, hasMore: block.value.hasMore });
};
export const asOfTotals: Query<Contract['asOfTotals']> = async (db, { on, ...criteria }, { actor }) =>
  totalled(passing(accountList, await accountRows(db, on, actor), criteria));

export const balances: Query<Contract['balances']> = async (db, { on, ...request }, { actor }) => {
  const block = blockOf(customerList, await customerRows(db, on, actor), request);
  return block.ok
    ? okay({ rows: block.value.rows.map(({ py: _, ...row }) => row), hasMore: block.value.hasMore })
    : block;
};
export const balancesTotals: Query<Contract['balancesTotals']> = async (db, { on, ...criteria }, { actor }) =>
  totalled(passing(customerList, await customerRows(db, on, actor), criteria));
