/** The text of a cell: the same on the screen, in a copy and in the totals. */
import {
  formatCount,
  formatFen,
  formatInstant,
  formatPercent,
  formatPrice,
  formatQty,
} from '../../../shared/domain/format';
import type { Translate } from '../i18n';
import type { CellValue, ColumnKind, GridColumn, GridRow } from './types';

export type TextTools = { readonly t: Translate; readonly timeZone: string };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isCellValue = (value: unknown): value is CellValue =>
  value === null || value === undefined || ['string', 'number', 'boolean'].includes(typeof value);

/** What a cell holds. */
export const cellValue = <Row extends GridRow>(column: GridColumn<Row>, row: Row): CellValue => {
  if (column.value) return column.value(row);
  const fields: unknown = row;
  const held = isRecord(fields) ? fields[column.key] : undefined;
  return isCellValue(held) ? held : undefined;
};

/** Columns whose cells are figures: to the right, and red when negative. */
export const isFigure = (kind: ColumnKind): boolean =>
  kind === 'number' || kind === 'money' || kind === 'price' || kind === 'quantity' || kind === 'percent';

/** A figure in the unit of its kind, as it is read. */
export const figureText = (kind: ColumnKind, value: number): string => {
  switch (kind) {
    case 'number':
      return formatCount(value);
    case 'money':
      return formatFen(value);
    case 'price':
      return formatPrice(value);
    case 'quantity':
      return formatQty(value);
    case 'percent':
      return formatPercent(value);
    case 'text':
    case 'date':
    case 'instant':
    case 'state':
    case 'lamps':
    case 'actions':
      return String(value);
  }
};

/** The text of a cell. */
export const cellText = <Row extends GridRow>(
  column: GridColumn<Row>,
  row: Row,
  { t, timeZone }: TextTools,
): string => {
  if (column.copy) return column.copy(row);
  const value = cellValue(column, row);
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? t('common.words.yes') : t('common.words.no');
  if (typeof value === 'number') {
    return column.kind === 'instant' ? formatInstant(value, timeZone) : figureText(column.kind, value);
  }
  const look = column.kind === 'state' ? column.states?.[value] : undefined;
  return look ? t(look.label) : value;
};
