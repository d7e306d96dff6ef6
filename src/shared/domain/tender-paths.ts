/** The way of a tender, a table per family of kinds: which step leads from which state to which. */
import { reachableFrom, type Transitions } from './states';
import type { TenderKind, TenderState } from './tender-words';

export const tenderSteps = [
  'evaluate',
  'go',
  'noGo',
  'prepare',
  'submit',
  'recordOpening',
  'recordPublication',
  'win',
  'lose',
  'sign',
  'execute',
  'close',
  'abandon',
  'fail',
  'void',
  'terminate',
  'reject',
  'reopen',
] as const;
export type TenderStep = (typeof tenderSteps)[number];
export type TenderPath = Transitions<TenderState, TenderStep>;

/** Steps that need nothing but themselves. */
export const plainSteps = ['evaluate', 'prepare', 'sign', 'execute', 'close'] as const satisfies TenderStep[];
export type PlainStep = (typeof plainSteps)[number];
/** Steps that end a tender without an award; each wants its reason. */
export const endSteps = ['lose', 'abandon', 'fail', 'void', 'terminate', 'reject'] as const satisfies TenderStep[];
export type EndStep = (typeof endSteps)[number];

/** Kinds that go the same way. */
export const tenderFamilies = ['open', 'volume', 'listing', 'direct'] as const;
export type TenderFamily = (typeof tenderFamilies)[number];

export function familyOf(kind: TenderKind): TenderFamily {
  switch (kind) {
    case 'open':
      return 'open';
    case 'national_volume':
    case 'provincial_volume':
    case 'alliance_volume':
      return 'volume';
    case 'listing':
      return 'listing';
    case 'negotiation':
    case 'rfq':
    case 'in_hospital':
    case 'consultation':
      return 'direct';
  }
}

/** The purchaser may call it off or find too few bidders, and we may give up, at any time before the result. */
const early = { abandon: 'abandoned', fail: 'failed', terminate: 'terminated' } as const;
const waiting = { ...early, lose: 'lost', void: 'voided', reject: 'rejected' } as const;

const bidding = {
  found: { ...early, evaluate: 'evaluating', go: 'approved', noGo: 'abandoned' },
  evaluating: { ...early, go: 'approved', noGo: 'abandoned' },
  approved: { ...early, prepare: 'preparing', submit: 'submitted' },
  preparing: { ...early, submit: 'submitted' },
} as const;
const ends = { abandoned: {}, failed: {}, voided: {}, terminated: {}, closed: {} } as const;
/** What was won is agreed in writing, carried out and finished. */
const carriedOut = { won: { sign: 'signed', close: 'closed' }, signed: { execute: 'executing' } } as const;
const finishing = { executing: { close: 'closed' } } as const;

/** An opening that all bidders attend, then the publication of the candidates. */
const openPath = {
  ...bidding,
  submitted: { ...waiting, recordOpening: 'opened' },
  opened: { ...waiting, recordPublication: 'published', win: 'won' },
  published: { ...waiting, recordPublication: 'published', win: 'won' },
  ...{ ...carriedOut, ...finishing, ...ends, listed: {} },
  lost: { reopen: 'opened' },
  rejected: { reopen: 'opened' },
} as const satisfies TenderPath;

/** Declared, prices decrypted, the chosen published, then agreed and carried out; never won without its publication. */
const volumePath = {
  ...openPath,
  opened: { ...waiting, recordPublication: 'published' },
} as const satisfies TenderPath;

/** Declared, published, listed; there is no opening and no contract. */
const listingPath = {
  ...bidding,
  submitted: { ...waiting, recordPublication: 'published', win: 'listed' },
  opened: {},
  published: { ...waiting, recordPublication: 'published', win: 'listed' },
  listed: { close: 'closed' },
  ...{ ...ends, won: {}, signed: {}, executing: {} },
  lost: { reopen: 'submitted' },
  rejected: { reopen: 'submitted' },
} as const satisfies TenderPath;

/** Bargained, asked for quotes or chosen by the hospital: no opening, perhaps a publication. */
const directPath = {
  ...bidding,
  submitted: { ...waiting, recordPublication: 'published', win: 'won' },
  opened: {},
  published: { ...waiting, recordPublication: 'published', win: 'won' },
  ...{ ...carriedOut, ...finishing, ...ends, listed: {} },
  lost: { reopen: 'submitted' },
  rejected: { reopen: 'submitted' },
} as const satisfies TenderPath;

const paths: Readonly<Record<TenderFamily, TenderPath>> = {
  open: openPath,
  volume: volumePath,
  listing: listingPath,
  direct: directPath,
};

export const pathOf = (kind: TenderKind): TenderPath => paths[familyOf(kind)];

/** The states of the straight way to an award, for the line on the screen. */
export function straightWay(kind: TenderKind): readonly TenderState[] {
  const line: readonly TenderState[] = [
    ...(['found', 'evaluating', 'approved', 'preparing', 'submitted', 'opened', 'published'] as const),
    ...(['won', 'listed', 'signed', 'executing', 'closed'] as const),
  ];
  const reached = reachableFrom(pathOf(kind), 'found');
  return line.filter((state) => reached.has(state));
}

/** Whether bids of this kind are opened at a time that is ours to keep. */
export const hasOpening = (kind: TenderKind): boolean => straightWay(kind).includes('opened');

const volumeWords: readonly TenderState[] = ['submitted', 'opened', 'published', 'won', 'lost'];
const listingWords: readonly TenderState[] = ['submitted', 'published', 'lost'];

/** The key of the word for a state, which volume-based procurement and listings call otherwise. */
export function stateKey(kind: TenderKind, state: TenderState): string {
  const family = familyOf(kind);
  if (family === 'volume' && volumeWords.includes(state)) return `tenders.volumeStates.${state}`;
  if (family === 'listing' && listingWords.includes(state)) return `tenders.listingStates.${state}`;
  return `tenders.states.${state}`;
}
