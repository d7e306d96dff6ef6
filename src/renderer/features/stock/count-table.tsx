/** The lines of a stocktake: cells to type counts into while it runs, the figures of the book afterwards. */
import type { StocktakeLineRow } from '../../../shared/contract/stocktakes.contract';
import { formatQty } from '../../../shared/domain/format';
import { parseQty } from '../../../shared/domain/quantity';
import { useT } from '../../ui/i18n';
import { isComposing } from '../../ui/keyboard';
import { QtyText } from '../../ui/money-text';
import { StateTag } from '../../ui/state-tag';
import './stock.css';

/** What was typed and is not saved yet, by line. */
export type Typed = ReadonlyMap<number, string>;

/** Thousandths of a typed count, undefined when it is none. */
export const countOf = (text: string): number | undefined => {
  const typed = parseQty(text);
  return typed.ok && typed.value >= 0 ? typed.value : undefined;
};

type CellProps = {
  readonly line: StocktakeLineRow;
  readonly text: string | undefined;
  readonly onType: (line: StocktakeLineRow, text: string) => void;
};

/** Enter and the arrows go to the next line, as in a sheet. */
const CountCell = ({ line, text, onType }: CellProps) => {
  const t = useT();
  const stored = line.countedQty === null ? '' : formatQty(line.countedQty, 'plain');
  const shown = text ?? stored;
  return (
    <input
      className="td-count-cell"
      inputMode="decimal"
      aria-label={`${t('stocktakes.columns.counted')} ${line.lineNo}`}
      aria-invalid={shown !== '' && countOf(shown) === undefined}
      value={shown}
      onChange={({ target }) => onType(line, target.value)}
      onFocus={({ target }) => target.select()}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return;
        const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step === 0 || event.ctrlKey) return;
        event.preventDefault();
        const cells = [...(event.currentTarget.closest('table')?.querySelectorAll('input') ?? [])];
        cells[cells.indexOf(event.currentTarget) + step]?.focus();
      }}
    />
  );
};

const Product = ({ line }: { readonly line: StocktakeLineRow }) => {
  const t = useT();
  return (
    <>
      {line.productName} {line.specification}{' '}
      {line.isRecount && <StateTag tone="warning">{t('stocktakes.recount')}</StateTag>}
      {line.isFound && <StateTag tone="info">{t('stocktakes.found')}</StateTag>}
    </>
  );
};

const BookCells = ({ line: { book, countedQty } }: { readonly line: StocktakeLineRow }) => {
  if (!book) return null;
  const { bookQty, differenceQty, earlierQty, movedQty, nowQty } = book;
  return (
    <>
      <td className="is-figure">
        <QtyText qty={bookQty} />
      </td>
      <td className="is-figure">{countedQty !== null && <QtyText qty={countedQty} />}</td>
      <td className={differenceQty === 0 ? 'is-figure' : 'is-figure is-bad'}>
        <QtyText qty={differenceQty} />
      </td>
      <td className="is-figure">{earlierQty !== null && <QtyText qty={earlierQty} />}</td>
      <td className="is-figure">{movedQty !== 0 && <QtyText qty={movedQty} />}</td>
      <td className="is-figure">
        <QtyText qty={nowQty} />
      </td>
    </>
  );
};

const bookHeads = ['book', 'counted', 'difference', 'earlier', 'moved', 'now'] as const;

type Props = {
  readonly lines: readonly StocktakeLineRow[];
  /** The count runs and the reader may write it. */
  readonly isCounting: boolean;
  readonly typed: Typed;
  readonly onType: CellProps['onType'];
};

export const CountTable = ({ lines, isCounting, typed, onType }: Props) => {
  const t = useT();
  const hasBook = lines.some(({ book }) => book !== null);
  const heads = ['line', 'location', 'area', 'product', 'batchNo', 'expires'] as const;
  return (
    <div className="td-entry-scroll">
      <table className="td-entry td-count" aria-label={t('stocktakes.one')}>
        <thead>
          <tr>
            {[...heads, ...(hasBook ? bookHeads : (['counted'] as const)), 'countedBy' as const].map((head) => (
              <th key={head} scope="col">
                {t(`stocktakes.columns.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>{line.lineNo}</td>
              <td>{line.location}</td>
              <td>{t(`stock.areas.${line.area}`)}</td>
              <td>
                <Product line={line} />
              </td>
              <td>{line.batchNo}</td>
              <td>{line.expiresLabel}</td>
              {hasBook ? (
                <BookCells line={line} />
              ) : (
                <td className="is-figure">
                  {isCounting ? (
                    <CountCell line={line} text={typed.get(line.id)} onType={onType} />
                  ) : (
                    line.countedQty !== null && <QtyText qty={line.countedQty} />
                  )}{' '}
                  {line.unit}
                </td>
              )}
              <td>{line.countedBy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
