/**
 * State machines as tables: what step leads from which state to which. Rules ask {@link nextState}; the statement
 * that writes repeats the states a step may start from, so that two seats cannot take the same step.
 */

/** From each state the steps that may be taken and where they lead. */
export type Transitions<State extends string, Step extends string> = {
  readonly [S in State]: { readonly [T in Step]?: State };
};

export const orderStates = [
  'draft',
  'submitted',
  'approved',
  'on_hold',
  'completed',
  'cancelled',
  'short_closed',
] as const;
export type OrderState = (typeof orderStates)[number];

/** States of an order that finance let pass: its money counts against the credit of the buyer. */
export const committedStates = ['approved', 'on_hold', 'completed', 'short_closed'] as const satisfies OrderState[];
/** States in which something of an order may still have to be shipped. */
export const openStates = ['approved', 'on_hold'] as const satisfies OrderState[];

export const orderSteps = [
  'submit',
  'withdraw',
  'reject',
  'approve',
  'unapprove',
  'hold',
  'resume',
  'cancel',
  'shortClose',
  'complete',
] as const;
export type OrderStep = (typeof orderSteps)[number];

/** Progress of dispatch, arrival, payment and invoicing is no state: it is a sum over documents. */
export const orderTransitions: Transitions<OrderState, OrderStep> = {
  draft: { submit: 'submitted', cancel: 'cancelled' },
  submitted: { withdraw: 'draft', reject: 'draft', approve: 'approved', cancel: 'cancelled' },
  approved: {
    unapprove: 'draft',
    hold: 'on_hold',
    cancel: 'cancelled',
    shortClose: 'short_closed',
    complete: 'completed',
  },
  // What is held for good has a way out: nothing but its resumption asks the checks again.
  on_hold: { resume: 'approved', cancel: 'cancelled', shortClose: 'short_closed' },
  completed: {},
  cancelled: {},
  short_closed: {},
};

/** Where a step leads, or undefined where it may not be taken. */
export const nextState = <State extends string, Step extends string>(
  table: Transitions<State, Step>,
  from: State,
  step: NoInfer<Step>,
): State | undefined => table[from][step];

/** The states from which a step may be taken. */
export const statesBefore = <State extends string, Step extends string>(
  table: Transitions<State, Step>,
  step: NoInfer<Step>,
): readonly State[] => {
  const states = Object.keys(table) as State[];
  return states.filter((state) => table[state][step] !== undefined);
};

/** Every state that can be reached from one, itself included. */
export const reachableFrom = <State extends string, Step extends string>(
  table: Transitions<State, Step>,
  start: State,
): ReadonlySet<State> => {
  const seen = new Set<State>([start]);
  // A set grows while it is walked.
  for (const state of seen) for (const next of Object.values<State | undefined>(table[state])) if (next) seen.add(next);
  return seen;
};
