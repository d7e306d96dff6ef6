/** Figures of tenders: what was won, what was kept on time, what was missed, what lies outside. */
import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import type { TenderFigures } from '../../../shared/contract/tender-views.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { formatFen } from '../../../shared/domain/format';
import { MOST_FIGURE_DAYS, rateCuts } from '../../../shared/domain/tender-views';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { ProblemAlert } from '../../ui/problem-alert';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { DepositTable, MissedTable } from './view-figures-missed';
import {
  type Figure,
  partOf,
  type Period,
  periodOf,
  type Preset,
  presets,
  shareText,
  tabKeyOf,
} from './view-figures-model';
import { Count, type Drill, OnTimeTable, RateTable, ReasonTable } from './view-figures-parts';
import { viewTables } from './view-words';
import './views.css';

type ToolsProps = { readonly period: Period; readonly today: string; readonly onChange: (period: Period) => void };

const Tools = ({ period, today, onChange }: ToolsProps) => {
  const t = useT();
  const isSame = (preset: Preset) => {
    const { from, until } = periodOf(preset, today);
    return from === period.from && until === period.until;
  };
  const chosen = presets.find(isSame);
  return (
    <div className="td-view-bar">
      <Segmented<Preset | 'own'>
        aria-label={t('tenderViews.figures.from')}
        value={chosen ?? 'own'}
        options={presets.map((value) => ({ value, label: t(`tenderViews.figures.presets.${value}`) }))}
        onChange={(preset) => preset !== 'own' && onChange(periodOf(preset, today))}
      />
      <DatePicker.RangePicker
        aria-label={t('tenderViews.figures.from')}
        value={[dayjs(period.from), dayjs(period.until)]}
        format="YYYY-MM-DD"
        allowClear={false}
        disabledDate={(day, { from }) => (from ? Math.abs(day.diff(from, 'day')) >= MOST_FIGURE_DAYS : false)}
        onChange={(_, texts) => {
          const [from, until] = texts ?? [];
          if (from && until) onChange({ from, until });
        }}
      />
      <small className="td-quiet">{t('tenderViews.figures.hint')}</small>
    </div>
  );
};

type TileProps = { readonly label: string; readonly value: ReactNode; readonly hint: ReactNode };
const Tile = ({ label, value, hint }: TileProps) => (
  <div className="td-figure-tile">
    <span className="td-quiet">{label}</span>
    <b className="td-number">{value}</b>
    <small>{hint}</small>
  </div>
);

type PartProps = { readonly figures: TenderFigures; readonly onDrill: Drill };

const Tiles = ({ figures, onDrill }: PartProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { overall, notWon, onTime, deposits } = figures;
  const nothing = t('tenderViews.figures.nothing');
  const deadline = onTime.find(({ kind }) => kind === 'bid_deadline');
  const name = t('tenderViews.rows.all');
  const kept = t('tenderDates.kinds.bid_deadline');
  const overdue = { count: deposits.overdue.count, fen: deposits.overdue.fen };
  const outside = [
    t('tenderViews.figures.outsideOf', { count: deposits.all.count }),
    ...(overdue.count > 0 ? [t('tenderViews.figures.overdueOf', overdue)] : []),
    ...(deposits.oldestDueOn === null ? [] : [t('tenderViews.figures.oldest', { on: deposits.oldestDueOn })]),
  ];
  return (
    <div className="td-figure-tiles">
      <Tile
        label={t('tenderViews.figures.overall')}
        value={shareText(overall.rateBp, nothing)}
        hint={
          <button
            type="button"
            className="td-figure-link"
            onClick={() => onDrill({ by: 'all', key: '', part: 'decided', name })}
          >
            {partOf(overall.won, overall.decided)}
          </button>
        }
      />
      <Tile
        label={`${t('tenderViews.figures.punctual')} · ${kept}`}
        value={shareText(deadline?.onTimeBp ?? null, nothing)}
        hint={partOf(deadline?.onTime ?? 0, deadline?.due ?? 0)}
      />
      <Tile
        label={t('tenderViews.figures.notWon')}
        value={<Count value={notWon} onOpen={() => onDrill({ by: 'all', key: '', part: 'notWon', name })} />}
        hint={partOf(notWon, overall.decided)}
      />
      <Tile
        label={t('tenderViews.figures.outside')}
        value={
          <button
            type="button"
            className="td-figure-link"
            onClick={() => openTab({ key: 'deposits', screen: 'deposits', params: { segment: 'outside' } })}
          >
            {formatFen(deposits.all.fen)}
          </button>
        }
        hint={outside.join(' · ')}
      />
    </div>
  );
};

const Tables = ({ figures, onDrill }: PartProps) => (
  <div className="td-figure-parts">
    {rateCuts.map((cut) => (
      <RateTable key={cut} cut={cut} rows={figures.rates[cut]} onDrill={onDrill} />
    ))}
    <ReasonTable figures={figures} onDrill={onDrill} />
    <DepositTable figures={figures} />
    <OnTimeTable figures={figures} onDrill={onDrill} />
    <MissedTable figures={figures} />
  </div>
);

const TenderFiguresScreen = () => {
  const t = useT();
  const { openTab } = useTabActions();
  const timeZone = useTimeZone();
  const [today] = useState(() => businessDateOf(Date.now(), timeZone));
  const [period, setPeriod] = useState<Period>(() => periodOf('year', today));
  const { value, problem, isLoading, reload } = useRead(
    ['tenderViews.figures', period],
    () => api.tenderViews.figures(period),
    { tables: viewTables },
  );
  const drill: Drill = (wish) => {
    const figure: Figure = { ...wish, ...period };
    const title = t('tenderViews.rows.title', { name: wish.name });
    openTab({ key: tabKeyOf(figure), screen: 'tenderFigureRows', title, params: { ...figure } });
  };
  return (
    <div className="td-view">
      <Tools period={period} today={today} onChange={setPeriod} />
      {!value && isLoading && <PanelLoading />}
      {!value && problem && <PanelRefused problem={problem} onRetry={reload} />}
      {value && (
        <div className="td-figures">
          <ProblemAlert problem={problem} onRetry={reload} />
          <Tiles figures={value} onDrill={drill} />
          <Tables figures={value} onDrill={drill} />
        </div>
      )}
    </div>
  );
};

export default TenderFiguresScreen;
