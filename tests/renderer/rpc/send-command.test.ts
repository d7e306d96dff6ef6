import { describe, expect, it } from 'vitest';
import { type Answer, localRefusal } from '../../../src/renderer/rpc/problem';
import { type Outcome, sendCommand } from '../../../src/renderer/rpc/send-command';

type Wire = 'answers' | 'loses the answer' | 'loses the question' | 'is cut';

/** An engine that carries each command out once, behind a wire that behaves as listed, call by call. */
const engineBehind = (wires: Wire[]) => {
  const done: string[] = [];
  const answered: Answer<string>[] = [];
  const carryOut = (id: string) => {
    if (!done.includes(id)) done.push(id);
    return `result of ${id}`;
  };
  const send = async (): Promise<Answer<string>> => {
    const wire = wires.shift() ?? 'answers';
    if (wire === 'is cut') return localRefusal('DISCONNECTED');
    if (wire === 'loses the question') return localRefusal('UNKNOWN_OUTCOME');
    const value = carryOut('one');
    if (wire === 'loses the answer') return localRefusal('UNKNOWN_OUTCOME');
    const answer = { ok: true, value } as const;
    answered.push(answer);
    return answer;
  };
  const outcome = async (): Promise<Answer<Outcome>> => ({
    ok: true,
    value: done.includes('one') ? { state: 'done', result: 'result of one' } : { state: 'unknown' },
  });
  return { done, answered, send, outcome };
};

const back = async () => true;
const read = (stored: unknown) => String(stored);

describe('a command whose answer may get lost', () => {
  it('is sent once when the answer arrives', async () => {
    const engine = engineBehind(['answers']);
    const answer = await sendCommand({ ...engine, whenBack: back, read });
    expect(answer).toEqual({ ok: true, value: 'result of one' });
    expect(engine.done).toEqual(['one']);
  });

  it('takes its answer from the engine when it was carried out and only the answer was lost', async () => {
    const engine = engineBehind(['loses the answer']);
    const answer = await sendCommand({ ...engine, whenBack: back, read });
    expect(answer).toEqual({ ok: true, value: 'result of one' });
    expect(engine.answered).toEqual([]);
  });

  it('is sent again when the engine never heard of it', async () => {
    const engine = engineBehind(['loses the question', 'answers']);
    const answer = await sendCommand({ ...engine, whenBack: back, read });
    expect(answer).toEqual({ ok: true, value: 'result of one' });
    expect(engine.done).toEqual(['one']);
  });

  it('tells the person at once when nothing was sent', async () => {
    const engine = engineBehind(['is cut']);
    const answer = await sendCommand({ ...engine, whenBack: back, read });
    expect(answer).toEqual(localRefusal('DISCONNECTED'));
  });

  it('never calls a lost command unsent because a later attempt was', async () => {
    const engine = engineBehind(['loses the question', 'is cut', 'is cut', 'is cut', 'is cut']);
    const answer = await sendCommand({ ...engine, whenBack: back, read });
    expect(answer).toEqual(localRefusal('UNKNOWN_OUTCOME'));
  });

  it('stays open when the host does not come back', async () => {
    const engine = engineBehind(['loses the answer']);
    const answer = await sendCommand({ ...engine, whenBack: async () => false, read });
    expect(answer).toEqual(localRefusal('UNKNOWN_OUTCOME'));
  });

  it('hands on a refusal without asking again', async () => {
    const refusal = { ok: false, problem: { code: 'CONFLICT', params: {} } } as const;
    const engine = engineBehind([]);
    const answer = await sendCommand({ ...engine, send: async () => refusal, whenBack: back, read });
    expect(answer).toEqual(refusal);
  });
});
