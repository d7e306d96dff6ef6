/** The checklist of a bid: it is begun from its template, added to, and each paper goes its way. */
import type { tenderDocumentsContract } from '../../../shared/contract/tender-documents.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import { documentNameOf, type DocumentStep, type Signing } from '../../../shared/domain/tender-paper-words';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { findCredential } from './credentials.queries';
import { addDocuments, changeDocument, writeTemplate, type DocumentSet } from './document.repo';
import { closedProblem, documentProblem, linesLacking, templateProblem } from './document.rules';
import { documentsOf, findDocument, templateOf, type DocumentRecord } from './documents.queries';
import { namedProblem } from './named-people.queries';
import { tenderFacts, type TenderRecord } from './tenders.queries';

type Contract = typeof tenderDocumentsContract;
const missing = (field: string) => refuse('NOT_FOUND', {}, [field]);

const nextPlace = (known: readonly DocumentRecord[]): number => Math.max(0, ...known.map(({ place }) => place)) + 1;

/** Adds what the template of a tender's kind has and its checklist lacks. @returns how many papers */
async function addLacking(tx: Tx, of: TenderRecord): Promise<number[]> {
  const known = await documentsOf(tx, of.id);
  const { lines } = await templateOf(tx, of.kind);
  const first = nextPlace(known);
  const lacking = linesLacking(lines, known).map((one, at) => ({ ...one, reviewerId: null, place: first + at }));
  return addDocuments(tx, of, lacking);
}

/** Begins the checklist of a tender, or completes it. @returns how many papers came, and their row for the trail */
export async function startDocuments(tx: Tx, of: TenderRecord): Promise<{ added: number; entries: Entry[] }> {
  const ids = await addLacking(tx, of);
  const [id] = ids;
  if (id === undefined) return { added: 0, entries: [] };
  // One row for all of them, with the first: a checklist is begun in one press.
  const after = { tenderId: of.id, papers: ids };
  return { added: ids.length, entries: [{ entity: 'tender_document', id, action: 'add', after }] };
}

export const startChecklist: Command<Contract['start']> = async (tx, { tenderId }) => {
  const found = await tenderFacts(tx, tenderId);
  if (!found) return missing('/tenderId');
  const over = closedProblem({ tenderState: found.state });
  if (over) return over;
  const { added, entries } = await startDocuments(tx, found);
  return done({ added }, ...entries);
};

/** Nobody else may pass the paper then, so he has to be able to open it. */
const reviewerProblem = (tx: Tx, userId: number, ownerId: number) =>
  namedProblem(tx, { userId, ownerId, permission: 'tenders.read', field: '/reviewerId' });

export const addDocument: Command<Contract['add']> = async (tx, { tenderId, ...line }) => {
  const found = await tenderFacts(tx, tenderId);
  if (!found) return missing('/tenderId');
  const problem = closedProblem({ tenderState: found.state }) ?? templateProblem([line]);
  if (problem) return problem;
  const unfit = line.reviewerId === null ? undefined : await reviewerProblem(tx, line.reviewerId, found.ownerId);
  if (unfit) return unfit;
  const known = await documentsOf(tx, tenderId);
  if (linesLacking([line], known).length === 0) return refuse('DUPLICATE', { value: documentNameOf(line) }, ['/name']);
  const [id = 0] = await addDocuments(tx, found, [{ ...line, place: nextPlace(known) }]);
  return done({ documentId: id, version: 0 }, { entity: 'tender_document', id, action: 'add', after: { ...line } });
};

type Target = { readonly documentId: number; readonly version: number };
type Taken = { readonly step: DocumentStep; readonly set: DocumentSet; readonly reason?: string };

/** A paper on which a step may be taken. */
async function ready(tx: Tx, documentId: number, { step, ctx }: { step: DocumentStep; ctx: Ctx }) {
  const paper = await findDocument(tx, documentId);
  if (!paper) return missing('/documentId');
  const { dualSubmitApprove: mayBeSame } = await readSettings(tx);
  const { userId, posts } = ctx.actor;
  return documentProblem(paper, step, { userId, posts, mayBeSame }) ?? okay(paper);
}

async function write(
  tx: Tx,
  { documentId, version }: Target,
  { step, set, reason }: Taken,
): Promise<Outcome<{ version: number }>> {
  const changed = await changeDocument(tx, { documentId, version, set });
  if (!changed.ok) return changed;
  const entry = { entity: 'tender_document', id: documentId, action: step, after: { ...set } };
  return done({ version: changed.value }, reason === undefined ? entry : { ...entry, reason });
}

type Step = {
  readonly step: DocumentStep;
  readonly set: (paper: DocumentRecord, ctx: Ctx, reason: string) => DocumentSet;
};

/** A command that is one step of the way. */
const stepOf =
  ({ step, set }: Step) =>
  async (tx: Tx, { reason, ...target }: Target & { readonly reason?: string }, ctx: Ctx) => {
    const found = await ready(tx, target.documentId, { step, ctx });
    if (!found.ok) return found;
    const made = set(found.value, ctx, reason ?? '');
    return write(tx, target, { step, set: made, ...(reason === undefined ? {} : { reason }) });
  };

