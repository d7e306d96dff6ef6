/** Papers of all tenders, and the checklist of one. */
import { sql, type SQL } from 'drizzle-orm';
import type { DocumentRow, tenderDocumentsContract } from '../../../shared/contract/tender-documents.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import type { DocumentSegment } from '../../../shared/domain/tender-paper-words';
import { biddingStates, runningStates, type TenderKind } from '../../../shared/domain/tender-words';
import { contains, hasPrefix, isAnyOfWords } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { attachmentsOf } from '../files/files.queries';
import { readSettings } from '../settings/settings.queries';
import { user } from '../users/users.tables';
import { failsOn, neededOn } from './credential.rules';
import { credentialRecords } from './credentials.queries';
import { checklistAction, documentActions, linesLacking } from './document.rules';
import { tenderDocument } from './document.tables';
import {
  documentRecords,
  documentsOf,
  readinessOf,
  templateOf,
  templatesOf,
  type DocumentRecord,
} from './documents.queries';
import { isBidding } from './item.rules';
import { namesOfPeople } from './people-names.queries';
import { tenderFacts, tenderRecords } from './tenders.queries';
import { tender } from './tenders.tables';

type Contract = typeof tenderDocumentsContract;

/** By the beginning of the tender's number, or its title in characters or pinyin. */
const search = (text: string): SQL =>
  sql`(${hasPrefix(tenderDocument.tenderNumber, text.toUpperCase())} OR ${contains(tenderDocument.tenderTitle, text)} OR ${contains(tenderDocument.tenderPy, text)} OR ${contains(tenderDocument.name, text)})`;

export const documentGrid: GridSpec = {
  table: tenderDocument,
  id: tenderDocument.id,
  owner: tenderDocument.ownerId,
  columns: {
    tenderNumber: { kind: 'text', column: tenderDocument.tenderNumber },
    tenderTitle: {
      kind: 'text',
      column: tenderDocument.tenderTitle,
      sortBy: tenderDocument.tenderPy,
      also: [tenderDocument.tenderPy],
    },
    bidDeadlineAt: { kind: 'integer', column: tenderDocument.bidDeadlineAt },
    state: { kind: 'state', column: tenderDocument.state },
    reviewerName: {
      kind: 'text',
      column: tenderDocument.reviewerId,
      through: {
        reference: tenderDocument.reviewerId,
        table: user,
        id: user.id,
        columns: [user.name, user.pyFull, user.pyInitials],
      },
    },
    waitsSince: { kind: 'integer', column: tenderDocument.waitsSince },
  },
  search,
  defaultSort: { column: 'bidDeadlineAt', direction: 'asc' },
};

const isRunning = () => isAnyOfWords(tenderDocument.tenderState, runningStates);
const isBidOpen = () => isAnyOfWords(tenderDocument.tenderState, biddingStates);

/**
 * A seal or a signature that was asked for and may be given: the paper passed, and the bid is not handed in; of what was
 * asked for after that, such as a clarification, as long as it runs.
 */
export const isAsked = (): SQL =>
  sql`${tenderDocument.waitsSince} IS NOT NULL AND ${tenderDocument.state} = 'ready' AND (${isBidOpen()} OR ${isRunning()} AND ${tenderDocument.waitsSince} > (SELECT ${tender.submittedAt} FROM ${tender} WHERE ${tender.id} = ${tenderDocument.tenderId}))`;
/** It cannot be sealed before it passed: until then nobody keeps it waiting. */
export const askedSince = sql`CASE WHEN ${tenderDocument.readyAt} > ${tenderDocument.waitsSince} THEN ${tenderDocument.readyAt} ELSE ${tenderDocument.waitsSince} END`;
/** Waits for the eyes of one reader. */
export const isToReview = (userId: number): SQL =>
  sql`${tenderDocument.state} = 'in_review' AND ${tenderDocument.reviewerId} = ${userId} AND ${isRunning()}`;
/** Came back to whoever wrote it, with what is to be mended. */
export const isSentBack = (userId: number): SQL =>
  sql`${tenderDocument.state} = 'draft' AND ${tenderDocument.reviewNote} <> '' AND ${tenderDocument.writtenBy} = ${userId} AND ${isRunning()}`;

/** The list with what of it is looked at. */
function documentGridOf(segment: DocumentSegment, userId: number): GridSpec {
  switch (segment) {
    case 'all':
      return documentGrid;
    case 'sealsAsked':
      return { ...documentGrid, only: isAsked() };
    case 'toReview':
      return { ...documentGrid, only: isToReview(userId) };
    case 'sentBack':
      return { ...documentGrid, only: isSentBack(userId) };
    case 'open':
      return {
        ...documentGrid,
        // What was handed in went out with what it had.
        only: sql`${isAnyOfWords(tenderDocument.state, ['missing', 'draft', 'in_review'])} AND ${isBidOpen()}`,
      };
  }
}

type Beside = {
  readonly name: (id: number | null) => string;
  readonly mayBeSame: boolean;
  readonly ctx: Ctx;
  readonly credentials: ReadonlyMap<number, { readonly name: string; readonly expiresOn: string | null }>;
  readonly openings: ReadonlyMap<number, number | null>;
  readonly files: ReadonlyMap<number, number>;
};

