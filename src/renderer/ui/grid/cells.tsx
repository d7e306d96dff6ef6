import type { CustomCellRendererProps } from 'ag-grid-react';
import { ActionButton } from '../action-button';
import { useT } from '../i18n';
import { StateTag } from '../state-tag';
import { useTimeZone } from '../time-zone';
import { cellText, cellValue, isFigure } from './cell-text';
import type { GridColumn, GridRow, RowAction } from './types';

type CellProps<Row extends GridRow> = Pick<CustomCellRendererProps<Row>, 'data'> & {
  readonly gridColumn: GridColumn<Row>;
  readonly rowActions?: ((row: Row) => readonly RowAction[]) | undefined;
};

const PrimaryAction = ({ action }: { readonly action: RowAction | undefined }) => {
  if (action === undefined) return null;
  return (
    <ActionButton size="small" tabIndex={-1} state={action.state} onClick={action.onRun}>
      {action.label}
    </ActionButton>
  );
};

/** One cell: the column's own look, or that of its kind. A row that is on its way shows a quiet bar. */
export const GridCell = <Row extends GridRow>({ data: row, gridColumn: column, rowActions }: CellProps<Row>) => {
  const t = useT();
  const timeZone = useTimeZone();
  if (row === undefined) return <span className="td-cell-pending" />;
  if (column.kind === 'actions') return <PrimaryAction action={rowActions?.(row)[0]} />;
  if (column.render) return column.render(row);
  const text = cellText(column, row, { t, timeZone });
  const value = cellValue(column, row);
  if (column.kind === 'state' && typeof value === 'string') {
    return <StateTag tone={column.states?.[value]?.tone ?? 'neutral'}>{text}</StateTag>;
  }
  if (isFigure(column.kind) && typeof value === 'number' && value < 0) {
    return <span className="td-number is-negative">{text}</span>;
  }
  return text;
};
