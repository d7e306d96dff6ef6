import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/setup.mjs';

const executablePath = findChromium();
/** Pictures of every screen: `npm run shots`, not part of the tests. */
const isShots = process.env.SHOTS === '1';
/** Of `npm run e2e:electron`: `real` or `stand-in` is what one seat can do, in its window; `rest` the rest, in the browser. */
const seats = process.env.TONGDAN_ELECTRON;
const specs = join(import.meta.dirname, 'tests', 'e2e');
const isOfOneSeat = (file: string) => /helpers\/(?:seat|electron\/)/u.test(readFileSync(join(specs, file), 'utf8'));
/** Several seats on one hub, or a hub that ends: a desktop has its book to itself and is no seat there. */
const needsHub = new RegExp(['@hub', ...readdirSync(specs).filter((file) => !isOfOneSeat(file))].join('|'), 'u');

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: isShots ? '**/shots.spec.ts' : '**/*.spec.ts',
  testIgnore: isShots ? [] : ['**/shots.spec.ts'],
  ...(seats && (seats === 'rest' ? { grep: needsHub } : { grepInvert: needsHub })),
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  // A step of the trade is many small ones: on a busy machine they take their time.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/tongdan/e2e.json' }]],
  outputDir: 'test-results',
  use: {
    headless: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    // Where nobody can open it a trace only slows what it watches.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumArgs() },
  },
});