function rowOf(record: DocumentRecord, beside: Beside): DocumentRow {
  const { name, ctx, mayBeSame, openings } = beside;
  const by = (id: number | null, at: number | null) => (at === null ? null : { name: name(id), at });
  const held = record.credentialId === null ? undefined : beside.credentials.get(record.credentialId);
  const openingAt = openings.get(record.tenderId) ?? null;
  const needed = neededOn({ ...record, state: record.tenderState, openingAt }, ctx.now, ctx.timeZone);
  const { id, tenderId, tenderNumber, tenderTitle, tenderState, bidDeadlineAt, place, code, state, edition } = record;
  const { reviewerId, reviewNote, notNeededReason, credentialId, needsSeal, needsCa, waitsSince, note, version } =
    record;
  return {
    ...{ id, tenderId, tenderNumber, tenderTitle, tenderState, bidDeadlineAt, place, code, state, edition },
    ...{ reviewerId, reviewNote, notNeededReason, credentialId, needsSeal, needsCa, waitsSince, note, version },
    name: record.name,
    written: by(record.writtenBy, record.writtenAt),
    reviewerName: name(reviewerId),
    ready: by(record.readyBy, record.readyAt),
    credentialName: held?.name ?? '',
    credentialExpiresOn: held?.expiresOn ?? null,
    isCredentialExpired: failsOn(held?.expiresOn ?? null, needed),
    sealAsked: by(record.sealAskedBy, record.sealAskedAt),
    sealed: by(record.sealedBy, record.sealedAt),
    caAsked: by(record.caAskedBy, record.caAskedAt),
    caSigned: by(record.caSignedBy, record.caSignedAt),
    fileCount: beside.files.get(id) ?? 0,
    actions: documentActions(record, { userId: ctx.actor.userId, posts: ctx.actor.posts, mayBeSame }),
  };
}

/** Papers with what stands beside them, in four statements whatever their number. */
async function rowsOfRecords(db: ReadDb, records: readonly DocumentRecord[], ctx: Ctx): Promise<DocumentRow[]> {
  const people = records.flatMap((one) => [
    ...[one.writtenBy, one.reviewerId, one.readyBy],
    ...[one.sealAskedBy, one.sealedBy, one.caAskedBy, one.caSignedBy],
  ]);
  const held = records.flatMap(({ credentialId }) => credentialId ?? []);
  const attached = await attachmentsOf(
    db,
    'tender_document',
    records.map(({ id }) => id),
  );
  const files = new Map<number, number>();
  for (const { entityId } of attached) files.set(entityId, (files.get(entityId) ?? 0) + 1);
  const tenders = await tenderRecords(db, [...new Set(records.map(({ tenderId }) => tenderId))]);
  const beside: Beside = {
    ...{ ctx, files, name: await namesOfPeople(db, people) },
    mayBeSame: (await readSettings(db)).dualSubmitApprove,
    credentials: new Map((await credentialRecords(db, held)).map((one) => [one.id, one])),
    openings: new Map(tenders.map(({ id, openingAt }) => [id, openingAt])),
  };
  return records.map((record) => rowOf(record, beside));
}

export const listDocuments: Query<Contract['list']> = async (db, { segment, ...request }, ctx) => {
  const block = await gridIds(db, documentGridOf(segment, ctx.actor.userId), { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const rows = await rowsOfRecords(db, await documentRecords(db, ids), ctx);
  return okay({ rows: inOrderOf(ids, rows), hasMore });
};

export const documentTotals: Query<Contract['totals']> = (db, { segment, ...criteria }, { actor }) =>
  gridTotalsOf(db, documentGridOf(segment, actor.userId), { criteria, actor });

const nothing = { ready: 0, total: 0, missing: [], seals: 0, expired: 0 };

export const checklistOf: Query<Contract['ofTender']> = async (db, { tenderId }, ctx) => {
  const found = await tenderFacts(db, tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const records = await documentsOf(db, tenderId);
  const template = await templateOf(db, found.kind);
  const may = checklistAction(found.state, ctx.actor.posts);
  const readiness = (await readinessOf(db, [tenderId], ctx)).get(tenderId) ?? nothing;
  return okay({
    rows: await rowsOfRecords(db, records, ctx),
    // What was handed in lacks nothing any more.
    readiness: isBidding(found) ? readiness : { ...readiness, missing: [], seals: 0 },
    templateRest: linesLacking(template.lines, records).length,
    actions: { start: may, add: may },
  });
};

export const documentHistory: Query<Contract['history']> = async (db, { documentId }) =>
  okay(await historyOf(db, 'tender_document', [documentId]));

export const listTemplates: Query<Contract['templates']> = async (db) => {
  const templates = await templatesOf(db);
  const rows = [...templates] as [TenderKind, NonNullable<ReturnType<typeof templates.get>>][];
  return okay(rows.map(([kind, { lines, ...rest }]) => ({ kind, lines: [...lines], ...rest })));
};
