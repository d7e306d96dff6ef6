import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/setup.mjs';

const executablePath = findChromium();
/** Pictures of every screen: `npm run shots`, not part of the tests. */
const isShots = process.env.SHOTS === '1';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: isShots ? '**/shots.spec.ts' : '**/*.spec.ts',
  testIgnore: isShots ? [] : ['**/shots.spec.ts'],
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/tongdan/e2e.json' }]],
  outputDir: 'test-results',
  use: {
    headless: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumArgs() },
  },
});
