// The build, made only when something it is made of is newer than it.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { bin, root, runNode } from './run.mjs';

const inputs = ['src', 'electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const results = [
  'out/main/index.js',
  'out/main/serve.js',
  'out/main/tools.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

/** Time of the newest change in a file or folder; a folder's own time shows what was deleted. @param {string} path */
const newest = (path) => {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  /** @type {number} */
  let latest = stat.mtimeMs;
  for (const name of readdirSync(path)) latest = Math.max(latest, newest(join(path, name)));
  return latest;
};

/** True when every bundle is newer than everything it is made of. */
export const isBuildFresh = () => {
  const made = results.map((file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  const oldest = Math.min(...made);
  return oldest > 0 && inputs.every((input) => newest(join(root, input)) < oldest);
};

/** What the bundler complains about and where, without the frame it draws and the stack. @param {string} output */
const complaint = (output) => {
  const lines = stripVTControlCharacters(output).split('\n');
  const first = lines.findIndex((line) => line.startsWith('Build failed with'));
  const told = lines.slice(first + 1).filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return told
    .slice(0, 2)
    .join(' ')
    .replaceAll(/[╭─[\]]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
};

/**
 * Builds main, preload and renderer if needed.
 * @param {{ quiet?: boolean }} [options]
 * @returns {Promise<{ isGood: boolean, reason: string }>} the reason is one line
 */
export const build = async ({ quiet = false } = {}) => {
  if (isBuildFresh()) return { isGood: true, reason: '' };
  const result = await runNode(bin('electron-vite'), ['build', '--logLevel', 'warn'], { quiet, timeoutMs: 5 * 60_000 });
  if (result.code === 0) return { isGood: true, reason: '' };
  const reason = result.isTimedOut ? 'it took more than five minutes' : complaint(result.output);
  return { isGood: false, reason: reason || 'run `npm run build` to see why' };
};
