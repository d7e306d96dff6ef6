// `npm run e2e:electron`: the end-to-end suite over the real Electron. What one seat can do runs in the desktop's own
// window; what needs several seats on one hub runs in the browser, because a desktop has its book to itself.
// `npm run e2e:electron -- --stand-in` does the same over the stand-in host, where Electron cannot be had. A single spec:
// `TONGDAN_ELECTRON=real npm run e2e -- keyboard`.
import './node-version.mjs';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { add, sentence } from './lib/counts.mjs';
import { playwrightCounts } from './lib/reports.mjs';
import { bin, cacheDir, root, runNode } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const TIME_LIMIT_MS = 30 * 60_000;
const report = join(cacheDir, 'e2e.json');
const isStandIn = process.argv.includes('--stand-in');

/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`);

/** True when Electron's runtime lies where its package, and Playwright after it, look for it. */
const hasRuntime = () => {
  const folder = join(root, 'node_modules', 'electron');
  const named = join(folder, 'path.txt');
  const name = existsSync(named) ? readFileSync(named, 'utf8') : 'electron';
  return existsSync(join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name));
};

/** What stands in the way of a window, or nothing. */
const noWindow = () => {
  if (isStandIn) return undefined;
  if (!hasRuntime()) return "Electron's runtime is not here. `npx install-electron` downloads it; then run this again.";
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return 'Electron does not run as root: run this as another user.';
  const hasDisplay = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return hasDisplay ? undefined : 'There is no display here: run this on a desktop, or under `xvfb-run`.';
};

/** @returns {Promise<string | undefined>} */
const obstacle = async () => {
  const reason = noWindow() ?? (await setUp());
  if (reason) return reason;
  const built = await build();
  return built.isGood ? undefined : `The build failed: ${built.reason}`;
};

/** @param {'real' | 'stand-in' | 'rest'} seats */
const run = async (seats) => {
  rmSync(report, { force: true });
  const env = { TONGDAN_ELECTRON: seats };
  const { code } = await runNode(bin('playwright'), ['test'], { env, timeoutMs: TIME_LIMIT_MS });
  return playwrightCounts(report, code);
};

const reason = await obstacle();
if (reason) {
  say(reason);
  process.exitCode = 1;
} else {
  say(`\n--- one seat: in the window of the desktop${isStandIn ? ' (the stand-in)' : ''}`);
  const inWindow = await run(isStandIn ? 'stand-in' : 'real');
  say('\n--- several seats on one hub: in the browser');
  const sum = add([inWindow, await run('rest')]);
  say(`\n${sentence(sum)}`);
  process.exitCode = sum.failed > 0 ? 1 : 0;
}
