/** A return to a supplier is approved, refused or taken back; the goods leave with the approval. */
import type { supplierReturnsContract } from '../../../shared/contract/supplier-returns.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { keepPrint } from '../files/prints.repo';
import { otherPerson } from './purchase-people.rules';
import { purchaseClerkOf } from './purchase-step';
import { moveStock } from './stock.repo';
import { SUPPLIER_RETURN_PAPER, supplierReturnPaperOf } from './supplier-return-list.queries';
import { findSupplierReturn, linesOfSupplierReturn, type SupplierReturnRecord } from './supplier-return.queries';
import { changeSupplierReturn } from './supplier-return.repo';
import { supplierReturnRefusal, type SupplierReturnStep } from './supplier-return.rules';

type Contract = typeof supplierReturnsContract;
type Seen = { readonly returnId: number; readonly version: number };
type Lines = Awaited<ReturnType<typeof linesOfSupplierReturn>>;
type Ready = { readonly stored: SupplierReturnRecord; readonly lines: Lines; readonly isSamePerson: boolean };

/** The return as the screen saw it, when this person may take the step now. */
async function returnFor(tx: Tx, step: SupplierReturnStep, asked: Seen & { ctx: Ctx }): Promise<Result<Ready>> {
  const stored = await findSupplierReturn(tx, asked.returnId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/returnId']);
  const lines = await linesOfSupplierReturn(tx, stored.id);
  const hasControlled = lines.some(({ isControlled }) => isControlled);
  const clerk = await purchaseClerkOf(tx, asked.ctx);
  const problem = supplierReturnRefusal(step, { ...stored, hasControlled }, clerk);
  if (problem) return { ok: false, problem };
  if (asked.version !== stored.version) {
    return refuse('CONFLICT', { expected: asked.version, found: stored.version }, ['/version']);
  }
  const second = otherPerson({ number: stored.number, askedBy: stored.requestedBy, hasControlled }, clerk);
  return okay({ stored, lines, isSamePerson: 'isSamePerson' in second && second.isSamePerson });
}

/** Each line leaves under the guard of its lot; one that cannot refuses them all, with its numbers. */
async function post(tx: Tx, { stored, lines }: Ready, ctx: Ctx): Promise<Result<Entry[]>> {
  const { id: documentId, reason } = stored;
  const when = { movedOn: ctx.today, movedAt: ctx.now, userId: ctx.actor.userId };
  const entries: Entry[] = [];
  for (const { lotId, qty } of lines) {
    const moved = await moveStock(tx, { lotId, kind: 'supplier_return', qty: -qty, documentId, reason, ...when });
    if (!moved.ok) return moved;
    const { onHand } = moved.value;
    const change = { before: { onHand: onHand + qty }, after: { onHand } };
    entries.push({ entity: 'lot', id: lotId, action: 'supplier-return', ...change });
  }
  return okay(entries);
}

type Change = Parameters<typeof changeSupplierReturn>[2];
type Move = { readonly action: string; readonly change: Change; readonly reason?: string; readonly more?: Entry[] };

async function move(tx: Tx, stored: SupplierReturnRecord, wish: Move): Promise<Outcome<{ version: number }>> {
  const { action, change, reason, more = [] } = wish;
  const { id: returnId, version } = stored;
  const next = await changeSupplierReturn(tx, { returnId, version }, change);
  if (next === undefined) throw new Error('the return was changed within its own transaction');
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, stored[key as keyof SupplierReturnRecord]]));
  const entry = { entity: 'supplier_return', id: returnId, action, before, after: change };
  return done({ version: next }, reason ? { ...entry, reason } : entry, ...more);
}

export const approveSupplierReturn: Command<Contract['approve']> = async (tx, { decision, ...seen }, ctx) => {
  const ready = await returnFor(tx, 'approve', { ...seen, ctx });
  if (!ready.ok) return ready;
  const posted = await post(tx, ready.value, ctx);
  if (!posted.ok) return posted;
  const { stored, isSamePerson } = ready.value;
  const decided = { decidedBy: ctx.actor.userId, decidedAt: ctx.now, postedOn: ctx.today, decision };
  const change = { state: 'posted' as const, ...decided, isSamePerson, waitingSince: ctx.now };
  return move(tx, stored, { action: 'approve', change, reason: decision, more: posted.value });
};

type Ending = Seen & { readonly reason: string; readonly step: 'refuse' | 'cancel' };

async function end(tx: Tx, { step, reason, ...seen }: Ending, ctx: Ctx): Promise<Outcome<{ version: number }>> {
  const ready = await returnFor(tx, step, { ...seen, ctx });
  if (!ready.ok) return ready;
  const state = step === 'refuse' ? ('refused' as const) : ('cancelled' as const);
  const change = { state, decidedBy: ctx.actor.userId, decidedAt: ctx.now, decision: reason };
  return move(tx, ready.value.stored, { action: step, change, reason });
}

export const refuseSupplierReturn: Command<Contract['refuse']> = (tx, input, ctx) =>
  end(tx, { ...input, step: 'refuse' }, ctx);
export const cancelSupplierReturn: Command<Contract['cancel']> = (tx, input, ctx) =>
  end(tx, { ...input, step: 'cancel' }, ctx);

/** The supplier's red invoice or credit note, when it has come. */
export const setCreditNote: Command<Contract['setCreditNote']> = async (tx, { creditNoteNo, ...seen }, ctx) => {
  const ready = await returnFor(tx, 'setCreditNote', { ...seen, ctx });
  if (!ready.ok) return ready;
  return move(tx, ready.value.stored, { action: 'set-credit-note', change: { creditNoteNo } });
};

/** Keeps the paper as it was printed. */
export const printSupplierReturn: Command<Contract['printPaper']> = async (tx, { returnId }, ctx) => {
  const paper = await supplierReturnPaperOf(tx, returnId, ctx);
  if (!paper.ok) return paper;
  const { copyNo } = paper.value;
  const printed = { printedBy: ctx.actor.userId, printedAt: ctx.now, content: JSON.stringify(paper.value) };
  await keepPrint(tx, { ...SUPPLIER_RETURN_PAPER, entityId: returnId, copyNo, ...printed });
  return done(paper.value, { entity: 'supplier_return', id: returnId, action: 'print', after: { copyNo } });
};
