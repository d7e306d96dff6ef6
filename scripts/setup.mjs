// What the tests need beside the packages: a Chromium, a Chinese font, poppler; strace for the reliability figures.
// On Debian as root the missing ones are installed; elsewhere they are named. `node scripts/setup.mjs [--reliability]`
import './node-version.mjs';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bin, run, runNode } from './lib/run.mjs';

const isLinux = process.platform === 'linux';
const isRoot = process.getuid?.() === 0;

/** Full path of a command, if it is installed. @param {string} name */
const which = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name))
    .find((file) => existsSync(file));

/** @returns {string[]} where Chrome, Chromium and Edge live outside PATH */
const knownBrowsers = () => {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform !== 'win32') return [];
  const { ProgramFiles: programs = '', 'ProgramFiles(x86)': programs32 = '', LOCALAPPDATA: own = '' } = process.env;
  const files = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
  return [programs, programs32, own].filter(Boolean).flatMap((folder) => files.map((file) => join(folder, file)));
};

/** @returns {string | undefined} Playwright's own Chromium, if it was downloaded */
const playwrightChromium = () => {
  /** @type {typeof import('playwright')} */
  const { chromium } = createRequire(import.meta.url)('playwright');
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
};

/** The browser that the tests drive: the system's, else Playwright's own. */
export const findChromium = () => {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];
  return names.map(which).find(Boolean) ?? knownBrowsers().find((file) => existsSync(file)) ?? playwrightChromium();
};

/** Start arguments for it: quiet, no graphics card, and without the sandbox only where root forbids one. */
export const chromiumArgs = () => [
  ...(isLinux && isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
];

const hasChineseFont = async () => {
  if (!isLinux) return true;
  if (!which('fc-list')) return existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
  return (await run('fc-list', [':lang=zh', 'family'], { quiet: true })).output.trim() !== '';
};

/** @param {boolean} isForReliability @returns {Promise<string[]>} Debian's names of what is missing */
const missingPackages = async (isForReliability) => {
  const missing = [];
  if (!findChromium()) missing.push('chromium');
  if (!(await hasChineseFont())) missing.push('fonts-noto-cjk');
  if (!which('pdftotext') || !which('pdfinfo')) missing.push('poppler-utils');
  if (isForReliability && !which('strace')) missing.push('strace');
  return missing;
};

const isDebian = () =>
  isLinux && existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

/** @param {readonly string[]} args */
const apt = async (args) => {
  const options = [
    '-y',
    '-q',
    '-o',
    'Acquire::Retries=2',
    '-o',
    'Acquire::http::Timeout=60',
    '-o',
    'DPkg::Lock::Timeout=180',
  ];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const result = await run('apt-get', [...options, ...args], { quiet: true, env, timeoutMs: 5 * 60_000 });
    if (result.code === 0) return true;
    if (attempt === 2) process.stderr.write(`${result.output.trim().split('\n').slice(-5).join('\n')}\n`);
  }
  return false;
};

/** Installs what is missing where that can be done. @param {readonly string[]} packages */
const install = async (packages) => {
  if (isDebian() && isRoot) {
    process.stdout.write(`Installing ${packages.join(', ')} …\n`);
    // An index that could not be renewed may still serve.
    await apt(['update']);
    await apt(['install', '--no-install-recommends', ...packages]);
  }
  if (!findChromium()) {
    process.stdout.write("Installing Playwright's Chromium …\n");
    await runNode(bin('playwright'), ['install', 'chromium'], { quiet: true, timeoutMs: 5 * 60_000 });
  }
};

/**
 * Makes sure that the tests can run.
 * @param {{ isForReliability?: boolean }} [options]
 * @returns {Promise<string | undefined>} what is still missing and the command that installs it
 */
export const setUp = async ({ isForReliability = false } = {}) => {
  const wanted = await missingPackages(isForReliability);
  if (wanted.length > 0) await install(wanted);
  const missing = await missingPackages(isForReliability);
  if (missing.length === 0) return undefined;
  const command = isLinux
    ? `sudo apt-get install ${missing.join(' ')}`
    : `install ${missing.join(', ')} and put it on PATH`;
  return `missing: ${missing.join(', ')}. Run: ${command}`;
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const missing = await setUp({ isForReliability: process.argv.includes('--reliability') });
  process.stdout.write(`${missing ?? 'Everything the tests need is here.'}\n`);
  process.exitCode = missing ? 1 : 0;
}
