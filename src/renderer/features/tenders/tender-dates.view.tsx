/** The dates of a tender: due, first due, why it moved, who kept it, and what may be done with each. */
import type { MilestoneRow } from '../../../shared/contract/tender-dates.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { MoreMenu } from '../../ui/action-menu';
import { type TextKey, type Translate, useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { StateTag, type Tone } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';
import { useDateSteps } from './date-questions';
import { dateName, type DateStep, dateSteps } from './date-window';
import { tenderTables } from './tender-words';

const tones: Readonly<Record<MilestoneRow['look'], Tone>> = {
  done: 'good',
  missed: 'bad',
  dropped: 'neutral',
  late: 'bad',
  today: 'warning',
  open: 'neutral',
};

const clocks = [
  'objectionDocuments',
  'challenge',
  'complaint',
  'complaintGovernment',
  'contract',
  'publishedFor',
] as const;
/** The article a date of the law comes from, else what somebody wrote. */
const sourceOf = ({ basis, basisNote }: MilestoneRow, t: Translate): string => {
  const clock = basisNote === 'challengeResult' ? 'challenge' : clocks.find((key) => key === basisNote);
  return [t(`tenderDates.bases.${basis}`), clock ? t(`tenderDates.sources.${clock}`) : basisNote]
    .filter(Boolean)
    .join(' ');
};

const own = ['tenders.actions.', 'tenderDates.act.', 'tenderDates.reasons.'];
/** What moved it: what somebody wrote, or a step of the tender that took it along. */
const reasonOf = (reason: string, t: Translate): string =>
  own.some((prefix) => reason.startsWith(prefix)) ? t(reason as TextKey) : reason;

/** Everything that is to be known of a date beside its time. */
function remarksOf(date: MilestoneRow, t: Translate, when: (at: number) => string): string[] {
  const { moves, originalDueAt, movedCount, askOn, attendeeName, minutesAllowed } = date;
  const opening = date.kind === 'opening' && date.look !== 'done';
  const found = [
    sourceOf(date, t),
    movedCount > 0 ? t('tenderDates.original', { at: when(originalDueAt), times: movedCount }) : '',
    ...moves.map(({ who, fromDueAt, toDueAt, reason }) =>
      t('tenderDates.moved', { who, from: when(fromDueAt), to: when(toDueAt), reason: reasonOf(reason, t) }),
    ),
    askOn === null || date.doneAt !== null ? '' : t('tenderDates.askFinance', { on: askOn }),
    attendeeName === '' ? '' : t('tenderDates.attendee', { name: attendeeName }),
    minutesAllowed === null ? '' : t('tenderDates.minutes', { minutes: minutesAllowed }),
    opening ? t(date.caTriedAt === null ? 'tenderDates.caOpen' : 'tenderDates.caTried') : '',
    date.doneAt === null ? '' : `${date.doneByName} ${when(date.doneAt)} ${date.doneNote}`,
    date.answeredOn === null ? '' : t('tenderDates.answered', { on: date.answeredOn }),
    date.missedReason,
  ];
  return found.filter((text) => text.trim() !== '');
}

const DateLine = ({ date, onAsk }: { readonly date: MilestoneRow; readonly onAsk: (step: DateStep) => void }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const when = (at: number) => (date.isWholeDay ? businessDateOf(at, timeZone) : formatInstant(at, timeZone));
  const fitting = dateSteps.filter((step) => {
    const state = date.actions[step];
    return state === true || state.code === 'FORBIDDEN';
  });
  const actions = fitting.map((step) => ({
    ...{ key: step, label: t(`tenderDates.act.${step}`), state: date.actions[step] },
    onRun: () => onAsk(step),
  }));
  return (
    <tr className={date.look === 'dropped' ? 'is-dropped' : undefined}>
      <th scope="row">{dateName(date, t)}</th>
      <td className="td-number">{when(date.dueAt)}</td>
      <td>
        <StateTag tone={tones[date.look]}>{t(`tenderDates.looks.${date.look}`)}</StateTag>
      </td>
      <td>
        <small>{remarksOf(date, t, when).join(' · ')}</small>
      </td>
      <td>
        <MoreMenu actions={actions} />
      </td>
    </tr>
  );
};

type ListProps = {
  readonly dates: readonly MilestoneRow[];
  readonly onAsk: (step: DateStep, date: MilestoneRow) => void;
};

const DateTable = ({ dates, onAsk }: ListProps) => {
  const t = useT();
  return (
    <table className="td-tender-dates">
      <thead>
        <tr>
          {(['kind', 'dueAt', 'state', 'note'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`tenderDates.columns.${key}`)}
            </th>
          ))}
          <th aria-label={t('common.actions.more')} />
        </tr>
      </thead>
      <tbody>
        {dates.map((date) => (
          <DateLine key={date.id} date={date} onAsk={(step) => onAsk(step, date)} />
        ))}
      </tbody>
    </table>
  );
};

export const TenderDates = ({ tenderId }: { readonly tenderId: number }) => {
  const t = useT();
  const write = useMayState('tenders.write');
  const found = useRead(['tenderDates.of', tenderId], () => api.tenderDates.of({ tenderId }), { tables: tenderTables });
  const steps = useDateSteps(tenderId);
  if (!found.value) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  const { dates, missingYears } = found.value;
  return (
    <section className="td-tender-part">
      <header>
        <h2>{t('tenders.page.dates')}</h2>
        <ActionButton size="small" state={write} onClick={steps.add}>
          {t('tenderDates.act.add')}
        </ActionButton>
      </header>
      {missingYears.length > 0 && (
        <p className="td-tender-warning" role="note">
          {t('calendar.missingYears', { years: missingYears.join(', ') })}
        </p>
      )}
      {dates.length === 0 ? (
        <p className="td-tender-hint">{t('tenders.page.noDates')}</p>
      ) : (
        <DateTable dates={dates} onAsk={steps.ask} />
      )}
      {steps.window}
    </section>
  );
};
