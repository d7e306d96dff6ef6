/** The life of a dispatch note as one table: from which states a step may be taken, where it leads, who takes it. */
import type { Permission } from './permissions';

export const noteStates = ['released', 'picking', 'to_check', 'checked', 'shipped', 'signed', 'void'] as const;
export type NoteState = (typeof noteStates)[number];

/** States whose lines keep their lots reserved. */
export const liveNoteStates = ['released', 'picking', 'to_check', 'checked'] as const satisfies readonly NoteState[];
/** States whose goods have left the house. */
export const shippedNoteStates = ['shipped', 'signed'] as const satisfies readonly NoteState[];

type Step = { readonly from: readonly NoteState[]; readonly to: NoteState | null; readonly permission: Permission };

/** `to` is null where the step leaves the state as it is, or where the step itself decides. */
export const noteSteps = {
  startPicking: { from: ['released'], to: 'picking', permission: 'dispatch.issue' },
  finishPicking: { from: ['released', 'picking'], to: 'to_check', permission: 'dispatch.issue' },
  replaceLot: { from: liveNoteStates, to: null, permission: 'dispatch.issue' },
  scan: { from: ['to_check'], to: null, permission: 'dispatch.check' },
  failCheck: { from: ['to_check'], to: 'picking', permission: 'dispatch.check' },
  check: { from: ['to_check'], to: 'checked', permission: 'dispatch.check' },
  ship: { from: ['checked'], to: 'shipped', permission: 'dispatch.issue' },
  sign: { from: ['shipped'], to: 'signed', permission: 'dispatch.sign' },
  void: { from: liveNoteStates, to: 'void', permission: 'dispatch.issue' },
  print: { from: ['checked', 'shipped', 'signed'], to: null, permission: 'dispatch.read' },
} as const satisfies Record<string, Step>;

export type NoteStep = keyof typeof noteSteps;
export const noteStepNames = Object.keys(noteSteps) as readonly NoteStep[];

/** The papers of a note: the firm's own, and the list that travels with the goods. */
export const printKinds = ['dispatch', 'goods_list'] as const;
export type PrintKind = (typeof printKinds)[number];
