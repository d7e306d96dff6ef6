/** What a statement says: opening balance, shipments, returns, receipts of a period, closing balance, overdue. */
import { sql } from 'drizzle-orm';
import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import type { StatementContent } from '../../../shared/contract/receivables-shapes';
import { amountFen } from '../../../shared/domain/money';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { customerFacts } from '../customers/customers.queries';
import { dispatchNote, noteLine } from '../dispatch/dispatch.tables';
import { invoicingUntil } from '../invoicing/as-of.queries';
import { orderLine } from '../orders/orders.tables';
import { readSettings } from '../settings/settings.queries';
import { overdueOf } from './account.queries';
import { openingReceivableOf } from './openings.queries';
import { receipt } from './receivables.tables';
import { creditsUntil } from './returned.queries';
import { kindOfReceipt, statementFrom, withoutSlips, type Movement } from './statement.rules';

type Contract = typeof receivablesContract;
const p = sql.placeholder;

/** Everything shipped to a buyer until a day, line by line, oldest first. */
const shipped = prepared('statement.shipped', (db) =>
  db
    .select({
      on: sql<string>`${dispatchNote.shippedOn}`,
      number: dispatchNote.number,
      orderNumber: dispatchNote.orderNumber,
      orderLineId: noteLine.orderLineId,
      qty: noteLine.qty,
      price: orderLine.price,
    })
    .from(dispatchNote)
    .innerJoin(noteLine, sql`${noteLine.noteId} = ${dispatchNote.id}`)
    .innerJoin(orderLine, sql`${orderLine.id} = ${noteLine.orderLineId}`)
    .where(
      sql`${dispatchNote.buyerId} = ${p('customerId')} AND ${dispatchNote.kind} = 'sale' AND ${dispatchNote.shippedOn} <= ${p('untilOn')} AND ${dispatchNote.state} <> 'void'`,
    )
    .orderBy(dispatchNote.shippedOn, dispatchNote.id, noteLine.lineNo),
);
const received = prepared('statement.received', (db) =>
  db
    .select()
    .from(receipt)
    .where(sql`${receipt.customerId} = ${p('customerId')} AND ${receipt.receivedOn} <= ${p('untilOn')}`)
    .orderBy(receipt.id),
);

type Asked = { readonly customerId: number; readonly fromOn: string; readonly untilOn: string };
type Dated = { readonly on: string };

/** Notes as movements; the running total of each order line is rounded, so that the notes add up to the line. */
async function shipments(db: ReadDb, { customerId, untilOn }: Asked): Promise<Movement[]> {
  const before = new Map<number, number>();
  const notes = new Map<string, Movement>();
  for (const { orderLineId, qty, price, on, number, orderNumber } of await shipped(db, { customerId, untilOn })) {
    const from = before.get(orderLineId) ?? 0;
    before.set(orderLineId, from + qty);
    const fen = amountFen(from + qty, price) - amountFen(from, price);
    const known = notes.get(number);
    const head = { on, kind: 'shipped', number, orderNumber, creditFen: 0, remark: '' } as const;
    notes.set(number, { ...head, debitFen: (known?.debitFen ?? 0) + fen });
  }
  return [...notes.values()];
}

const isBefore =
  (fromOn: string) =>
  ({ on }: Dated): boolean =>
    on < fromOn;

async function movements(db: ReadDb, asked: Asked) {
  const { customerId, fromOn, untilOn } = asked;
  const receipts = (await received(db, { customerId, untilOn })).map((row) => ({ ...row, on: row.receivedOn }));
  const money = (rows: typeof receipts): Movement[] =>
    rows.map(({ on, form, number, amountFen: creditFen, remark }) => {
      return { on, kind: kindOfReceipt(form), number, orderNumber: '', debitFen: 0, creditFen, remark };
    });
  const returned = (await creditsUntil(db, customerId, untilOn)).map(
    ({ number, on, amountFen: creditFen }): Movement => {
      return { on, kind: 'returned', number, orderNumber: '', debitFen: 0, creditFen, remark: '' };
    },
  );
  const goods = [...(await shipments(db, asked)), ...returned];
  const isOld = isBefore(fromOn);
  return {
    before: [...goods.filter(isOld), ...money(receipts.filter(isOld))],
    within: [...goods.filter((one) => !isOld(one)), ...money(withoutSlips(receipts.filter((one) => !isOld(one))))],
  };
}

/** The account of a customer over a period as things stand now. */
export async function statementContentOf(db: ReadDb, asked: Asked): Promise<Result<StatementContent>> {
  const { customerId, fromOn, untilOn } = asked;
  if (fromOn > untilOn) return refuse('VALIDATION_FAILED', { case: 'receivables.rules.periodBackwards' }, ['/untilOn']);
  const customer = await customerFacts(db, customerId);
  if (!customer) return refuse('NOT_FOUND', {}, ['/customerId']);
  const { before, within } = await movements(db, asked);
  const openingFen = before.reduce(
    (sum, { debitFen, creditFen }) => sum + debitFen - creditFen,
    await openingReceivableOf(db, customerId),
  );
  const { firmName, firmBankName, firmBankAccount } = await readSettings(db);
  const { overdueFen } = await overdueOf(db, customerId, untilOn);
  const firm = { firmName, firmBankName, firmBankAccount };
  const head = { ...firm, number: '', customerName: customer.name, fromOn, untilOn, overdueFen };
  const invoicing = await invoicingUntil(db, { customerId, on: untilOn });
  return okay({ ...head, invoicing, ...statementFrom(openingFen, within) });
}

export const statement: Query<Contract['statement']> = (db, asked) => statementContentOf(db, asked);
