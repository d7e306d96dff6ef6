/** What every step of a purchase receipt begins and ends with. */
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { ReadDb, Tx } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import type { PurchaseClerk } from './purchase-people.rules';
import { findPurchase, linesOfPurchase, type PurchaseLineFacts, type PurchaseRecord } from './purchase.queries';
import { changePurchase } from './purchase.repo';
import { purchaseRefusal, type PurchaseStep } from './purchase.rules';

/** Who acts, with the signed setting that decides whether he may approve what he asked. */
export async function purchaseClerkOf(db: ReadDb, { actor }: Pick<Ctx, 'actor'>): Promise<PurchaseClerk> {
  const { dualRequestApprove } = await readSettings(db);
  return { userId: actor.userId, posts: actor.posts, dualRequestApprove };
}

export type ReadyPurchase = {
  readonly stored: PurchaseRecord;
  readonly lines: readonly PurchaseLineFacts[];
  readonly clerk: PurchaseClerk;
  readonly hasControlled: boolean;
};
type Wish = { readonly receiptId: number; readonly version: number; readonly ctx: Ctx };

/** The receipt as the screen saw it, when this person may take the step now. */
export async function purchaseFor(tx: Tx, step: PurchaseStep, wish: Wish): Promise<Result<ReadyPurchase>> {
  const { receiptId, version, ctx } = wish;
  const stored = await findPurchase(tx, receiptId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/receiptId']);
  const lines = await linesOfPurchase(tx, receiptId);
  const hasControlled = lines.some(({ isControlled }) => isControlled);
  const clerk = await purchaseClerkOf(tx, ctx);
  const problem = purchaseRefusal(step, { ...stored, hasControlled }, clerk);
  if (problem) return { ok: false, problem };
  if (version !== stored.version) {
    return refuse('CONFLICT', { expected: version, found: stored.version }, ['/version']);
  }
  return okay({ stored, lines, clerk, hasControlled });
}

type Change = Parameters<typeof changePurchase>[2];
type Move = { readonly action: string; readonly change: Change; readonly reason?: string; readonly more?: object };

/** Writes a step: the next version and the audit row of what changed. */
export async function movePurchase(
  tx: Tx,
  seen: PurchaseRecord,
  { action, change, reason, more }: Move,
): Promise<{ version: number; entry: Entry }> {
  const version = await changePurchase(tx, { receiptId: seen.id, version: seen.version }, change);
  if (version === undefined) throw new Error('the receipt was changed within its own transaction');
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, seen[key as keyof PurchaseRecord]]));
  const entry = { entity: 'purchase_receipt', id: seen.id, action, before, after: { ...change, ...more } };
  return { version, entry: reason === undefined ? entry : { ...entry, reason } };
}
