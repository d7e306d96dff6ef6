/** 存票/预开票对账函: what a customer's balances were at the end of a day, product by product. */
import type { InvoiceLetter, periodsContract } from '../../../shared/contract/periods.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customerFacts } from '../customers/customers.queries';
import { productFacts } from '../products/products.queries';
import { readSettings } from '../settings/settings.queries';
import { accountNames, keysAsOf } from './as-of.queries';
import { addBalances, balancesOf, hasBalance, noBalances } from './as-of.rules';

type Asked = { readonly customerId: number; readonly on: string };

/** The letter as things stand; its number is given when it is printed. */
export async function letterOf(db: ReadDb, { customerId, on }: Asked): Promise<Result<InvoiceLetter>> {
  const customer = await customerFacts(db, customerId);
  if (!customer) return refuse('NOT_FOUND', {}, ['/customerId']);
  const accounts = await accountNames(db, 'all', customerId);
  const products = new Map(
    (await productFacts(db, [...new Set([...accounts.values()].map(({ productId }) => productId))])).map((one) => [
      one.id,
      one,
    ]),
  );
  let total = noBalances;
  const lines = (await keysAsOf(db, { on, customerId })).flatMap((key) => {
    const account = accounts.get(key.accountId);
    const balances = balancesOf(key);
    if (!account || !hasBalance(balances)) return [];
    total = addBalances(total, balances);
    const goods = products.get(account.productId);
    const { productCode, productName, rateBp } = account;
    const named = { productCode, productName, specification: goods?.specification ?? '', unit: goods?.unit ?? '' };
    return [{ ...named, rateBp, price: key.price, ...balances }];
  });
  const { firmName } = await readSettings(db);
  const sorted = lines.toSorted(
    (a, b) => (a.productCode < b.productCode ? -1 : Number(a.productCode > b.productCode)) || a.price - b.price,
  );
  return okay({ firmName, number: '', customerName: customer.name, on, lines: sorted, ...total });
}

export const letter: Query<(typeof periodsContract)['letter']> = (db, asked) => letterOf(db, asked);
