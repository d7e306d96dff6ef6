/** Agreed volumes with their pace: what was bought against the time that has passed. */
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { VolumeRow } from '../../../shared/contract/awards.contract';
import { volumeSegments, type VolumeSegment } from '../../../shared/domain/award-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { QtyText } from '../../ui/money-text';
import { StateTag } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { useSegment } from '../../ui/use-segment';
import { paceTones, volumeTables } from './award-words';
import { ChangeVolume, NewVolume, VoidVolume } from './volume-forms';
import './awards.css';

const percent = (bp: number): string => `${Math.min(bp, 10_000) / 100}%`;

/** How much is done, the mark where the time stands, and the word for it. */
const Pace = ({ row }: { readonly row: VolumeRow }) => {
  const t = useT();
  const { doneBp, elapsedBp, pace, isVoid } = row;
  if (isVoid) return <StateTag>{t('agreedVolumes.void')}</StateTag>;
  const words = t('agreedVolumes.bar', { done: doneBp, elapsed: elapsedBp });
  return (
    <>
      <span className={pace === 'behind' ? 'td-pace is-behind' : 'td-pace'} role="img" aria-label={words} title={words}>
        <b style={{ inlineSize: percent(doneBp) }} />
        <i style={{ insetInlineStart: percent(elapsedBp) }} />
      </span>
      <StateTag tone={paceTones[pace]}>{t(`agreedVolumes.paces.${pace}`)}</StateTag>
    </>
  );
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<VolumeRow>[] = [
  { key: 'hospitalName', header: 'agreedVolumes.columns.hospitalName', kind: 'text', width: 200, ...both },
  { key: 'productName', header: 'agreedVolumes.columns.productName', kind: 'text', isWide: true, ...both },
  { key: 'qty', header: 'agreedVolumes.columns.qty', kind: 'quantity', width: 96, isSummed: true, ...both },
  { key: 'unit', header: 'agreedVolumes.columns.unit', kind: 'text', width: 64 },
  { key: 'boughtQty', header: 'agreedVolumes.columns.boughtQty', kind: 'quantity', width: 90 },
  { key: 'shippedQty', header: 'agreedVolumes.columns.shippedQty', kind: 'quantity', width: 90 },
  // Whole units: what the days ask for is no count of anything.
  {
    ...{ key: 'expectedQty', header: 'agreedVolumes.columns.expectedQty', kind: 'quantity', width: 96 },
    render: ({ expectedQty }) => <QtyText qty={expectedQty - (expectedQty % 1_000)} />,
  },
  {
    ...{ key: 'pace', header: 'agreedVolumes.columns.pace', kind: 'text', width: 170 },
    render: (row) => <Pace row={row} />,
  },
  { key: 'validFrom', header: 'agreedVolumes.columns.validFrom', kind: 'date', width: 108, ...both },
  { key: 'validTo', header: 'agreedVolumes.columns.validTo', kind: 'date', width: 108, ...both },
  { key: 'note', header: 'agreedVolumes.columns.note', kind: 'text', width: 140 },
];

const loadersOf = (segment: VolumeSegment) => ({
  loadBlock: (request: GridRequest) => api.agreedVolumes.list({ ...request, segment }),
  loadTotals: (criteria: GridCriteria) => api.agreedVolumes.totals({ ...criteria, segment }),
});

type Asked = { readonly step: 'change' | 'void'; readonly row: VolumeRow };
const windows = { change: ChangeVolume, void: VoidVolume } as const;

const AgreedVolumesScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(volumeTables);
  const write = useMayState('awards.write');
  const [segment, setSegment] = useSegment<VolumeSegment>(params, volumeSegments, 'running');
  const [isNew, setIsNew] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const step = (row: VolumeRow, key: Asked['step']): RowAction => ({
    ...{ key, label: t(`agreedVolumes.act.${key}`), state: row.actions[key], isDanger: key === 'void' },
    onRun: () => setAsked({ step: key, row }),
  });
  const Window = asked && windows[asked.step];
  return (
    <div className="td-list-page">
      <DataGrid<VolumeRow>
        gridId="agreedVolumes"
        label={t('agreedVolumes.title')}
        columns={columns}
        {...loaders}
        defaultSort={[{ column: 'validTo', direction: 'asc' }]}
        onOpen={(row) => row.actions.change === true && setAsked({ step: 'change', row })}
        rowActions={(row) => [step(row, 'change'), step(row, 'void')]}
        refreshKey={refreshKey}
        searchHint={t('agreedVolumes.searchHint')}
        emptyHint={t('agreedVolumes.empty')}
        toolbarStart={
          <Segmented<VolumeSegment>
            aria-label={t('agreedVolumes.columns.pace')}
            value={segment}
            onChange={setSegment}
            options={volumeSegments.map((value) => ({ value, label: t(`agreedVolumes.segments.${value}`) }))}
          />
        }
        toolbarEnd={
          <ActionButton type="primary" icon={<PlusOutlined aria-hidden />} state={write} onClick={() => setIsNew(true)}>
            {t('agreedVolumes.new')}
          </ActionButton>
        }
      />
      {isNew && <NewVolume onClose={() => setIsNew(false)} />}
      {Window && <Window row={asked.row} onClose={() => setAsked(undefined)} />}
    </div>
  );
};

export default AgreedVolumesScreen;
