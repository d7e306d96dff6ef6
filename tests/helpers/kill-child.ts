/** Processes of their own that a test may kill at any moment. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export type Child = { readonly pid: number; kill(): Promise<void> };

/** Ends a process the hard way and waits until it is gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** The first line a process prints. @throws Error with what it said when it ends before */
export async function firstLine(child: ChildProcess, limitMs: number): Promise<string> {
  const { stdout, stderr } = child;
  if (!stdout) throw new Error('the process has no output');
  let said = '';
  stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  const lines = createInterface({ input: stdout });
  const line = once(lines, 'line', { signal: AbortSignal.timeout(limitMs) });
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`the process ended (${String(code ?? signal)}) before it said anything: ${said}`);
  });
  const [first] = (await Promise.race([line, ended])) as [string];
  ended.catch(() => undefined);
  return first;
}

const script = `
import { runnerImport } from 'vite';
const [module, name, ...args] = process.argv.slice(1);
const loaded = await runnerImport(module);
await loaded.module[name](...args);
console.log('done');
setInterval(() => undefined, 60_000);`;

/**
 * Calls an exported function of a module in a process of its own, which then stays alive until it is killed.
 * @param module path from the root of the project
 */
export async function callInChild(module: string, name: string, ...args: string[]): Promise<Child> {
  const argv = ['--input-type=module', '--eval', script, '--', `./${module}`, name, ...args];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => killHard(child));
  const line = await firstLine(child, 15_000);
  if (line !== 'done' || child.pid === undefined) throw new Error(`the child said ${line}`);
  return { pid: child.pid, kill: () => killHard(child) };
}

const entryScript = `
import { runnerImport } from 'vite';
const [module, ...args] = process.argv.slice(1);
process.argv = [process.argv[0], module, ...args];
await runnerImport(module);`;

/**
 * Runs an entry of the program from its source and waits for its end.
 * @param module path from the root of the project
 */
export async function runEntry(module: string, ...args: string[]): Promise<{ code: number; lines: string[] }> {
  const argv = ['--input-type=module', '--eval', entryScript, '--', `./${module}`, ...args];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => killHard(child));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? -1, lines: output.split('\n').filter((line) => line !== '') };
}
