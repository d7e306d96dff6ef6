/** Cells to type into, like a sheet: arrows move, Enter edits and goes on, a block is pasted, Esc gives up an edit only. */
import { Button, Tooltip } from 'antd';
import { DeleteOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useT } from '../../ui/i18n';
import { isComposing } from '../../ui/keyboard';
import { useProblemText } from '../../ui/problem-text';
import { type Cell, type CellProblems, cellKey, cells, type Line } from './opening-model';
import { type Chosen, ProductCell } from './product-cell';
import type { OpeningGridState } from './use-opening-grid';

const headers = {
  product: 'stock.opening.product',
  batchNo: 'stock.columns.batchNo',
  expiry: 'stock.columns.expiresLabel',
  qty: 'stock.columns.qty',
  location: 'stock.columns.location',
  madeOn: 'stock.columns.madeOn',
  supplierName: 'stock.columns.supplierName',
} as const;
const widths: Readonly<Record<Cell, string>> = {
  product: '28%',
  batchNo: '13%',
  expiry: '13%',
  qty: '10%',
  location: '11%',
  madeOn: '11%',
  supplierName: '14%',
};

type EditorProps = {
  readonly cell: Cell;
  readonly label: string;
  readonly text: string;
  readonly onCommit: (chosen: Chosen | string, goOn: boolean) => void;
  readonly onCancel: () => void;
};

const Editor = ({ cell, label, text, onCommit, onCancel }: EditorProps) => {
  const isDone = useRef(false);
  if (cell === 'product') {
    return (
      <ProductCell text={text} onCommit={(chosen) => onCommit(chosen, chosen.productId !== null)} onCancel={onCancel} />
    );
  }
  const end = (work: () => void) => {
    if (isDone.current) return;
    isDone.current = true;
    work();
  };
  return (
    <input
      // The cell was asked for by a key or a double click: the caret belongs here.
      ref={(input) => input?.focus()}
      aria-label={label}
      defaultValue={text}
      onBlur={({ target }) => end(() => onCommit(target.value, false))}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return;
        const { value } = event.currentTarget;
        if (event.key === 'Enter' || event.key === 'Tab') end(() => onCommit(value, true));
        else if (event.key === 'Escape') end(onCancel);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
};

type CellProps = {
  readonly grid: OpeningGridState;
  readonly line: Line;
  readonly row: number;
  readonly cell: Cell;
  readonly problems: CellProblems;
};

const BodyCell = ({ grid, line, row, cell, problems }: CellProps) => {
  const t = useT();
  const textOf = useProblemText();
  const ref = useRef<HTMLTableCellElement>(null);
  const { cursor, editing } = grid;
  const isHere = cursor.row === row && cursor.cell === cell;
  const isEditing = isHere && editing !== undefined;
  const problem = problems.get(cellKey(line, cell));
  const { isFocusWanted } = grid;
  useEffect(() => {
    if (isHere && !isEditing && isFocusWanted.current) ref.current?.focus();
  }, [isHere, isEditing, isFocusWanted]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isEditing) grid.onKey(event);
  };
  const classes = [cell === 'qty' && 'is-figure', problem && 'is-bad', isEditing && 'is-editing'];
  const content = isEditing ? (
    <Editor
      cell={cell}
      label={t(headers[cell])}
      text={editing}
      onCommit={(value, goOn) => grid.commit(value, goOn)}
      onCancel={grid.cancel}
    />
  ) : (
    line[cell]
  );
  const td = (
    <td
      ref={ref}
      role="gridcell"
      className={classes.filter(Boolean).join(' ')}
      tabIndex={isHere && !isEditing ? 0 : -1}
      aria-invalid={problem !== undefined}
      onFocus={() => !isEditing && grid.goTo({ row, cell })}
      onKeyDown={onKeyDown}
      onDoubleClick={() => grid.edit(line[cell])}
      onPaste={(event) => {
        if (isEditing) return;
        event.preventDefault();
        grid.paste(event.clipboardData.getData('text/plain'));
      }}
    >
      {content}
    </td>
  );
  return problem && !isEditing ? (
    <Tooltip title={textOf(problem)} trigger={['hover', 'focus']}>
      {td}
    </Tooltip>
  ) : (
    td
  );
};

type Props = { readonly grid: OpeningGridState; readonly problems: CellProblems };

export const OpeningGrid = ({ grid, problems }: Props) => {
  const t = useT();
  return (
    <div className="td-entry-scroll">
      <table className="td-entry" role="grid" aria-label={t('stock.opening.title')}>
        <colgroup>
          <col style={{ width: 44 }} />
          {cells.map((cell) => (
            <col key={cell} style={{ width: widths[cell] }} />
          ))}
          <col style={{ width: 40 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('stock.opening.line')}</th>
            {cells.map((cell) => (
              <th key={cell} scope="col">
                {t(headers[cell])}
              </th>
            ))}
            <th scope="col">
              <span className="td-visually-hidden">{t('common.words.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {grid.lines.map((line, row) => (
            <tr key={line.key}>
              <td>{row + 1}</td>
              {cells.map((cell) => (
                <BodyCell key={cell} grid={grid} line={line} row={row} cell={cell} problems={problems} />
              ))}
              <td>
                <Button
                  type="text"
                  size="small"
                  tabIndex={-1}
                  icon={<DeleteOutlined />}
                  aria-label={t('stock.opening.removeLine', { line: row + 1 })}
                  onClick={() => grid.removeLine(row)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
