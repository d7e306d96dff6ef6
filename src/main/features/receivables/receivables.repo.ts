/** Writes to the tables of receivables; ledgers are appended to, never changed. */
import { sql } from 'drizzle-orm';
import { refuse, okay, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { allocationsOfOrder, type ReceiptFacts } from './receivables.queries';
import { acceptanceBill, bankLine, receipt, receiptAllocation, receiptUse } from './receivables.tables';

/** Appends a receipt or its reversal. */
export async function addReceipt(tx: Tx, row: typeof receipt.$inferInsert): Promise<number> {
  const [made] = await tx.insert(receipt).values(row).returning({ id: receipt.id });
  if (!made) throw new Error('no receipt was made');
  return made.id;
}

/** Appends what a receipt pays, or the rows that take it back. */
export const addAllocations = (tx: Tx, rows: readonly (typeof receiptAllocation.$inferInsert)[]) =>
  tx
    .insert(receiptAllocation)
    .values([...rows])
    .returning({ id: receiptAllocation.id });

/** Appends what a receipt pays beside orders, or the rows that take it back. */
export const addUses = (tx: Tx, rows: readonly (typeof receiptUse.$inferInsert)[]) =>
  tx
    .insert(receiptUse)
    .values([...rows])
    .returning({ id: receiptUse.id });

type By = Pick<Ctx, 'now'> & { readonly actor: { readonly userId: number } };
const byOf = ({ actor, now }: By) => ({ matchedBy: actor.userId, matchedAt: now });

type LiveAllocation = {
  readonly id: number;
  readonly receiptId: number;
  readonly orderId: number;
  readonly amountFen: number;
};

/** Takes matches to orders back, each by a row against it. */
export async function takeBackAllocations(tx: Tx, live: readonly LiveAllocation[], ctx: By): Promise<void> {
  if (live.length === 0) return;
  await addAllocations(
    tx,
    live.map(({ id, receiptId, orderId, amountFen }) => {
      return { receiptId, orderId, amountFen: -amountFen, reversalOf: id, ...byOf(ctx) };
    }),
  );
}

type LiveUse = LiveAllocationBase & { readonly documentId: number | null; readonly refundId: number | null };
type LiveAllocationBase = { readonly id: number; readonly receiptId: number; readonly amountFen: number };

/** Takes uses of a receipt back, each by a row against it. */
export async function takeBackUses(tx: Tx, live: readonly LiveUse[], ctx: By): Promise<void> {
  if (live.length === 0) return;
  await addUses(
    tx,
    live.map(({ id, receiptId, documentId, refundId, amountFen }) => {
      return { receiptId, documentId, refundId, amountFen: -amountFen, reversalOf: id, ...byOf(ctx) };
    }),
  );
}

type Reversal = { readonly reason: string; readonly on: string };

/**
 * The row against a receipt. A bill of acceptance behind it is withdrawn, a bank line waits to be claimed again.
 * @returns the reversing receipt, and what else was changed
 */
export async function addReversal(tx: Tx, facts: ReceiptFacts, { ctx, reason, on }: Reversal & { ctx: Ctx }) {
  const number = await takeNumber(tx, 'SK', ctx.today);
  const { customerId, customerName, customerPy, ownerId, form, payer, payerAccount } = facts;
  const receiptId = await addReceipt(tx, {
    ...{ customerId, customerName, customerPy, ownerId, form, payer, payerAccount },
    number,
    receivedOn: on,
    amountFen: -facts.amountFen,
    remark: reason,
    reversalOf: facts.id,
    recordedBy: ctx.actor.userId,
    recordedAt: ctx.now,
  });
  const lines = await tx
    .update(bankLine)
    .set({
      ...{ state: 'open', receiptId: null, customerId: null, customerName: '', customerPy: '' },
      version: sql`${bankLine.version} + 1`,
    })
    .where(sql`${bankLine.receiptId} = ${facts.id}`)
    .returning({ id: bankLine.id });
  const bills = await tx
    .update(acceptanceBill)
    .set({
      ...{ state: 'withdrawn', closedOn: on, closedBy: ctx.actor.userId, remark: reason },
      version: sql`${acceptanceBill.version} + 1`,
    })
    .where(sql`${acceptanceBill.receiptId} = ${facts.id} AND ${acceptanceBill.state} = 'held'`)
    .returning({ id: acceptanceBill.id });
  const entries: Entry[] = [
    ...lines.map(({ id }) => ({ entity: 'bank_line', id, action: 'unclaim', reason })),
    ...bills.map(({ id }) => ({ entity: 'acceptance_bill', id, action: 'withdraw', reason })),
  ];
  return { made: { receiptId, number }, entries };
}

export const addBill = (tx: Tx, row: typeof acceptanceBill.$inferInsert) => tx.insert(acceptanceBill).values(row);

type Seen = { readonly id: number; readonly version: number };

/** Moves a bill from its hands; CONFLICT where another seat was first. */
export async function closeBill(
  tx: Tx,
  { id, version }: Seen,
  set: Partial<typeof acceptanceBill.$inferInsert>,
): Promise<Result<number>> {
  const [moved] = await tx
    .update(acceptanceBill)
    .set({ ...set, version: sql`${acceptanceBill.version} + 1` })
    .where(
      sql`${acceptanceBill.id} = ${id} AND ${acceptanceBill.version} = ${version} AND ${acceptanceBill.state} = 'held'`,
    )
    .returning({ version: acceptanceBill.version });
  return moved ? okay(moved.version) : refuse('CONFLICT', { expected: version }, ['/version']);
}

type Freed = { readonly orderId: number; readonly wantsFen: number; readonly reason: string };

/**
 * Takes back matches, newest first, until an order has no more than it wants (0 when it is cancelled); of a match
 * that is cut in two the fitting part is matched anew. The money is on account again.
 */
export async function freeExcess(tx: Tx, { orderId, wantsFen, reason }: Freed, ctx: By): Promise<Entry[]> {
  const live = await allocationsOfOrder(tx, orderId);
  let excessFen = live.reduce((sum, { amountFen }) => sum + amountFen, 0) - Math.max(wantsFen, 0);
  const entries: Entry[] = [];
  for (const one of live.toReversed()) {
    if (excessFen <= 0) break;
    await takeBackAllocations(tx, [one], ctx);
    const keptFen = Math.max(one.amountFen - excessFen, 0);
    if (keptFen > 0) {
      await addAllocations(tx, [{ receiptId: one.receiptId, orderId, amountFen: keptFen, ...byOf(ctx) }]);
    }
    const freedFen = one.amountFen - keptFen;
    excessFen -= freedFen;
    entries.push({
      entity: 'receipt',
      id: one.receiptId,
      action: 'unmatch',
      before: { orderId, amountFen: freedFen },
      reason,
    });
  }
  return entries;
}
