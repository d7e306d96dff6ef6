/** Authorised regions: the list, of all agents or of one, and one region or a new one beside it. */
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { RegionRow } from '../../../shared/contract/channel.contract';
import { regionSegments, type RegionSegment } from '../../../shared/domain/regions';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridFilter, GridRequest, RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { RecordPicker } from '../../ui/record-picker';
import { StateTag } from '../../ui/state-tag';
import { NewRegion } from './new-region';
import { RegionPanel, type RegionStep } from './region-panel';
import { ChangeDates, EndRegion } from './region-questions';
import { customerOption, loadCustomers, placeOf, productOf, regionTables, spanLooks } from './region-words';
import './channel.css';

const Product = ({ row }: { readonly row: RegionRow }) => productOf(row, useT());
const Province = ({ row }: { readonly row: RegionRow }) => {
  const t = useT();
  return row.province === '' ? placeOf(row, t) : row.province;
};
const Last = ({ row }: { readonly row: RegionRow }) => {
  const t = useT();
  return row.validTo ?? t('channel.openEnd');
};
const Exclusive = ({ row }: { readonly row: RegionRow }) => {
  const t = useT();
  return row.isExclusive ? <StateTag tone="warning">{t('channel.exclusive')}</StateTag> : null;
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<RegionRow>[] = [
  { key: 'agentName', header: 'channel.columns.agentName', kind: 'text', width: 220, ...both },
  {
    ...{ key: 'productName', header: 'channel.columns.productName', kind: 'text', isWide: true, ...both },
    render: (row) => <Product row={row} />,
  },
  {
    ...{ key: 'province', header: 'channel.columns.province', kind: 'text', width: 110, ...both },
    render: (row) => <Province row={row} />,
  },
  { key: 'city', header: 'channel.columns.city', kind: 'text', width: 100, ...both },
  {
    ...{ key: 'isExclusive', header: 'channel.columns.isExclusive', kind: 'text', width: 84, isSortable: true },
    render: (row) => <Exclusive row={row} />,
  },
  { key: 'validFrom', header: 'channel.columns.validFrom', kind: 'date', width: 110, ...both },
  {
    ...{ key: 'validTo', header: 'channel.columns.validTo', kind: 'date', width: 110, ...both },
    render: (row) => <Last row={row} />,
  },
  { key: 'state', header: 'channel.columns.state', kind: 'state', width: 92, states: spanLooks },
  { key: 'letterNo', header: 'channel.columns.letterNo', kind: 'text', width: 130, ...both },
];

const loadersOf = (segment: RegionSegment) => ({
  loadBlock: (request: GridRequest) => api.channel.list({ ...request, segment }),
  loadTotals: (criteria: GridCriteria) => api.channel.totals({ ...criteria, segment }),
});
const filtersOf = (agentId: number | undefined): readonly GridFilter[] =>
  agentId === undefined ? [] : [{ op: 'range', column: 'agentId', min: agentId, max: agentId }];

type FilterProps = {
  readonly segment: RegionSegment;
  readonly onSegment: (segment: RegionSegment) => void;
  readonly agentId: number | undefined;
  readonly onAgent: (agentId: number | undefined) => void;
};

const Filters = ({ segment, onSegment, agentId, onAgent }: FilterProps) => {
  const t = useT();
  return (
    <>
      <Segmented<RegionSegment>
        aria-label={t('channel.columns.state')}
        value={segment}
        onChange={onSegment}
        options={regionSegments.map((value) => ({ value, label: t(`channel.segments.${value}`) }))}
      />
      <div className="td-channel-agent">
        <RecordPicker
          label={t('channel.filterAgent')}
          placeholder={t('channel.filterAgent')}
          load={loadCustomers}
          optionOf={customerOption}
          value={agentId}
          onChange={onAgent}
          allowClear
        />
      </div>
    </>
  );
};

type Beside = { readonly kind: 'one'; readonly regionId: number } | { readonly kind: 'new' };
type Asked = { readonly step: RegionStep; readonly region: RegionRow };

const windows = { changeDates: ChangeDates, end: EndRegion } as const;

/** What stands beside the list and the window before it. */
const useRegionSteps = () => {
  const [beside, setBeside] = useState<Beside>();
  const [asked, setAsked] = useState<Asked>();
  const ask = (step: RegionStep, region: RegionRow) => setAsked({ step, region });
  const close = () => setBeside(undefined);
  const open = (regionId: number) => setBeside({ kind: 'one', regionId });
  const Window = asked && windows[asked.step];
  const panels = (
    <>
      {beside?.kind === 'one' && (
        <RegionPanel key={beside.regionId} regionId={beside.regionId} onAsk={ask} onClose={close} />
      )}
      {beside?.kind === 'new' && <NewRegion onClose={close} onCreated={open} />}
      {Window && <Window region={asked.region} onClose={() => setAsked(undefined)} />}
    </>
  );
  return { panels, ask, open, isOneOpen: beside?.kind === 'one', openNew: () => setBeside({ kind: 'new' }) };
};

const RegionsScreen = () => {
  const t = useT();
  const refreshKey = useTablesVersion(regionTables);
  const write = useMayState('channel.authorise');
  const [segment, setSegment] = useState<RegionSegment>('open');
  const [agentId, setAgentId] = useState<number>();
  const steps = useRegionSteps();
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const filters = useMemo(() => filtersOf(agentId), [agentId]);
  const step = (row: RegionRow, key: RegionStep): RowAction => ({
    ...{ key, label: t(`channel.act.${key}`), state: row.actions[key], isDanger: key === 'end' },
    onRun: () => steps.ask(key, row),
  });
  return (
    <div className="td-list-page">
      <DataGrid<RegionRow>
        gridId="agentRegions"
        label={t('channel.title')}
        columns={columns}
        {...loaders}
        fixedFilters={filters}
        defaultSort={[{ column: 'agentName', direction: 'asc' }]}
        onOpen={({ id }) => steps.open(id)}
        onSelect={([first]) => first && steps.isOneOpen && steps.open(first.id)}
        rowActions={(row) => [
          { key: 'open', label: t('channel.act.open'), state: true, onRun: () => steps.open(row.id) },
          step(row, 'changeDates'),
          step(row, 'end'),
        ]}
        refreshKey={refreshKey}
        searchHint={t('channel.searchHint')}
        emptyHint={t('channel.empty')}
        toolbarStart={<Filters segment={segment} onSegment={setSegment} agentId={agentId} onAgent={setAgentId} />}
        toolbarEnd={
          <ActionButton type="primary" icon={<PlusOutlined aria-hidden />} state={write} onClick={steps.openNew}>
            {t('channel.new')}
          </ActionButton>
        }
      />
      {steps.panels}
    </div>
  );
};

export default RegionsScreen;
