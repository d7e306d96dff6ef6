/** What waits to be red becomes an open advance again: one asks with a reason, another decides. */
import type { redLettersContract } from '../../../shared/contract/red-letters.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { ReadDb, Tx } from '../../store/handles';
import { loadBook } from './book.queries';
import { writeBook } from './book.repo';
import { blueById } from './book.rules';
import type { invoiceLine } from './invoicing.tables';
import { completeOrdersOn } from './issue-request.repo';
import { pendingToAdvance } from './issue.rules';
import { lineOfInvoice, wishProblem } from './pending.queries';
import { addWish, decideWish, findWish, hasOpenWish } from './pending.repo';
import { formClerk, heldOf } from './red-forms.queries';

type Contract = typeof redLettersContract;
type Line = typeof invoiceLine.$inferSelect;

/** Goods that wait and are on no live form. */
async function fits(
  db: ReadDb,
  { line, qty }: { readonly line: Line; readonly qty: number },
  now: number,
): Promise<Result<true>> {
  const held = (await heldOf(db, [line.id], now)).get(line.id)?.qty ?? 0;
  const maxQty = Math.max(0, line.pendingQty - held);
  return qty <= maxQty
    ? okay(true)
    : refuse('QUANTITY_EXCEEDED', { case: 'redLetters.refusals.beyondPending', askedQty: qty, maxQty }, ['/qty']);
}

export const askAdvance: Command<Contract['askAdvance']> = async (tx, { invoiceId, lineId, qty, reason }, ctx) => {
  const line = await lineOfInvoice(tx, invoiceId, lineId);
  if (!line) return refuse('NOT_FOUND', {}, ['/lineId']);
  const may = await fits(tx, { line, qty }, ctx.now);
  if (!may.ok) return may;
  if (await hasOpenWish(tx, lineId)) return refuse('DUPLICATE', { value: line.invoiceNumber }, ['/lineId']);
  const who = { requestedBy: ctx.actor.userId, requestedAt: ctx.now, requestedOn: ctx.today };
  const wishId = await addWish(tx, { lineId, qty, reason, ...who });
  const after = { wishId, lineId, qty };
  const entry = { entity: 'invoice', id: invoiceId, action: 'askAdvance', after, reason };
  return done({ wishId, version: 0 }, entry);
};

async function turn(tx: Tx, { line, qty, reason }: { line: Line; qty: number; reason: string }, ctx: Ctx) {
  const may = await fits(tx, { line, qty }, ctx.now);
  if (!may.ok) return may;
  const wanted = { accountIds: [line.accountId], lineIds: [line.id] };
  const book = await loadBook(tx, wanted, { on: ctx.today, today: ctx.today });
  const turned = pendingToAdvance(book, blueById(book, line.id), qty);
  if (!turned.ok) return turned;
  await writeBook(tx, book, { ctx, document: 'invoice', documentId: line.invoiceId, reason });
  return okay(true as const);
}

export const decideAdvance: Command<Contract['decideAdvance']> = async (tx, input, ctx) => {
  const { invoiceId, wishId, version, isApproved, reason } = input;
  const wish = await findWish(tx, wishId);
  const line = wish && (await lineOfInvoice(tx, invoiceId, wish.lineId));
  if (!wish || !line) return refuse('NOT_FOUND', {}, ['/wishId']);
  if (wish.version !== version) return refuse('CONFLICT', { expected: version, found: wish.version }, ['/version']);
  const problem = wishProblem({ ...wish, invoiceNumber: line.invoiceNumber }, await formClerk(tx, ctx));
  if (problem) return { ok: false, problem };
  if (!isApproved && reason === '') return refuse('VALIDATION_FAILED', {}, ['/reason']);
  if (isApproved) {
    const turned = await turn(tx, { line, qty: wish.qty, reason: wish.reason }, ctx);
    if (!turned.ok) return turned;
  }
  const state = isApproved ? ('approved' as const) : ('refused' as const);
  const who = { decidedBy: ctx.actor.userId, decidedAt: ctx.now, decisionReason: reason };
  const isSamePerson = isApproved && wish.requestedBy === ctx.actor.userId;
  await decideWish(tx, wish, { state, ...who, isSamePerson });
  const after = { wishId, state, qty: wish.qty, isSamePerson };
  const action = isApproved ? 'pendingToAdvance' : 'refuseAdvance';
  const entry = { entity: 'invoice', id: invoiceId, action, after, reason: reason || wish.reason };
  return done({ version: version + 1 }, entry, ...(await completeOrdersOn(tx, isApproved ? [invoiceId] : [], ctx)));
};
