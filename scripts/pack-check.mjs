// `npm run pack:check`: packs folders for Linux and Windows without a download and asserts what they hold.
import './node-version.mjs';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { counts, finish, forget } from './lib/counts.mjs';
import { bin, cacheDir, runNode } from './lib/run.mjs';
import { writeNotices } from './notices.mjs';
import { openArchive } from './pack/archive.mjs';
import { expectationsOf } from './pack/expectations.mjs';
import { makeStandIn } from './pack/stand-in.mjs';

const folder = join(cacheDir, 'pack');
const sum = counts();

/** @param {string} name @param {string | undefined | false} wrong */
const tell = (name, wrong) => {
  if (wrong) sum.failed += 1;
  else sum.passed += 1;
  process.stdout.write(`${wrong ? 'FAIL' : 'ok  '} ${name}${wrong ? `: ${wrong}` : ''}\n`);
};

/** @param {unknown} error */
const message = (error) => (error instanceof Error ? error.message : String(error));

/** @param {'linux' | 'win'} system @returns {Promise<string>} folder of the packed application */
const pack = async (system) => {
  const runtime = join(folder, `${system}-runtime`);
  const output = join(folder, system);
  makeStandIn(runtime, system);
  const args = [`--${system}`, 'dir', '--x64', '--publish', 'never'];
  const config = [`-c.electronDist=${runtime}`, `-c.directories.output=${output}`];
  const { code, output: text } = await runNode(bin('electron-builder'), [...args, ...config], {
    quiet: true,
    timeoutMs: 5 * 60_000,
  });
  if (code !== 0) throw new Error(text.trim().split('\n').slice(-3).join(' '));
  return join(output, `${system}-unpacked`);
};

/** @param {'linux' | 'win'} system */
const check = async (system) => {
  try {
    const packed = await pack(system);
    const archive = openArchive(join(packed, 'resources'));
    for (const [name, find] of expectationsOf(system)) {
      tell(`${system}: ${name}`, await Promise.resolve({ system, folder: packed, archive }).then(find).catch(message));
    }
  } catch (error) {
    tell(`${system}: the folder is packed`, message(error));
  }
};

forget('pack');
rmSync(folder, { recursive: true, force: true });
const built = await build();
tell('the application is built', !built.isGood && built.reason);
if (built.isGood) {
  writeNotices();
  await check('linux');
  await check('win');
}
finish('pack', sum);
