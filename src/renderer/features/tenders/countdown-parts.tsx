/** Parts of the countdown: a line with what is missing, a line of those to ask. */
import type { CountdownRow, WaitingRow } from '../../../shared/contract/tenders.contract';
import { daysBetween } from '../../../shared/domain/business-date';
import { formatInstant } from '../../../shared/domain/format';
import { textAt } from '../../../shared/i18n/formats';
import { ActionButton } from '../../ui/action-button';
import type { RowAction } from '../../ui/grid/types';
import { type Translate, useT, useTexts } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';
import { nearDay } from './countdown-side-parts';
import { MenuLine } from './menu-line';
import { leftWords, pressOf } from './tender-times';
import { TenderStateTag } from './tender-words';

/** What still lacks, each as a small tag; `complete` where nothing does. */
function lacksOf({ papers, missing, seals, depositGap, isQuoteOpen, isCaOpen }: CountdownRow, t: Translate) {
  const urgent = [
    depositGap === null ? '' : t(`tenders.desk.deposits.${depositGap}`),
    isQuoteOpen ? t('tenders.desk.quote') : '',
    seals > 0 ? t('tenders.desk.seal', { count: seals }) : '',
    isCaOpen ? t('tenderDates.caOpen') : '',
  ].filter(Boolean);
  const isComplete = papers !== null && papers.ready === papers.total && urgent.length === 0;
  return { urgent, missing, isComplete };
}

const Papers = ({ papers }: Pick<CountdownRow, 'papers'>) => {
  const t = useT();
  if (papers === null) return <span className="td-tender-quiet">{t('tenders.desk.noPapers')}</span>;
  return (
    <span className="td-count-papers">
      <progress value={papers.ready} max={Math.max(papers.total, 1)} aria-label={t('tenders.columns.missing')} />
      <span className="td-number">
        {papers.ready}/{papers.total}
      </span>
    </span>
  );
};

/** The usual state of a bid that is being counted down needs no word. */
const Title = ({ tender: { title, kind, state } }: Pick<CountdownRow, 'tender'>) => (
  <span className="td-count-name" title={title}>
    <span>{title}</span>
    {state !== 'preparing' && <TenderStateTag kind={kind} state={state} />}
  </span>
);

type LineProps = {
  readonly row: CountdownRow;
  readonly now: number;
  readonly next: RowAction;
  readonly actions: readonly RowAction[];
  readonly onOpen: () => void;
};

export const CountdownLine = ({ row, now, next, actions, onOpen }: LineProps) => {
  const { t, language } = useTexts();
  const timeZone = useTimeZone();
  const { tender } = row;
  const at = tender.bidDeadlineAt ?? now;
  const left = at - now;
  const { urgent, missing, isComplete } = lacksOf(row, t);
  const names = missing.map((text) => textAt(language, text) ?? text).join(' · ');
  const deadline = formatInstant(at, timeZone);
  return (
    <MenuLine id={tender.id} {...{ actions, onOpen }}>
      <td className={`td-count-left ${pressOf(left)}`}>
        {left < 0 ? t('tenders.desk.passed', { time: leftWords(left, t) }) : leftWords(left, t)}
      </td>
      <th scope="row">
        <Title tender={tender} />
      </th>
      <td>{t(`tenders.kinds.${tender.kind}`)}</td>
      <td className="td-number td-nowrap" title={deadline}>
        {nearDay(deadline)}
      </td>
      <td>
        <div className="td-count-lacks">
          <Papers papers={row.papers} />
          {urgent.map((text) => (
            <StateTag key={text} tone={left < 86_400_000 ? 'bad' : 'warning'}>
              {text}
            </StateTag>
          ))}
          {names !== '' && (
            <span className="td-count-names" title={names}>
              <StateTag>{names}</StateTag>
            </span>
          )}
          {isComplete && <StateTag tone="good">{t('tenders.desk.complete')}</StateTag>}
        </div>
      </td>
      <td>
        <ActionButton size="small" tabIndex={-1} state={next.state} onClick={next.onRun}>
          {next.label}
        </ActionButton>
      </td>
    </MenuLine>
  );
};

type Waiting = {
  readonly row: WaitingRow;
  readonly today: string;
  readonly next: RowAction;
  readonly actions: readonly RowAction[];
  readonly onOpen: () => void;
};

/** After so many days of waiting the days are told in red. */
const LONG_DAYS = 15;

const dueWords = (on: string | null, today: string, t: Translate): string => {
  if (on === null) return '';
  const late = daysBetween(on, today);
  if (late === 0) return t('tenders.desk.today');
  return late > 0 ? t('tenders.desk.overdue', { on, days: late }) : on;
};

/** What its opening lacks. */
const OpeningLacks = ({ isCaOpen, isAttendeeOpen }: Pick<WaitingRow, 'isCaOpen' | 'isAttendeeOpen'>) => {
  const t = useT();
  return (
    <>
      {isCaOpen && <StateTag tone="warning">{t('desks.marks.caUntried')}</StateTag>}
      {isAttendeeOpen && <StateTag tone="bad">{t('desks.marks.nobodyAttends')}</StateTag>}
    </>
  );
};

export const WaitingLine = ({ row, today, next, actions, onOpen }: Waiting) => {
  const t = useT();
  const { tender, days } = row;
  const { nextFollowUpOn, lastAnswer, lastAnswerOn } = tender;
  const isDue = nextFollowUpOn !== null && nextFollowUpOn <= today;
  return (
    <MenuLine id={tender.id} {...{ actions, onOpen }}>
      <td className={`td-count-left ${days >= LONG_DAYS ? 'is-now' : ''}`}>{t('tenders.desk.waited', { days })}</td>
      <th scope="row">
        <Title tender={tender} /> <OpeningLacks {...row} />
      </th>
      <td>{tender.purchaser}</td>
      <td>{lastAnswerOn === null ? t('tenders.desk.noAnswer') : `${lastAnswerOn} ${lastAnswer}`}</td>
      <td className={`td-number ${isDue ? 'td-count-due' : ''}`}>{dueWords(nextFollowUpOn, today, t)}</td>
      <td>
        <ActionButton size="small" tabIndex={-1} state={next.state} onClick={next.onRun}>
          {next.label}
        </ActionButton>
      </td>
    </MenuLine>
  );
};
