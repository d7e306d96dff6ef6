/** Writes of the import of deposits outside, and taking it back. */
import { sql } from 'drizzle-orm';
import type { Entry } from '../../store/audit';
import { isAnyOf } from '../../store/dialect';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { pinyinOf } from '../../platform/pinyin';
import { addDeposit, rowAgainst } from './deposit.repo';
import { depositMove } from './deposit.tables';

/** Where a deposit from before hangs: at a tender of the book, else at whoever imports it. */
export type Outside = {
  readonly tender: { readonly id: number; readonly number: string; readonly ownerId: number } | null;
  readonly tenderTitle: string;
  readonly payee: string;
  readonly amountFen: number;
  readonly paidOn: string;
  readonly refundDueOn: string;
  readonly note: string;
};

/** Each as paid and arrived on its day. */
export async function addOutsideDeposits(tx: Tx, rows: readonly Outside[], ctx: Ctx): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const { tender, amountFen, paidOn, ...row } of rows) {
    const of = {
      tenderId: tender?.id ?? null,
      tenderNumber: tender?.number ?? '',
      ownerId: tender?.ownerId ?? ctx.actor.userId,
    };
    const decided = { decidedBy: ctx.actor.userId, decidedAt: ctx.now };
    const kind = { kind: 'bid', source: 'import', form: 'transfer', state: 'approved' } as const;
    const names = { tenderPy: pinyinOf(row.tenderTitle).pyFull };
    const made = await addDeposit(tx, { ...row, ...of, ...decided, ...kind, ...names, amountFen }, ctx);
    await tx.insert(depositMove).values({
      ...{ depositId: made.id, kind: 'paid', amountFen, movedOn: paidOn },
      ...{ movedBy: ctx.actor.userId, movedAt: ctx.now },
    });
    const after = { number: made.number, tenderTitle: row.tenderTitle, payee: row.payee, amountFen, paidOn };
    entries.push({ entity: 'deposit', id: made.id, action: 'import', after });
  }
  return entries;
}

/** Of an import that was taken back: numbers are gapless, so each payment is reversed and the row stays withdrawn. */
export async function withdrawOutsideDeposits(
  tx: Tx,
  ids: readonly number[],
  given: { reason: string; ctx: Ctx },
): Promise<Entry[]> {
  const { reason, ctx } = given;
  const moves = await tx
    .select()
    .from(depositMove)
    .where(sql`${isAnyOf(depositMove.depositId, ids)} AND ${depositMove.kind} = 'paid'`)
    .orderBy(depositMove.id);
  const by = { movedBy: ctx.actor.userId, movedAt: ctx.now };
  for (const move of moves) {
    const against = rowAgainst(move, { on: ctx.today, reason });
    await tx.insert(depositMove).values({ ...against, ...by, depositId: move.depositId });
  }
  return moves.map(({ depositId, amountFen }) => {
    return { entity: 'deposit', id: depositId, action: 'undoImport', before: { amountFen }, reason };
  });
}
