/** Papers by their last day, in the firm's steps of warning. */
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { ExpiringRow } from '../../../shared/contract/quality.schemas';
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { licenceKinds } from '../../../shared/domain/customer-words';
import { qualificationSubjects } from '../../../shared/domain/quality-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useRead } from '../../rpc/use-read';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridFilter, GridRequest, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { StateTag, type Tone } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';

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

const segments = ['expired', 'urgent', 'soon', 'early', 'all'] as const;
type Segment = (typeof segments)[number];

/** The days of a step: from the day after the one before it to its own. */
function useFilters(segment: Segment): readonly GridFilter[] {
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
    const between = (from: number | undefined, to: number): GridFilter => ({
      op: 'dateRange',
      column: 'expiresOn',
      ...(from === undefined ? {} : { from: addDays(today, from) }),
      to: addDays(today, to),
    });
    const filters: Readonly<Record<Segment, readonly GridFilter[]>> = {
      expired: [between(undefined, -1)],
      urgent: [between(0, urgent)],
      soon: [between(urgent + 1, soon)],
      early: [between(soon + 1, early)],
      all: [],
    };
    return filters[segment];
  }, [all, now, segment, timeZone]);
}

export const ExpiringView = () => {
  const t = useT();
  const refreshKey = useTablesVersion(tables);
  const [segment, setSegment] = useState<Segment>('urgent');
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
          <Segmented<Segment>
            aria-label={t('quality.columns.level')}
            value={segment}
            options={segments.map((value) => ({
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
