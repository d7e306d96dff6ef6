/** Sends one command so that it happens once: after a lost answer the engine is asked before anything is sent again. */
import { type Answer, isLost, localRefusal } from './problem';

/** What the engine says about a command that got no answer. */
export type Outcome = { readonly state: 'done'; readonly result: unknown } | { readonly state: 'unknown' };

export type Sending<T> = {
  /** Sends the command; always with the same commandId. */
  readonly send: () => Promise<Answer<T>>;
  readonly outcome: () => Promise<Answer<Outcome>>;
  /** Resolves when it makes sense to ask again; false: give up for now. */
  readonly whenBack: () => Promise<boolean>;
  /** Reads the stored answer of a finished command. */
  readonly read: (stored: unknown) => T;
};

const ATTEMPTS = 4;

/**
 * The answer of the command. `UNKNOWN_OUTCOME` comes back only when the engine could not be reached for as long as
 * `whenBack` was willing to wait, or {@link ATTEMPTS} times over.
 */
export const sendCommand = async <T>({ send, outcome, whenBack, read }: Sending<T>): Promise<Answer<T>> => {
  let answer = await send();
  for (let attempt = 0; attempt < ATTEMPTS && isLost(answer); attempt += 1) {
    if (!(await whenBack())) return answer;
    const known = await outcome();
    if (!known.ok) continue;
    if (known.value.state === 'done') return { ok: true, value: read(known.value.result) };
    answer = await send();
    // Once lost, "not sent" on a later attempt says nothing about the first one.
    if (!answer.ok && answer.problem.code === 'DISCONNECTED') answer = localRefusal('UNKNOWN_OUTCOME');
  }
  return answer;
};
