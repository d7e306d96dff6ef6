/** Papers by their last day, in the firm's steps of warning. */
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { ExpiringRow } from '../../../shared/contract/quality.schemas';
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { licenceKinds } from '../../../shared/domain/customer-words';
import { paperFilters, type PaperSegment, paperSegments } from '../../../shared/domain/list-segments';
import { qualificationSubjects } from '../../../shared/domain/quality-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useRead } from '../../rpc/use-read';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridFilter, GridRequest, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { StateTag, type Tone } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { useSegment } from '../../ui/use-segment';

const tables = ['customer', 'product', 'supplier', 'setting'];
const settingTables = ['setting'];
const loadBlock = (request: GridRequest) => api.quality.expiring(request);
const loadTotals = (criteria: GridCriteria) => api.quality.expiringTotals(criteria);

const tones: Readonly<Record<ExpiringRow['level'], Tone>> = {
  expired: 'bad',
  urgent: 'bad',
  soon: 'warning',
  early: 'info',
  fine: 'good',
};
const Level = ({ row }: { readonly row: ExpiringRow }) => {
  const t = useT();
  return <StateTag tone={tones[row.level]}>{t(`quality.level.${row.level}`)}</StateTag>;
};

const holders: Readonly<Record<string, StateLook>> = Object.fromEntries(
  qualificationSubjects.map((one) => [one, { label: `quality.holder.${one}`, tone: 'neutral' } as const]),
);
const kinds: Readonly<Record<string, StateLook>> = {
  ...Object.fromEntries(
    licenceKinds.map((one) => [one, { label: `customers.licenceKind.${one}`, tone: 'neutral' } as const]),
  ),
  registration: { label: 'quality.paperKind.registration', tone: 'neutral' },
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<ExpiringRow>[] = [
  { key: 'name', header: 'quality.columns.subjectName', kind: 'text', isWide: true, ...both },
  { key: 'holder', header: 'quality.columns.holder', kind: 'state', width: 90, states: holders, ...both },
  { key: 'kind', header: 'quality.columns.kind', kind: 'state', width: 170, states: kinds, ...both },
  { key: 'number', header: 'quality.columns.paperNumber', kind: 'text', width: 170, ...both },
  { key: 'expiresOn', header: 'quality.columns.expiresOn', kind: 'date', width: 110, ...both },
  { key: 'daysLeft', header: 'quality.columns.daysLeft', kind: 'number', width: 90 },
  { key: 'level', header: 'quality.columns.level', kind: 'text', width: 90, render: (row) => <Level row={row} /> },
];

/** The filters of a step, by the days of the firm. */
function useFilters(segment: PaperSegment): readonly GridFilter[] {
  const timeZone = useTimeZone();
  const [now] = useState(Date.now);
  const all = useRead(['settings.all'], () => api.settings.all({}), { tables: settingTables }).value;
  return useMemo(() => {
    const days = (key: string, standard: number) => Number(all?.[key]?.value ?? standard);
    const [urgent, soon, early] = [
      days('licenceUrgentDays', 30),
      days('licenceSoonDays', 60),
      days('licenceEarlyDays', 90),
    ];
    const today = businessDateOf(now, timeZone);
    return paperFilters(segment, { urgent, soon, early }, (ahead) => addDays(today, ahead));
  }, [all, now, segment, timeZone]);
}

export const ExpiringView = ({ params }: Pick<ScreenProps, 'params'>) => {
  const t = useT();
  const refreshKey = useTablesVersion(tables);
  const [segment, setSegment] = useSegment<PaperSegment>(params, paperSegments, 'urgent');
  const filters = useFilters(segment);
  return (
    <div className="td-list-page">
      <DataGrid
        gridId="expiring"
        label={t('quality.expiringTitle')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={filters}
        refreshKey={refreshKey}
        searchHint={t('quality.expiringHint')}
        emptyHint={t('quality.expiringEmpty')}
        toolbarStart={
          <Segmented<PaperSegment>
            aria-label={t('quality.columns.level')}
            value={segment}
            options={paperSegments.map((value) => ({
              value,
              label: t(value === 'all' ? 'quality.segment.all' : `quality.level.${value}`),
            }))}
            onChange={setSegment}
          />
        }
      />
    </div>
  );
};