const notReady = { readyBy: null, readyAt: null } as const satisfies DocumentSet;
/** What was sealed or signed was another edition. */
const unsigned = {
  ...{ sealAskedBy: null, sealAskedAt: null, sealedBy: null, sealedAt: null },
  ...{ caAskedBy: null, caAskedAt: null, caSignedBy: null, caSignedAt: null },
} as const satisfies DocumentSet;

export const writeDocument: Command<Contract['write']> = stepOf({
  step: 'write',
  set: ({ edition }, { actor, now }) => ({
    ...{ state: 'draft', edition: edition + 1, writtenBy: actor.userId, writtenAt: now, reviewNote: '' },
    ...{ ...notReady, ...unsigned },
  }),
});
export const askReview: Command<Contract['askReview']> = stepOf({
  step: 'askReview',
  set: () => ({ state: 'in_review', reviewNote: '' }),
});
export const passDocument: Command<Contract['pass']> = stepOf({
  step: 'pass',
  set: (_paper, { actor, now }) => ({ state: 'ready', readyBy: actor.userId, readyAt: now, reviewNote: '' }),
});
export const sendBack: Command<Contract['sendBack']> = stepOf({
  step: 'sendBack',
  set: (_paper, _ctx, reason) => ({ state: 'draft', reviewNote: reason }),
});
export const dropDocument: Command<Contract['drop']> = stepOf({
  step: 'drop',
  set: (_paper, _ctx, reason) => ({ state: 'not_needed', notNeededReason: reason, ...notReady }),
});
export const needAgain: Command<Contract['needAgain']> = stepOf({
  step: 'needAgain',
  set: ({ edition }) => ({ state: edition === 0 ? 'missing' : 'draft', notNeededReason: '' }),
});

const askedBy = (signing: Signing, { actor, now }: Ctx): DocumentSet =>
  signing === 'seal' ? { sealAskedBy: actor.userId, sealAskedAt: now } : { caAskedBy: actor.userId, caAskedAt: now };
const doneBy = (signing: Signing, { actor, now }: Ctx): DocumentSet =>
  signing === 'seal' ? { sealedBy: actor.userId, sealedAt: now } : { caSignedBy: actor.userId, caSignedAt: now };
const isAsked = (paper: DocumentRecord, signing: Signing): boolean =>
  (signing === 'seal' ? paper.sealAskedAt : paper.caAskedAt) !== null;

export const askSigning: Command<Contract['askSigning']> = async (tx, { signing, ...target }, ctx) => {
  const step = signing === 'seal' ? 'askSeal' : 'askCa';
  const found = await ready(tx, target.documentId, { step, ctx });
  return found.ok ? write(tx, target, { step, set: askedBy(signing, ctx) }) : found;
};

/** Whoever seals without having been asked asks himself. */
export const recordSigning: Command<Contract['recordSigning']> = async (tx, { signing, ...target }, ctx) => {
  const step = signing === 'seal' ? 'seal' : 'signCa';
  const found = await ready(tx, target.documentId, { step, ctx });
  if (!found.ok) return found;
  const asked = isAsked(found.value, signing) ? {} : askedBy(signing, ctx);
  return write(tx, target, { step, set: { ...asked, ...doneBy(signing, ctx) } });
};

export const changeDocumentFacts: Command<Contract['change']> = async (tx, input, ctx) => {
  const { documentId, version, ...set } = input;
  const found = await ready(tx, documentId, { step: 'change', ctx });
  if (!found.ok) return found;
  if (set.reviewerId !== null && set.reviewerId !== found.value.reviewerId) {
    const unfit = await reviewerProblem(tx, set.reviewerId, found.value.ownerId);
    if (unfit) return unfit;
  }
  if (set.credentialId !== null && !(await findCredential(tx, set.credentialId))) return missing('/credentialId');
  const noSeal = set.needsSeal ? {} : { sealAskedBy: null, sealAskedAt: null, sealedBy: null, sealedAt: null };
  const noCa = set.needsCa ? {} : { caAskedBy: null, caAskedAt: null, caSignedBy: null, caSignedAt: null };
  return write(tx, { documentId, version }, { step: 'change', set: { ...set, ...noSeal, ...noCa } });
};

export const setTemplate: Command<Contract['setTemplate']> = async (tx, { kind, lines, version }) => {
  const before = await templateOf(tx, kind);
  if (before.version !== version) return refuse('CONFLICT', { expected: version, found: before.version }, ['/version']);
  const problem = templateProblem(lines);
  if (problem) return problem;
  const next = await writeTemplate(tx, kind, lines);
  const change = { before: { [kind]: before.lines.map(documentNameOf) }, after: { [kind]: lines.map(documentNameOf) } };
  return done({ version: next }, { entity: 'document_template', id: 0, action: 'change', ...change });
};
