/** The lines of an order as cells: one is open at a time, the keyboard walks through them. */
import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { formatFen, formatPrice, formatQty } from '../../../shared/domain/format';
import { sumFen } from '../../../shared/domain/money';
import { type Translate, useT } from '../../ui/i18n';
import { isComposing } from '../../ui/keyboard';
import {
  type Cell,
  type DraftLine,
  isEmptyLine,
  type LineColumn,
  lineColumns,
  lineFen,
  type OrderDraft,
  priceOf,
  qtyOf,
} from './draft-model';
import type { LineMoves } from './use-line-moves';
import { ProductCell } from './product-cell';

type TextProps = {
  readonly text: string;
  readonly label: string;
  readonly isBad: boolean;
  readonly isFigure: boolean;
  readonly onText: (text: string) => void;
  readonly onEnter: () => void;
  readonly onMove: (event: KeyboardEvent) => void;
};

/** Quantity, price, remark. What is typed stands at once; Esc brings back what stood there before. */
const TextCell = ({ text, label, isBad, isFigure, onText, onEnter, onMove }: TextProps) => {
  const before = useRef(text);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onEnter();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onText(before.current);
    } else onMove(event);
  };
  return (
    <input
      autoFocus
      autoComplete="off"
      inputMode={isFigure ? 'decimal' : 'text'}
      maxLength={isFigure ? 20 : 200}
      aria-label={label}
      aria-invalid={isBad}
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
};

const isBadCell = (line: DraftLine, column: LineColumn): boolean => {
  if (isEmptyLine(line)) return false;
  if (column === 'qty') return line.qty !== '' && qtyOf(line) === undefined;
  if (column === 'price') return line.price !== '' && priceOf(line) === undefined;
  return false;
};

const headers = {
  product: 'orders.line.product',
  qty: 'orders.line.qty',
  price: 'orders.line.price',
  remark: 'orders.line.remark',
} as const;

const closedText = (line: DraftLine, column: LineColumn): ReactNode => {
  if (column !== 'product') return line[column];
  const { product } = line;
  if (!product) return null;
  return (
    <>
      {product.code !== '' && <b>{product.code} </b>}
      {product.genericName} {product.specification}
      <small className="td-quiet"> {product.maker}</small>
    </>
  );
};

/** Beside the figures: what can be promised, what was agreed. */
const hintsOf = ({ product }: DraftLine, t: Translate): string => {
  if (!product) return '';
  const available =
    product.availableQty === undefined
      ? ''
      : `${t('orders.line.available')} ${formatQty(Math.max(product.availableQty, 0))}`;
  const agreed =
    typeof product.agreedPrice === 'number' ? t('orders.line.agreed', { price: formatPrice(product.agreedPrice) }) : '';
  return [available, agreed].filter((hint) => hint !== '').join(' · ');
};

type Props = {
  readonly draft: OrderDraft;
  readonly moves: LineMoves;
  readonly bad: Cell | undefined;
  readonly onPasteBlock: (text: string) => boolean;
};

const LineCell = ({ line, cell, moves, bad, buyerId }: CellProps) => {
  const t = useT();
  const { row, column } = cell;
  const { active } = moves;
  const isActive = active?.row === row && active.column === column;
  const isBad = isBadCell(line, column) || (bad?.row === row && bad.column === column);
  const label = t('orders.line.label', { line: row + 1, field: t(headers[column]) });
  const isFigure = column === 'qty' || column === 'price';
  const names = [isFigure ? 'td-number' : '', isBad ? 'is-bad' : ''].join(' ');
  if (!isActive) {
    const isDoor = active === undefined && row === 0 && column === 'product';
    return (
      <td
        className={names}
        tabIndex={isDoor ? 0 : -1}
        onFocus={isDoor ? () => moves.open(cell) : undefined}
        onMouseDown={(event) => {
          event.preventDefault();
          moves.open(cell);
        }}
      >
        {closedText(line, column)}
      </td>
    );
  }
  return (
    <td className={`${names} is-open`}>
      {column === 'product' ? (
        <ProductCell
          product={line.product}
          buyerId={buyerId}
          label={label}
          isBad={isBad}
          onPick={(product) => moves.pick(row, product)}
          onEnter={moves.next}
          onMove={moves.onKey}
        />
      ) : (
        <TextCell
          text={line[column]}
          label={label}
          isBad={isBad}
          isFigure={isFigure}
          onText={(text) => moves.type(cell, text)}
          onEnter={moves.next}
          onMove={moves.onKey}
        />
      )}
    </td>
  );
};
type CellProps = {
  readonly line: DraftLine;
  readonly cell: Cell;
  readonly moves: LineMoves;
  readonly bad: Cell | undefined;
  readonly buyerId: number | undefined;
};

const Line = ({ line, row, ...rest }: Omit<CellProps, 'cell'> & { readonly row: number }) => {
  const t = useT();
  const fen = lineFen(line);
  const { moves } = rest;
  return (
    <tr>
      <th scope="row">{row + 1}</th>
      {lineColumns.slice(0, 3).map((column) => (
        <LineCell key={column} line={line} cell={{ row, column }} {...rest} />
      ))}
      <td>{line.product?.unit}</td>
      <td className="td-number">{fen === undefined ? '' : formatFen(fen)}</td>
      <td className="td-quiet">{hintsOf(line, t)}</td>
      <LineCell line={line} cell={{ row, column: 'remark' }} {...rest} />
      <td className="td-line-end">
        {moves.active?.row === row && (
          <Button
            type="text"
            size="small"
            tabIndex={-1}
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('orders.line.remove', { line: row + 1 })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => moves.remove(row)}
          />
        )}
      </td>
    </tr>
  );
};

const totalOf = ({ lines }: OrderDraft): number => sumFen(lines.map((line) => lineFen(line) ?? 0));

export const LineGrid = ({ draft, moves, bad, onPasteBlock }: Props) => {
  const t = useT();
  const onPaste = (event: ClipboardEvent) => {
    if (onPasteBlock(event.clipboardData.getData('text/plain'))) event.preventDefault();
  };
  const count = draft.lines.filter((line) => !isEmptyLine(line)).length;
  return (
    <div className="td-lines" onPaste={onPaste}>
      <table role="grid" aria-label={t('orders.line.title')}>
        <thead>
          <tr>
            <th scope="col">{t('orders.line.no')}</th>
            <th scope="col">{t('orders.line.product')}</th>
            <th scope="col" className="td-number">
              {t('orders.line.qty')}
            </th>
            <th scope="col" className="td-number">
              {t('orders.line.price')}
            </th>
            <th scope="col">{t('orders.line.unit')}</th>
            <th scope="col" className="td-number">
              {t('orders.line.amount')}
            </th>
            <th scope="col">{t('orders.line.available')}</th>
            <th scope="col">{t('orders.line.remark')}</th>
            <th scope="col">
              <span className="td-visually-hidden">{t('common.words.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {draft.lines.map((line, row) => (
            <Line key={line.key} line={line} row={row} moves={moves} bad={bad} buyerId={draft.head.buyerId} />
          ))}
        </tbody>
      </table>
      <p className="td-lines-foot" role="status">
        {t('orders.line.count', { count })} · {t('orders.line.total')} <b>{formatFen(totalOf(draft))}</b>
      </p>
    </div>
  );
};
