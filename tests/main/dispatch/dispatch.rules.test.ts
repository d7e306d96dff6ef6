import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  departure,
  licencesHold,
  mayStep,
  mayTakeShortPath,
  signingDate,
  type StepNote,
} from '../../../src/main/features/dispatch/dispatch.rules';
import { noteStates, noteSteps, noteStepNames, type NoteState } from '../../../src/shared/domain/note-states';

const note = (given: Partial<StepNote> = {}): StepNote => ({
  number: 'CK2611-00001',
  state: 'to_check',
  pickedBy: 1,
  ...given,
});
const checker = { userId: 2, posts: ['checker'], dualPickCheck: false } as const;
const alone = { userId: 1, posts: ['warehouse', 'checker'], dualPickCheck: true } as const;

describe('the states of a note', () => {
  it('are all reached from the released note, and only void and the signed ones are ends', () => {
    const reached = new Set<NoteState>(['released']);
    for (const state of reached) {
      for (const { from, to } of Object.values(noteSteps)) {
        const starts: readonly NoteState[] = from;
        if (to && starts.includes(state)) for (const one of [to].flat()) reached.add(one);
      }
    }
    expect([...reached].sort()).toEqual([...noteStates].sort());
    const leaving = (state: NoteState) =>
      noteStepNames.filter(
        (step) => noteSteps[step].to && (noteSteps[step].from as readonly NoteState[]).includes(state),
      );
    expect(noteStates.filter((state) => leaving(state).length === 0)).toEqual([
      'signed',
      'partly_signed',
      'refused',
      'void',
    ]);
  });

  it('never lead back behind the shipment', () => {
    const steps = noteStepNames.filter((step) => (noteSteps[step].from as readonly NoteState[]).includes('shipped'));
    expect(steps).toEqual(['sign', 'waybill', 'print']);
  });
});

describe('who may take a step', () => {
  it('says which posts may when the post is missing', () => {
    expect(mayStep('ship', note({ state: 'checked' }), checker)).toMatchObject({
      problem: { code: 'FORBIDDEN', params: { permission: 'dispatch.issue', posts: 'warehouse' } },
    });
  });

  it('lets another person than the picker check', () => {
    expect(mayStep('check', note(), checker).ok).toBe(true);
  });

  it('refuses the picker as checker, on scans too', () => {
    for (const step of ['check', 'scan'] as const) {
      expect(mayStep(step, note({ pickedBy: 2 }), checker)).toMatchObject({ problem: { code: 'SAME_PERSON' } });
    }
  });

  it('lets one person pick and check once the boss has signed it', () => {
    expect(mayStep('check', note(), alone).ok).toBe(true);
  });

  it('asks for two people for controlled products whatever was signed', () => {
    expect(mayStep('check', note({ hasControlled: true }), alone)).toMatchObject({ problem: { code: 'SAME_PERSON' } });
  });

  it('refuses a step in a state that does not have it, with the state', () => {
    expect(mayStep('void', note({ state: 'shipped' }), alone)).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'dispatch.states.shipped' } },
    });
  });

  it('tells each button by data', () => {
    const actions = actionsOf(note({ state: 'checked' }), alone);
    expect(actions.ship).toBe(true);
    expect(actions.check).toMatchObject({ code: 'STATE_CONFLICT' });
    expect(Object.keys(actions).sort()).toEqual([...noteStepNames].sort());
  });
});

describe('the short path', () => {
  it('is open to one person with both posts once it is signed', () => {
    expect(mayTakeShortPath(alone, false).ok).toBe(true);
  });
  it('is closed without the signature', () => {
    expect(mayTakeShortPath({ ...alone, dualPickCheck: false }, false)).toMatchObject({
      problem: { code: 'SAME_PERSON' },
    });
  });
  it('is closed to a warehouse keeper who does not check', () => {
    expect(mayTakeShortPath({ ...alone, posts: ['warehouse'] }, false)).toMatchObject({
      problem: { code: 'FORBIDDEN', params: { permission: 'dispatch.check' } },
    });
  });
});

describe('dates and papers at the door', () => {
  it('takes a signature from the day of shipping to today', () => {
    expect(signingDate('2026-11-20', '2026-11-20', '2026-11-21').ok).toBe(true);
    expect(signingDate('2026-11-19', '2026-11-20', '2026-11-21')).toMatchObject({ problem: { fields: ['/signedOn'] } });
    expect(signingDate('2026-11-22', '2026-11-20', '2026-11-21').ok).toBe(false);
  });

  it('asks for a temperature where something is cold, and takes zero for one', () => {
    expect(departure(true, null).ok).toBe(false);
    expect(departure(true, 0).ok).toBe(true);
    expect(departure(false, null).ok).toBe(true);
  });

  it('stops at an expired licence and not at one that was never entered', () => {
    const kinds = ['business_licence'];
    expect(licencesHold([{ kinds, state: 'missing', expiresOn: null }]).ok).toBe(true);
    expect(licencesHold([{ kinds, state: 'expired', expiresOn: '2026-11-20' }])).toMatchObject({
      problem: { code: 'CHECKS_BLOCK', params: { expiresOn: '2026-11-20' } },
    });
  });
});
