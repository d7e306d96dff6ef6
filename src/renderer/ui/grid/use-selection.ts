/** What is selected, through every refresh: rows that left the list are neither counted nor added up any more. */
import type { GridApi } from 'ag-grid-community';
import { useCallback, useRef, useState } from 'react';
import type { DataGridProps, GridRow } from './types';
import { useLatest } from './use-latest';

/** Where the first selected row stands; undefined when nothing is, or it is not in a loaded block. */
export const selectedIndex = <Row extends GridRow>(api: GridApi<Row>): number | undefined => {
  const [node] = api.getSelectedNodes();
  const at = node?.rowIndex ?? undefined;
  return at !== undefined && api.getDisplayedRowAtIndex(at)?.id === node?.id ? at : undefined;
};

type Input<Row extends GridRow> = Pick<DataGridProps<Row>, 'onSelect'> & { readonly api: GridApi<Row> | undefined };

export const useSelection = <Row extends GridRow>({ api, onSelect }: Input<Row>) => {
  const [selected, setSelected] = useState<readonly Row[]>([]);
  const [index, setIndex] = useState<number>();
  /** Where the selected row stands, or stood when it left: the work goes on there. */
  const lastIndex = useRef<number>(undefined);
  const isDropping = useRef(false);
  const latest = useLatest(onSelect);
  const look = useCallback(() => {
    const rows = api?.getSelectedRows() ?? [];
    const at = api && selectedIndex(api);
    setSelected(rows);
    setIndex(at);
    return { rows, at };
  }, [api]);
  /** The person, or the screen, selected something else. */
  const onSelectionChanged = useCallback(() => {
    const { rows, at } = look();
    const isOwn = !isDropping.current;
    isDropping.current = false;
    if (!isOwn) return;
    lastIndex.current = at;
    latest.current?.(rows);
  }, [look, latest]);
  /** The rows came again. Whoever reads one that has left goes on reading it: the screen is not told. */
  const onSettled = useCallback(
    (left: ReadonlySet<number>) => {
      const nodes = api?.getSelectedNodes().filter(({ data }) => data && left.has(data.id)) ?? [];
      isDropping.current ||= nodes.length > 0;
      if (nodes.length > 0) api?.setNodesSelected({ nodes, newValue: false });
      lastIndex.current = look().at ?? lastIndex.current;
    },
    [api, look],
  );
  return { selected, index, lastIndex, onSelectionChanged, onSettled };
};
