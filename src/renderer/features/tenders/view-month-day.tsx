/** A day of the calendar: its date, whether it is worked, and what is due on it. */
import { Button } from 'antd';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { MonthItem } from '../../../shared/contract/tender-views.contract';
import { formatInstant } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { plainLetter } from '../../ui/keyboard';
import { useTimeZone } from '../../ui/time-zone';
import { daysOfArrow, isQuiet, type MonthDay, toneOf } from './view-month-model';
import { dateName, holidayName } from './view-words';

/** Dates of a day that are seen without asking for more. */
const SHOWN = 4;
const CLOCK_AT = 11;

type DateActions = {
  readonly onOpen: (item: MonthItem) => void;
  /** By so many days; 0: the day is asked. */
  readonly onMove: (item: MonthItem, days: number) => void;
  readonly onFocus: (key: string) => void;
  readonly onHold: (item: MonthItem | undefined) => void;
};
type DateProps = DateActions & { readonly item: MonthItem; readonly isCurrent: boolean };

const TenderDate = ({ item, isCurrent, onOpen, onMove, onFocus, onHold }: DateProps) => {
  const t = useT();
  const timeZone = useTimeZone();
  const { key, kind, title, milestoneTitle, dueAt, standing, movedCount, originalOn } = item;
  const name = dateName(t, kind, milestoneTitle);
  const time = dueAt === null ? '' : formatInstant(dueAt, timeZone).slice(CLOCK_AT);
  const moved = movedCount > 0 ? t('tenderViews.month.moved', { count: movedCount, on: originalOn }) : '';
  const said = t('tenderViews.month.item', { kind: name, title, standing: t(`tenderViews.standings.${standing}`) });
  const looks = [
    'td-month-date',
    `is-${toneOf(kind)}`,
    `is-${standing}`,
    isQuiet(item) && 'is-quiet',
    !item.isOurs && 'is-theirs',
  ];
  const hold = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', title);
    onHold(item);
  };
  const keys = (event: KeyboardEvent) => {
    const days = event.altKey ? daysOfArrow(event.key) : undefined;
    const isOpening = event.key === 'Enter' || event.key === ' ';
    if (days === undefined && !isOpening && plainLetter(event.nativeEvent) !== 'm') return;
    event.preventDefault();
    event.stopPropagation();
    if (isOpening) onOpen(item);
    else onMove(item, days ?? 0);
  };
  return (
    // Not every browser lets a button be dragged.
    <div
      role="button"
      className={looks.filter(Boolean).join(' ')}
      data-date={key}
      tabIndex={isCurrent ? 0 : -1}
      draggable
      aria-label={[time, said, moved].filter(Boolean).join(' ')}
      title={[time, said, moved].filter(Boolean).join(' ')}
      onClick={() => onOpen(item)}
      onFocus={() => onFocus(key)}
      onKeyDown={keys}
      onContextMenu={(event) => {
        event.preventDefault();
        onMove(item, 0);
      }}
      onDragStart={hold}
      onDragEnd={() => onHold(undefined)}
    >
      {[time, name, title].filter(Boolean).join(' ')}
    </div>
  );
};

type Props = DateActions & {
  readonly day: MonthDay;
  readonly isToday: boolean;
  readonly currentKey: string | undefined;
  readonly isHolding: boolean;
  readonly onDrop: (on: string) => void;
};

/** The number of the day, and why it is off or worked when it leaves the week. */
const DayHead = ({ day: { on, special, name } }: Pick<Props, 'day'>) => {
  const t = useT();
  return (
    <div className="td-month-day">
      <span>{Number(on.slice(8))}</span>
      {special && (
        <span className={`is-${special}`} title={holidayName(t, name)}>
          {t(special === 'holiday' ? 'tenderViews.month.off' : 'tenderViews.month.worked')}
          {special === 'holiday' && ` ${holidayName(t, name)}`}
        </span>
      )}
    </div>
  );
};

export const DayCell = ({ day, isToday, currentKey, isHolding, onDrop, ...actions }: Props) => {
  const t = useT();
  const [isFull, setIsFull] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const { on, items, isOff, isInMonth, name } = day;
  const shown = isFull ? items : items.slice(0, SHOWN);
  const looks = [
    isOff && 'is-off',
    !isInMonth && 'is-outside',
    isToday && 'is-today',
    isOver && isHolding && 'is-target',
  ];
  const label = { on, name: holidayName(t, name), count: items.length };
  return (
    <td
      className={looks.filter(Boolean).join(' ')}
      aria-label={t(name === '' ? 'tenderViews.month.day' : 'tenderViews.month.dayOff', label)}
      {...(isToday && { 'aria-current': 'date' as const })}
      onDragOver={(event) => {
        if (!isHolding) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onDrop(on);
      }}
    >
      <DayHead day={day} />
      <ul data-day={on}>
        {shown.map((item) => (
          <li key={item.key}>
            <TenderDate {...actions} item={item} isCurrent={item.key === currentKey} />
          </li>
        ))}
      </ul>
      {items.length > SHOWN && (
        <Button size="small" type="text" aria-expanded={isFull} onClick={() => setIsFull(!isFull)}>
          {isFull ? t('tenderViews.month.less') : t('tenderViews.month.more', { count: items.length - SHOWN })}
        </Button>
      )}
    </td>
  );
};
