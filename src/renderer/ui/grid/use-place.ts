import { useEffect } from 'react';
import type { DataGridProps, GridRow, Totals } from './types';
import { useLatest } from './use-latest';

type Input = {
  /** Of the selected row, from 0. */
  readonly index: number | undefined;
  readonly totals: Totals | undefined;
  readonly onPlace: DataGridProps<GridRow>['onPlace'];
};

/** Tells the screen the place of the selected row among all that match. */
export const usePlace = ({ index, totals, onPlace }: Input): void => {
  const latest = useLatest(onPlace);
  const count = totals?.count;
  useEffect(() => {
    const isKnown = index !== undefined && count !== undefined;
    latest.current?.(isKnown ? { position: index + 1, count } : undefined);
  }, [index, count, latest]);
};
