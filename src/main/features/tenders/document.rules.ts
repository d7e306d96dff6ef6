/** What may be done with a paper of a bid, by how far it is and by whom. Pure. */
import { may, type Permission, type Post } from '../../../shared/domain/permissions';
import { refuse, type Problem, type Refusal } from '../../../shared/domain/problem';
import { nextState, type Transitions } from '../../../shared/domain/states';
import {
  documentNameOf,
  type DocumentState,
  type DocumentStep,
  type Signing,
  type TemplateLine,
} from '../../../shared/domain/tender-paper-words';
import { endStates, type TenderState } from '../../../shared/domain/tender-words';

export type Paper = {
  readonly code: string;
  readonly name: string;
  readonly state: DocumentState;
  readonly edition: number;
  readonly writtenBy: number | null;
  readonly reviewerId: number | null;
  readonly needsSeal: boolean;
  readonly sealAskedAt: number | null;
  readonly sealedAt: number | null;
  readonly needsCa: boolean;
  readonly caAskedAt: number | null;
  readonly caSignedAt: number | null;
  readonly tenderState: TenderState;
};
export type Reader = {
  readonly userId: number;
  readonly posts: readonly Post[];
  /** The boss signed that one person may write and pass. */
  readonly mayBeSame: boolean;
};
type PathStep = 'write' | 'askReview' | 'pass' | 'sendBack' | 'drop' | 'needAgain';

/** Each state and where a step leads; `needAgain` leads back to a draft where something was written. */
export const documentPath: Transitions<DocumentState, PathStep> = {
  missing: { write: 'draft', drop: 'not_needed' },
  draft: { write: 'draft', askReview: 'in_review', pass: 'ready', drop: 'not_needed' },
  in_review: { write: 'draft', pass: 'ready', sendBack: 'draft', drop: 'not_needed' },
  ready: { write: 'draft', drop: 'not_needed' },
  not_needed: { needAgain: 'missing' },
};

const closed: readonly TenderState[] = [...endStates, 'closed'];
const isClosed = ({ tenderState }: Pick<Paper, 'tenderState'>): boolean => closed.includes(tenderState);
const stateConflict = (state: string): Refusal => refuse('STATE_CONFLICT', { state });
const ownRefusal = (name: string, params: Readonly<Record<string, string>> = {}): Refusal =>
  refuse('RULE_VIOLATED', { case: `tenderDocuments.refusals.${name}`, ...params });
const paperState = ({ state }: Paper): Refusal => stateConflict(`tenderDocuments.states.${state}`);

/** Nothing of a bid that is over changes. */
export const closedProblem = (paper: Pick<Paper, 'tenderState'>): Refusal | undefined =>
  isClosed(paper) ? ownRefusal('tenderOver') : undefined;

/** With a reviewer only he decides, and not on what he wrote himself; without one whoever keeps the tender. */
function passProblem(paper: Paper, { userId, posts, mayBeSame }: Reader): Refusal | undefined {
  if (paper.reviewerId === null) {
    const right = may(posts, 'tenders.write');
    return right === true ? undefined : { ok: false, problem: right };
  }
  if (paper.state === 'draft') return ownRefusal('reviewFirst');
  if (paper.reviewerId !== userId) return ownRefusal('notReviewer');
  if (paper.writtenBy === userId && !mayBeSame) return refuse('SELF_APPROVAL', {});
  return undefined;
}

function pathProblem(paper: Paper, step: PathStep, reader: Reader): Refusal | undefined {
  if (nextState(documentPath, paper.state, step) === undefined) return paperState(paper);
  if (step === 'askReview' && paper.reviewerId === null) return ownRefusal('noReviewer');
  if (step === 'pass') return passProblem(paper, reader);
  if (step === 'sendBack' && paper.reviewerId !== reader.userId) return ownRefusal('notReviewer');
  return undefined;
}

type Signature = { readonly isNeeded: boolean; readonly askedAt: number | null; readonly doneAt: number | null };
const signatureOf = (paper: Paper, signing: Signing): Signature =>
  signing === 'seal'
    ? { isNeeded: paper.needsSeal, askedAt: paper.sealAskedAt, doneAt: paper.sealedAt }
    : { isNeeded: paper.needsCa, askedAt: paper.caAskedAt, doneAt: paper.caSignedAt };

function signatureProblem(paper: Paper, signing: Signing): Refusal | undefined {
  const { isNeeded, doneAt } = signatureOf(paper, signing);
  if (!isNeeded) return ownRefusal(signing === 'seal' ? 'noSeal' : 'noCa');
  return doneAt === null ? undefined : stateConflict(`tenderDocuments.signed.${signing}`);
}

