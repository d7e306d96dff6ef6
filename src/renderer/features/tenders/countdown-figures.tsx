/** The figures above and below the countdown; each opens what is behind it. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { TenderStrip } from '../../../shared/contract/tenders.contract';
import { formatCount, formatFen, formatInstant } from '../../../shared/domain/format';
import { type SpanKey, spanKeys } from '../../../shared/domain/tender-lists';
import { useMay } from '../../rpc/me';
import { useT } from '../../ui/i18n';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { partOf, shareText, tabKeyOf } from './view-figures-model';

type TileProps = {
  readonly look?: string;
  readonly label: string;
  readonly figure: string;
  readonly note: string;
  readonly onOpen: () => void;
};

const Tile = ({ look = '', label, figure, note, onOpen }: TileProps) => {
  const t = useT();
  const text = note === '' ? t('tenders.desk.none') : note;
  return (
    <button type="button" className={`td-count-tile ${look}`} title={text} onClick={onOpen}>
      <small>{label}</small>
      <b>{figure}</b>
      <span>{text}</span>
    </button>
  );
};

type SpanProps = { readonly name: SpanKey; readonly tile: TenderStrip[SpanKey] };

/** How many are due within a span; the first two in the colours of their hurry. */
const SpanTile = ({ name, tile: { count, nearestAt, nearestTitle } }: SpanProps) => {
  const t = useT();
  const timeZone = useTimeZone();
  const { openTab } = useTabActions();
  const hurry = name === 'within4h' ? 'is-now' : name === 'within24h' ? 'is-soon' : '';
  const label = t(`tenders.desk.${name}`);
  const open = () => openTab({ key: `tenders/${name}`, screen: 'tenders', title: label, params: { segment: name } });
  const note = nearestAt === null ? '' : `${formatInstant(nearestAt, timeZone).slice(5)} · ${nearestTitle}`;
  return <Tile look={count === 0 ? '' : hurry} figure={formatCount(count)} {...{ label, note }} onOpen={open} />;
};

const Outside = ({ outside }: Pick<TenderStrip, 'outside'>) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { count, fen, overdueCount, overdueFen, longestDays } = outside;
  const overdue = t('tenders.desk.overdueDeposits', { count: overdueCount, sum: overdueFen, days: longestDays });
  const note = overdueCount > 0 ? overdue : t('tenders.desk.outsideCount', { count });
  const segment = overdueCount > 0 ? 'overdue' : 'outside';
  return (
    <Tile
      look={overdueCount > 0 ? 'is-soon is-money' : 'is-money'}
      label={t('tenders.desk.outside')}
      figure={formatFen(fen)}
      note={count === 0 ? '' : note}
      onOpen={() => openTab({ key: 'deposits', screen: 'deposits', params: { segment } })}
    />
  );
};

export const CountdownStrip = ({ strip }: { readonly strip: TenderStrip }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { count, longestDays, toAsk } = strip.waiting;
  return (
    <div className="td-count-strip">
      {spanKeys.map((name) => (
        <SpanTile key={name} name={name} tile={strip[name]} />
      ))}
      <Tile
        label={t('tenders.desk.waiting')}
        figure={formatCount(count)}
        note={count === 0 ? '' : t('tenders.desk.longest', { days: longestDays, due: toAsk })}
        onOpen={() => openTab({ key: 'tenderWaiting', screen: 'tenderWaiting' })}
      />
      <Outside outside={strip.outside} />
    </div>
  );
};

type FigureProps = { readonly label: string; readonly onOpen: () => void; readonly children: ReactNode };
const Figure = ({ label, onOpen, children }: FigureProps) => (
  <Button type="text" size="small" onClick={onOpen}>
    {label} {children}
  </Button>
);

/** What the keys do on a line. */
export const CountdownKeys = () => {
  const t = useT();
  const mayCopy = useMay('platformAccounts.read');
  return <span>{[t('tenders.desk.keys'), ...(mayCopy ? [t('tenders.desk.copyKey')] : [])].join(' · ')}</span>;
};

/** What was won of what was decided in the last twelve months and in this one, and the deadlines that were kept. */
export const CountdownFoot = ({ strip: { year, month, onTime } }: { readonly strip: TenderStrip }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const nothing = t('tenderViews.figures.nothing');
  const rows = ({ from, until }: TenderStrip['year'], by: 'all' | 'milestone') => {
    const isAll = by === 'all';
    const name = t(isAll ? 'tenderViews.rows.all' : 'tenderDates.kinds.bid_deadline');
    const figure = { by, key: isAll ? '' : 'bid_deadline', part: 'decided' as const, name, from, until };
    const title = t('tenderViews.rows.title', { name });
    openTab({ key: tabKeyOf(figure), screen: 'tenderFigureRows', title, params: { ...figure } });
  };
  return (
    <footer className="td-count-foot">
      <Figure label={t('tenders.desk.year')} onOpen={() => rows(year, 'all')}>
        <b className="td-number">{shareText(year.rateBp, nothing)}</b> {partOf(year.won, year.decided)}
      </Figure>
      <Figure label={t('tenders.desk.thisMonth')} onOpen={() => rows(month, 'all')}>
        <b className="td-number">{partOf(month.won, month.decided)}</b>
      </Figure>
      <Figure label={t('tenders.desk.onTime')} onOpen={() => rows(year, 'milestone')}>
        <b className="td-number">{shareText(onTime.bp, nothing)}</b> {partOf(onTime.kept, onTime.due)}
      </Figure>
      <CountdownKeys />
    </footer>
  );
};
