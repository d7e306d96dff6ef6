/** Words that the views on tenders share, and the clock by which they get older. */
import { useSyncExternalStore } from 'react';
import { holidayNames } from '../../../shared/domain/calendar-words';
import type { MonthKind } from '../../../shared/domain/tender-views';
import type { TextKey, Translate } from '../../ui/i18n';

/** What a change of which asks the views again. */
export const viewTables = [
  ...['tender', 'tender_milestone', 'tender_follow_up', 'tender_item', 'tender_document', 'deposit'],
  ...['calendar_day', 'calendar_year'],
];

/** What a date is called; one of no known kind by its own title. */
export const dateName = (t: Translate, kind: MonthKind, title: string): string => {
  if (kind === 'follow_up') return t('tenderViews.kinds.follow_up');
  return kind === 'other' && title !== '' ? title : t(`tenderDates.kinds.${kind}`);
};

/** A paper of the checklist: a key of the catalogue, or what the firm calls it. */
export const paperName = (t: Translate, key: string): string =>
  key.startsWith('tenderDocuments.codes.') ? t(key as TextKey) : key;

/** A public holiday by its word, any other day as the firm wrote it. */
export const holidayName = (t: Translate, name: string): string => {
  const known = holidayNames.find((one) => one === name);
  return known ? t(`calendar.names.${known}`) : name;
};

const MINUTE_MS = 60_000;
const subscribe = (listener: () => void): (() => void) => {
  const timer = setInterval(listener, MINUTE_MS);
  return () => clearInterval(timer);
};
const thisMinute = (): number => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
/** The beginning of the current minute, UTC ms. */
export const useMinute = (): number => useSyncExternalStore(subscribe, thisMinute);
