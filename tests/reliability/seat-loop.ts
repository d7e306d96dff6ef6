/** How a seat works through its commands, settles lost answers as the product's page does, and what it was told. */
import type { Database } from 'better-sqlite3';
import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../../src/renderer/rpc/problem';
import { newId, type WsSeat } from '../helpers/ws-seat';
import type { Ask, Random, Step, Workload } from './workload';

export type Sent = Step & { readonly commandId: string; readonly workload: string };

/** What the seats were told: by it the file is judged. */
export type Ledger = {
  /** Commands with the answer that said they were carried out. */
  readonly acknowledged: (Sent & { readonly value: unknown })[];
  /** Commands whose answer was lost and not settled yet. */
  readonly pending: Sent[];
  /** Answers that no seat should ever get. */
  readonly untyped: string[];
  /** Commands whose retry told another thing than their first answer. */
  readonly changedAnswers: string[];
  /** Time from sending to the answer, in ms. */
  readonly latencies: number[];
  refused: number;
  cut: number;
};

export const newLedger = (): Ledger => ({
  acknowledged: [],
  pending: [],
  untyped: [],
  changedAnswers: [],
  latencies: [],
  refused: 0,
  cut: 0,
});

const isLost = (answer: Answer<unknown>): boolean => !answer.ok && answer.problem.code === 'UNKNOWN_OUTCOME';

/** Takes an answer into the ledger. @returns false when it was lost on the way */
function note(ledger: Ledger, sent: Sent, answer: Answer<unknown>): boolean {
  if (answer.ok) {
    ledger.acknowledged.push({ ...sent, value: answer.value });
    return true;
  }
  if (isLost(answer)) {
    ledger.pending.push(sent);
    return false;
  }
  ledger.refused += 1;
  if (answer.problem.code === 'INTERNAL') ledger.untyped.push(`${sent.path}: INTERNAL`);
  return true;
}

/** Reads as the workload asks; an answer without a code of its own is noted. */
const asking =
  (seat: WsSeat, ledger: Ledger): Ask =>
  async (path, input) => {
    const answer = await seat.call(path, input);
    if (!answer.ok && answer.problem.code === 'INTERNAL') ledger.untyped.push(`${path}: INTERNAL`);
    return answer;
  };

const inputOf = ({ input, commandId }: Sent) => ({ ...input, commandId });

/** The next command of a workload, sent and answered. @returns false when the connection is gone */
export async function oneCommand(
  seat: WsSeat,
  workload: Workload,
  parts: { ledger: Ledger; random: Random; cut: boolean },
) {
  const { ledger, random, cut } = parts;
  const step = await workload.next(asking(seat, ledger), random);
  if (!step) return false;
  const sent: Sent = { ...step, commandId: newId(), workload: workload.name };
  const startedAt = performance.now();
  const answer = cut
    ? await seat.callAndCut(sent.path, inputOf(sent), random() * 12)
    : await seat.call(sent.path, inputOf(sent));
  if (cut) ledger.cut += 1;
  else ledger.latencies.push(performance.now() - startedAt);
  return note(ledger, sent, answer);
}

/**
 * Asks what became of every pending command, and sends it again with the same commandId: a command that was
 * carried out gives its first answer again, another one is carried out now or refused.
 */
export async function settle(seat: WsSeat, ledger: Ledger, mine: readonly Sent[]): Promise<void> {
  for (const sent of mine) {
    const asked = await seat.ok<{ state: 'done' | 'unknown'; result?: unknown }>('session.outcome', {
      commandId: sent.commandId,
    });
    const again = await seat.call(sent.path, inputOf(sent));
    const isSame = again.ok && isDeepStrictEqual(again.value, asked.result);
    if (asked.state === 'done' && !isSame) ledger.changedAnswers.push(`${sent.path} ${sent.commandId}`);
    const at = ledger.pending.findIndex(({ commandId }) => commandId === sent.commandId);
    ledger.pending.splice(at, 1);
    if (!note(ledger, sent, again)) ledger.untyped.push(`${sent.path}: lost again`);
  }
}

/** How often each procedure was acknowledged, for the log of a run. */
export function summaryOf(acknowledged: Ledger['acknowledged']): string {
  const counts = new Map<string, number>();
  for (const { path } of acknowledged) counts.set(path, (counts.get(path) ?? 0) + 1);
  const words = [...counts].map(([path, count]) => `${path} ${count}`);
  return words.toSorted().join(', ');
}

/** Acknowledged commands that the file does not know, or knows with another answer. */
export function lostIn(sqlite: Database, ledger: Ledger): string[] {
  const find = sqlite.prepare('SELECT procedure, result FROM command_record WHERE command_id = ?');
  return ledger.acknowledged.flatMap(({ path, commandId, value }) => {
    const row = find.get(commandId) as { procedure: string; result: string } | undefined;
    const isKept = row?.procedure === path && isDeepStrictEqual(JSON.parse(row.result), value);
    return isKept ? [] : [`${path} ${commandId} ${row ? row.result : 'is missing'}`];
  });
}
