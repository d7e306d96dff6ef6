/** What the desk of finance holds: the segment, the chosen order, the counts of the segments. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { type ApprovalSegment, approvalSegments } from '../../../shared/contract/orders.contract';
import type { ApprovalRow } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import type { GridCriteria, GridFilter, GridHandle, GridRequest } from '../../ui/grid/types';

type Counts = Readonly<Record<ApprovalSegment, number>>;
const noCounts: Counts = { all: 0, clean: 0, blocked: 0, warned: 0 };

/** Another array for each segment: to the list it is another question. */
const questions = Object.fromEntries(approvalSegments.map((segment) => [segment, []])) as unknown as Readonly<
  Record<ApprovalSegment, readonly GridFilter[]>
>;

export const useApprovals = () => {
  const [segment, setSegment] = useState<ApprovalSegment>('all');
  const [counts, setCounts] = useState<Counts>(noCounts);
  const [current, setCurrent] = useState<ApprovalRow>();
  const grid = useRef<GridHandle<ApprovalRow>>(null);
  const hasBegun = useRef(false);
  const loadBlock = useCallback(
    async (request: GridRequest) => {
      const answer = await api.orders.approvals({ ...request, segment });
      const [first] = answer.ok ? answer.value.rows : [];
      if (first && !hasBegun.current) {
        hasBegun.current = true;
        // The rows stand one turn later; the first one is where the work begins.
        setTimeout(() => grid.current?.focus(), 50);
      }
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
  return { segment, setSegment, counts, current, setCurrent, grid, loadBlock, loadTotals, onSelect, question };
};
