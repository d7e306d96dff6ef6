/** The record beside a list: Enter or a double click opens it and goes in; while it is open, walking follows. */
import { useCallback, useState } from 'react';

type Row = { readonly id: number };
/** `entry`: how often it was entered, 0 while the list is only walked. */
type FollowedRow = Row & { readonly entry: number };

export const useFollowedRow = () => {
  const [followed, setFollowed] = useState<FollowedRow>();
  const enter = useCallback(
    ({ id }: Row) => setFollowed((one) => ({ id, entry: one?.id === id ? one.entry + 1 : 1 })),
    [],
  );
  const follow = useCallback(
    ([first]: readonly Row[]) =>
      setFollowed((one) => (one && first && one.id !== first.id ? { id: first.id, entry: 0 } : one)),
    [],
  );
  const close = useCallback(() => setFollowed(undefined), []);
  return { followed, enter, follow, close };
};
