/** Quality judges what arrived: accepted goods go to their place, the rest to the rejected area. */
import type { purchasesContract } from '../../../shared/contract/purchases.contract';
import { okay, type Refusal, type Result } from '../../../shared/domain/problem';
import type { LotArea } from '../../../shared/domain/stock-words';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { arrivalFindingsOf } from './purchase-arrival.queries';
import { otherPerson } from './purchase-people.rules';
import { movePurchase, purchaseFor, type ReadyPurchase } from './purchase-step';
import type { PurchaseLineFacts, PurchaseRecord } from './purchase.queries';
import { changePurchaseLine } from './purchase.repo';
import { verdictRefusal } from './purchase.rules';
import { moveStock, shiftStock } from './stock.repo';
import { supplierFacts } from './supplier.queries';

type Contract = typeof purchasesContract;
type Judged = { readonly lineId: number; readonly acceptedQty: number; readonly location: string };
type Verdict = { readonly stored: PurchaseRecord; readonly ctx: Ctx };
type Weighed = { readonly judged: readonly Judged[]; readonly today: string };
type Part = { readonly toArea: LotArea; readonly toLocation: string; readonly qty: number };

const when = ({ today: movedOn, now: movedAt, actor }: Ctx) => ({ movedOn, movedAt, userId: actor.userId });

async function outOfQuarantine(tx: Tx, { lotId }: PurchaseLineFacts, part: Part & Verdict): Promise<Result<unknown>> {
  const { stored, ctx, ...to } = part;
  if (to.qty === 0) return okay(true);
  const facts = { kind: 'verdict', reason: stored.number, ...when(ctx) } as const;
  return shiftStock(tx, { lotId, ...to, ...facts });
}

/** What was accepted and what was not, each to its area. */
async function place(tx: Tx, line: PurchaseLineFacts, { acceptedQty, location, ...by }: Judged & Verdict) {
  const into = { toArea: 'stock', toLocation: location, qty: acceptedQty } as const;
  const accepted = await outOfQuarantine(tx, line, { ...into, ...by });
  if (!accepted.ok) return accepted;
  const rest = { toArea: 'rejected', toLocation: '', qty: line.arrivedQty - acceptedQty } as const;
  const rejected = await outOfQuarantine(tx, line, { ...rest, ...by });
  if (!rejected.ok) return rejected;
  await changePurchaseLine(tx, line.id, { acceptedQty, location });
  return okay(true);
}

/** What holds back goods that would be accepted; what is rejected may be anything. */
async function heldBack(tx: Tx, { stored, lines }: ReadyPurchase, { judged, today }: Weighed) {
  const taken = new Set(judged.filter(({ acceptedQty }) => acceptedQty > 0).map(({ lineId }) => lineId));
  const supplier = await supplierFacts(tx, stored.supplierId);
  if (taken.size === 0 || !supplier) return undefined;
  const accepted = lines.filter(({ id }) => taken.has(id));
  const { arrivalTenthC } = stored;
  const { refusals } = await arrivalFindingsOf(tx, { supplier, arrivalTenthC, lines: accepted, today });
  const [problem] = refusals;
  return problem && ({ ok: false, problem: { ...problem, fields: [] } } satisfies Refusal);
}

export const inspectPurchase: Command<Contract['inspect']> = async (tx, input, ctx) => {
  const { verdict, lines: judged, ...seen } = input;
  const ready = await purchaseFor(tx, 'inspect', { ...seen, ctx });
  if (!ready.ok) return ready;
  const { stored, lines, clerk, hasControlled } = ready.value;
  const refused = verdictRefusal(lines, judged) ?? (await heldBack(tx, ready.value, { judged, today: ctx.today }));
  if (refused) return refused;
  for (const one of judged) {
    const line = lines.find(({ id }) => id === one.lineId);
    const placed = line ? await place(tx, line, { ...one, stored, ctx }) : okay(true);
    if (!placed.ok) return placed;
  }
  const second = otherPerson({ number: stored.number, askedBy: stored.recordedBy, hasControlled }, clerk);
  const isSamePerson = 'isSamePerson' in second && second.isSamePerson;
  const who = { inspectedBy: ctx.actor.userId, inspectedAt: ctx.now, acceptedOn: ctx.today, waitingSince: ctx.now };
  const change = { state: 'accepted' as const, verdict, isSamePerson, ...who };
  const moved = await movePurchase(tx, stored, { action: 'inspect', change, more: { lines: judged } });
  return done({ version: moved.version }, moved.entry);
};

/** Recorded by mistake: what arrived leaves quarantine the way it came. */
export const cancelPurchase: Command<Contract['cancel']> = async (tx, { reason, ...seen }, ctx) => {
  const ready = await purchaseFor(tx, 'cancel', { ...seen, ctx });
  if (!ready.ok) return ready;
  const { stored, lines } = ready.value;
  for (const { lotId, arrivedQty } of lines) {
    const facts = { kind: 'purchase', documentId: stored.id, reason, ...when(ctx) } as const;
    const moved = await moveStock(tx, { lotId, qty: -arrivedQty, ...facts });
    if (!moved.ok) return moved;
  }
  const change = { state: 'cancelled' as const, waitingSince: ctx.now };
  const moved = await movePurchase(tx, stored, { action: 'cancel', change, reason });
  return done({ version: moved.version }, moved.entry);
};
