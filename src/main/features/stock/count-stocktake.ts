/** Counting: counts of lines, finds, the end of the count, and the recount of what differs. */
import type { stocktakesContract } from '../../../shared/contract/stocktakes.contract';
import { labelledExpiry } from '../../../shared/domain/business-date';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { positionOf } from './stock.repo';
import { countedElsewhere } from './stocktake.queries';
import { addFoundLine, changeStocktake, reopenLines, saveCount } from './stocktake.repo';
import { stocktakeFor } from './stocktake-step';
import { differing } from './stocktake.rules';
import { findLot } from './stock.queries';

type Contract = typeof stocktakesContract;
const stale = (expected: number, found: number) => refuse('CONFLICT', { expected, found }, ['/version']);

export const saveCounts: Command<Contract['saveCounts']> = async (tx, { stocktakeId, counts }, ctx) => {
  const ready = await stocktakeFor(tx, { step: 'count', stocktakeId }, ctx);
  if (!ready.ok) return ready;
  const byId = new Map(ready.value.lines.map((line) => [line.id, line]));
  const saved: { lineId: number; version: number }[] = [];
  const who = { countedBy: ctx.actor.userId, countedAt: ctx.now };
  for (const [at, one] of counts.entries()) {
    const line = byId.get(one.lineId);
    if (!line) return refuse('NOT_FOUND', {}, [`/counts/${at}/lineId`]);
    const written = await saveCount(tx, { stocktakeId, ...one, ...who });
    if (!written) {
      return refuse('CONFLICT', { expected: one.version, found: line.version }, [`/counts/${at}/version`]);
    }
    saved.push(written);
  }
  const after = { counts: counts.map(({ lineId, countedQty }) => ({ line: byId.get(lineId)?.lineNo, countedQty })) };
  return done({ lines: saved }, { entity: 'stocktake', id: stocktakeId, action: 'count', after });
};

export const addFound: Command<Contract['addFound']> = async (tx, input, ctx) => {
  const { stocktakeId, productId, batchNo, madeOn, location, countedQty } = input;
  const ready = await stocktakeFor(tx, { step: 'count', stocktakeId }, ctx);
  if (!ready.ok) return ready;
  const expiry = labelledExpiry(input.expiry, '/expiry');
  if (!expiry.ok) return expiry;
  const dates = { madeOn, expiresOn: expiry.value.lastDay, expiresLabel: expiry.value.label };
  const place = { productId, batchNo, location, area: 'stock' as const, supplierName: '', createdAt: ctx.now };
  const lotId = await positionOf(tx, { ...place, ...dates });
  if (!lotId.ok) return lotId;
  const other = await countedElsewhere(tx, [lotId.value]);
  if (other) {
    const { number, name } = other;
    return refuse('DUPLICATE', { case: 'stocktakes.refusal.overlaps', number, lot: batchNo, name }, ['/batchNo']);
  }
  const lineNo = Math.max(...ready.value.lines.map((line) => line.lineNo)) + 1;
  const bookQty = (await findLot(tx, lotId.value))?.onHand ?? 0;
  const counted = { bookQty, countedQty, countedBy: ctx.actor.userId, countedAt: ctx.now };
  const lineId = await addFoundLine(tx, { stocktakeId, lineNo, lotId: lotId.value, ...counted });
  const after = { line: lineNo, batchNo, location, countedQty };
  return done({ lineId }, { entity: 'stocktake', id: stocktakeId, action: 'find', after });
};

export const finishStocktake: Command<Contract['finish']> = async (tx, { stocktakeId, version }, ctx) => {
  const ready = await stocktakeFor(tx, { step: 'finish', stocktakeId, version }, ctx);
  if (!ready.ok) return ready;
  const { lines, stored } = ready.value;
  const missing = lines.filter(({ countedQty }) => countedQty === null);
  if (missing.length > 0) {
    return refuse('RULE_VIOLATED', { case: 'stocktakes.refusal.missing', count: missing.length });
  }
  const differenceCount = differing(lines).length;
  const change = { state: 'counted', differenceCount, finishedBy: ctx.actor.userId, finishedAt: ctx.now } as const;
  const next = await changeStocktake(tx, { stocktakeId, version }, { ...change, waitingSince: ctx.now });
  if (next === undefined) return stale(version, stored.version);
  const values = { before: { state: stored.state }, after: { state: 'counted', differences: differenceCount } };
  return done({ version: next }, { entity: 'stocktake', id: stocktakeId, action: 'finish', ...values });
};

export const recountStocktake: Command<Contract['recount']> = async (tx, { stocktakeId, version }, ctx) => {
  const ready = await stocktakeFor(tx, { step: 'recount', stocktakeId, version }, ctx);
  if (!ready.ok) return ready;
  const { lines, stored } = ready.value;
  const again = differing(lines);
  if (again.length === 0) return refuse('RULE_VIOLATED', { case: 'stocktakes.refusal.noDifference' });
  await reopenLines(
    tx,
    again.map(({ id }) => id),
  );
  const round = stored.round + 1;
  const change = { state: 'counting', round, differenceCount: 0, finishedBy: null, finishedAt: null } as const;
  const next = await changeStocktake(tx, { stocktakeId, version }, { ...change, waitingSince: ctx.now });
  if (next === undefined) return stale(version, stored.version);
  const values = { before: { state: stored.state }, after: { state: 'counting', round, lines: again.length } };
  return done({ version: next }, { entity: 'stocktake', id: stocktakeId, action: 'recount', ...values });
};
