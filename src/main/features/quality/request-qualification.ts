/** A qualification is asked for: of one subject, or of all that are complete. */
import type { qualityContract } from '../../../shared/contract/quality.contract';
import { refuse } from '../../../shared/domain/problem';
import type { QualificationSubject } from '../../../shared/domain/quality-words';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { requestsOf } from './qualification.queries';
import { addQualifications } from './quality.repo';
import { lacking } from './quality.rules';
import { lookOf, subjectOf, subjectsOf, unaskedIds, type Subject } from './subjects.queries';

type Contract = typeof qualityContract;
const PREFIX = 'QA';

const rowOf = (subject: Subject, number: string, { actor, now, today }: Ctx) => ({
  number,
  subjectKind: subject.kind,
  subjectId: subject.id,
  subjectName: subject.name,
  subjectPy: subject.py,
  ownerId: subject.ownerId ?? actor.userId,
  requestedBy: actor.userId,
  requestedAt: now,
  requestedOn: today,
});

const entryOf = (id: number, { number, subjectKind, subjectId }: ReturnType<typeof rowOf>): Entry => ({
  entity: 'qualification',
  id,
  action: 'request',
  after: { number, subjectKind, subjectId },
});

type Wish = { readonly kind: QualificationSubject; readonly id: number; readonly note: string; readonly field: string };

async function request(tx: Tx, wish: Wish, ctx: Ctx): Promise<Outcome<{ qualificationId: number; number: string }>> {
  const { kind, id, note, field } = wish;
  const subject = await subjectOf(tx, { kind, id }, await lookOf(tx, ctx));
  if (!subject) return refuse('NOT_FOUND', {}, [`/${field}`]);
  const open = (await requestsOf(tx, kind, id)).find(({ state }) => state === 'requested');
  if (open) return refuse('DUPLICATE', { value: subject.name, number: open.number }, [`/${field}`]);
  const row = rowOf(subject, await takeNumber(tx, PREFIX, ctx.today), ctx);
  const [qualificationId] = await addQualifications(tx, [{ ...row, requestNote: note }]);
  if (qualificationId === undefined) throw new Error('no request was made');
  return done({ qualificationId, number: row.number }, entryOf(qualificationId, row));
}

export const requestBuyer: Command<Contract['requestBuyer']> = (tx, { customerId: id, note }, ctx) =>
  request(tx, { kind: 'buyer', id, note, field: 'customerId' }, ctx);
export const requestProduct: Command<Contract['requestProduct']> = (tx, { productId: id, note }, ctx) =>
  request(tx, { kind: 'product', id, note, field: 'productId' }, ctx);
export const requestSupplier: Command<Contract['requestSupplier']> = (tx, { supplierId: id, note }, ctx) =>
  request(tx, { kind: 'supplier', id, note, field: 'supplierId' }, ctx);

/** For a book that was just imported: everything whose papers are complete is asked for at once. */
export const requestComplete: Command<Contract['requestComplete']> = async (tx, { subjectKind: kind }, ctx) => {
  const ids = await unaskedIds(tx, kind, ctx.actor);
  const subjects = await subjectsOf(tx, { kind, ids }, await lookOf(tx, ctx));
  const complete = subjects.filter(({ papers }) => lacking(papers).length === 0);
  const rows: ReturnType<typeof rowOf>[] = [];
  for (const subject of complete) rows.push(rowOf(subject, await takeNumber(tx, PREFIX, ctx.today), ctx));
  const made = await addQualifications(tx, rows);
  const entries = rows.flatMap((row, at) => (made[at] === undefined ? [] : [entryOf(made[at], row)]));
  return done({ requested: rows.length, incomplete: subjects.length - rows.length }, ...entries);
};
