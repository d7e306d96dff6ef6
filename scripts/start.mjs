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

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
let isStopping = false;
/** Ends what was started; what does not end by itself within five seconds is ended. @param {NodeJS.Signals} signal */
const stop = (signal) => {
  isStopping = true;
  for (const child of children) child.kill(signal);
  setTimeout(() => {
    for (const child of children) child.kill('SIGKILL');
  }, 5000).unref();
};
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);

// An npm that is killed does not tell its script: the parent's end is the sign.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop('SIGTERM');
  }, 1000);
  watch.unref();
}

/**
 * Starts a program that ends with this process.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 */
const startChild = (program, args, stdio) => {
  const child = spawn(program, args, { cwd: root, stdio });
  children.add(child);
  /** @type {Promise<number>} */
  const ended = new Promise((done) => {
    child.on('error', () => done(127));
    child.on('close', (code) => done(code ?? 1));
  });
  return { child, ended: ended.finally(() => children.delete(child)) };
};

/** Why the desktop window cannot open here, if it cannot. */
const obstacle = () => {
  if (!hasDisplay) return 'There is no display here';
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'The desktop window does not run as root';
  return undefined;
};

/**
 * One attempt to have Electron's runtime, which npm does not download.
 * @returns {{ program: Promise<string | undefined>, giveUpIn: (ms: number) => void }} path of the program, or nothing
 */
const fetchRuntime = () => {
  const { child, ended } = startChild(process.execPath, [bin('electron', 'install-electron')], 'ignore');
  const giveUp = () => child.kill('SIGKILL');
  const timers = [setTimeout(giveUp, 60_000)];
  const program = ended.then((code) => {
    for (const timer of timers) clearTimeout(timer);
    return code === 0 ? createRequire(import.meta.url)('electron') : undefined;
  });
  return { program, giveUpIn: (ms) => void timers.push(setTimeout(giveUp, ms)) };
};

/** Opens the page in the person's browser, where there is one; says nothing where there is none. @param {string} url */
const openBrowser = (url) => {
  if (!hasDisplay) return;
  const opener =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  const [program = '', ...args] = opener;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
};

/** The one line of a complaint that says what is wrong. @param {string} text */
const gist = (text) => {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return (lines.find((line) => /Error: /.test(line)) ?? lines.at(-1) ?? '').trim();
};

/** Serves the hub until it is stopped. @returns {Promise<number>} exit code */
const serveInBrowser = async () => {
  const { child, ended } = startChild(process.execPath, [join(root, 'out', 'main', 'serve.js'), ...passedOn], 'pipe');
  let isServing = false;
  let complaint = '';
  child.stdout?.on('data', (chunk) => {
    process.stdout.write(chunk);
    const url = isServing ? undefined : /http:\/\/127\.0\.0\.1:\d+\S*/.exec(String(chunk))?.[0];
    if (!url) return;
    isServing = true;
    openBrowser(url);
  });
  child.stderr?.on('data', (chunk) => {
    if (isServing) process.stderr.write(chunk);
    else complaint += String(chunk);
  });
  const code = await ended;
  if (isStopping) return 0;
  // The hub itself says what it refuses; only what it did not mean to say is put into one line here.
  if (!isServing && complaint.trim() !== '') say(`Tongdan could not start: ${gist(complaint)}`);
  return code;
};

/** @param {string} program path of Electron @returns {Promise<number | undefined>} exit code, nothing if no window stood */
const openDesktop = async (program) => {
  const startedAt = performance.now();
  // What Chromium complains about on stderr is noise to a person; the log has what matters.
  const code = await startChild(program, [root, ...passedOn], ['inherit', 'inherit', 'ignore']).ended;
  if (isStopping) return 0;
  return code === 0 || performance.now() - startedAt > settleMs ? code : undefined;
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
  runtime?.giveUpIn(25_000);
  const program = await runtime?.program;
  if (isStopping) return 0;
  const code = program ? await openDesktop(program) : undefined;
  if (code !== undefined) return code;
  const why = reason ?? (program ? 'The desktop window could not open' : "Electron's runtime could not be downloaded");
  say(`${why}: Tongdan is served to the browser of this machine instead. Ctrl+C ends it.`);
  return serveInBrowser();
};

process.exit(await main());
