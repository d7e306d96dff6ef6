/** A small seeded generator (mulberry32): the same seed gives the same book for ever. */
export type Random = {
  /** An integer from `least` to `most`, both inclusive. */
  integer(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
  /** True in `percent` of the cases. */
  chance(percent: number): boolean;
};

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(from: readonly T[]): T => {
    const found = from[integer(0, from.length - 1)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  return { integer, pick, chance: (percent) => integer(1, 100) <= percent };
}
