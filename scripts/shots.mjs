// `npm run shots`: a picture of every screen in both languages and appearances, into test-results/shots.
import './node-version.mjs';
import { build } from './lib/build.mjs';
import { bin, runNode } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const TIME_LIMIT_MS = 20 * 60_000;

/** What stands in the way, or nothing. @returns {Promise<string | undefined>} */
const obstacle = async () => {
  const missing = await setUp();
  if (missing) return missing;
  const built = await build();
  return built.isGood ? undefined : `The build failed: ${built.reason}`;
};

const reason = await obstacle();
if (reason) {
  process.stdout.write(`${reason}\n`);
  process.exitCode = 1;
} else {
  const { code } = await runNode(bin('playwright'), ['test', ...process.argv.slice(2)], {
    env: { SHOTS: '1' },
    timeoutMs: TIME_LIMIT_MS,
  });
  process.exitCode = code;
}
