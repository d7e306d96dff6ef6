import type { returnsContract } from '../../../shared/contract/returns.contract';
import { okay, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { moveStock, positionOf } from '../stock/stock.repo';
import { moveReturn, returnFor } from './return-step';
import { linesOfReturn, type ReturnLineFacts } from './returns.queries';
import { changeReturnLine } from './returns.repo';
import { arrivalFits } from './returns.rules';

type Arrival = { readonly line: ReturnLineFacts; readonly qty: number; readonly location: string; readonly ctx: Ctx };

/** Into quarantine: on hand again, and not for sale. */
async function intoQuarantine(tx: Tx, { line, qty, location, ctx }: Arrival): Promise<Result<number>> {
  const { productId, batchNo, madeOn, expiresOn, expiresLabel, supplierName } = line;
  const place = { area: 'quarantine', location, supplierName, createdAt: ctx.now } as const;
  const lotId = await positionOf(tx, { productId, batchNo, madeOn, expiresOn, expiresLabel, ...place });
  if (!lotId.ok) return lotId;
  const when = { movedOn: ctx.today, movedAt: ctx.now, userId: ctx.actor.userId };
  const moved = await moveStock(tx, { lotId: lotId.value, kind: 'return', qty, documentId: line.id, ...when });
  return moved.ok ? okay(lotId.value) : moved;
}

/** The warehouse counts what came back; it waits for its verdict. */
export const receiveReturn: Command<(typeof returnsContract)['receive']> = async (tx, input, ctx) => {
  const { lines: arrived, location, ...asked } = input;
  const seen = await returnFor(tx, 'receive', { ...asked, ctx });
  if (!seen.ok) return seen;
  const lines = await linesOfReturn(tx, seen.value.id);
  const fits = arrivalFits(lines, arrived);
  if (!fits.ok) return fits;
  for (const { lineId, receivedQty } of arrived) {
    const line = lines.find(({ id }) => id === lineId);
    if (!line || receivedQty === 0) continue;
    const placed = await intoQuarantine(tx, { line, qty: receivedQty, location, ctx });
    if (!placed.ok) return placed;
    await changeReturnLine(tx, lineId, { receivedQty, quarantineLotId: placed.value });
  }
  const who = { receivedBy: ctx.actor.userId, receivedAt: ctx.now, waitingSince: ctx.now };
  const { version, entry } = await moveReturn(tx, seen.value, {
    step: 'receive',
    change: { state: 'received', ...who },
  });
  return done({ version }, { ...entry, after: { state: 'received', lines: arrived } });
};
