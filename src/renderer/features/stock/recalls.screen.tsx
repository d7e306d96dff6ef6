/** 召回: every recall with its figures; Enter opens its letters, the trace is one key away. */
import { SearchOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { RecallRow } from '../../../shared/contract/recalls.contract';
import { recallSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { DataGrid, type GridColumn, type GridCriteria, type GridRequest } from '../../ui/grid';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { namesOf, useSegment } from '../../ui/use-segment';
import { AskReason, type ReasonQuestion } from './ask-reason';
import { recallLooks } from './document-looks';

/** The figures of an open recall move with the goods. */
const tables = ['recall', 'dispatch_note', 'return_request', 'lot'];
const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<RecallRow>[] = [
  { key: 'number', header: 'recalls.columns.number', kind: 'text', width: 120, ...both },
  { key: 'state', header: 'recalls.columns.state', kind: 'state', width: 80, states: recallLooks, ...both },
  { key: 'productName', header: 'recalls.columns.product', kind: 'text', isWide: true, ...both },
  { key: 'batchNo', header: 'recalls.columns.batchNo', kind: 'text', width: 100, ...both },
  { key: 'level', header: 'recalls.columns.level', kind: 'number', width: 60, ...both },
  { key: 'reason', header: 'recalls.columns.reason', kind: 'text', width: 140 },
  { key: 'startedBy', header: 'recalls.columns.startedBy', kind: 'text', width: 76 },
  { key: 'startedOn', header: 'recalls.columns.startedOn', kind: 'date', width: 100, ...both },
  { key: 'closedOn', header: 'recalls.columns.closedOn', kind: 'date', width: 100, ...both },
  { key: 'customerCount', header: 'recalls.columns.customerCount', kind: 'number', width: 72 },
  { key: 'shippedQty', header: 'recalls.columns.shippedQty', kind: 'quantity', width: 80 },
  { key: 'returnedQty', header: 'recalls.columns.returnedQty', kind: 'quantity', width: 76 },
  { key: 'onHandQty', header: 'recalls.columns.onHandQty', kind: 'quantity', width: 76 },
];

type Segment = keyof typeof recallSegments;
const segmentNames = namesOf(recallSegments);

const loadBlock = (request: GridRequest) => api.recalls.list(request);
const loadTotals = (criteria: GridCriteria) => api.recalls.totals(criteria);

const RecallsScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const notice = useNotice();
  const { openTab } = useTabActions();
  const trace = useMayState('dispatch.read');
  const refreshKey = useTablesVersion(tables);
  const close = useCommand(api.recalls.close);
  const [segment, setSegment] = useSegment<Segment>(params, segmentNames, 'all');
  const [question, setQuestion] = useState<ReasonQuestion>();
  const letters = ({ id: recallId, number }: RecallRow) =>
    openTab({ key: `recallLetters/${recallId}`, screen: 'recallLetters', title: number, params: { recallId } });
  const traceOf = ({ productId, batchNo }: RecallRow) =>
    openTab({ key: `trace/${productId}/${batchNo}`, screen: 'trace', title: batchNo, params: { productId, batchNo } });
  const ask = ({ id: recallId, version }: RecallRow) =>
    setQuestion({
      title: t('recalls.close'),
      hint: t('recalls.closeHint'),
      label: t('recalls.summary'),
      onSubmit: (summary) => close.run({ recallId, version, summary }),
      onDone: () => notice.success(t('recalls.closed')),
    });
  return (
    <div className="td-list-page">
      <DataGrid<RecallRow>
        gridId="recalls"
        label={t('recalls.recalls')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={recallSegments[segment]}
        defaultSort={[{ column: 'startedOn', direction: 'desc' }]}
        onOpen={traceOf}
        rowActions={(row) => [
          { key: 'trace', label: t('recalls.trace'), state: trace, shortcut: 'T', onRun: () => traceOf(row) },
          { key: 'letters', label: t('recalls.letters'), state: row.actions.letters, onRun: () => letters(row) },
          { key: 'close', label: t('recalls.close'), state: row.actions.close, isDanger: true, onRun: () => ask(row) },
        ]}
        refreshKey={refreshKey}
        emptyHint={t('recalls.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('recalls.columns.state')}
            value={segment}
            onChange={setSegment}
            options={segmentNames.map((value) => ({ value, label: t(`recalls.segments.${value}`) }))}
          />
        }
        toolbarEnd={
          <ActionButton
            type="primary"
            icon={<SearchOutlined />}
            state={trace}
            onClick={() => openTab({ key: 'trace', screen: 'trace' })}
          >
            {t('recalls.trace')}
          </ActionButton>
        }
      />
      <AskReason question={question} onClose={() => setQuestion(undefined)} />
    </div>
  );
};

export default RecallsScreen;
