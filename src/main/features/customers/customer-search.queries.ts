import { sql, type SQL } from 'drizzle-orm';
import { contains } from '../../store/dialect';
import { customer } from './customers.tables';

/** As many customers as a typed name may mean. */
const BEST = 200;

/** Ids of the customers that a typed text may mean, by name, pinyin, initials or mnemonic, for quick searches. */
export function customersCalled(text: string): SQL {
  const names = [customer.name, customer.pyFull, customer.pyInitials, customer.mnemonic];
  const match = sql.join(
    names.map((column) => contains(column, text)),
    sql` OR `,
  );
  return sql`SELECT ${customer.id} FROM ${customer} WHERE ${match} ORDER BY ${customer.pyFull} LIMIT ${BEST}`;
}
