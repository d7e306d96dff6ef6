/** 经营总览: the firm on one page without scrolling, readable on a telephone. Every figure opens the rows that it adds up. */
import type { DeskKey } from '../../../shared/domain/desk-words';
import type { Overview } from '../../../shared/contract/desks.contract';
import { formatCount, formatFen } from '../../../shared/domain/format';
import { reminderOf } from '../../../shared/domain/desk-words';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT, type Translate } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import { listTab, useIsTabActive, useTabActions } from '../../ui/tab-actions';
import { deskTables, nameOf } from './desk-words';
import './overview.css';

type Figure = Overview['figures'][number];
type Desk = Overview['desks'][number];

const isMoney = (key: Figure['key']): boolean => key.endsWith('Fen');
const textOf = (key: Figure['key'], value: number): string => (isMoney(key) ? formatFen(value) : formatCount(value));

/** More than this compares with a month that hardly was one. */
const MOST_PERCENT = 999;

/** Against the same days of the last month; nothing to compare with is no growth. */
const growthOf = ({ value, before }: Figure, t: Translate): string => {
  if (before === null || before <= 0) return '';
  const percent = Math.round(((value - before) * 100) / before);
  if (percent === 0 || percent > MOST_PERCENT) return '';
  return t(percent > 0 ? 'desks.overview.more' : 'desks.overview.less', { percent: Math.abs(percent) });
};

const FigureCard = ({ figure }: { readonly figure: Figure }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { key, value, before, ...list } = figure;
  return (
    <button type="button" className="td-figure" onClick={() => openTab(listTab(list))}>
      <span>{t(`desks.overview.${key}`)}</span>
      <b>{textOf(key, value)}</b>
      <small>
        {before !== null && t('desks.overview.before', { before: textOf(key, before) })} {growthOf(figure, t)}
      </small>
    </button>
  );
};

const DeskLine = ({ desk }: { readonly desk: Desk }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { post, count, isCapped, lateCount, late } = desk;
  const open = (key: DeskKey) => {
    const { screen, segment } = reminderOf(key);
    const tabKey = screen === 'deskRows' ? `deskRows/${key}` : screen;
    openTab({ key: tabKey, screen, ...(segment === undefined ? {} : { params: { segment } }) });
  };
  return (
    <tr>
      <th scope="row">{t(`posts.${post}`)}</th>
      <td className="td-number">
        {t('desks.overview.waiting', { count: `${formatCount(count)}${isCapped ? '+' : ''}` })}
      </td>
      <td>
        {lateCount === 0 ? (
          <span className="td-quiet">{t('desks.overview.noneLate')}</span>
        ) : (
          late.slice(0, 4).map((one) => (
            <button key={one.key} type="button" className="td-overview-late" onClick={() => open(one.key)}>
              <StateTag tone="bad">{`${nameOf({ key: one.key, threshold: one.threshold }, t)} ${formatCount(one.count)}`}</StateTag>
            </button>
          ))
        )}
      </td>
    </tr>
  );
};

const Part = ({ title, figures }: { readonly title: string; readonly figures: readonly Figure[] }) =>
  figures.length > 0 && (
    <section aria-label={title}>
      <h2>{title}</h2>
      <div className="td-figures">
        {figures.map((figure) => (
          <FigureCard key={figure.key} figure={figure} />
        ))}
      </div>
    </section>
  );

const OverviewScreen = () => {
  const t = useT();
  const isActive = useIsTabActive();
  const found = useRead(['desks.overview'], () => api.desks.overview({}), { tables: deskTables, isWanted: isActive });
  const { value } = found;
  if (!value) return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  return (
    <div className="td-overview">
      <Part title={t('desks.overview.month')} figures={value.figures.filter(({ before }) => before !== null)} />
      <Part title={t('desks.overview.open')} figures={value.figures.filter(({ before }) => before === null)} />
      <section aria-label={t('desks.overview.desks')}>
        <h2>{t('desks.overview.desks')}</h2>
        {value.desks.length === 0 && <p className="td-quiet">{t('desks.overview.nothing')}</p>}
        <table className="td-plain">
          <tbody>
            {value.desks.map((desk) => (
              <DeskLine key={desk.post} desk={desk} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
};

export default OverviewScreen;
