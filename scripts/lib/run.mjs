// Running the tools of the house: one way to spawn, to time, to stop.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
/** Where scripts leave what they tell each other; `npm ci` empties it. */
export const cacheDir = join(root, 'node_modules', '.cache', 'tongdan');

/**
 * The JavaScript file behind a command of an installed package, so that it runs without a shell on every system.
 * @param {string} packageName
 * @param {string} [command] name of the command where the package has several
 */
export const bin = (packageName, command = packageName) => {
  const folder = join(root, 'node_modules', packageName);
  /** @type {{ bin: string | Record<string, string> }} */
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[command];
  if (!file) throw new Error(`${packageName} has no command ${command}`);
  return join(folder, file);
};

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
const signalGroup = (child, signal) => {
  try {
    // The whole group: a tool's own children must not outlive it.
    if (process.platform !== 'win32' && child.pid) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It ended in between.
  }
};

/** Ends what runs when this process is told to end. @param {NodeJS.Signals} signal */
const stopAll = (signal) => {
  for (const child of running) signalGroup(child, signal);
  setTimeout(() => process.exit(130), 3000);
};

/** @param {'on' | 'off'} turn */
const listen = (turn) => {
  if (running.size === 0) for (const signal of ['SIGINT', 'SIGTERM']) process[turn](signal, stopAll);
};

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string>} [env] added to this process's environment
 * @property {number} [timeoutMs] after this many milliseconds the command and its children are ended
 * @property {boolean} [quiet] keep the output instead of showing it
 * @typedef {{ code: number, output: string, isTimedOut: boolean, seconds: number }} RunResult
 */

/**
 * Runs a command without input and waits for its end. Never throws: a command that cannot start ends with code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export const run = (command, args, options = {}) => {
  const { env, timeoutMs = 15 * 60_000, quiet = false } = options;
  const startedAt = performance.now();
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      detached: process.platform !== 'win32',
    });
    listen('on');
    running.add(child);
    let output = '';
    let isTimedOut = false;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
    const timer = setTimeout(() => {
      isTimedOut = true;
      signalGroup(child, 'SIGKILL');
    }, timeoutMs);
    /** @param {number | null} code @param {string} [reason] */
    const end = (code, reason = '') => {
      clearTimeout(timer);
      running.delete(child);
      listen('off');
      done({ code: code ?? 1, output: output + reason, isTimedOut, seconds: (performance.now() - startedAt) / 1000 });
    };
    child.on('error', (error) => end(127, error.message));
    child.on('close', (code) => end(code));
  });
};

/**
 * Runs a command of an installed package with this Node.
 * @param {string} file from {@link bin}
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export const runNode = (file, args, options) => run(process.execPath, [file, ...args], options);

/**
 * Runs a script of package.json, so that its command line stands in one place.
 * @param {string} script
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export const runScript = (script, args, options) => {
  const npm = process.env.npm_execpath;
  const rest = ['run', '--silent', script, '--', ...args];
  return npm ? run(process.execPath, [npm, ...rest], options) : run('npm', rest, options);
};
