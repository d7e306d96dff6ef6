/** How one subject stands, for its card: state, papers, what is missing, what was decided before. */
import type { qualityContract } from '../../../shared/contract/quality.contract';
import type { StandingCard } from '../../../shared/contract/quality.schemas';
import { may } from '../../../shared/domain/permissions';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { standingOf, standingOn, type QualificationSubject } from '../../../shared/domain/quality-words';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { requestsOf, rowsFrom, wirePaper, type QualificationRecord } from './qualification.queries';
import { lacking, paperKey } from './quality.rules';
import { lookOf, subjectOf } from './subjects.queries';

type Named = { readonly kind: QualificationSubject; readonly id: number; readonly field: string };

function requestAction(records: readonly QualificationRecord[], { actor }: Ctx): StandingCard['actions']['request'] {
  const held = may(actor.posts, 'quality.request');
  const open = records.find(({ state }) => state === 'requested');
  if (held !== true || !open) return held;
  return refuse('DUPLICATE', { value: open.subjectName, number: open.number }).problem;
}

async function cardOf(db: ReadDb, { kind, id, field }: Named, ctx: Ctx): Promise<Result<StandingCard>> {
  const subject = await subjectOf(db, { kind, id }, await lookOf(db, ctx));
  if (!subject) return refuse('NOT_FOUND', {}, [`/${field}`]);
  const records = await requestsOf(db, kind, id);
  const { approvedOn, validUntilOn, ...held } = standingOf(records);
  return okay({
    state: standingOn({ ...held, approvedOn, validUntilOn }, ctx.today),
    approvedOn,
    validUntilOn,
    papers: subject.papers.map(wirePaper),
    lacking: lacking(subject.papers).map(paperKey),
    past: await rowsFrom(db, records, ctx),
    actions: { request: requestAction(records, ctx) },
  });
}

export const ofBuyer: Query<(typeof qualityContract)['ofBuyer']> = (db, { customerId: id }, ctx) =>
  cardOf(db, { kind: 'buyer', id, field: 'customerId' }, ctx);
export const ofProduct: Query<(typeof qualityContract)['ofProduct']> = (db, { productId: id }, ctx) =>
  cardOf(db, { kind: 'product', id, field: 'productId' }, ctx);
export const ofSupplier: Query<(typeof qualityContract)['ofSupplier']> = (db, { supplierId: id }, ctx) =>
  cardOf(db, { kind: 'supplier', id, field: 'supplierId' }, ctx);
