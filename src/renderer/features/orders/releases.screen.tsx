/** The desk of releasers: what waits for them, with the figures of now; the asker sees what became of it. */
import { Segmented } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { ReleaseRow } from '../../../shared/contract/releases.schemas';
import { checkCodes } from '../../../shared/domain/order-words';
import { releaseSegments, requestStates, type ReleaseSegment } from '../../../shared/domain/release-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMay } from '../../rpc/me';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridFilter, GridRequest, RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { useSegment } from '../../ui/use-segment';
import { useSentence } from './checks-list';
import { checkTables } from './order-tables';
import { requestTones, useAnswerWords } from './release-words';
import { useReleaseSteps } from './use-release-steps';
import './orders.css';

/** Another array for each segment: to the list it is another question. */
const questions = Object.fromEntries(releaseSegments.map((one) => [one, []])) as unknown as Readonly<
  Record<ReleaseSegment, readonly GridFilter[]>
>;
const none: Readonly<Record<ReleaseSegment, number>> = { waiting: 0, answered: 0, mine: 0, verbal: 0, all: 0 };

const both = { isSortable: true, isFilterable: true } as const;
const states = Object.fromEntries(
  requestStates.map((state) => [state, { label: `releases.states.${state}` as const, tone: requestTones[state] }]),
);
const checks = Object.fromEntries(
  checkCodes.map((code) => [code, { label: `orders.checkNames.${code}` as const, tone: 'info' as const }]),
);

/** The most important finding of the check as it stands now. */
const Now = ({ row }: { readonly row: ReleaseRow }) => {
  const t = useT();
  const say = useSentence();
  const [first] = row.sentences;
  if (row.level === null || !first) return null;
  const words = say(first);
  return <span title={words}>{row.level === 'block' ? words : `${t('releases.passesNow')} · ${words}`}</span>;
};
const Answer = ({ row }: { readonly row: ReleaseRow }) => <>{useAnswerWords()(row)}</>;

const columns: readonly GridColumn<ReleaseRow>[] = [
  { key: 'orderNumber', header: 'releases.columns.orderNumber', kind: 'text', width: 112, ...both },
  { key: 'state', header: 'releases.columns.state', kind: 'state', width: 112, states, ...both },
  { key: 'check', header: 'releases.columns.check', kind: 'state', width: 90, states: checks, ...both },
  { key: 'buyerName', header: 'releases.columns.buyerName', kind: 'text', width: 130, ...both },
  { key: 'now', header: 'releases.columns.now', kind: 'text', isWide: true, render: (row) => <Now row={row} /> },
  { key: 'totalFen', header: 'releases.columns.totalFen', kind: 'money', width: 90 },
  { key: 'reason', header: 'releases.columns.reason', kind: 'text', width: 110 },
  { key: 'askedByName', header: 'releases.columns.askedByName', kind: 'text', width: 66 },
  { key: 'askedAt', header: 'releases.columns.askedAt', kind: 'instant', width: 128, ...both },
  {
    key: 'decided',
    header: 'releases.columns.decided',
    kind: 'text',
    width: 90,
    render: (row) => <Answer row={row} />,
  },
];

const useDesk = ({ params }: Pick<ScreenProps, 'params'>) => {
  const mayAnswer = useMay('orders.answerRelease');
  const [segment, setSegment] = useSegment<ReleaseSegment>(params, releaseSegments, mayAnswer ? 'waiting' : 'mine');
  const [counts, setCounts] = useState(none);
  const loadBlock = useCallback((request: GridRequest) => api.releases.desk({ ...request, segment }), [segment]);
  const loadTotals = useCallback(
    async (criteria: GridCriteria) => {
      const answer = await api.releases.deskTotals({ ...criteria, segment });
      if (answer.ok) setCounts(answer.value.segments);
      return answer;
    },
    [segment],
  );
  const question = useMemo(() => questions[segment], [segment]);
  return { segment, setSegment, counts, loadBlock, loadTotals, question };
};

const ReleasesScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const refreshKey = useTablesVersion(checkTables);
  const desk = useDesk({ params });
  const steps = useReleaseSteps();
  const open = ({ orderId, orderNumber }: ReleaseRow) =>
    openTab({ key: `order/${orderId}`, screen: 'order', title: orderNumber, params: { orderId } });
  const rowActions = (row: ReleaseRow): RowAction[] => [
    { key: 'open', label: t('releases.act.open'), state: true, onRun: () => open(row) },
    ...steps.actionsOf(row),
  ];
  return (
    <div className="td-list-page">
      <DataGrid<ReleaseRow>
        gridId="releases"
        label={t('releases.title')}
        columns={columns}
        loadBlock={desk.loadBlock}
        loadTotals={desk.loadTotals}
        fixedFilters={desk.question}
        onOpen={open}
        rowActions={rowActions}
        refreshKey={refreshKey}
        searchHint={t('releases.searchHint')}
        emptyHint={t('releases.empty')}
        toolbarStart={
          <Segmented<ReleaseSegment>
            aria-label={t('releases.segments.label')}
            value={desk.segment}
            options={releaseSegments.map((value) => ({
              value,
              label: t(`releases.segments.${value}`, { count: desk.counts[value] }),
            }))}
            onChange={desk.setSegment}
          />
        }
      />
      {steps.window}
    </div>
  );
};

export default ReleasesScreen;
