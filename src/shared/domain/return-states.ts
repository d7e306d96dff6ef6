/** The life of a return as one table, with who takes each step. */
import type { Permission } from './permissions';
import type { Transitions } from './states';

export const returnStates = ['requested', 'approved', 'received', 'closed', 'refused', 'withdrawn'] as const;
export type ReturnState = (typeof returnStates)[number];

export const returnSteps = ['withdraw', 'refuse', 'approve', 'receive', 'judge', 'settle'] as const;
export type ReturnStep = (typeof returnSteps)[number];

/** `settle` closes one of which nothing comes back: its approval is its end. */
export const returnTransitions: Transitions<ReturnState, ReturnStep> = {
  requested: { withdraw: 'withdrawn', refuse: 'refused', approve: 'approved', settle: 'closed' },
  approved: { receive: 'received' },
  received: { judge: 'closed' },
  closed: {},
  refused: {},
  withdrawn: {},
};

export const returnKinds = ['return', 'exchange'] as const;
export type ReturnKind = (typeof returnKinds)[number];

/** Asked for by somebody, or opened by the sign-off of goods that were refused or short. */
export const returnSources = ['request', 'refused', 'short'] as const;
export type ReturnSource = (typeof returnSources)[number];

/** States of which nothing more is to come. */
export const endedReturnStates = ['closed', 'refused', 'withdrawn'] as const satisfies readonly ReturnState[];

export const returnPermission = {
  withdraw: 'returns.request',
  refuse: 'returns.approve',
  approve: 'returns.approve',
  settle: 'returns.approve',
  receive: 'returns.receive',
  judge: 'returns.judge',
} as const satisfies Readonly<Record<ReturnStep, Permission>>;
