/** The part of a list that a jump from elsewhere wants. */
import { useState } from 'react';
import type { TabParams } from './tab-actions';

/** What the tab was opened with, until something else is chosen; a new jump to the open tab asks again. */
export const useWish = <W>(params: TabParams, wishOf: (params: TabParams) => W | undefined, first: W) => {
  const [seen, setSeen] = useState(params);
  const [wish, setWish] = useState(wishOf(params) ?? first);
  if (params !== seen) {
    setSeen(params);
    const next = wishOf(params);
    if (next !== undefined) setWish(next);
  }
  return [wish, setWish] as const;
};

/** The names of segments, in their order. */
export const namesOf = <S extends string>(segments: Readonly<Record<S, unknown>>): readonly S[] =>
  Object.keys(segments) as S[];

/** The segment of a list; one that the list does not know leaves it as it is. */
export const useSegment = <S extends string>(params: TabParams, names: readonly S[], first: S) =>
  useWish<S>(params, ({ segment }) => names.find((one) => one === segment), first);
