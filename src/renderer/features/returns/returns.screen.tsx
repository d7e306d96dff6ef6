/** 退换货: every return by what it waits for; the one that is open stands beside the list. */
import { Segmented } from 'antd';
import { useState } from 'react';
import type { ReturnRow } from '../../../shared/contract/returns.contract';
import { returnSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid, type GridColumn, type GridCriteria, type GridRequest } from '../../ui/grid';
import { useT } from '../../ui/i18n';
import type { ScreenProps } from '../../ui/tab-actions';
import { namesOf, useSegment } from '../../ui/use-segment';
import { returnKindLooks, returnLooks, returnSourceLooks } from './return-looks';
import { ReturnPanel } from './return-panel';

const tables = ['return_request'];
const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<ReturnRow>[] = [
  { key: 'number', header: 'returns.columns.number', kind: 'text', width: 140, ...both },
  { key: 'state', header: 'returns.columns.state', kind: 'state', width: 90, states: returnLooks, ...both },
  { key: 'kind', header: 'returns.columns.kind', kind: 'state', width: 90, states: returnKindLooks, ...both },
  { key: 'source', header: 'returns.columns.source', kind: 'state', width: 80, states: returnSourceLooks, ...both },
  { key: 'buyerName', header: 'returns.columns.buyerName', kind: 'text', isWide: true, ...both },
  { key: 'noteNumber', header: 'returns.columns.noteNumber', kind: 'text', width: 140, ...both },
  { key: 'orderNumber', header: 'returns.columns.orderNumber', kind: 'text', width: 140, ...both },
  { key: 'reason', header: 'returns.columns.reason', kind: 'text', width: 160 },
  { key: 'requestedOn', header: 'returns.columns.requestedOn', kind: 'date', width: 110, ...both },
  { key: 'requestedBy', header: 'returns.columns.requestedBy', kind: 'text', width: 80 },
  { key: 'closedOn', header: 'returns.columns.closedOn', kind: 'date', width: 110, ...both },
  { key: 'creditFen', header: 'returns.columns.credit', kind: 'money', width: 110 },
  { key: 'waitingSince', header: 'returns.columns.waitingSince', kind: 'instant', width: 140, isSortable: true },
];

type Segment = keyof typeof returnSegments;
const segmentNames = namesOf(returnSegments);

const loadBlock = (request: GridRequest) => api.returns.list(request);
const loadTotals = (criteria: GridCriteria) => api.returns.totals(criteria);

const ReturnsScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(tables);
  const [segment, setSegment] = useSegment<Segment>(params, segmentNames, 'all');
  const [returnId, setReturnId] = useState<number>();
  return (
    <div className="td-list-page">
      <DataGrid<ReturnRow>
        gridId="returns"
        label={t('returns.title')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={returnSegments[segment]}
        defaultSort={[{ column: 'waitingSince', direction: 'desc' }]}
        onOpen={({ id }) => setReturnId(id)}
        onSelect={([first]) => first && returnId !== undefined && setReturnId(first.id)}
        refreshKey={refreshKey}
        emptyHint={t('returns.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('returns.columns.state')}
            value={segment}
            onChange={setSegment}
            options={segmentNames.map((value) => ({ value, label: t(`returns.segments.${value}`) }))}
          />
        }
      />
      {returnId !== undefined && (
        <ReturnPanel key={returnId} returnId={returnId} onClose={() => setReturnId(undefined)} />
      )}
    </div>
  );
};

export default ReturnsScreen;
