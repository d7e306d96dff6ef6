/** The calendar of a month: dates of all tenders; one is dragged, or led by the keys, to another day with its reason. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { MonthItem, MonthView } from '../../../shared/contract/tender-views.contract';
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { isComposing } from '../../ui/keyboard';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { ProblemAlert } from '../../ui/problem-alert';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { tenderTab } from './tender-words';
import { ViewFilters, useViewFilter } from './view-filters';
import { DayCell } from './view-month-day';
import { keyAfter, monthAfter, monthTones, type SeenDay, weekdays, weeksIn } from './view-month-model';
import { type Move, MoveDate } from './view-month-move';
import { useStepOf } from './view-steps';
import { useMinute, viewTables } from './view-words';
import './views.css';

const walked = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

/** The dates that are seen, as they stand on the screen. */
const seenIn = (table: HTMLElement): SeenDay[] =>
  [...table.querySelectorAll<HTMLElement>('[data-day]')].map((day) => ({
    on: day.dataset['day'] ?? '',
    keys: [...day.querySelectorAll<HTMLElement>('[data-date]')].map(({ dataset }) => dataset['date'] ?? ''),
  }));

const walk = (table: HTMLElement, event: KeyboardEvent): void => {
  const current = event.target instanceof HTMLElement ? event.target.dataset['date'] : undefined;
  if (current === undefined || event.altKey || isComposing(event.nativeEvent) || !walked.includes(event.key)) return;
  event.preventDefault();
  const next = keyAfter(seenIn(table), current, event.key);
  table.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
};

/** What is held and what is asked about it. */
const useDates = () => {
  const { openTab } = useTabActions();
  const notice = useNotice();
  const [held, setHeld] = useState<MonthItem>();
  const [move, setMove] = useState<Move>();
  const [currentKey, setCurrentKey] = useState<string>();
  const steps = useStepOf();
  const open = ({ tenderId, title }: MonthItem) => openTab(tenderTab({ id: tenderId, title }));
  const ask = (item: MonthItem, to: string) => {
    // The day on which to ask follows from the last answer: its form is the way to change it.
    if (item.milestoneId === null && item.standing !== 'done') return void steps.start(item.tenderId, 'followUp');
    if (item.milestoneId === null || item.move !== true) return item.move !== true && notice.problem(item.move);
    return setMove({ item, milestoneId: item.milestoneId, to });
  };
  const drop = (on: string) => {
    setHeld(undefined);
    if (held && held.dueOn !== on) ask(held, on);
  };
  const onMove = (item: MonthItem, days: number) => ask(item, addDays(item.dueOn, days));
  return {
    held,
    move,
    currentKey,
    drop,
    onOpen: open,
    onMove,
    onFocus: setCurrentKey,
    onHold: setHeld,
    setMove,
    window: steps.window,
  };
};
type Dates = ReturnType<typeof useDates>;

type TableProps = {
  readonly dates: Dates;
  readonly view: MonthView;
  readonly month: string;
  readonly today: string;
};

const MonthTable = ({ dates, view, month, today }: TableProps) => {
  const t = useT();
  const frame = useRef<HTMLTableElement>(null);
  const weeks = useMemo(() => weeksIn(view, month), [view, month]);
  const isThere = view.items.some(({ key }) => key === dates.currentKey);
  const currentKey = isThere ? dates.currentKey : view.items[0]?.key;
  const { onOpen, onMove, onFocus, onHold, drop, held } = dates;
  return (
    <div className="td-month-scroll">
      <table
        className="td-month"
        ref={frame}
        aria-label={t('tenderViews.month.label', { month })}
        onKeyDown={(event) => frame.current && walk(frame.current, event)}
      >
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col">
                {t('tenderViews.month.weekday', { day: t(`tenderViews.month.weekdays.${day}`) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.on}>
              {week.map((day) => (
                <DayCell
                  key={day.on}
                  {...{ day, currentKey, onOpen, onMove, onFocus, onHold }}
                  isToday={day.on === today}
                  isHolding={held !== undefined}
                  onDrop={drop}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Legend = () => {
  const t = useT();
  return (
    <ul className="td-month-legend" aria-label={t('tenderViews.month.legend')}>
      {monthTones.map((tone) => (
        <li key={tone} className={`td-month-date is-${tone}`}>
          {t(`tenderViews.tones.${tone}`)}
        </li>
      ))}
    </ul>
  );
};

/** What the reader should know of this month before he trusts it. */
const Notes = ({ view }: { readonly view: MonthView }) => {
  const t = useT();
  const { unknownYears, isCapped, items } = view;
  const years = unknownYears.join(t('common.listSeparator'));
  return (
    <div className="td-month-notes">
      {unknownYears.length > 0 && (
        <Alert type="warning" showIcon title={t('tenderViews.month.unknownYears', { years })} />
      )}
      {isCapped && <Alert type="warning" showIcon title={t('tenderViews.month.capped', { count: items.length })} />}
      {items.length === 0 && <span className="td-quiet">{t('tenderViews.month.empty')}</span>}
    </div>
  );
};

type TurnProps = { readonly month: string; readonly now: string; readonly onTurn: (month: string) => void };

const Turn = ({ month, now, onTurn }: TurnProps) => {
  const t = useT();
  const label = (key: 'previous' | 'next') => t(`tenderViews.month.${key}`);
  return (
    <>
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={label('previous')}
        onClick={() => onTurn(monthAfter(month, -1))}
      />
      <DatePicker
        picker="month"
        aria-label={t('tenderViews.month.pick')}
        value={dayjs(`${month}-01`)}
        format="YYYY-MM"
        allowClear={false}
        onChange={(day) => day && onTurn(day.format('YYYY-MM'))}
      />
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={label('next')}
        onClick={() => onTurn(monthAfter(month, 1))}
      />
      <Button disabled={month === now} onClick={() => onTurn(now)}>
        {t('tenderViews.month.today')}
      </Button>
    </>
  );
};

const TenderMonthScreen = () => {
  const t = useT();
  const today = businessDateOf(useMinute(), useTimeZone());
  const [month, setMonth] = useState(today.slice(0, 7));
  const [filter, setFilter] = useViewFilter();
  const dates = useDates();
  const wish = { ...filter, month };
  const found = useRead(['tenderViews.month', wish], () => api.tenderViews.month(wish), { tables: viewTables });
  const view = found.value;
  return (
    <div className="td-view">
      <div className="td-view-bar">
        <Turn month={month} now={today.slice(0, 7)} onTurn={setMonth} />
        <ViewFilters value={filter} onChange={setFilter} />
        <Legend />
        <small className="td-quiet">{t('tenderViews.month.keys')}</small>
      </div>
      {!view && found.isLoading && <PanelLoading />}
      {!view && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {view && found.problem && <ProblemAlert problem={found.problem} onRetry={found.reload} />}
      {view && <Notes view={view} />}
      {view && <MonthTable dates={dates} view={view} month={month} today={today} />}
      {dates.window}
      {view && dates.move && <MoveDate move={dates.move} view={view} onClose={() => dates.setMove(undefined)} />}
    </div>
  );
};

export default TenderMonthScreen;
