/** 订单处理及时率: how long each step took, and where orders wait. */
import { DatePicker, Segmented } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useCallback, useMemo, useState } from 'react';
import type { OrderTimeRow } from '../../../shared/contract/reports.contract';
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { MOST_DAYS, orderTimeSteps } from '../../../shared/domain/report-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, StateLook } from '../../ui/grid/types';
import { type Translate, useT } from '../../ui/i18n';
import { useTimeZone } from '../../ui/time-zone';
import './reports.css';

const tables = ['sales_order', 'dispatch_note', 'setting'];
const steps: Readonly<Record<string, StateLook>> = Object.fromEntries(
  orderTimeSteps.map((step) => [step, { label: `reports.steps.${step}`, tone: 'neutral' } as const]),
);

/** Working hours with one decimal; of the signature days. */
const medianText = ({ median, step }: OrderTimeRow, t: Translate): string => {
  if (median === null) return '';
  return step === 'sign'
    ? t('reports.days', { count: median })
    : t('reports.hours', { hours: (Math.round(median / 6) / 10).toFixed(1) });
};

const columnsFor = (t: Translate): readonly GridColumn<OrderTimeRow>[] => [
  {
    ...{ key: 'group', header: 'reports.columns.group', kind: 'text', width: 140 },
    value: ({ group }) => (group === '' ? t('reports.all') : group),
  },
  { key: 'step', header: 'reports.columns.step', kind: 'state', width: 180, states: steps },
  { key: 'doneCount', header: 'reports.columns.doneCount', kind: 'number', width: 90 },
  { key: 'median', header: 'reports.columns.median', kind: 'text', width: 110, value: (row) => medianText(row, t) },
  { key: 'onTimeCount', header: 'reports.columns.onTimeCount', kind: 'number', width: 90 },
  { key: 'onTimeBp', header: 'reports.columns.onTimeBp', kind: 'percent', width: 110 },
  { key: 'waitingCount', header: 'reports.columns.waitingCount', kind: 'number', width: 110 },
];

type By = 'person' | 'week';
type Asked = { readonly from: string; readonly until: string; readonly by: By };
type Tools = { readonly asked: Asked; readonly onChange: (asked: Asked) => void };

const ReportTools = ({ asked, onChange }: Tools) => {
  const t = useT();
  const isTooFar = (day: Dayjs, { from }: { from?: Dayjs | null }) =>
    from ? Math.abs(day.diff(from, 'day')) >= MOST_DAYS : false;
  const setRange = (_: unknown, [from, until]: readonly [string, string] | readonly string[]) => {
    if (from && until) onChange({ ...asked, from, until });
  };
  return (
    <div className="td-report-tools">
      <DatePicker.RangePicker
        aria-label={t('reports.range')}
        value={[dayjs(asked.from), dayjs(asked.until)]}
        format="YYYY-MM-DD"
        allowClear={false}
        disabledDate={isTooFar}
        onChange={(days, texts) => setRange(days, texts ?? [])}
      />
      <Segmented<By>
        aria-label={t('reports.by.label')}
        value={asked.by}
        options={(['person', 'week'] as const).map((value) => ({ value, label: t(`reports.by.${value}`) }))}
        onChange={(by) => onChange({ ...asked, by })}
      />
    </div>
  );
};

const OrderTimesScreen = () => {
  const t = useT();
  const timeZone = useTimeZone();
  const [asked, setAsked] = useState<Asked>(() => {
    const until = businessDateOf(Date.now(), timeZone);
    return { from: addDays(until, -29), until, by: 'person' };
  });
  const refreshKey = useTablesVersion(tables);
  const columns = useMemo(() => columnsFor(t), [t]);
  const loadBlock = useCallback(
    async ({ offset, limit }: { readonly offset: number; readonly limit: number }) => {
      const answer = await api.reports.orderTimes(asked);
      if (!answer.ok) return answer;
      const rows = answer.value.slice(offset, offset + limit);
      return { ok: true as const, value: { rows, hasMore: answer.value.length > offset + limit } };
    },
    [asked],
  );
  return (
    <div className="td-list-page">
      <DataGrid<OrderTimeRow>
        key={`${asked.from}/${asked.until}/${asked.by}`}
        gridId="orderTimes"
        label={t('reports.title')}
        columns={columns}
        loadBlock={loadBlock}
        refreshKey={refreshKey}
        hasSearch={false}
        emptyHint={t('reports.empty')}
        toolbarStart={<ReportTools asked={asked} onChange={setAsked} />}
        toolbarEnd={<small className="td-quiet">{t('reports.hint')}</small>}
      />
    </div>
  );
};

export default OrderTimesScreen;
