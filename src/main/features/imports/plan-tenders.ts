/** Running tenders of a file: each finds its owner, and whether the book has it already. */
import { lastOfDay, timeOfDay } from '../../../shared/domain/business-date';
import { hasOpening } from '../../../shared/domain/tender-paths';
import { runningStates, waitingStates, type TenderKind, type TenderState } from '../../../shared/domain/tender-words';
import type { ReadDb } from '../../store/handles';
import { peopleCalled, tendersTitled } from '../tenders/import-tenders.queries';
import type { RunningTender } from '../tenders/import-tenders.repo';
import type { ImportRecord } from './map-rows';
import { asError, textIn, wrongRow, type Plan, type PlanInput, type RowProblem, type Viewer } from './plan';

export type TenderPlan = Plan<RunningTender>;

const running: readonly TenderState[] = runningStates;
const waiting: readonly TenderState[] = waitingStates;

/** A tender is known by its title and its deadline. */
const placeOf = (title: string, deadlineAt: number | null): string => JSON.stringify([title, deadlineAt]);

/** `2026-12-01` or `2026-12-01T09:30`, as the cell was read; UTC ms. */
function deadlineOf(text: string, timeZone: string): Pick<RunningTender, 'bidDeadlineAt' | 'isWholeDay'> {
  const [on = '', time] = text.split('T');
  return time === undefined
    ? { bidDeadlineAt: lastOfDay(on, timeZone), isWholeDay: true }
    : { bidDeadlineAt: timeOfDay(on, time, timeZone), isWholeDay: false };
}

type Owned = { readonly ok: true; readonly ownerId: number } | { readonly ok: false; readonly wrong: RowProblem };

/** By the name in the file among those whose records the caller sees; an empty one is the caller. */
function ownerFinder(people: readonly { readonly id: number; readonly name: string }[], userId: number) {
  const byName = Map.groupBy(people, ({ name }) => name);
  return (record: ImportRecord): Owned => {
    const value = textIn(record, 'ownerName');
    if (value === '') return { ok: true, ownerId: userId };
    const [found, ...others] = byName.get(value) ?? [];
    if (!found) return { ok: false, wrong: wrongRow('ownerName', 'noPerson', { value }) };
    if (others.length > 0) {
      return { ok: false, wrong: wrongRow('ownerName', 'manyPeople', { value, count: others.length + 1 }) };
    }
    return { ok: true, ownerId: found.id };
  };
}

function rowOf(record: ImportRecord, ownerId: number, viewer: Viewer): RunningTender {
  const state = textIn(record, 'tenderState') as TenderState;
  const deadline = deadlineOf(textIn(record, 'deadlineAt'), viewer.timeZone);
  const submittedOn = textIn(record, 'submittedOn');
  const isWaiting = waiting.includes(state);
  // Without a day of its own it was handed in by its deadline, at the latest now.
  const asked = submittedOn === '' ? viewer.now : timeOfDay(submittedOn, '00:00', viewer.timeZone);
  return {
    ...{ title: textIn(record, 'tenderTitle'), kind: textIn(record, 'tenderKind') as TenderKind, state, ownerId },
    ...{ purchaser: textIn(record, 'purchaser'), platform: textIn(record, 'platform') },
    ...{ province: textIn(record, 'province'), city: textIn(record, 'city'), ...deadline },
    submittedAt: isWaiting ? Math.min(asked, deadline.bidDeadlineAt) : null,
    // Somebody asks today how it stands.
    nextFollowUpOn: isWaiting ? viewer.today : null,
  };
}

/** States of the way that this kind takes. */
function wrongState({ kind, state, city, province }: RunningTender): RowProblem | undefined {
  if (!running.includes(state)) return wrongRow('tenderState', 'notRunning', { state: `tenders.states.${state}` });
  if (state === 'opened' && !hasOpening(kind)) {
    return wrongRow('tenderState', 'noOpening', { kind: `tenders.kinds.${kind}` });
  }
  return city !== '' && province === '' ? wrongRow('province', 'cityAlone', { value: city }) : undefined;
}

/** What a file of running tenders would do. */
export async function planTenders(db: ReadDb, { records, viewer }: PlanInput): Promise<TenderPlan> {
  const wordsOf = (field: 'tenderTitle' | 'ownerName') => [...new Set(records.map((record) => textIn(record, field)))];
  const stored = await tendersTitled(db, wordsOf('tenderTitle'), viewer.visible);
  const known = new Set(stored.map(({ title, bidDeadlineAt }) => placeOf(title, bidDeadlineAt)));
  const ownerOf = ownerFinder(await peopleCalled(db, wordsOf('ownerName'), viewer.visible), viewer.userId);
  const seen = new Set<string>();
  const fresh: RunningTender[] = [];
  const errors = [];
  let [existing, repeated] = [0, 0];
  for (const record of records) {
    const owner = ownerOf(record);
    if (!owner.ok) {
      errors.push(asError(record, owner.wrong));
      continue;
    }
    const row = rowOf(record, owner.ownerId, viewer);
    const place = placeOf(row.title, row.bidDeadlineAt);
    const wrong = wrongState(row);
    if (wrong) errors.push(asError(record, wrong));
    else if (known.has(place)) existing += 1;
    else if (seen.has(place)) repeated += 1;
    else fresh.push(row);
    seen.add(place);
  }
  return { fresh, changes: [], existing, repeated, errors };
}
