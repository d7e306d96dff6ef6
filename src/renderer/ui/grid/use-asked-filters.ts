/** The filters with which a list was opened from elsewhere, e.g. from a number that counts some of its rows. */
import type { GridApi } from 'ag-grid-community';
import { useEffect, useRef } from 'react';
import { type TabParams, useTabParams } from '../tab-actions';
import type { GridFilter, GridRow } from './types';
import { filtersOf } from './use-grid-source';

/** What a jump asks of this list; nothing of a jump to another one, or without filters. */
export function askedFilters({ grid, filters }: TabParams, gridId: string): readonly GridFilter[] {
  if (grid !== gridId || typeof filters !== 'string') return [];
  try {
    return filtersOf(JSON.parse(filters));
  } catch {
    return [];
  }
}

/** Jumps whose filters were put on: a list that is built anew for another segment leaves them off. */
const taken = new WeakSet<TabParams>();

/**
 * Puts the filters of a jump on as the person's own: their chips say what the list is filtered by and take it off.
 * A later jump takes off what the one before had put on.
 */
export function useAskedFilters<Row extends GridRow>(api: GridApi<Row> | undefined, gridId: string): void {
  const params = useTabParams();
  const hasAsked = useRef(false);
  useEffect(() => {
    if (!api || taken.has(params)) return;
    const asked = askedFilters(params, gridId);
    if (asked.length > 0) taken.add(params);
    else if (!hasAsked.current) return;
    hasAsked.current = asked.length > 0;
    api.setFilterModel(Object.fromEntries(asked.map((filter) => [filter.column, filter])));
  }, [api, params, gridId]);
}
