/** Writes to what is asked of approved orders, and to the lines that a decision changes. */
import { sql } from 'drizzle-orm';
import type { ChangeState } from '../../../shared/domain/order-words';
import { refuse, okay, type Result } from '../../../shared/domain/problem';
import type { Tx } from '../../store/handles';
import type { Proposed, ProposedLine } from './changes.rules';
import { orderChange, orderChangeLine } from './changes.tables';
import { netOf } from './lines.rules';
import { orderLine } from './orders.tables';

type NewChange = Omit<typeof orderChange.$inferInsert, 'id' | 'state'>;
type NewLine = Omit<typeof orderChangeLine.$inferInsert, 'id' | 'changeId' | 'lineNo'>;

/** Keeps a request with the lines that differ. */
export async function addChange(tx: Tx, row: NewChange, lines: readonly NewLine[]): Promise<number> {
  const [made] = await tx.insert(orderChange).values(row).returning({ id: orderChange.id });
  if (!made) throw new Error('no change was made');
  if (lines.length > 0) {
    await tx.insert(orderChangeLine).values(lines.map((line, at) => ({ ...line, changeId: made.id, lineNo: at + 1 })));
  }
  return made.id;
}

type Decision = {
  readonly state: Exclude<ChangeState, 'requested'>;
  readonly decidedBy: number;
  readonly decidedAt: number;
  readonly decisionReason?: string;
  readonly isSamePerson?: boolean;
};

/** A request becomes what was decided; of two who decide at once one gets no row. */
export async function decideChange(tx: Tx, changeId: number, decision: Decision): Promise<Result<true>> {
  const [found] = await tx
    .update(orderChange)
    .set(decision)
    .where(sql`${orderChange.id} = ${changeId} AND ${orderChange.state} = 'requested'`)
    .returning({ id: orderChange.id });
  return found ? okay(true) : refuse('STATE_CONFLICT', {}, ['/changeId']);
}

/** Guarded in the statement: never below what stands on notes at this moment. */
async function changeLine(tx: Tx, line: ProposedLine & { readonly id: number }): Promise<Result<true>> {
  const { id, orderedQty, closedQty, price, amountFen, remark } = line;
  const [found] = await tx
    .update(orderLine)
    .set({ orderedQty, closedQty, price, amountFen, remark })
    .where(sql`${orderLine.id} = ${id} AND ${orderLine.notedQty} <= ${netOf(line)}`)
    .returning({ id: orderLine.id });
  return found ? okay(true) : refuse('QUANTITY_EXCEEDED', {}, ['/lines']);
}

/** Writes the touched lines of an order as they are to be; new ones with the tax rate (basis points) of their product. */
export async function writeLines(
  tx: Tx,
  { orderId, rateOf }: { readonly orderId: number; readonly rateOf: (productId: number) => number },
  { lines }: Pick<Proposed, 'lines'>,
): Promise<Result<true>> {
  for (const line of lines) {
    if (!line.isTouched || line.id === null) continue;
    const written = await changeLine(tx, { ...line, id: line.id });
    if (!written.ok) return written;
  }
  const more = lines.flatMap(({ id, isTouched: _, closedQty: __, ...line }) =>
    id === null ? [{ ...line, orderId, taxRateBp: rateOf(line.productId) }] : [],
  );
  if (more.length > 0) await tx.insert(orderLine).values(more);
  return okay(true);
}
