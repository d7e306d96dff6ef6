/** The closed words of quality; their texts are in i18n `quality.*`. */

/** Whose qualification it is: 购货单位, 首营企业, 首营品种. */
export const qualificationSubjects = ['buyer', 'supplier', 'product'] as const;
export type QualificationSubject = (typeof qualificationSubjects)[number];

export const qualificationStates = ['requested', 'approved', 'refused', 'withdrawn', 'ended'] as const;
export type QualificationState = (typeof qualificationStates)[number];

export const qualificationSteps = ['approve', 'refuse', 'withdraw', 'end'] as const;
export type QualificationStep = (typeof qualificationSteps)[number];

/** What may follow: a request is decided or taken back once; an approved one can be ended. */
export const qualificationTransitions = {
  requested: { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' },
  approved: { end: 'ended' },
  refused: {},
  withdrawn: {},
  ended: {},
} as const satisfies Readonly<
  Record<QualificationState, Readonly<Partial<Record<QualificationStep, QualificationState>>>>
>;

/** The state a step leads to, if it may be taken. */
export const nextQualification = (
  state: QualificationState,
  step: QualificationStep,
): QualificationState | undefined => {
  const steps: Readonly<Partial<Record<QualificationStep, QualificationState>>> = qualificationTransitions[state];
  return steps[step];
};

/** How a subject stands for those who trade with it. */
export const standings = ['none', 'requested', 'approved', 'refused'] as const;
export type Standing = (typeof standings)[number];

export type Qualified = {
  readonly state: Standing;
  readonly approvedOn: string | null;
  /** The last day of the approval; null where it has no end. */
  readonly validUntilOn: string | null;
};

type Past = {
  readonly state: QualificationState;
  readonly decidedOn: string | null;
  readonly validUntilOn: string | null;
};

/**
 * How a subject stands by its requests, the newest first. An approval goes on while a new one is asked for; a refusal
 * of the new one takes it away, and so does its end.
 */
export function standingOf(newestFirst: readonly Past[]): Qualified {
  const decided = newestFirst.find(({ state }) => state !== 'requested' && state !== 'withdrawn');
  if (decided?.state === 'approved') {
    return { state: 'approved', approvedOn: decided.decidedOn, validUntilOn: decided.validUntilOn };
  }
  const isAsked = newestFirst.some(({ state }) => state === 'requested');
  const state = isAsked ? 'requested' : decided ? 'refused' : 'none';
  return { state, approvedOn: null, validUntilOn: null };
}

/** The same on a day: an approval holds on its last day and is none after it. */
export const standingOn = ({ state, validUntilOn }: Qualified, on: string): Standing =>
  state === 'approved' && validUntilOn !== null && validUntilOn < on ? 'none' : state;

/** What is asked of a subject: a licence, or a fact of its card. */
export const paperItems = ['licence', 'scope', 'tax', 'registration', 'holder', 'maker', 'form'] as const;
export type PaperItem = (typeof paperItems)[number];
