/** The desk of finance: what waits on the left, one order with all its checks on the right. */
import { Segmented } from 'antd';
import { type ApprovalSegment, approvalSegments } from '../../../shared/contract/orders.contract';
import type { ApprovalRow } from '../../../shared/contract/orders.schemas';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { SortOrder } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { pageKeys } from '../../ui/record-pager';
import { ApprovalPanel } from './approval-panel';
import { AskRejection } from './ask-reason';
import { BatchApprove } from './batch-approve';
import { approvalColumns } from './order-columns';
import { checkTables } from './order-tables';
import { type Approvals, useApprovals } from './use-approvals';
import { useDeskSteps } from './use-desk-steps';
import './orders.css';

const longestFirst: readonly SortOrder[] = [{ column: 'waitingSince', direction: 'asc' }];

const Segments = ({ desk }: { readonly desk: Approvals }) => {
  const t = useT();
  return (
    <Segmented<ApprovalSegment>
      aria-label={t('orders.segments.label')}
      value={desk.segment}
      options={approvalSegments.map((value) => ({
        value,
        label: t(`orders.segments.${value}`, { count: desk.counts[value] }),
      }))}
      onChange={desk.setSegment}
    />
  );
};

const ApprovalsScreen = () => {
  const t = useT();
  const refreshKey = useTablesVersion(checkTables);
  const desk = useApprovals();
  const steps = useDeskSteps(desk);
  const { current } = desk;
  const { rejecting } = steps;
  const move = (by: number) => void desk.grid.current?.move(by);
  return (
    <div className="td-list-page" onKeyDownCapture={pageKeys(move)}>
      <DataGrid<ApprovalRow>
        gridId="approvals"
        label={t('orders.approvalsTitle')}
        columns={approvalColumns}
        loadBlock={desk.loadBlock}
        loadTotals={desk.loadTotals}
        fixedFilters={desk.question}
        defaultSort={longestFirst}
        onOpen={steps.open}
        onSelect={desk.onSelect}
        onPlace={desk.setPlace}
        rowActions={steps.rowActions}
        refreshKey={refreshKey}
        handle={desk.grid}
        searchHint={t('orders.searchHint')}
        emptyHint={t('orders.nothingWaits')}
        toolbarStart={<Segments desk={desk} />}
        toolbarEnd={<BatchApprove cleanCount={desk.counts.clean} />}
      />
      {current && (
        <ApprovalPanel
          key={current.id}
          row={current}
          place={desk.place}
          isBusy={steps.isBusy}
          onApprove={(order) => void steps.approveAndNext(order)}
          onReject={() => steps.setRejecting(current)}
          onOpen={() => steps.open(current)}
          onMove={move}
        />
      )}
      {rejecting && (
        <AskRejection
          title={t('orders.rejectTitle', { number: rejecting.number ?? '' })}
          onSubmit={(reason) => steps.reject(rejecting, reason)}
          onDone={() => steps.rejected(rejecting)}
          onClose={() => steps.setRejecting(undefined)}
        />
      )}
    </div>
  );
};

export default ApprovalsScreen;
