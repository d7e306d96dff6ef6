/** The facts of a tender, its way, and what became of it. */
import { formatFen, formatInstant } from '../../../shared/domain/format';
import type { TenderDetail, TenderRow } from '../../../shared/contract/tenders.contract';
import { endStates, type TenderState } from '../../../shared/domain/tender-words';
import { type TextKey, type Translate, useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';
import { reasonWord, stateWord, TenderStateTag } from './tender-words';

type Column = TextKey extends infer K ? (K extends `tenders.columns.${infer N}` ? N : never) : never;
type Line = readonly [label: string, text: string];

const bidderOf = ({ bidder, bidderName }: TenderRow, t: Translate): string =>
  bidder === 'own' ? t('tenders.bidders.own') : bidderName;

const submissionOf = (row: TenderRow, { t, at }: { t: Translate; at: (ms: number | null) => string }): string =>
  [at(row.submittedAt), row.submittedHow === '' ? '' : t(`tenders.hows.${row.submittedHow}`), row.courierNo]
    .filter(Boolean)
    .join(' ');

function linesOf(row: TenderRow, t: Translate, timeZone: string): readonly Line[] {
  const at = (ms: number | null): string => (ms === null ? '' : formatInstant(ms, timeZone));
  const c = (key: Column): string => t(`tenders.columns.${key}`);
  const published = row.publishedUntil === null ? '' : `${row.publishedOn ?? ''} – ${row.publishedUntil}`;
  const decided = row.goDecision === '' ? '' : `${t(`tenders.goDecisions.${row.goDecision}`)} ${row.goReason}`;
  return [
    [c('purchaser'), row.purchaser],
    [c('platform'), row.platform],
    [c('province'), [row.province, row.city].filter(Boolean).join(' ')],
    [c('ownerName'), row.ownerName],
    [c('assistantName'), row.assistantName],
    [c('bidDeadlineAt'), at(row.bidDeadlineAt)],
    [c('openingAt'), at(row.openingAt)],
    [c('documentsOn'), row.documentsOn ?? ''],
    [c('estimateFen'), row.estimateFen === null ? '' : formatFen(row.estimateFen)],
    [c('bidder'), bidderOf(row, t)],
    [c('goDecision'), decided],
    [c('submittedAt'), submissionOf(row, { t, at })],
    [c('lateReason'), row.lateReason],
    [c('openedAt'), at(row.openedAt)],
    [c('publishedUntil'), published],
    [c('nextFollowUpOn'), row.nextFollowUpOn ?? ''],
    [c('awardNoticeOn'), row.awardNoticeOn ?? ''],
    [c('contractOn'), row.contractOn ?? ''],
    [c('outcomeReason'), reasonWord(row, t)],
    [c('outcomeNote'), row.outcomeNote],
    [c('lesson'), row.lesson],
    [c('note'), row.note],
  ];
}

export const TenderFacts = ({ tender }: { readonly tender: TenderRow }) => {
  const t = useT();
  const timeZone = useTimeZone();
  return (
    <dl className="td-tender-facts">
      {linesOf(tender, t, timeZone).map(([label, text]) =>
        text === '' ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
};

const ended: readonly TenderState[] = endStates;

/** The straight way with the place reached; an end stands behind it in its own word. */
export const TenderWay = ({ detail: { tender, way } }: { readonly detail: TenderDetail }) => {
  const t = useT();
  const place = way.indexOf(tender.state);
  return (
    <ol className="td-tender-way" aria-label={t('tenders.page.way')}>
      {way.map((state, at) => (
        <li
          key={state}
          className={at < place ? 'is-past' : at === place ? 'is-here' : ''}
          aria-current={at === place ? 'step' : undefined}
        >
          {stateWord({ kind: tender.kind, state }, t)}
        </li>
      ))}
      {ended.includes(tender.state) && (
        <li aria-current="step">
          <TenderStateTag kind={tender.kind} state={tender.state} />
        </li>
      )}
    </ol>
  );
};

/** What may be objected to, with its numbers and where it is written. */
export const TenderChecks = ({ checks }: { readonly checks: TenderDetail['checks'] }) => {
  const t = useT();
  if (checks.length === 0) return <p className="td-tender-hint">{t('tenders.page.noChecks')}</p>;
  return (
    <ul className="td-tender-list">
      {checks.map(({ key, unit, found, limit }) => (
        <li key={key}>
          <div>
            <StateTag tone="warning">{t('tenderDates.mayObject')}</StateTag> {t(`tenderDates.clocks.${key}`)}
          </div>
          <small>
            {t('tenderDates.found', {
              found: `${unit === 'percent' ? found / 100 : found} ${t(`tenderDates.units.${unit}`)}`,
              limit: `${limit} ${t(`tenderDates.units.${unit}`)}`,
            })}
            {' · '}
            {t(`tenderDates.sources.${key}`)}
          </small>
        </li>
      ))}
    </ul>
  );
};
