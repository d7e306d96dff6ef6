/** How a reminder is written, and where it leads. */
import type { ReminderRow } from '../../../shared/contract/reminders.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { formatInstant } from '../../../shared/domain/format';
import { isTenderRule, type ReminderRule } from '../../../shared/domain/reminder-words';
import { textAt } from '../../../shared/i18n/formats';
import type { Texts, Translate } from '../../ui/i18n';
import type { TabParams, TabRequest } from '../../ui/tab-actions';

/** Tables whose change moves a reminder while somebody looks at them. */
export const inboxTables = ['reminder', 'sales_order', 'dispatch_note', 'return_request', 'receipt', 'tender'];
export const countTables = ['reminder'];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The name of a rule: a line of the desk has that of the desk. */
export const ruleName = (rule: ReminderRule, threshold: number | null, t: Translate): string =>
  isTenderRule(rule) ? t(`reminders.tender.${rule}`) : t(`desks.names.${rule}`, { threshold: threshold ?? 0 });

/** What the reminder is: the milestone by its own name, else its rule. */
export const nameOf = ({ rule, threshold, milestone, milestoneTitle }: ReminderRow, t: Translate): string => {
  if (milestoneTitle !== '') return milestoneTitle;
  return milestone === null ? ruleName(rule, threshold, t) : t(`reminders.milestones.${milestone}`);
};

/** What has to be done next. */
export const nextOf = ({ rule, tenderState }: ReminderRow, t: Translate): string => {
  if (rule !== 'tenderDeadline') return t(`reminders.act.${rule}`);
  if (tenderState === 'found' || tenderState === 'evaluating') return t('reminders.act.decide');
  return t(tenderState === 'approved' ? 'reminders.act.prepare' : 'reminders.act.submit');
};

type Place = { readonly now: number; readonly timeZone: string };

/** How far the papers of a bid are and what else it lacks; empty where nothing is known. */
export const lacksOf = ({ rule, lacks }: Pick<ReminderRow, 'rule' | 'lacks'>, { t, language }: Texts): string => {
  if (lacks === null) return '';
  const { papers, missing, seals, depositGap, isQuoteOpen, isCaOpen, isAttendeeOpen } = lacks;
  const open = [
    depositGap === null ? '' : t(`reminders.lacks.deposits.${depositGap}`),
    isQuoteOpen ? t('reminders.lacks.quote') : '',
    seals > 0 ? t('reminders.lacks.seals', { count: seals }) : '',
    isCaOpen ? t('reminders.lacks.ca') : '',
    isAttendeeOpen ? t('reminders.lacks.attendee') : '',
    ...missing.map((name) => textAt(language, name) ?? name),
  ].filter((one) => one !== '');
  const names = open.join(t('common.listSeparator'));
  // An opening needs no papers any more.
  if (rule === 'tenderOpening') return names === '' ? '' : t('reminders.lacks.only', { names });
  const ready = papers === null ? '' : t('reminders.lacks.papers', { ready: papers.ready, total: papers.total });
  if (names === '') return ready === '' ? '' : t('reminders.lacks.complete', { ready });
  return t('reminders.lacks.missing', { ready: ready === '' ? t('reminders.lacks.noPapers') : ready, names });
};

/** How much time is left, or since when it is late. */
export const leftOf = ({ rule, dueAt, isWholeDay }: ReminderRow, { now, timeZone }: Place, t: Translate): string => {
  const at = isWholeDay ? businessDateOf(dueAt, timeZone) : formatInstant(dueAt, timeZone);
  if (!isTenderRule(rule)) return t('reminders.left.since', { at });
  if (rule === 'tenderFollowUp') return t('reminders.left.at', { at: businessDateOf(dueAt, timeZone) });
  const left = dueAt - now;
  if (left < 0) return t('reminders.left.over', { at });
  if (left >= 2 * DAY_MS) return t('reminders.left.days', { days: Math.floor(left / DAY_MS) });
  if (left >= HOUR_MS) return t('reminders.left.hours', { hours: Math.floor(left / HOUR_MS) });
  return t('reminders.left.minutes', { minutes: Math.floor(left / MINUTE_MS) });
};

/** The record and whose or what it is; a word that has a key in the language of the reader. */
export const recordOf = ({ title, who }: Pick<ReminderRow, 'title' | 'who'>, { language }: Texts): string =>
  [title, textAt(language, who) ?? who].filter((one) => one !== '').join(' · ');

/** Title and text of what pops up: what it is, how long, and the next step. */
export const noteOf = (row: ReminderRow, place: Place, texts: Texts): { title: string; body: string } => {
  const { t } = texts;
  const title = `${nameOf(row, t)} · ${leftOf(row, place, t)}`;
  const lines = [recordOf(row, texts), lacksOf(row, texts), t('reminders.next', { next: nextOf(row, t) })];
  return { title, body: lines.filter((one) => one !== '').join('\n') };
};

const listParams = ({ rule, target }: ReminderRow): TabParams => {
  if (rule === 'incompleteProducts') return { gap: 'incomplete' };
  if (rule === 'skippedImports') return { tab: 'runs', segment: 'skipped' };
  return target.segment === null ? {} : { segment: target.segment };
};

const idName: Readonly<Record<string, string>> = { order: 'orderId', note: 'noteId', tender: 'tenderId' };

/** The page of the record, or the list that holds it. */
export const tabOf = (row: ReminderRow, t: Translate): TabRequest => {
  const { screen, id } = row.target;
  if (id !== null) {
    return { key: `${screen}/${id}`, screen, title: row.title, params: { [idName[screen] ?? 'id']: id } };
  }
  const params = listParams(row);
  if (screen !== 'deskRows') return { key: screen, screen, params };
  return { key: `deskRows/${row.rule}`, screen, title: nameOf(row, t), params };
};
