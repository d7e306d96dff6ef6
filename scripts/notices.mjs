// Writes out/THIRD-PARTY-NOTICES.txt: the licence of every package that the build put into a bundle or that is packed
// beside it. Fails where a package names no licence.
import './node-version.mjs';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, root } from './lib/run.mjs';

/** Packed as they are, not bundled. */
const packed = ['node_modules/better-sqlite3'];

/** @param {string} folder relative to the project */
const notice = (folder) => {
  /** @type {{ name: string, version: string, license?: string }} */
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const texts = readdirSync(join(root, folder))
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .toSorted()
    .map((file) => readFileSync(join(root, folder, file), 'utf8').trim());
  if (!license && texts.length === 0) throw new Error(`${name} ${version} names no licence`);
  return { title: `${name} ${version} – ${license ?? 'see below'}`, text: texts.join('\n\n') };
};

/** Writes the notices. @returns {number} how many packages they name */
export const writeNotices = () => {
  /** @type {string[]} */
  const bundled = JSON.parse(readFileSync(join(cacheDir, 'bundled-packages.json'), 'utf8'));
  const folders = [...new Set([...bundled, ...packed])].toSorted();
  const parts = folders.map(notice).map(({ title, text }) => `${title}\n${'-'.repeat(title.length)}\n${text}`);
  const intro = 'Tongdan contains the following packages. SQLite, inside better-sqlite3, is in the public domain.';
  writeFileSync(join(root, 'out', 'THIRD-PARTY-NOTICES.txt'), `${[intro, ...parts].join('\n\n\n')}\n`);
  return folders.length;
};

if (process.argv[1]?.endsWith('notices.mjs')) process.stdout.write(`${writeNotices()} packages named\n`);
