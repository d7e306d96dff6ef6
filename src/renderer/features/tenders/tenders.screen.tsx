/** The register of tenders, cut by the time that is left, and a new one beside it. */
import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { TenderRow } from '../../../shared/contract/tenders.contract';
import { type TenderSegment, tenderSegments } from '../../../shared/domain/tender-lists';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { useSegment } from '../../ui/use-segment';
import { NewTender } from './new-tender';
import { kindLooks, stateLooks, tenderTab, tenderTables, TenderStateTag } from './tender-words';
import { useTenderSteps } from './use-tender-steps';
import './tenders.css';

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<TenderRow>[] = [
  { key: 'number', header: 'tenders.columns.number', kind: 'text', width: 126, ...both },
  { key: 'title', header: 'tenders.columns.title', kind: 'text', isWide: true, ...both },
  { key: 'kind', header: 'tenders.columns.kind', kind: 'state', width: 110, states: kindLooks, ...both },
  {
    ...{ key: 'state', header: 'tenders.columns.state', kind: 'state', width: 100, states: stateLooks, ...both },
    render: (row) => <TenderStateTag kind={row.kind} state={row.state} />,
  },
  { key: 'purchaser', header: 'tenders.columns.purchaser', kind: 'text', width: 180, ...both },
  { key: 'bidDeadlineAt', header: 'tenders.columns.bidDeadlineAt', kind: 'instant', width: 140, ...both },
  {
    key: 'openingAt',
    header: 'tenders.columns.openingAt',
    kind: 'instant',
    width: 140,
    isHidden: true,
    isSortable: true,
  },
  { key: 'nextFollowUpOn', header: 'tenders.columns.nextFollowUpOn', kind: 'date', width: 108, ...both },
  { key: 'province', header: 'tenders.columns.province', kind: 'text', width: 90, isHidden: true, ...both },
  { key: 'ownerName', header: 'tenders.columns.ownerName', kind: 'text', width: 84, ...both },
  { key: 'assistantName', header: 'tenders.columns.assistantName', kind: 'text', width: 84, ...both },
  { key: 'platform', header: 'tenders.columns.platform', kind: 'text', width: 140, isHidden: true, ...both },
  {
    key: 'estimateFen',
    header: 'tenders.columns.estimateFen',
    kind: 'money',
    width: 120,
    isHidden: true,
    isSortable: true,
  },
  {
    key: 'submittedAt',
    header: 'tenders.columns.submittedAt',
    kind: 'instant',
    width: 140,
    isHidden: true,
    isSortable: true,
  },
  {
    key: 'createdAt',
    header: 'tenders.columns.createdAt',
    kind: 'instant',
    width: 140,
    isHidden: true,
    ...both,
  },
];

const loadersOf = (segment: TenderSegment) => ({
  loadBlock: (request: GridRequest) => api.tenders.list({ ...request, segment }),
  loadTotals: (criteria: GridCriteria) => api.tenders.totals({ ...criteria, segment }),
});

const Buttons = ({ onNew }: { readonly onNew: () => void }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const write = useMayState('tenders.write');
  const bring = () => openTab({ key: 'imports', screen: 'imports', params: { target: 'tenders' } });
  return (
    <>
      <ActionButton icon={<ImportOutlined aria-hidden />} state={write} onClick={bring}>
        {t('tenders.import')}
      </ActionButton>
      <ActionButton type="primary" icon={<PlusOutlined aria-hidden />} state={write} onClick={onNew}>
        {t('tenders.new')}
      </ActionButton>
    </>
  );
};

const TendersScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(tenderTables);
  const { openTab } = useTabActions();
  const [segment, setSegment] = useSegment<TenderSegment>(params, tenderSegments, 'running');
  const [isNew, setIsNew] = useState(false);
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const steps = useTenderSteps();
  return (
    <div className="td-list-page">
      <DataGrid<TenderRow>
        key={segment}
        gridId="tenders"
        label={t('tenders.title')}
        columns={columns}
        {...loaders}
        defaultSort={[{ column: 'bidDeadlineAt', direction: 'asc' }]}
        onOpen={steps.open}
        rowActions={(row) => [
          { key: 'open', label: t('tenders.act.open'), state: true, onRun: () => steps.open(row) },
          ...steps.actionsOf(row),
        ]}
        refreshKey={refreshKey}
        searchHint={t('tenders.searchHint')}
        emptyHint={t('tenders.empty')}
        toolbarStart={
          <Select<TenderSegment>
            aria-label={t('tenders.columns.left')}
            className="td-tender-segment"
            value={segment}
            onChange={setSegment}
            options={tenderSegments.map((value) => ({ value, label: t(`tenders.segments.${value}`) }))}
          />
        }
        toolbarEnd={<Buttons onNew={() => setIsNew(true)} />}
      />
      {isNew && (
        <NewTender
          onClose={() => setIsNew(false)}
          onCreated={({ tenderId, title }) => {
            setIsNew(false);
            openTab(tenderTab({ id: tenderId, title }));
          }}
        />
      )}
      {steps.window}
    </div>
  );
};

export default TendersScreen;
