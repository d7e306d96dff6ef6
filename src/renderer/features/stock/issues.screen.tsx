/** 报损 / 销毁 / 样品领用: every issue without a sale, and the decision beside it. */
import { Segmented } from 'antd';
import { useState } from 'react';
import type { StockIssueRow } from '../../../shared/contract/stock-issues.contract';
import { stockIssueSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid, type GridColumn, type GridCriteria, type GridRequest } from '../../ui/grid';
import { useT } from '../../ui/i18n';
import type { ScreenProps } from '../../ui/tab-actions';
import { namesOf, useSegment } from '../../ui/use-segment';
import { issueKindLooks, issueLooks } from './document-looks';
import { IssuePanel } from './issue-panel';

const tables = ['stock_issue'];
const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<StockIssueRow>[] = [
  { key: 'number', header: 'stockIssues.columns.number', kind: 'text', width: 140, ...both },
  { key: 'kind', header: 'stockIssues.columns.kind', kind: 'state', width: 90, states: issueKindLooks, ...both },
  { key: 'state', header: 'stockIssues.columns.state', kind: 'state', width: 90, states: issueLooks, ...both },
  { key: 'productNames', header: 'stockIssues.columns.productNames', kind: 'text', isWide: true, ...both },
  { key: 'reason', header: 'stockIssues.columns.reason', kind: 'text', width: 180, ...both },
  { key: 'lineCount', header: 'stockIssues.columns.lineCount', kind: 'number', width: 60, ...both },
  { key: 'requestedBy', header: 'stockIssues.columns.requestedBy', kind: 'text', width: 90 },
  { key: 'requestedOn', header: 'stockIssues.columns.requestedOn', kind: 'date', width: 110, ...both },
  { key: 'decidedBy', header: 'stockIssues.columns.decidedBy', kind: 'text', width: 90 },
  { key: 'postedOn', header: 'stockIssues.columns.postedOn', kind: 'date', width: 110, ...both },
  { key: 'waitingSince', header: 'stockIssues.columns.waitingSince', kind: 'instant', width: 140, isSortable: true },
];

type Segment = keyof typeof stockIssueSegments;
const segmentNames = namesOf(stockIssueSegments);

const loadBlock = (request: GridRequest) => api.stockIssues.list(request);
const loadTotals = (criteria: GridCriteria) => api.stockIssues.totals(criteria);

const IssuesScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(tables);
  const [segment, setSegment] = useSegment<Segment>(params, segmentNames, 'all');
  const [issueId, setIssueId] = useState<number>();
  return (
    <div className="td-list-page">
      <DataGrid<StockIssueRow>
        gridId="stock-issues"
        label={t('stockIssues.title')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={stockIssueSegments[segment]}
        defaultSort={[{ column: 'requestedOn', direction: 'desc' }]}
        onOpen={({ id }) => setIssueId(id)}
        onSelect={([first]) => first && issueId !== undefined && setIssueId(first.id)}
        refreshKey={refreshKey}
        emptyHint={t('stockIssues.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('stockIssues.columns.state')}
            value={segment}
            onChange={setSegment}
            options={segmentNames.map((value) => ({ value, label: t(`stockIssues.segments.${value}`) }))}
          />
        }
      />
      {issueId !== undefined && <IssuePanel key={issueId} issueId={issueId} onClose={() => setIssueId(undefined)} />}
    </div>
  );
};

export default IssuesScreen;
