import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

// A zone far from the firm's: a date that is taken from the machine instead of the book shows at once.
process.env.TZ = 'Pacific/Auckland';

const globalSetup = 'tests/helpers/global-setup.ts';
const isReliability = process.env.RELIABILITY === '1';
const isBench = process.env.BENCH === '1';

export default defineConfig({
  test: {
    include: isBench
      ? ['tests/bench/**/*.bench.ts']
      : isReliability
        ? ['tests/reliability/**/*.test.{ts,tsx}']
        : ['tests/**/*.test.{ts,tsx}'],
    exclude: isReliability || isBench ? ['tests/e2e/**'] : ['tests/e2e/**', 'tests/reliability/**', 'tests/bench/**'],
    // Processes, not threads: TZ holds in a process only, and a native crash names its file.
    pool: 'forks',
    maxWorkers: isReliability || isBench ? 1 : 2,
    testTimeout: isReliability || isBench ? 600_000 : 20_000,
    hookTimeout: isReliability ? 120_000 : 60_000,
    expect: { requireAssertions: true },
    globalSetup: existsSync(globalSetup) ? [globalSetup] : [],
  },
});
