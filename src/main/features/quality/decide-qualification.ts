/** Quality decides: approves what is complete, refuses, ends; who asked may take it back. */
import type { qualityContract } from '../../../shared/contract/quality.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { nextQualification, type QualificationStep } from '../../../shared/domain/quality-words';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { deciderOf, findQualification, papersOf, waitingOf, type QualificationRecord } from './qualification.queries';
import { moveQualification } from './quality.repo';
import { lacking, lackingRefusal, mayTake, type Paper } from './quality.rules';
import { lookOf, subjectsOf } from './subjects.queries';

type Contract = typeof qualityContract;
type Seen = { readonly qualificationId: number; readonly version: number };

/** The request as the caller saw it, if the step is his to take. */
async function taken(tx: Tx, { seen, step }: { seen: Seen; step: QualificationStep }, ctx: Ctx) {
  const record = await findQualification(tx, seen.qualificationId);
  if (!record) return refuse('NOT_FOUND', {}, ['/qualificationId']);
  const allowed = mayTake(step, record, await deciderOf(tx, ctx));
  if (allowed !== true) return { ok: false as const, problem: allowed };
  return okay({ ...record, version: seen.version });
}

type Decision = {
  readonly step: QualificationStep;
  readonly reason: string;
  readonly papers: readonly Paper[];
  readonly validUntilOn: string | null;
};

/** Writes a decision with what was seen. */
async function decided(tx: Tx, record: QualificationRecord, { decision, ctx }: { decision: Decision; ctx: Ctx }) {
  const { step, reason, papers, validUntilOn } = decision;
  const { id, version, state: from } = record;
  const state = nextQualification(from, step) ?? from;
  const isSamePerson = step === 'approve' && record.requestedBy === ctx.actor.userId;
  const decider = { decidedBy: ctx.actor.userId, decidedAt: ctx.now, decidedOn: ctx.today };
  const set = { state, reason, snapshot: papers, validUntilOn, isSamePerson, ...decider };
  const moved = await moveQualification(tx, { id, version, from, set });
  if (!moved.ok) return moved;
  const after = { state, validUntilOn, isSamePerson };
  const entry: Entry = { entity: 'qualification', id, action: step, before: { state: from }, after, reason };
  return okay({ version: moved.value, entry });
}

const answer = (result: Result<{ version: number; entry: Entry }>): Outcome<{ version: number }> =>
  result.ok ? done({ version: result.value.version }, result.value.entry) : result;

export const approve: Command<Contract['approve']> = async (tx, { reason, validUntilOn, ...seen }, ctx) => {
  const found = await taken(tx, { seen, step: 'approve' }, ctx);
  if (!found.ok) return found;
  if (validUntilOn !== null && validUntilOn < ctx.today) {
    return refuse('VALIDATION_FAILED', { case: 'quality.refusals.past' }, ['/validUntilOn']);
  }
  const papers = await papersOf(tx, found.value, ctx);
  const missing = lacking(papers);
  if (missing.length > 0) return { ok: false, problem: lackingRefusal(missing) };
  return answer(await decided(tx, found.value, { decision: { step: 'approve', reason, papers, validUntilOn }, ctx }));
};

type Words = Seen & { readonly reason: string };

async function simply(tx: Tx, { words, step }: { words: Words; step: 'refuse' | 'withdraw' | 'end' }, ctx: Ctx) {
  const { reason, ...seen } = words;
  const found = await taken(tx, { seen, step }, ctx);
  if (!found.ok) return found;
  const papers = await papersOf(tx, found.value, ctx);
  const { validUntilOn } = found.value;
  return answer(await decided(tx, found.value, { decision: { step, reason, papers, validUntilOn }, ctx }));
}

export const refuseRequest: Command<Contract['refuse']> = (tx, words, ctx) =>
  simply(tx, { words, step: 'refuse' }, ctx);
export const withdraw: Command<Contract['withdraw']> = (tx, words, ctx) => simply(tx, { words, step: 'withdraw' }, ctx);
export const end: Command<Contract['end']> = (tx, words, ctx) => simply(tx, { words, step: 'end' }, ctx);

/** For a book that was just imported: every complete request that somebody else made. */
export const approveComplete: Command<Contract['approveComplete']> = async (tx, { subjectKind: kind }, ctx) => {
  const waiting = await waitingOf(tx, kind, ctx);
  const by = await deciderOf(tx, ctx);
  const mine = waiting.filter((record) => mayTake('approve', record, by) === true);
  const ids = mine.map(({ subjectId }) => subjectId);
  const subjects = await subjectsOf(tx, { kind, ids }, await lookOf(tx, ctx));
  const papers = new Map(subjects.map((subject) => [subject.id, subject.papers]));
  const entries: Entry[] = [];
  for (const record of mine) {
    const seen = papers.get(record.subjectId);
    if (!seen || lacking(seen).length > 0) continue;
    const decision = { step: 'approve', reason: '', papers: seen, validUntilOn: null } as const;
    const made = await decided(tx, record, { decision, ctx });
    if (!made.ok) return made;
    entries.push(made.value.entry);
  }
  const approved = entries.length;
  return done({ approved, incomplete: mine.length - approved, own: waiting.length - mine.length }, ...entries);
};
