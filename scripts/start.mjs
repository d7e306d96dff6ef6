// `npm start`: builds, then opens the desktop window, or serves the same application to the browser of this machine.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { bin, root } from './lib/run.mjs';

const passedOn = process.argv.slice(2);
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
/** A window that dies sooner than this never stood; the hub takes over. */
const settleMs = 20_000;

/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`);

/** @type {import('node:child_process').ChildProcess | undefined} */
let current;
let isStopping = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    isStopping = true;
    if (!current) process.exit(0);
    current.kill(signal);
    setTimeout(() => current?.kill('SIGKILL'), 5000).unref();
  });
}

/** Why the desktop window cannot open here, if it cannot. */
const obstacle = () => {
  if (!hasDisplay) return 'There is no display here';
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'The desktop window does not run as root';
  return undefined;
};

/**
 * One attempt to have Electron's runtime, which npm does not download.
 * @returns {{ result: Promise<string | undefined>, giveUpAt: (at: number) => void }} path of the program, or nothing
 */
const fetchRuntime = () => {
  const child = spawn(process.execPath, [bin('electron', 'install-electron')], { cwd: root, stdio: 'ignore' });
  let timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
  let deadline = performance.now() + 60_000;
  /** @param {number} at */
  const giveUpAt = (at) => {
    if (at >= deadline) return;
    deadline = at;
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), Math.max(0, at - performance.now()));
  };
  /** @type {Promise<string | undefined>} */
  const result = new Promise((done) => {
    child.on('error', () => done(undefined));
    child.on('close', (code) => {
      clearTimeout(timer);
      done(code === 0 ? createRequire(import.meta.url)('electron') : undefined);
    });
  });
  return { result, giveUpAt };
};

/**
 * Runs a program until it ends.
 * @param {readonly [string, ...string[]]} command
 * @param {(text: string) => void} [onText] sees what it prints; what it complains about is dropped, its log has it
 * @returns {Promise<{ code: number, isStanding: boolean }>} whether it stood long enough to count as started
 */
const runUntilEnd = (command, onText) =>
  new Promise((done) => {
    const [program, ...args] = command;
    const startedAt = performance.now();
    const child = spawn(program, args, { cwd: root, stdio: ['inherit', onText ? 'pipe' : 'inherit', onText ? 'inherit' : 'ignore'] });
    current = child;
    child.stdout?.on('data', (chunk) => onText?.(String(chunk)));
    /** @param {number | null} code */
    const end = (code) => {
      current = undefined;
      done({ code: code ?? 1, isStanding: code === 0 || performance.now() - startedAt > settleMs });
    };
    child.on('error', () => end(127));
    child.on('close', end);
  });

/** Opens the page in the person's browser, where there is one; says nothing where there is none. @param {string} url */
const openBrowser = (url) => {
  if (!hasDisplay) return;
  const opener =
    process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['cmd', '/c', 'start', '', url] : ['xdg-open', url];
  const [program = '', ...args] = opener;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
};

const serveInBrowser = async () => {
  let isOpened = false;
  const { code } = await runUntilEnd([process.execPath, join(root, 'out', 'main', 'serve.js'), ...passedOn], (text) => {
    process.stdout.write(text);
    const url = isOpened ? undefined : /http:\/\/127\.0\.0\.1:\d+\S*/.exec(text)?.[0];
    if (!url) return;
    isOpened = true;
    openBrowser(url);
  });
  return isStopping ? 0 : code;
};

/** @param {string} program path of Electron @returns {Promise<number | undefined>} exit code, nothing if no window stood */
const openDesktop = async (program) => {
  const { code, isStanding } = await runUntilEnd([program, root, ...passedOn]);
  if (isStopping) return 0;
  return isStanding ? code : undefined;
};

const main = async () => {
  const reason = obstacle();
  const runtime = reason ? undefined : fetchRuntime();
  say('Building Tongdan …');
  const built = await build({ quiet: true });
  if (!built.isGood) {
    say(`Tongdan could not be built: ${built.reason}`);
    return 1;
  }
  // The address has to stand within half a minute of the build, also where a download hangs.
  runtime?.giveUpAt(performance.now() + 25_000);
  const program = await runtime?.result;
  if (isStopping) return 0;
  const code = program ? await openDesktop(program) : undefined;
  if (code !== undefined) return code;
  const why = reason ?? (program ? 'The desktop window could not open' : "Electron's runtime could not be downloaded");
  say(`${why}: Tongdan is served to the browser of this machine instead. Ctrl+C ends it.`);
  return serveInBrowser();
};

process.exit(await main());
