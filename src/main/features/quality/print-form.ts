/** 首营企业审批表, 首营品种审批表: what the form shows is kept as it was printed. */
import type { qualityContract } from '../../../shared/contract/quality.contract';
import type { QualificationForm } from '../../../shared/contract/quality.schemas';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx, type Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { nextCopyNo } from '../files/prints.queries';
import { keepPrint } from '../files/prints.repo';
import { readSettings } from '../settings/settings.queries';
import { findQualification, papersOf, rowsFrom, wirePaper } from './qualification.queries';
import { lookOf, subjectOf } from './subjects.queries';

const KIND = 'approval_form';

async function formOf(db: ReadDb, qualificationId: number, ctx: Ctx): Promise<Result<QualificationForm>> {
  const record = await findQualification(db, qualificationId);
  const [row] = record ? await rowsFrom(db, [record], ctx) : [];
  if (!record || !row) return refuse('NOT_FOUND', {}, ['/qualificationId']);
  const { id, version, actions, isSamePerson, subjectId, ...shown } = row;
  const subject = await subjectOf(db, { kind: row.subjectKind, id: subjectId }, await lookOf(db, ctx));
  return okay({
    ...shown,
    decidedBy: row.decidedBy ?? '',
    firmName: (await readSettings(db)).firmName,
    facts: subject?.facts ?? [],
    papers: (await papersOf(db, record, ctx)).map(wirePaper),
    copyNo: await nextCopyNo(db, { entity: 'qualification', entityId: id, kind: KIND }),
    printedAt: ctx.now,
    printedBy: ctx.actor.name,
  });
}

export const previewForm: Query<(typeof qualityContract)['previewForm']> = (db, { qualificationId }, ctx) =>
  formOf(db, qualificationId, ctx);

export const printForm: Command<(typeof qualityContract)['printForm']> = async (tx, { qualificationId }, ctx) => {
  const form = await formOf(tx, qualificationId, ctx);
  if (!form.ok) return form;
  const { copyNo, printedAt } = form.value;
  const paper = { entity: 'qualification', entityId: qualificationId, kind: KIND, copyNo };
  await keepPrint(tx, { ...paper, content: JSON.stringify(form.value), printedBy: ctx.actor.userId, printedAt });
  return done(form.value, { entity: 'qualification', id: qualificationId, action: 'print', after: { copyNo } });
};
