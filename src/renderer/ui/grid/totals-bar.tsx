import { Button } from 'antd';
import { formatCount } from '../../../shared/domain/format';
import { useT } from '../i18n';
import { type ShownProblem, useProblemText } from '../problem-text';
import { figureText } from './cell-text';
import { summarize, summaryColumn } from './summary';
import type { GridColumn, GridRow, Totals } from './types';

type SelectionProps<Row extends GridRow> = {
  readonly columns: readonly GridColumn<Row>[];
  readonly selected: readonly Row[];
  readonly focusedColumn: string | undefined;
};

const SelectionWords = <Row extends GridRow>({ columns, selected, focusedColumn }: SelectionProps<Row>) => {
  const t = useT();
  if (selected.length === 0) return null;
  const column = summaryColumn(columns, focusedColumn);
  const count = t('grid.selection.count', { count: formatCount(selected.length) });
  if (column === undefined) return <span className="td-totals-selection">{count}</span>;
  const { sum, average } = summarize(column, selected);
  return (
    <span className="td-totals-selection">
      {t('grid.selection.sum', { sum: figureText(column.kind, sum) })} ·{' '}
      <span className="td-roomy">{t('grid.selection.average', { average: figureText(column.kind, average) })} · </span>
      {count}
    </span>
  );
};

type Props<Row extends GridRow> = SelectionProps<Row> & {
  readonly totals: Totals | undefined;
  readonly hasTotals: boolean;
  /** The last reading failed while older rows are still shown. */
  readonly problem: ShownProblem | undefined;
  readonly onRetry: () => void;
};

const TotalsWords = <Row extends GridRow>({ totals, columns }: Pick<Props<Row>, 'totals' | 'columns'>) => {
  const t = useT();
  if (totals === undefined) return <span>{t('grid.totals.asking')}</span>;
  const { count } = totals;
  const sums = columns.filter(({ key, isSummed }) => isSummed && totals.sums[key] !== undefined);
  return (
    <>
      <span>
        {t('common.grid.total')}{' '}
        <b>{totals.isCapped ? t('grid.totals.countCapped', { count }) : t('grid.totals.count', { count })}</b>
      </span>
      {sums.map((column) => (
        <span key={column.key}>
          {t(column.header)} <b>{figureText(column.kind, totals.sums[column.key] ?? 0)}</b>
        </span>
      ))}
    </>
  );
};

/** The line under the rows: totals of all rows on the left, of the selected ones on the right. */
export const TotalsBar = <Row extends GridRow>(props: Props<Row>) => {
  const t = useT();
  const textOf = useProblemText();
  const { problem, totals, hasTotals, columns, selected, focusedColumn, onRetry } = props;
  return (
    <div className="td-totals" role="status">
      {problem ? (
        <span className="td-totals-problem">
          {textOf(problem)}
          <Button size="small" onClick={onRetry}>
            {t('common.actions.retry')}
          </Button>
        </span>
      ) : (
        hasTotals && <TotalsWords totals={totals} columns={columns} />
      )}
      <SelectionWords columns={columns} selected={selected} focusedColumn={focusedColumn} />
    </div>
  );
};
