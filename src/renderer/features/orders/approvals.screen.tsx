/** The desk of finance: what waits on the left, one order with all its checks on the right. */
import { Segmented } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { type ApprovalSegment, approvalSegments } from '../../../shared/contract/orders.contract';
import type { ApprovalRow } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useCommand } from '../../rpc/use-command';
import { DataGrid } from '../../ui/grid/data-grid';
import type { RowAction, SortOrder } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTabActions } from '../../ui/tab-actions';
import { ApprovalPanel } from './approval-panel';
import { AskRejection } from './ask-reason';
import { BatchApprove } from './batch-approve';
import { approvalColumns } from './order-columns';
import { checkTables } from './order-tables';
import { useApprovals } from './use-approvals';
import { useApprove } from './use-approve';
import './orders.css';

const longestFirst: readonly SortOrder[] = [{ column: 'waitingSince', direction: 'asc' }];

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);

const ApprovalsScreen = () => {
  const t = useT();
  const notice = useNotice();
  const { openTab } = useTabActions();
  const refreshKey = useTablesVersion(checkTables);
  const desk = useApprovals();
  const { approve, isBusy } = useApprove();
  const rejection = useCommand(api.orders.reject);
  const [rejecting, setRejecting] = useState<ApprovalRow>();
  const { current, grid, counts, segment } = desk;

  /** The next row comes first: the list is never left without one. */
  const approveAndNext = async (row: ApprovalRow) => {
    if (!(await approve(row))) return;
    const next = grid.current?.move(1) ?? grid.current?.move(-1);
    if (next === undefined) desk.setCurrent(undefined);
  };
  const open = ({ id, number }: ApprovalRow) =>
    openTab({ key: `order/${id}`, screen: 'order', title: number ?? '', params: { orderId: id } });
  const rowActions = (row: ApprovalRow): RowAction[] => [
    {
      key: 'approve',
      label: t('orders.act.approve'),
      state: row.actions.approve,
      shortcut: 'A',
      onRun: () => void approveAndNext(row),
    },
    {
      key: 'reject',
      label: t('orders.act.reject'),
      state: row.actions.reject,
      shortcut: 'R',
      isDanger: true,
      onRun: () => setRejecting(row),
    },
    { key: 'open', label: t('orders.act.open'), state: true, onRun: () => open(row) },
  ];
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if ((event.key !== 'PageDown' && event.key !== 'PageUp') || isTyping(event)) return;
    event.preventDefault();
    event.stopPropagation();
    grid.current?.move(event.key === 'PageDown' ? 1 : -1);
  };
  return (
    <div className="td-list-page" onKeyDownCapture={onKeyDownCapture}>
      <DataGrid<ApprovalRow>
        gridId="approvals"
        label={t('orders.approvalsTitle')}
        columns={approvalColumns}
        loadBlock={desk.loadBlock}
        loadTotals={desk.loadTotals}
        fixedFilters={desk.question}
        defaultSort={longestFirst}
        onOpen={open}
        onSelect={desk.onSelect}
        rowActions={rowActions}
        refreshKey={refreshKey}
        handle={grid}
        searchHint={t('orders.searchHint')}
        emptyHint={t('orders.nothingWaits')}
        toolbarStart={
          <Segmented<ApprovalSegment>
            aria-label={t('orders.segments.label')}
            value={segment}
            options={approvalSegments.map((value) => ({
              value,
              label: t(`orders.segments.${value}`, { count: counts[value] }),
            }))}
            onChange={desk.setSegment}
          />
        }
        toolbarEnd={<BatchApprove cleanCount={counts.clean} />}
      />
      {current && (
        <ApprovalPanel
          key={current.id}
          row={current}
          isBusy={isBusy}
          onApprove={() => void approveAndNext(current)}
          onReject={() => setRejecting(current)}
          onOpen={() => open(current)}
        />
      )}
      {rejecting && (
        <AskRejection
          title={t('orders.rejectTitle', { number: rejecting.number ?? '' })}
          onSubmit={(reason) => rejection.run({ orderId: rejecting.id, version: rejecting.version, ...reason })}
          onDone={() => {
            notice.success(t('orders.done.rejected', { number: rejecting.number ?? '' }));
            setRejecting(undefined);
            if (grid.current?.move(1) === undefined) grid.current?.move(-1);
          }}
          onClose={() => setRejecting(undefined)}
        />
      )}
    </div>
  );
};

export default ApprovalsScreen;
