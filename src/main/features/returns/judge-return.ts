import type { returnsContract } from '../../../shared/contract/returns.contract';
import { okay, type Result } from '../../../shared/domain/problem';
import type { LotArea } from '../../../shared/domain/stock-words';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { completeIfDone } from '../orders/completion.repo';
import { freeMoney } from '../orders/money-back.repo';
import { shiftStock } from '../stock/stock.repo';
import { creditInLedger } from './ledger.repo';
import { moveReturn, returnFor } from './return-step';
import { linesOfReturn, type ReturnLineFacts } from './returns.queries';
import { changeReturnLine } from './returns.repo';
import { creditOf, verdictFits, type Judged } from './returns.rules';

type Part = { readonly line: ReturnLineFacts; readonly toArea: LotArea; readonly qty: number; readonly ctx: Ctx };

async function outOfQuarantine(tx: Tx, { line, toArea, qty, ctx }: Part): Promise<Result<unknown>> {
  if (qty === 0 || line.quarantineLotId === null) return okay(true);
  const when = { movedOn: ctx.today, movedAt: ctx.now, userId: ctx.actor.userId };
  const place = { toArea, toLocation: toArea === 'stock' ? line.location : '' };
  return shiftStock(tx, { lotId: line.quarantineLotId, qty, ...place, kind: 'verdict', documentId: line.id, ...when });
}

async function place(tx: Tx, line: ReturnLineFacts, { judged, ctx }: { judged: Judged; ctx: Ctx }) {
  const { passedQty, failedQty } = judged;
  const passed = await outOfQuarantine(tx, { line, toArea: 'stock', qty: passedQty, ctx });
  if (!passed.ok) return passed;
  const failed = await outOfQuarantine(tx, { line, toArea: 'rejected', qty: failedQty, ctx });
  if (!failed.ok) return failed;
  await changeReturnLine(tx, line.id, { passedQty, failedQty });
  return okay(true);
}

/** The verdict of quality closes the return: what came back is credited, whether it can be sold again or not. */
export const judgeReturn: Command<(typeof returnsContract)['judge']> = async (tx, input, ctx) => {
  const { lines: judged, verdict, ...asked } = input;
  const seen = await returnFor(tx, 'judge', { ...asked, ctx });
  if (!seen.ok) return seen;
  const found = seen.value;
  const lines = await linesOfReturn(tx, found.id);
  const fits = verdictFits(lines, judged, ctx.today);
  if (!fits.ok) return fits;
  for (const one of judged) {
    const line = lines.find(({ id }) => id === one.lineId);
    const placed = line ? await place(tx, line, { judged: one, ctx }) : okay(true);
    if (!placed.ok) return placed;
  }
  const creditFen = creditOf(found, lines);
  await creditInLedger(tx, { found, lines }, ctx);
  const who = { judgedBy: ctx.actor.userId, verdict, closedOn: ctx.today, waitingSince: ctx.now };
  const moved = await moveReturn(tx, found, { step: 'judge', change: { state: 'closed', ...who, creditFen } });
  const entry = { ...moved.entry, after: { state: 'closed', verdict, creditFen, lines: judged } };
  const freed = await freeMoney(tx, found.orderId, { reason: found.reason, ctx });
  return done({ version: moved.version }, entry, ...freed, ...(await completeIfDone(tx, found.orderId, ctx)));
};
