/** The balance table as a workbook and as lines of text; both from the same rows as the list and the paper. */
import type { CustomerBalanceRow } from '../../../shared/contract/periods.contract';
import { formatFen, formatQty } from '../../../shared/domain/format';
import { workbookBytes } from '../../ui/grid/export-rows';
import type { Translate } from '../../ui/i18n';

const QTY_PER_UNIT = 1000;
const FEN_PER_YUAN = 100;

const sums = ['storedQty', 'storedFen', 'advanceQty', 'advanceFen', 'pendingQty', 'pendingFen'] as const;
export type BalanceSums = Readonly<Record<(typeof sums)[number], number>>;

/** The last line of the table. */
export const balanceSums = (rows: readonly BalanceSums[]): BalanceSums => {
  const of = (key: (typeof sums)[number]) => rows.reduce((sum, row) => sum + row[key], 0);
  return {
    storedQty: of('storedQty'),
    storedFen: of('storedFen'),
    advanceQty: of('advanceQty'),
    advanceFen: of('advanceFen'),
    pendingQty: of('pendingQty'),
    pendingFen: of('pendingFen'),
  };
};

/** Quantities and yuan, in the order of {@link balanceHeads}. */
export const figures = (row: BalanceSums): number[] =>
  sums.map((key) => row[key] / (key.endsWith('Fen') ? FEN_PER_YUAN : QTY_PER_UNIT));

export const balanceHeads = (t: Translate): string[] => sums.map((key) => t(`periods.columns.${key}`));

export const balanceBytes = (rows: readonly CustomerBalanceRow[], t: Translate): Promise<Uint8Array<ArrayBuffer>> =>
  workbookBytes({
    headers: [t('periods.columns.customerName'), ...balanceHeads(t)],
    rows: [
      ...rows.map((row) => [row.customerName, ...figures(row)]),
      [t('periods.balances.total'), ...figures(balanceSums(rows))],
    ],
  });

const figureTexts = (row: BalanceSums): Record<string, string> =>
  Object.fromEntries(sums.map((key) => [key, key.endsWith('Fen') ? formatFen(row[key]) : formatQty(row[key])]));

export const balanceLine = (name: string, row: BalanceSums, t: Translate): string =>
  t('periods.balances.line', { name, ...figureTexts(row) });

export const balanceText = (
  rows: readonly CustomerBalanceRow[],
  { firm, on }: { readonly firm: string; readonly on: string },
  t: Translate,
): string => {
  return [
    t('periods.balances.head', { firm, on }),
    ...rows.map((row) => balanceLine(row.customerName, row, t)),
    balanceLine(t('periods.balances.total'), balanceSums(rows), t),
  ].join('\n');
};
