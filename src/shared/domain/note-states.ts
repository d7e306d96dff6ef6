/** The life of a dispatch note as one table: from which states a step may be taken, where it leads, who takes it. */
import type { Permission } from './permissions';

export const noteStates = [
  'released',
  'picking',
  'to_check',
  'checked',
  'shipped',
  'signed',
  'partly_signed',
  'refused',
  'void',
] as const;
export type NoteState = (typeof noteStates)[number];

/** States whose lines keep their lots reserved. */
export const liveNoteStates = ['released', 'picking', 'to_check', 'checked'] as const satisfies readonly NoteState[];
/** States whose goods have left the house. */
export const shippedNoteStates = [
  'shipped',
  'signed',
  'partly_signed',
  'refused',
] as const satisfies readonly NoteState[];
/** States in which the receipt came back, whatever it said. */
export const signedNoteStates = ['signed', 'partly_signed', 'refused'] as const satisfies readonly NoteState[];

type Step = {
  readonly from: readonly NoteState[];
  readonly to: NoteState | readonly NoteState[] | null;
  readonly permission: Permission;
};

/** `to` is null where the step leaves the state as it is; of several states the step itself decides. */
export const noteSteps = {
  startPicking: { from: ['released'], to: 'picking', permission: 'dispatch.issue' },
  finishPicking: { from: ['released', 'picking'], to: 'to_check', permission: 'dispatch.issue' },
  replaceLot: { from: liveNoteStates, to: null, permission: 'dispatch.issue' },
  scan: { from: ['to_check'], to: null, permission: 'dispatch.check' },
  failCheck: { from: ['to_check'], to: 'picking', permission: 'dispatch.check' },
  check: { from: ['to_check'], to: 'checked', permission: 'dispatch.check' },
  ship: { from: ['checked'], to: 'shipped', permission: 'dispatch.issue' },
  sign: { from: ['shipped'], to: signedNoteStates, permission: 'dispatch.sign' },
  void: { from: liveNoteStates, to: 'void', permission: 'dispatch.issue' },
  /** What is left of the way to the lorry, in one go. */
  finish: { from: liveNoteStates, to: 'shipped', permission: 'dispatch.issue' },
  waybill: { from: ['checked', 'shipped'], to: null, permission: 'dispatch.issue' },
  /** Which papers there are depends on the state: {@link paperStates}. */
  print: { from: noteStates, to: null, permission: 'dispatch.read' },
} as const satisfies Record<string, Step>;

export type NoteStep = keyof typeof noteSteps;
export const noteStepNames = Object.keys(noteSteps) as readonly NoteStep[];

/** The papers of a note: the firm's own, the list that travels with the goods, and those of the house. */
export const printKinds = ['dispatch', 'goods_list', 'picking_list', 'check_record', 'cold_chain', 'put_back'] as const;
export type PrintKind = (typeof printKinds)[number];

const sentPapers = ['checked', ...shippedNoteStates] as const;
/** From which states a paper is printed: a list for the shelf before the goods leave, one to put them back after a void. */
export const paperStates = {
  dispatch: sentPapers,
  goods_list: sentPapers,
  picking_list: liveNoteStates,
  check_record: sentPapers,
  cold_chain: shippedNoteStates,
  put_back: ['void'],
} as const satisfies Record<PrintKind, readonly NoteState[]>;
/** Papers for the buyer; the others stay in the house and never show a price. */
export const sentPrintKinds: readonly PrintKind[] = ['dispatch', 'goods_list'];

/** The papers a note in this state has; the handover of cold goods only where there are some. */
export const papersOf = (state: NoteState, isCold: boolean): PrintKind[] =>
  printKinds.filter((kind) => {
    const states: readonly NoteState[] = paperStates[kind];
    return states.includes(state) && (isCold || kind !== 'cold_chain');
  });
