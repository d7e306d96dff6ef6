/** What came back in the demo book: a few of the signed notes, at every step of a return. */
import { person, type Stage } from './master-data';

const HOUR = 3_600_000;
const steps = ['requested', 'approved', 'received', 'closed'] as const;
type Reached = (typeof steps)[number];
const reaches = (ending: Reached, step: Reached): boolean => steps.indexOf(ending) >= steps.indexOf(step);

type Lines = { readonly lines: readonly { readonly id: number; readonly qty: number; readonly receivedQty: number }[] };

/** One box of the first line of a signed note is asked back; old ones are done, fresh ones stand somewhere. */
export async function returnSome(stage: Stage, { noteId, at }: { noteId: number; at: number }): Promise<void> {
  const { caller, random, words, now } = stage;
  const ending = now - at > 10 * 24 * HOUR ? 'closed' : random.pick(steps);
  const ask = (who: string, hours: number, input: object) => {
    return { who: person(stage, who), at: Math.min(at + hours * HOUR, now), input: { ...input } };
  };
  type Back = { lines: { noteLineId: number; leftQty: number }[] };
  const { lines } = await caller.must<Back>('returns.returnable', ask('assistant', 1, { noteId }));
  const [line] = lines;
  if (!line) return;
  const wanted = [{ noteLineId: line.noteLineId, qty: Math.min(line.leftQty, random.integer(1, 3) * 10_000) }];
  const reason = random.pick(words.returned);
  const request = { noteId, kind: random.chance(25) ? 'exchange' : 'return', hasGoods: true, reason, lines: wanted };
  const { returnId } = await caller.must<{ returnId: number }>('returns.request', ask('assistant', 1, request));
  if (!reaches(ending, 'approved')) return;
  await caller.must('returns.approve', ask('finance', 2, { returnId, version: 0 }));
  if (!reaches(ending, 'received')) return;
  const seen = await caller.must<Lines>('returns.get', ask('warehouse', 30, { returnId }));
  const arrived = seen.lines.map(({ id, qty }) => ({ lineId: id, receivedQty: qty }));
  await caller.must('returns.receive', ask('warehouse', 30, { returnId, version: 1, location: '', lines: arrived }));
  if (!reaches(ending, 'closed')) return;
  const isGood = random.chance(60);
  const judged = seen.lines.map(({ id, qty }) => {
    return { lineId: id, passedQty: isGood ? qty : 0, failedQty: isGood ? 0 : qty };
  });
  const verdict = isGood ? words.reasons.passed : words.reasons.failed;
  await caller.must('returns.judge', ask('quality', 34, { returnId, version: 2, verdict, lines: judged }));
}
