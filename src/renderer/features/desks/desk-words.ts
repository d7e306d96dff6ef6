/** How the figures of the desk are written, and where they lead. */
import { formatInstant } from '../../../shared/domain/format';
import type { DeskItem, DeskRow } from '../../../shared/contract/desks.contract';
import type { Translate } from '../../ui/i18n';
import type { TabParams, TabRequest } from '../../ui/tab-actions';

/** Tables whose change moves a number on some desk. */
export const deskTables = [
  ...[
    'sales_order',
    'order_change',
    'dispatch_note',
    'return_request',
    'receipt',
    'bank_line',
    'opening_document',
    'sold_report',
  ],
  ...[
    'lot',
    'stocktake',
    'stock_issue',
    'recall',
    'purchase_receipt',
    'supplier_return',
    'release_request',
    'qualification',
    'customer',
    'product',
    'import_run',
    'setting',
  ],
  ...['entitlement', 'invoice', 'invoice_request', 'invoice_handover'],
  ...['tender', 'tender_item', 'tender_milestone', 'deposit', 'tender_document', 'credential', 'credential_loan'],
  ...['delivery_agreement', 'agreed_volume'],
];

export const nameOf = ({ key, threshold }: Pick<DeskItem, 'key' | 'threshold'>, t: Translate): string =>
  t(`desks.names.${key}`, { threshold: threshold ?? 0 });

/** Of a bid nothing is late before its deadline: it is urgent. */
export const lateText = ({ key, lateCount }: Pick<DeskItem, 'key' | 'lateCount'>, t: Translate): string =>
  t(key === 'tendersUrgent' ? 'desks.urgent' : 'desks.late', { count: lateCount });

const deadlines: readonly DeskItem['key'][] = [
  ...(['tendersMissed', 'tendersUrgent', 'tendersToday', 'tendersSoon', 'tendersWeek'] as const),
];
/** What the date of a row is. */
export const sinceHead = (key: DeskItem['key'], t: Translate): string =>
  t(deadlines.includes(key) ? 'desks.deadline' : 'desks.columns.since');

export const countOf = ({ count, isCapped }: DeskItem, t: Translate): string =>
  t(isCapped ? 'desks.atLeast' : 'desks.count', { count });

type Dated = { readonly at: number | null; readonly on: string | null };
export const dateOf = ({ at, on }: Dated, timeZone: string): string =>
  at === null ? (on ?? '') : formatInstant(at, timeZone);

/** The part of the list that holds the rows. */
const paramsOf = ({ key, target }: DeskItem): TabParams => {
  if (key === 'incompleteProducts') return { gap: 'incomplete' };
  if (key === 'skippedImports') return { tab: 'runs', segment: 'skipped' };
  return target.segment === null ? {} : { segment: target.segment };
};

/** The list that owns the rows of a reminder; computed ones have a list of their own each. */
export const listTab = (item: DeskItem, t: Translate): TabRequest => {
  const { screen } = item.target;
  if (screen === 'deskRows')
    return { key: `deskRows/${item.key}`, screen, title: nameOf(item, t), params: paramsOf(item) };
  return { key: screen, screen, params: paramsOf(item) };
};

/** The page of one row; rows without one lead to their list. */
export const rowTab = (item: DeskItem, { opens, title }: DeskRow, t: Translate): TabRequest => {
  if (opens === null) return listTab(item, t);
  const tab = documentTab(opens, title);
  // Quotes are decided on and made anew in their own part of the page.
  const isQuote = item.key === 'quotesAsked' || item.key === 'quotesRefused';
  return isQuote ? { ...tab, params: { ...tab.params, part: 'items' } } : tab;
};

/** The page of a document. */
export const documentTab = (opens: NonNullable<DeskRow['opens']>, title: string): TabRequest => {
  const { screen, id } = opens;
  const tab = { key: `${screen}/${id}`, screen, title };
  const params = { order: { orderId: id }, note: { noteId: id }, tender: { tenderId: id } };
  return { ...tab, params: params[screen] };
};
