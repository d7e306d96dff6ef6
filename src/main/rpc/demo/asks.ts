/** How the last days of the demo book are asked for: by whom, so long before now. */
import type { Ask } from './caller';
import { person, type Stage } from './master-data';

const MINUTE = 60_000;
export const DAY_MINUTES = 24 * 60;

/** A question or a command of one of the staff, `ago` minutes before now. */
export const asked = (stage: Stage, who: string, ago: number): ((input: object) => Ask) => {
  const by = person(stage, who);
  return (input) => ({ who: by, at: stage.now - ago * MINUTE, input: { ...input } });
};

/** Rows of a list, the first hundred that the filters leave. */
export async function rowsOf<T>(stage: Stage, path: string, criteria: object = {}): Promise<readonly T[]> {
  const ask = asked(stage, 'boss', 0);
  return (await stage.caller.must<{ rows: readonly T[] }>(path, ask(criteria))).rows;
}
