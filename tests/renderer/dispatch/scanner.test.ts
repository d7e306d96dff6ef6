import { describe, expect, it } from 'vitest';
import { afterKey, noBurst } from '../../../src/renderer/features/dispatch/scanner';

/** Keys at a pace in ms, then Enter. */
const press = (text: string, gapMs: number) => {
  let burst = noBurst;
  let at = 1000;
  for (const key of text) {
    burst = afterKey(burst, key, at).burst;
    at += gapMs;
  }
  return afterKey(burst, 'Enter', at);
};

describe('a burst of keys', () => {
  it('as fast as a scanner is a code', () => {
    expect(press('81234560000000000001', 8).code).toBe('81234560000000000001');
  });
  it('as slow as a person is not', () => {
    expect(press('81234560000000000001', 120).code).toBeUndefined();
  });
  it('that is too short is not, and leaves nothing behind', () => {
    expect(press('123', 8)).toEqual({ burst: noBurst });
  });
  it('begins anew after a pause', () => {
    const typed = afterKey(noBurst, 'x', 1000).burst;
    let burst = typed;
    for (const [at, key] of Array.from('6901234567892').entries()) burst = afterKey(burst, key, 2000 + at * 10).burst;
    expect(afterKey(burst, 'Enter', 2140).code).toBe('6901234567892');
  });
  it('takes no notice of Shift and other keys without a character', () => {
    const burst = afterKey(noBurst, 'a', 1000).burst;
    expect(afterKey(burst, 'Shift', 1010).burst).toBe(burst);
  });
});