function askProblem(paper: Paper, signing: Signing): Refusal | undefined {
  const done = signatureProblem(paper, signing);
  if (done) return done;
  if (paper.state === 'missing' || paper.state === 'not_needed') return paperState(paper);
  return signatureOf(paper, signing).askedAt === null ? undefined : stateConflict(`tenderDocuments.asked.${signing}`);
}

/** Only what passed is sealed: a seal on a draft would bind the firm to whatever it says later. */
const signProblem = (paper: Paper, signing: Signing): Refusal | undefined =>
  signatureProblem(paper, signing) ?? (paper.state === 'ready' ? undefined : ownRefusal('notReady'));

/** The refusal of a step; undefined where it may be taken. The post is asked before. */
export function documentProblem(paper: Paper, step: DocumentStep, reader: Reader): Refusal | undefined {
  const over = closedProblem(paper);
  if (over) return over;
  switch (step) {
    case 'change':
      return undefined;
    case 'askSeal':
      return askProblem(paper, 'seal');
    case 'askCa':
      return askProblem(paper, 'ca');
    case 'seal':
      return signProblem(paper, 'seal');
    case 'signCa':
      return signProblem(paper, 'ca');
    case 'write':
    case 'askReview':
    case 'pass':
    case 'sendBack':
    case 'drop':
    case 'needAgain':
      return pathProblem(paper, step, reader);
  }
}

/** Whose post a step asks for. */
function permissionFor(step: DocumentStep): Permission {
  if (step === 'seal' || step === 'signCa') return 'tenders.seal';
  return step === 'pass' || step === 'sendBack' ? 'tenders.read' : 'tenders.write';
}

export type DocumentActions = Readonly<Record<DocumentStep, true | Problem>>;

/** What the reader may do with a paper, or why not and by whom. */
export function documentActions(paper: Paper, reader: Reader): DocumentActions {
  const stateFor = (step: DocumentStep): true | Problem => {
    const right = may(reader.posts, permissionFor(step));
    return right === true ? (documentProblem(paper, step, reader)?.problem ?? true) : right;
  };
  return {
    ...{ change: stateFor('change'), write: stateFor('write'), askReview: stateFor('askReview') },
    ...{ pass: stateFor('pass'), sendBack: stateFor('sendBack'), drop: stateFor('drop') },
    ...{ needAgain: stateFor('needAgain'), askSeal: stateFor('askSeal'), seal: stateFor('seal') },
    ...{ askCa: stateFor('askCa'), signCa: stateFor('signCa') },
  };
}

/** What starts a checklist or adds to it. */
export function checklistAction(tenderState: TenderState, posts: readonly Post[]): true | Problem {
  const right = may(posts, 'tenders.write');
  return right === true ? (closedProblem({ tenderState })?.problem ?? true) : right;
}

/** A line has a code or a name, not both, and stands once. */
export function templateProblem(lines: readonly TemplateLine[]): Refusal | undefined {
  const seen = new Set<string>();
  for (const [at, one] of lines.entries()) {
    if ((one.code === '') === (one.name === '')) {
      return refuse('VALIDATION_FAILED', { case: 'tenderDocuments.refusals.codeOrName' }, [`/lines/${at}/name`]);
    }
    const name = documentNameOf(one);
    if (seen.has(name)) return refuse('DUPLICATE', { value: name }, [`/lines/${at}/name`]);
    seen.add(name);
  }
  return undefined;
}

type Known = { readonly code: string; readonly name: string };
/** Lines that a checklist does not have yet. */
export const linesLacking = (lines: readonly TemplateLine[], known: readonly Known[]): readonly TemplateLine[] => {
  const names = new Set(known.map(documentNameOf));
  return lines.filter((one) => !names.has(documentNameOf(one)));
};

/** Needed and not done yet, of seal and signature together. */
export const openSignings = (
  paper: Pick<Paper, 'state' | 'needsSeal' | 'sealedAt' | 'needsCa' | 'caSignedAt'>,
): number =>
  paper.state === 'not_needed'
    ? 0
    : Number(paper.needsSeal && paper.sealedAt === null) + Number(paper.needsCa && paper.caSignedAt === null);

const MOST_MISSING = 5;
type Counted = Parameters<typeof openSignings>[0] & Known & { readonly isExpired: boolean };
export type ReadinessOf = {
  readonly ready: number;
  readonly total: number;
  readonly missing: string[];
  readonly seals: number;
  readonly expired: number;
};

/** How far a bid's papers are together. */
export function readinessFrom(papers: readonly Counted[]): ReadinessOf {
  const needed = papers.filter(({ state }) => state !== 'not_needed');
  const open = needed.filter(({ state }) => state !== 'ready');
  return {
    ready: needed.length - open.length,
    total: needed.length,
    missing: open.slice(0, MOST_MISSING).map(documentNameOf),
    seals: needed.reduce((sum, paper) => sum + openSignings(paper), 0),
    expired: needed.filter(({ isExpired }) => isExpired).length,
  };
}
