import { expect, it } from 'vitest';
import { startJob } from '../../../src/main/platform/jobs';

it('begins at once, comes round, and is never under way twice', async () => {
  const third = Promise.withResolvers<void>();
  let underWay = 0;
  let most = 0;
  let rounds = 0;
  const job = startJob(async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
    rounds += 1;
    if (rounds === 3) third.resolve();
  }, 0);
  expect(underWay).toBe(1);
  await third.promise;
  await job.stop();
  const atEnd = rounds;
  await new Promise((resolve) => setImmediate(resolve));
  expect([most, rounds]).toEqual([1, atEnd]);
});

it('goes on after a round that failed, and waits for the one under way when it is stopped', async () => {
  let rounds = 0;
  const second = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  let hasEnded = false;
  const job = startJob(async () => {
    rounds += 1;
    if (rounds === 1) throw new Error('the first one fails');
    second.resolve();
    await open.promise;
    hasEnded = true;
  }, 0);
  await second.promise;
  const stopped = job.stop();
  expect(hasEnded).toBe(false);
  open.resolve();
  await stopped;
  expect([hasEnded, rounds]).toEqual([true, 2]);
});
