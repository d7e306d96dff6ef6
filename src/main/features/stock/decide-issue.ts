/** An issue without a sale is approved, refused or taken back; the goods leave with the approval. */
import type { stockIssuesContract } from '../../../shared/contract/stock-issues.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { StockIssueKind } from '../../../shared/domain/stock-words';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { keepPrint } from '../files/prints.repo';
import { findIssue, issuePaperOf, linesOfIssue, type IssueRecord } from './stock-issue.queries';
import { changeIssue } from './stock-issue.repo';
import { issueLotRefusal, issueRefusal, type IssueStep } from './stock-issue.rules';
import { lotFacts } from './stock.queries';
import { moveStock } from './stock.repo';
import { clerkOf } from './stocktake-step';
import { secondPerson } from './stocktake.rules';

type Contract = typeof stockIssuesContract;
type Seen = { readonly issueId: number; readonly version: number };
type Kinds = readonly StockIssueKind[];
const writeOffs: Kinds = ['write_off', 'destruction'];
const samples: Kinds = ['sample'];

type Lines = Awaited<ReturnType<typeof linesOfIssue>>;
type Ready = { readonly stored: IssueRecord; readonly lines: Lines; readonly isSamePerson: boolean };
type Wish = Seen & { readonly step: IssueStep; readonly kinds: Kinds };

/** The issue as the screen saw it, of the kinds that the procedure is about. */
async function issueFor(tx: Tx, { step, issueId, version, kinds }: Wish, ctx: Ctx): Promise<Result<Ready>> {
  const stored = await findIssue(tx, issueId);
  if (!stored || !kinds.includes(stored.kind)) return refuse('NOT_FOUND', {}, ['/issueId']);
  const lines = await linesOfIssue(tx, issueId);
  const hasControlled = lines.some(({ isControlled }) => isControlled);
  const clerk = await clerkOf(tx, ctx);
  const problem = issueRefusal(step, { ...stored, hasControlled }, clerk);
  if (problem) return { ok: false, problem };
  if (version !== stored.version) {
    return refuse('CONFLICT', { expected: version, found: stored.version }, ['/version']);
  }
  const second = secondPerson({ number: stored.number, people: [stored.requestedBy], hasControlled }, clerk);
  return okay({ stored, lines, isSamePerson: 'problem' in second ? false : second.isSamePerson });
}

/** Each line leaves under the guard of its lot; one that cannot refuses them all, with its numbers. */
async function post(tx: Tx, { stored, lines }: Ready, ctx: Ctx): Promise<Result<Entry[]>> {
  const { id: documentId, kind, reason } = stored;
  const lots = await lotFacts(
    tx,
    lines.map(({ lotId }) => lotId),
  );
  const facts = { kind, documentId, reason, movedOn: ctx.today, movedAt: ctx.now, userId: ctx.actor.userId };
  const entries: Entry[] = [];
  for (const { lotId, qty } of lines) {
    const lot = lots.find(({ id }) => id === lotId);
    const refused = lot && issueLotRefusal(kind, lot, ctx.today);
    if (refused) return refused;
    const moved = await moveStock(tx, { ...facts, lotId, qty: -qty });
    if (!moved.ok) return moved;
    const { onHand } = moved.value;
    entries.push({ entity: 'lot', id: lotId, action: kind, before: { onHand: onHand + qty }, after: { onHand } });
  }
  return okay(entries);
}

async function approve(
  tx: Tx,
  { kinds, ...input }: Seen & { readonly decision: string; readonly kinds: Kinds },
  ctx: Ctx,
): Promise<Outcome<{ version: number }>> {
  const { issueId, version, decision } = input;
  const ready = await issueFor(tx, { step: 'approve', issueId, version, kinds }, ctx);
  if (!ready.ok) return ready;
  const posted = await post(tx, ready.value, ctx);
  if (!posted.ok) return posted;
  const { stored, isSamePerson } = ready.value;
  const decided = { decidedBy: ctx.actor.userId, decidedAt: ctx.now, postedOn: ctx.today, decision };
  const next = await changeIssue(tx, { issueId, version }, { state: 'posted', ...decided, isSamePerson });
  if (next === undefined) return refuse('CONFLICT', { expected: version, found: stored.version }, ['/version']);
  const values = { before: { state: stored.state }, after: { state: 'posted', isSamePerson } };
  const entry = { entity: 'stock_issue', id: issueId, action: 'approve', ...values };
  return done({ version: next }, decision === '' ? entry : { ...entry, reason: decision }, ...posted.value);
}

type Ending = Seen & { readonly reason: string; readonly kinds: Kinds; readonly step: 'refuse' | 'cancel' };

async function end(tx: Tx, { kinds, step, ...input }: Ending, ctx: Ctx): Promise<Outcome<{ version: number }>> {
  const { issueId, version, reason } = input;
  const ready = await issueFor(tx, { step, issueId, version, kinds }, ctx);
  if (!ready.ok) return ready;
  const { stored } = ready.value;
  const state = step === 'refuse' ? 'refused' : 'cancelled';
  const decided = { decidedBy: ctx.actor.userId, decidedAt: ctx.now, decision: reason };
  const next = await changeIssue(tx, { issueId, version }, { state, ...decided });
  if (next === undefined) return refuse('CONFLICT', { expected: version, found: stored.version }, ['/version']);
  const values = { before: { state: stored.state }, after: { state }, reason };
  return done({ version: next }, { entity: 'stock_issue', id: issueId, action: step, ...values });
}

export const approveWriteOff: Command<Contract['approveWriteOff']> = (tx, input, ctx) =>
  approve(tx, { ...input, kinds: writeOffs }, ctx);
export const approveSample: Command<Contract['approveSample']> = (tx, input, ctx) =>
  approve(tx, { ...input, kinds: samples }, ctx);
export const refuseWriteOff: Command<Contract['refuseWriteOff']> = (tx, input, ctx) =>
  end(tx, { ...input, kinds: writeOffs, step: 'refuse' }, ctx);
export const refuseSample: Command<Contract['refuseSample']> = (tx, input, ctx) =>
  end(tx, { ...input, kinds: samples, step: 'refuse' }, ctx);
export const cancelIssue: Command<Contract['cancel']> = (tx, input, ctx) =>
  end(tx, { ...input, kinds: [...writeOffs, ...samples], step: 'cancel' }, ctx);

/** Keeps the paper as it was printed. */
export const printIssuePaper: Command<Contract['printPaper']> = async (tx, { issueId }, ctx) => {
  const paper = await issuePaperOf(tx, issueId, ctx);
  if (!paper.ok) return paper;
  const { kind, copyNo } = paper.value;
  const content = JSON.stringify(paper.value);
  const printed = { printedBy: ctx.actor.userId, printedAt: ctx.now };
  await keepPrint(tx, { entity: 'stock_issue', entityId: issueId, kind, copyNo, content, ...printed });
  return done(paper.value, { entity: 'stock_issue', id: issueId, action: 'print', after: { kind, copyNo } });
};
