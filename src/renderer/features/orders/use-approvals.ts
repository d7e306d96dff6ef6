/** What the desk of finance holds: the segment, the chosen order, the counts of the segments. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { type ApprovalSegment, approvalSegments } from '../../../shared/contract/orders.contract';
import type { ApprovalRow } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import type { GridCriteria, GridFilter, GridHandle, GridPlace, GridRequest } from '../../ui/grid/types';

type Counts = Readonly<Record<ApprovalSegment, number>>;
const noCounts: Counts = { all: 0, clean: 0, blocked: 0, warned: 0 };

/** Another array for each segment: to the list it is another question. */
const questions = Object.fromEntries(approvalSegments.map((segment) => [segment, []])) as unknown as Readonly<
  Record<ApprovalSegment, readonly GridFilter[]>
>;

const SETTLE_MS = 60;
/** The keyboard is in the rows, not in a field or a window. */
const isOnRow = (): boolean => Boolean(document.activeElement?.closest('.ag-cell'));

export const useApprovals = () => {
  const [segment, setSegment] = useState<ApprovalSegment>('all');
  const [counts, setCounts] = useState<Counts>(noCounts);
  const [current, setCurrent] = useState<ApprovalRow>();
  const [place, setPlace] = useState<GridPlace>();
  const grid = useRef<GridHandle<ApprovalRow>>(null);
  const hasBegun = useRef(false);
  const loadBlock = useCallback(
    async (request: GridRequest) => {
      const answer = await api.orders.approvals({ ...request, segment });
      if (!answer.ok) return answer;
      const { rows } = answer.value;
      setCurrent((one) => rows.find(({ id }) => id === one?.id) ?? one);
      const isFirst = rows.length > 0 && !hasBegun.current;
      hasBegun.current ||= isFirst;
      // The rows stand a moment later. The work begins at the first one; after that the keys stay with the chosen one.
      if (isFirst || isOnRow()) setTimeout(() => grid.current?.focus(), SETTLE_MS);
      return answer;
    },
    [segment],
  );
  const loadTotals = useCallback(
    async (criteria: GridCriteria) => {
      const answer = await api.orders.approvalTotals({ ...criteria, segment });
      if (answer.ok) setCounts(answer.value.segments);
      return answer;
    },
    [segment],
  );
  const onSelect = useCallback(([row]: readonly ApprovalRow[]) => setCurrent(row), []);
  const question = useMemo(() => questions[segment], [segment]);
  const shown = { counts, current, setCurrent, place, setPlace };
  return { segment, setSegment, ...shown, grid, loadBlock, loadTotals, onSelect, question };
};
export type Approvals = ReturnType<typeof useApprovals>;
