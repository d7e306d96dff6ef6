/** Who may take which step of a dispatch note, and when. Pure: facts in, an answer out. */
import {
  type NoteState,
  type NoteStep,
  noteStepNames,
  noteSteps,
  paperStates,
  type PrintKind,
} from '../../../shared/domain/note-states';
import { forbidden, mayDo, type Permission, type Post } from '../../../shared/domain/permissions';
import { okay, type Problem, refuse, type Result } from '../../../shared/domain/problem';

export type StepActor = { readonly userId: number; readonly posts: readonly Post[] };

/** What a step looks at; `hasControlled` is unknown in lists and taken as false there. */
export type StepNote = {
  readonly number: string;
  readonly state: NoteState;
  readonly pickedBy: number | null;
  readonly hasControlled?: boolean;
};

/** The signed setting that one person may pick and check. */
export type Dual = { readonly dualPickCheck: boolean };

/** Whether the holder of these posts may do it, or which posts may. */
export const mayHold = (posts: readonly Post[], permission: Permission): Result<true> =>
  mayDo(posts, permission) ? okay(true) : forbidden(permission);

/** Picker and checker are two people, unless the boss signed otherwise; for controlled products always. */
export function twoPeople(
  note: StepNote,
  actor: StepActor,
  { dualPickCheck }: Dual,
): Result<{ isSamePerson: boolean }> {
  const isSamePerson = note.pickedBy === actor.userId;
  if (!isSamePerson || (dualPickCheck && !note.hasControlled)) return okay({ isSamePerson });
  return refuse('SAME_PERSON', { first: 'dispatch.steps.finishPicking', second: 'dispatch.steps.check' });
}

/** Whether the note is in a state from which the step may be taken. */
export function stateAllows(step: NoteStep, state: NoteState): Result<true> {
  const from: readonly NoteState[] = noteSteps[step].from;
  return from.includes(state) ? okay(true) : refuse('STATE_CONFLICT', { state: `dispatch.states.${state}` });
}

/** Whether a note in this state has the paper. */
export function paperStands(kind: PrintKind, state: NoteState): Result<true> {
  const states: readonly NoteState[] = paperStates[kind];
  return states.includes(state) ? okay(true) : refuse('STATE_CONFLICT', { state: `dispatch.states.${state}` });
}

const isCheckerStep = (step: NoteStep): boolean => step === 'scan' || step === 'check';

/** All conditions of a step that the note itself knows. */
export function mayStep(step: NoteStep, note: StepNote, by: StepActor & Dual): Result<true> {
  const held = mayHold(by.posts, noteSteps[step].permission);
  if (!held.ok) return held;
  const stands = stateAllows(step, note.state);
  if (stands.ok && step === 'finish') return mayFinish(note, by);
  if (!stands.ok || !isCheckerStep(step)) return stands;
  const two = twoPeople(note, by, by);
  return two.ok ? okay(true) : two;
}

const asAction = (result: Result<true>): true | Problem => (result.ok ? true : result.problem);

/** Every step with whether this person may take it now: what the buttons of a row show. */
export function actionsOf(note: StepNote, by: StepActor & Dual): Record<NoteStep, true | Problem> {
  const entries = noteStepNames.map((step) => [step, asAction(mayStep(step, note, by))] as const);
  return Object.fromEntries(entries) as Record<NoteStep, true | Problem>;
}

/** The short path: every post it stands for, and the signed setting, since one person takes all steps. */
export function mayTakeShortPath(by: StepActor & Dual, hasControlled: boolean): Result<true> {
  for (const permission of ['dispatch.issue', 'dispatch.check'] as const) {
    const held = mayHold(by.posts, permission);
    if (!held.ok) return held;
  }
  const alone = { number: '', state: 'to_check', pickedBy: by.userId, hasControlled } as const;
  const two = twoPeople(alone, by, by);
  return two.ok ? okay(true) : two;
}

/** What is left before shipping: the check is his who finishes the note, and the picking unless another has done it. */
export function mayFinish(note: StepNote, by: StepActor & Dual): Result<true> {
  if (note.state === 'checked') return okay(true);
  const isPickedByOther = note.state === 'to_check' && note.pickedBy !== by.userId;
  return mayTakeShortPath({ ...by, dualPickCheck: by.dualPickCheck || isPickedByOther }, false);
}

/** What may be done with an order that waits for its notes. */
export function orderActionsOf(by: StepActor & Dual): { issue: true | Problem; shortPath: true | Problem } {
  return { issue: asAction(mayHold(by.posts, 'dispatch.issue')), shortPath: asAction(mayTakeShortPath(by, false)) };
}

/** The receipt is dated from the day of shipping to today. */
export function signingDate(signedOn: string, shippedOn: string, today: string): Result<true> {
  if (signedOn < shippedOn) {
    return refuse('VALIDATION_FAILED', { case: 'dispatch.rule.signedBeforeShipped', shippedOn }, ['/signedOn']);
  }
  return signedOn <= today
    ? okay(true)
    : refuse('VALIDATION_FAILED', { case: 'dispatch.rule.signedInFuture', today }, ['/signedOn']);
}

/** Cold goods leave with their temperature written down. */
export function departure(isCold: boolean, departureTenthC: number | null): Result<true> {
  return isCold && departureTenthC === null
    ? refuse('VALIDATION_FAILED', { case: 'dispatch.rule.temperatureMissing' }, ['/departureTenthC'])
    : okay(true);
}

/** How far a clock at the door may be ahead, and how late a departure may be recorded; ms. */
const CLOCK_SLACK = 10 * 60_000;
const LATEST_RECORD = 24 * 3_600_000;

/** Goods leave now or have left today: the time of departure is no plan and no memory of last week. */
export function departureTime(departedAt: number | null | undefined, now: number): Result<number> {
  const at = departedAt ?? now;
  return at > now + CLOCK_SLACK || at < now - LATEST_RECORD
    ? refuse('VALIDATION_FAILED', { case: 'dispatch.rule.departureTime' }, ['/departedAt'])
    : okay(at);
}

export type LicenceFact = {
  readonly kinds: readonly string[];
  readonly state: 'valid' | 'expiring' | 'expired' | 'missing';
  readonly expiresOn: string | null;
};

/** An expired licence of the buyer stops the goods at the door; one that was never entered stops the approval. */
export function licencesHold(findings: readonly LicenceFact[]): Result<true> {
  const expired = findings.find(({ state }) => state === 'expired');
  if (!expired) return okay(true);
  return refuse('CHECKS_BLOCK', {
    case: 'dispatch.rule.licenceExpired',
    licence: expired.kinds.map((kind) => `customers.licenceKind.${kind}`).join(','),
    expiresOn: expired.expiresOn ?? '',
  });
}
