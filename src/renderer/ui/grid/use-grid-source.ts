/** Blocks and totals from the engine into the grid, and what stands there while there is nothing to see. */
import type { GridApi, IDatasource, IGetRowsParams, SortModelItem } from 'ag-grid-community';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ShownProblem } from '../problem-text';
import { useIsTabActive } from '../tab-actions';
import { createHeldRows } from './held-rows';
import type { DataGridProps, GridCriteria, GridFilter, GridRow, SortOrder, Totals } from './types';
import { useLatest } from './use-latest';

export type SourceState = {
  readonly phase: 'loading' | 'rows' | 'empty' | 'refused';
  readonly problem: ShownProblem | undefined;
  /** The person's own conditions are on: an empty list may only be filtered. */
  readonly isFiltered: boolean;
};

const isFilter = (value: unknown): value is GridFilter =>
  typeof value === 'object' && value !== null && 'op' in value && 'column' in value;

/** The person's filters out of AG Grid's model, which holds ours as they are. */
export const filtersOf = (model: unknown): GridFilter[] =>
  typeof model === 'object' && model !== null ? Object.values(model).filter(isFilter) : [];

export const sortOf = (model: readonly Pick<SortModelItem, 'colId' | 'sort'>[]): SortOrder[] =>
  model.flatMap(({ colId, sort }) => (sort === 'asc' || sort === 'desc' ? [{ column: colId, direction: sort }] : []));

type Input<Row extends GridRow> = Pick<
  DataGridProps<Row>,
  'loadBlock' | 'loadTotals' | 'fixedFilters' | 'refreshKey'
> & {
  readonly search: string;
  readonly api: GridApi<Row> | undefined;
  /** No block is on its way any more; `left` stood in the list and no longer do. */
  readonly onSettled: (left: ReadonlySet<number>) => void;
};

export type GridSource = {
  readonly datasource: IDatasource;
  readonly state: SourceState;
  readonly totals: Totals | undefined;
  readonly refresh: () => void;
};

const noFilters: readonly GridFilter[] = [];

const useTotals = <Row extends GridRow>(loadTotals: Input<Row>['loadTotals']) => {
  const latest = useLatest(loadTotals);
  const [totals, setTotals] = useState<Totals>();
  const asked = useRef<{ criteria?: GridCriteria; run: number }>({ run: 0 });
  const ask = useCallback(
    async (criteria: GridCriteria) => {
      const run = asked.current.run + 1;
      const isSame = JSON.stringify(asked.current.criteria) === JSON.stringify(criteria);
      asked.current = { criteria, run };
      if (!isSame) setTotals(undefined);
      const answer = await latest.current?.(criteria);
      // A later question has overtaken this one.
      if (answer?.ok && asked.current.run === run) setTotals(answer.value);
    },
    [latest],
  );
  const askAgain = useCallback(() => {
    if (asked.current.criteria) void ask(asked.current.criteria);
  }, [ask]);
  return { totals, ask, askAgain };
};

/** Hands a block to the grid; a list that has grown past its known end is opened again at the end. */
const deliver = (params: IGetRowsParams, rows: readonly unknown[], hasMore: boolean) => {
  const end = params.startRow + rows.length;
  params.successCallback([...rows], hasMore ? undefined : end);
  if (hasMore && params.api.isLastRowIndexKnown()) params.api.setRowCount(end + 1, false);
};

/** True when all blocks have come, or were refused. */
const isSettled = (api: GridApi): boolean => {
  const blocks: unknown = api.getCacheBlockState();
  const states = typeof blocks === 'object' && blocks !== null ? Object.values(blocks) : [];
  const isOnItsWay = ({ pageStatus }: { readonly pageStatus?: unknown }) =>
    pageStatus === 'loading' || pageStatus === 'needsLoading';
  return !states.some(isOnItsWay);
};

export const useGridSource = <Row extends GridRow>(input: Input<Row>): GridSource => {
  const { search, fixedFilters = noFilters, refreshKey, api, loadBlock } = input;
  const onSettled = useLatest(input.onSettled);
  const [held] = useState(createHeldRows);
  const [state, setState] = useState<SourceState>({ phase: 'loading', problem: undefined, isFiltered: false });
  const { totals, ask, askAgain } = useTotals(input.loadTotals);
  const datasource = useMemo<IDatasource>(() => {
    const fill = async (params: IGetRowsParams<Row>) => {
      const own = filtersOf(params.filterModel);
      const criteria = { filters: [...fixedFilters, ...own], search };
      const isFiltered = own.length > 0 || search !== '';
      const { startRow: offset, endRow } = params;
      const sort = sortOf(params.sortModel);
      const answer = await loadBlock({ ...criteria, sort, offset, limit: endRow - offset });
      if (params.api.isDestroyed()) return;
      if (!answer.ok) {
        params.failCallback();
        setState(({ phase }) => ({
          phase: phase === 'rows' ? 'rows' : 'refused',
          problem: answer.problem,
          isFiltered,
        }));
        return;
      }
      const { rows, hasMore } = answer.value;
      deliver(params, rows, hasMore);
      held.deliver({ question: JSON.stringify([criteria, sort]), offset, ids: rows.map(({ id }) => id), hasMore });
      if (isSettled(params.api)) onSettled.current(held.takeLeft());
      const isEmpty = offset === 0 && rows.length === 0;
      setState({ phase: isEmpty ? 'empty' : 'rows', problem: undefined, isFiltered });
      if (offset === 0) void ask(criteria);
    };
    return { getRows: (params) => void fill(params) };
  }, [search, fixedFilters, loadBlock, ask, held, onSettled]);

  const refresh = useCallback(() => {
    api?.refreshInfiniteCache();
    askAgain();
  }, [api, askAgain]);
  const isActive = useIsTabActive();
  const refreshed = useRef(refreshKey);
  useEffect(() => {
    // A list behind another tab asks again when it comes to the front.
    if (!isActive || refreshed.current === refreshKey) return;
    refreshed.current = refreshKey;
    refresh();
  }, [isActive, refreshKey, refresh]);
  return { datasource, state, totals, refresh };
};
