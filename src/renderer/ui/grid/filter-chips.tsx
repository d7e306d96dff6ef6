import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { businessDateOf } from '../../../shared/domain/business-date';
import { type Translate, useT } from '../i18n';
import { useTimeZone } from '../time-zone';
import { figureText } from './cell-text';
import type { GridColumn, GridFilter, GridRow, RangeFilter } from './types';

type Look = {
  readonly column: Pick<GridColumn<GridRow>, 'kind' | 'states'>;
  readonly t: Translate;
  readonly timeZone: string;
};

const rangeWords = ({ min, max }: RangeFilter, { column, t, timeZone }: Look): string => {
  if (column.kind === 'instant') {
    const day = (at: number | undefined) => (at === undefined ? undefined : businessDateOf(at, timeZone));
    return dateWords(day(min), day(max), t);
  }
  const figure = (value: number) => figureText(column.kind, value);
  if (min === undefined) return t('grid.filter.atMost', { max: figure(max ?? 0) });
  if (max === undefined) return t('grid.filter.atLeast', { min: figure(min) });
  return t('grid.filter.between', { min: figure(min), max: figure(max) });
};

const dateWords = (from: string | undefined, to: string | undefined, t: Translate): string => {
  if (from === undefined) return t('grid.filter.until', { to: to ?? '' });
  if (to === undefined) return t('grid.filter.since', { from });
  return t('grid.filter.between', { min: from, max: to });
};

const NAMED_CHOICES = 2;

/** What a filter asks for, in a few words. */
export const filterWords = (filter: GridFilter, look: Look): string => {
  const { column, t } = look;
  switch (filter.op) {
    case 'contains':
    case 'equals':
    case 'startsWith':
      return `${t(`grid.filter.${filter.op}`)} ${filter.text}`;
    case 'range':
      return rangeWords(filter, look);
    case 'dateRange':
      return dateWords(filter.from, filter.to, t);
    case 'in': {
      const names = filter.values.map((value) => {
        const known = column.states?.[value];
        return known ? t(known.label) : value;
      });
      if (names.length <= NAMED_CHOICES) return names.join(t('common.listSeparator'));
      return t('grid.filter.list', { first: names[0] ?? '', count: names.length });
    }
  }
};

type Props<Row extends GridRow> = {
  readonly filters: readonly GridFilter[];
  readonly columns: readonly GridColumn<Row>[];
  readonly onRemove: (column: string) => void;
  readonly onRemoveAll: () => void;
};

/** The filters that are on, each to be taken off again. */
export const FilterChips = <Row extends GridRow>({ filters, columns, onRemove, onRemoveAll }: Props<Row>) => {
  const t = useT();
  const timeZone = useTimeZone();
  if (filters.length === 0) return null;
  return (
    <div className="td-chips">
      {filters.map((filter) => {
        const column = columns.find(({ key }) => key === filter.column);
        if (column === undefined) return null;
        const name = t(column.header);
        const look: Look = {
          column: { kind: column.kind, ...(column.states && { states: column.states }) },
          t,
          timeZone,
        };
        return (
          <span key={filter.column} className="td-chip">
            {t('grid.filter.chip', { name, what: filterWords(filter, look) })}
            <button
              type="button"
              aria-label={t('grid.filter.remove', { name })}
              onClick={() => onRemove(filter.column)}
            >
              <CloseOutlined aria-hidden />
            </button>
          </span>
        );
      })}
      <Button size="small" type="link" onClick={onRemoveAll}>
        {t('grid.filter.removeAll')}
      </Button>
    </div>
  );
};
