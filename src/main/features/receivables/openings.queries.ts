/** What customers owed before the book began: by document, else the one figure typed on the card. */
import { sql, type SQL } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { customer } from '../customers/customers.tables';
import type { Debt } from './dues.rules';
import { paidByDocuments } from './paid.queries';
import { openingDocument } from './receivables.tables';

const p = sql.placeholder;

const sums = prepared('openingDocument.sums', (db) =>
  db
    .select({ customerId: openingDocument.customerId, fen: sql`sum(${openingDocument.amountFen})`.mapWith(Number) })
    .from(openingDocument)
    .where(sql`${isAnyOfPlaceholder(openingDocument.customerId, 'ids')} AND ${openingDocument.withdrawnAt} IS NULL`)
    .groupBy(openingDocument.customerId),
);
const typed = prepared('customer.typedOpening', (db) =>
  db
    .select({ id: customer.id, fen: customer.openingReceivableFen })
    .from(customer)
    .where(isAnyOfPlaceholder(customer.id, 'ids')),
);
const documents = prepared('openingDocument.ofCustomers', (db) =>
  db
    .select()
    .from(openingDocument)
    .where(sql`${isAnyOfPlaceholder(openingDocument.customerId, 'ids')} AND ${openingDocument.withdrawnAt} IS NULL`)
    .orderBy(openingDocument.dueOn, openingDocument.id),
);
const oneDocument = prepared('openingDocument.byId', (db) =>
  db
    .select()
    .from(openingDocument)
    .where(sql`${openingDocument.id} = ${p('id')}`),
);

export type Opening = {
  readonly totalFen: number;
  /** The typed figure: it has no due date. 0 where there are documents. */
  readonly undatedFen: number;
};

/** Opening receivables by customer; documents win over the typed figure. */
export async function openingsOf(db: ReadDb, customerIds: readonly number[]): Promise<Map<number, Opening>> {
  const ids = { ids: JSON.stringify(customerIds) };
  const dated = new Map((await sums(db, ids)).map(({ customerId, fen }) => [customerId, fen]));
  const figures = await typed(db, ids);
  return new Map(
    figures.map(({ id, fen }) => {
      const sum = dated.get(id);
      return [id, { totalFen: sum ?? fen, undatedFen: sum === undefined ? fen : 0 }];
    }),
  );
}

/** The same as an expression over a row of customers, for the sum below a list. */
export const openingOfRow: SQL = sql`coalesce((SELECT sum(${openingDocument.amountFen}) FROM ${openingDocument} WHERE ${openingDocument.customerId} = ${customer.id} AND ${openingDocument.withdrawnAt} IS NULL), ${customer.openingReceivableFen})`;

/**
 * What a customer owed before the book began, fen; negative: his money with us.
 * @param typedFen the figure of his card, where the caller has read it
 */
export async function openingReceivableOf(db: ReadDb, customerId: number, typedFen?: number): Promise<number> {
  if (typedFen === undefined) return (await openingsOf(db, [customerId])).get(customerId)?.totalFen ?? 0;
  const [dated] = await sums(db, { ids: JSON.stringify([customerId]) });
  return dated?.fen ?? typedFen;
}

export type OpenDocument = Debt & {
  readonly documentId: number;
  readonly customerId: number;
  readonly number: string;
  readonly documentOn: string;
  readonly dueOn: string;
  readonly amountFen: number;
};

/** Live opening documents of customers with what each still wants, oldest due first; paid ones too. */
export async function openingDocumentsOf(db: ReadDb, customerIds: readonly number[]): Promise<OpenDocument[]> {
  const rows = await documents(db, { ids: JSON.stringify(customerIds) });
  const paid = await paidByDocuments(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, customerId, number, documentOn, dueOn, amountFen }) => {
    const openFen = amountFen - (paid.get(id) ?? 0);
    return { documentId: id, customerId, number, documentOn, dueOn, amountFen, openFen, waitsFor: null };
  });
}

/** One opening document, withdrawn ones too. */
export const findOpeningDocument = async (db: ReadDb, id: number) => (await oneDocument(db, { id }))[0];
