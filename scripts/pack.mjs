// `npm run pack`: the installers for the system it runs on, in dist/. Downloads Electron's runtime and the packer's tools.
import './node-version.mjs';
import { build } from './lib/build.mjs';
import { bin, runNode } from './lib/run.mjs';
import { writeNotices } from './notices.mjs';

const built = await build();
if (!built.isGood) {
  process.stdout.write(`The build failed: ${built.reason}\n`);
  process.exit(1);
}
writeNotices();
const { code } = await runNode(bin('electron-builder'), ['--publish', 'never'], { timeoutMs: 30 * 60_000 });
process.exit(code);
