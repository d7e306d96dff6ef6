/** How the figures of the desk are written, and where they lead. */
import { formatInstant } from '../../../shared/domain/format';
import type { DeskItem, DeskRow } from '../../../shared/contract/desks.contract';
import type { Translate } from '../../ui/i18n';
import type { TabParams, TabRequest } from '../../ui/tab-actions';

/** Tables whose change moves a number on some desk. */
export const deskTables = [
  ...['sales_order', 'order_change', 'dispatch_note', 'return_request', 'receipt', 'bank_line', 'opening_document'],
  ...['lot', 'stocktake', 'stock_issue', 'recall', 'qualification', 'customer', 'product', 'import_run', 'setting'],
];

export const nameOf = ({ key, threshold }: Pick<DeskItem, 'key' | 'threshold'>, t: Translate): string =>
  t(`desks.names.${key}`, { threshold: threshold ?? 0 });

export const countOf = ({ count, isCapped }: DeskItem, t: Translate): string =>
  t(isCapped ? 'desks.atLeast' : 'desks.count', { count });

type Dated = { readonly at: number | null; readonly on: string | null };
export const dateOf = ({ at, on }: Dated, timeZone: string): string =>
  at === null ? (on ?? '') : formatInstant(at, timeZone);

/** Lists that take a wish when they are opened. */
const paramsOf = ({ key, target }: DeskItem): TabParams => {
  if (key === 'incompleteProducts') return { gap: 'incomplete' };
  if (key === 'skippedImports') return { tab: 'runs' };
  return target.segment === null ? {} : { segment: target.segment };
};

/** The list that owns the rows of a reminder. */
export const listTab = (item: DeskItem): TabRequest => {
  const { screen } = item.target;
  return { key: screen, screen, params: paramsOf(item) };
};

/** The page of one row; rows without one lead to their list. */
export const rowTab = (item: DeskItem, { opens, title }: DeskRow): TabRequest => {
  if (opens === null) return listTab(item);
  const { screen, id } = opens;
  const tab = { key: `${screen}/${id}`, screen, title };
  return screen === 'order' ? { ...tab, params: { orderId: id } } : { ...tab, params: { noteId: id } };
};
