/** What every step of a stocktake begins with: the stocktake as the screen saw it, and whether the step may be taken. */
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Ctx } from '../../store/handler';
import type { ReadDb, Tx } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { findStocktake, linesOfStocktake, type StocktakeLineFacts, type StocktakeRecord } from './stocktake.queries';
import { type StockClerk, type StocktakeFacts, stocktakeRefusal, type StocktakeStep } from './stocktake.rules';

/** The facts that the rules look at. */
export function stocktakeFacts(stored: StocktakeRecord, lines: readonly StocktakeLineFacts[]): StocktakeFacts {
  const { number, state, finishedBy } = stored;
  const people = [finishedBy, ...lines.map(({ countedBy }) => countedBy)].filter((one) => one !== null);
  return { number, state, counters: [...new Set(people)], hasControlled: lines.some((line) => line.isControlled) };
}

/** Who acts, with the signed setting that decides whether he may approve what he asked. */
export async function clerkOf(db: ReadDb, { actor }: Ctx): Promise<StockClerk> {
  const { dualSubmitApprove } = await readSettings(db);
  return { userId: actor.userId, posts: actor.posts, dualSubmitApprove };
}

export type Ready = {
  readonly stored: StocktakeRecord;
  readonly lines: readonly StocktakeLineFacts[];
  readonly facts: StocktakeFacts;
  readonly clerk: StockClerk;
};
type Wish = { readonly step: StocktakeStep; readonly stocktakeId: number; readonly version?: number };

/** The stocktake for a step; without a version only its state is asked for. */
export async function stocktakeFor(tx: Tx, { step, stocktakeId, version }: Wish, ctx: Ctx): Promise<Result<Ready>> {
  const stored = await findStocktake(tx, stocktakeId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/stocktakeId']);
  const lines = await linesOfStocktake(tx, stocktakeId);
  const facts = stocktakeFacts(stored, lines);
  const clerk = await clerkOf(tx, ctx);
  const problem = stocktakeRefusal(step, facts, clerk);
  if (problem) return { ok: false, problem };
  if (version !== undefined && version !== stored.version) {
    return refuse('CONFLICT', { expected: version, found: stored.version }, ['/version']);
  }
  return okay({ stored, lines, facts, clerk });
}
