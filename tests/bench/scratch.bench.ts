import { expect, it } from 'vitest';
import { bigBook } from './big-book';
it('makes the big book', async () => {
  const t = Date.now();
  await bigBook('/tmp/tongdan/bench/big.tongdan');
  console.log('made in', Date.now() - t);
  expect(1).toBe(1);
}, 600000);
