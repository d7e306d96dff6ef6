/** A built hub on a file, which a spec kills and starts again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { firstLine, killHard } from '../helpers/kill-child';
import { auditKeyOf } from '../../src/main/store/keys';
import { brokenAuditRow } from '../../src/main/store/audit';
import { openConnection } from '../../src/main/store/open';
import { brokenAnywhere } from './workload';
import { lostIn, type Ledger } from './seat-loop';

const root = resolve(import.meta.dirname, '..', '..');
const serve = resolve(root, 'out', 'main', 'serve.js');
const START_LIMIT_MS = 20_000;

export type HubRun = {
  readonly child: ChildProcess;
  /** Resolves once it serves; rejects when it ended before. */
  readonly url: Promise<string>;
  kill(): Promise<void>;
  /** Resolves when the process is gone, for whatever reason. */
  readonly gone: Promise<void>;
};

const running = new Set<HubRun>();

/** Ends what a failed test left behind. */
export const killAllHubs = async (): Promise<void> => {
  for (const hub of running) await hub.kill();
};

/** Kills a process and, when it leads a group, what it started: the death of strace does not end the hub. */
async function killGroup(child: ChildProcess, leads: boolean): Promise<void> {
  if (leads && child.pid !== undefined) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The group is gone already.
    }
  }
  await killHard(child);
}

/**
 * Starts the built hub.
 * @param under a program to run it under, with its arguments
 */
export function runHub(book: string, under: readonly string[] = []): HubRun {
  if (!existsSync(serve)) throw new Error('the hub is not built: npm run build');
  const [command, ...args] = [...under, process.execPath, serve, '--book', book, '--port', '0'];
  const leads = under.length > 0;
  const child = spawn(command ?? '', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: leads });
  const url = firstLine(child, START_LIMIT_MS).then((line) => {
    if (!line.startsWith('http://')) throw new Error(`the hub said ${line}`);
    return line;
  });
  url.catch(() => undefined);
  const gone = new Promise<void>((done) => child.once('close', () => done()));
  const run: HubRun = { child, url, gone, kill: () => killGroup(child, leads) };
  running.add(run);
  void gone.then(() => running.delete(run));
  return run;
}

/** What is wrong in the file of a book: lost commands, broken invariants, a broken audit chain. */
export async function wrongIn(book: string, ledger: Ledger): Promise<{ lost: string[]; broken: string[] }> {
  const { sqlite, db, close } = openConnection({ path: book, readonly: true, schemaVersion: 9999 });
  try {
    const row = await brokenAuditRow(db, auditKeyOf(book));
    const chain = row === undefined ? [] : [`the audit chain breaks at ${row}`];
    return { lost: lostIn(sqlite, ledger), broken: [...brokenAnywhere(sqlite), ...chain] };
  } finally {
    close();
  }
}
