/** A card of the board: what it is, how long there is left, what is missing. */
import type { DragEvent, KeyboardEvent, MouseEvent } from 'react';
import type { BoardCard } from '../../../shared/contract/tender-views.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { useT, type Translate } from '../../ui/i18n';
import { plainLetter } from '../../ui/keyboard';
import { StateTag } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';
import { leftParts, leftTo } from './view-board-model';
import { paperName, useMinute } from './view-words';

/** `2 d 22 h`, `2 h 41 min`, `12 min`. */
const leftText = (t: Translate, at: number, now: number): string => {
  const { days, hours, minutes } = leftParts(at, now);
  if (days > 0) return t('tenderViews.board.days', { days, hours });
  return hours > 0 ? t('tenderViews.board.hours', { hours, minutes }) : t('tenderViews.board.minutes', { minutes });
};

/** A day without its year: `11-23`. */
const YEAR = 5;
const isWaiting = ({ state }: BoardCard): boolean =>
  state === 'submitted' || state === 'opened' || state === 'published';

/** Until when: the deadline of a bid, the day on which to ask of what others decide. */
const When = ({ card }: { readonly card: BoardCard }) => {
  const t = useT();
  const now = useMinute();
  const today = businessDateOf(now, useTimeZone());
  const { bidDeadlineAt, nextFollowUpOn } = card;
  if (isWaiting(card)) {
    const on = nextFollowUpOn ?? '';
    const isLate = on < today;
    const key = isLate ? 'tenderViews.board.askedLate' : 'tenderViews.board.asked';
    return <span className={`td-view-left is-${isLate ? 'bad' : 'neutral'}`}>{t(key, { on: on.slice(YEAR) })}</span>;
  }
  if (bidDeadlineAt === null) return <span className="td-quiet">{t('tenderViews.board.noDeadline')}</span>;
  const { isPast, tone } = leftTo(bidDeadlineAt, now);
  return (
    <span className={`td-view-left is-${tone}`}>
      {isPast ? t('tenderViews.board.passed') : leftText(t, bidDeadlineAt, now)}
    </span>
  );
};

const Missing = ({ card }: { readonly card: BoardCard }) => {
  const t = useT();
  const { papers, depositGap, openQuotes, state, publishedUntil } = card;
  if (isWaiting(card)) {
    const isPublished = state === 'published' && publishedUntil !== null;
    return isPublished ? <StateTag>{t('tenderViews.board.until', { on: publishedUntil.slice(YEAR) })}</StateTag> : null;
  }
  const names = papers?.missing.map((key) => paperName(t, key)).join(t('common.listSeparator')) ?? '';
  const isReady = papers !== null && papers.ready === papers.total;
  return (
    <>
      {papers && (
        <span title={names === '' ? undefined : t('tenderViews.board.missing', { names })}>
          <StateTag tone={isReady ? 'good' : 'neutral'}>
            {t('tenderViews.board.papers', { ready: papers.ready, total: papers.total })}
          </StateTag>
        </span>
      )}
      {papers && papers.seals > 0 && (
        <StateTag tone="warning">{t('tenderViews.board.seals', { count: papers.seals })}</StateTag>
      )}
      {depositGap && <StateTag tone="warning">{t(`tenderViews.board.deposits.${depositGap}`)}</StateTag>}
      {openQuotes > 0 && <StateTag tone="warning">{t('tenderViews.board.quotes', { count: openQuotes })}</StateTag>}
    </>
  );
};

export type CardActions = {
  readonly onOpen: (card: BoardCard) => void;
  readonly onSteps: (card: BoardCard) => void;
  readonly onFocus: (card: BoardCard) => void;
  /** Undefined: it was let go. */
  readonly onHold: (card: BoardCard | undefined) => void;
};
type Props = CardActions & { readonly card: BoardCard; readonly isCurrent: boolean };

export const TenderCard = ({ card, isCurrent, onOpen, onSteps, onFocus, onHold }: Props) => {
  const t = useT();
  const hold = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', card.number);
    onHold(card);
  };
  const menu = (event: MouseEvent) => {
    event.preventDefault();
    onSteps(card);
  };
  const keys = (event: KeyboardEvent) => {
    const isOpening = event.key === 'Enter' || event.key === ' ';
    if (!isOpening && plainLetter(event.nativeEvent) !== 'm') return;
    event.preventDefault();
    if (isOpening) onOpen(card);
    else onSteps(card);
  };
  return (
    // Not every browser lets a button be dragged.
    <div
      role="button"
      className="td-view-card"
      data-card={card.id}
      tabIndex={isCurrent ? 0 : -1}
      draggable
      onClick={() => onOpen(card)}
      onFocus={() => onFocus(card)}
      onKeyDown={keys}
      onContextMenu={menu}
      onDragStart={hold}
      onDragEnd={() => onHold(undefined)}
    >
      <strong>{card.title}</strong>
      <span className="td-quiet">{card.purchaser}</span>
      <span className="td-view-card-line">
        <When card={card} />
        <span className="td-quiet">{card.assistantName}</span>
      </span>
      <span className="td-tags">
        <StateTag tone="info">{t(`tenders.kinds.${card.kind}`)}</StateTag>
        <Missing card={card} />
      </span>
    </div>
  );
};
