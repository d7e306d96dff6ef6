/** The balance table as a workbook and as lines of text; both from the same rows as the list and the paper. */
import type { CustomerBalanceRow } from '../../../shared/contract/periods.contract';
import { formatFen, formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import type { Answer } from '../../rpc/problem';
import { workbookBytes } from '../../ui/grid/export-rows';
import type { Translate } from '../../ui/i18n';

const BLOCK = 100;
const QTY_PER_UNIT = 1000;
const FEN_PER_YUAN = 100;

/** Every customer with a balance at the end of a day, by pinyin. */
export async function allBalances(on: string): Promise<Answer<readonly CustomerBalanceRow[]>> {
  const rows: CustomerBalanceRow[] = [];
  for (let offset = 0; ; offset += BLOCK) {
    const block = await api.periods.balances({ on, sort: [], filters: [], search: '', offset, limit: BLOCK });
    if (!block.ok) return block;
    rows.push(...block.value.rows);
    if (!block.value.hasMore) return { ok: true, value: rows };
  }
}

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

const figures = (row: BalanceSums): number[] =>
  sums.map((key) => row[key] / (key.endsWith('Fen') ? FEN_PER_YUAN : QTY_PER_UNIT));

export const balanceBytes = (rows: readonly CustomerBalanceRow[], t: Translate): Promise<Uint8Array<ArrayBuffer>> =>
  workbookBytes({
    headers: [t('periods.columns.customerName'), ...sums.map((key) => t(`periods.columns.${key}`))],
    rows: [
      ...rows.map((row) => [row.customerName, ...figures(row)]),
      [t('periods.balances.total'), ...figures(balanceSums(rows))],
    ],
  });

const figureTexts = (row: BalanceSums): Record<string, string> =>
  Object.fromEntries(sums.map((key) => [key, key.endsWith('Fen') ? formatFen(row[key]) : formatQty(row[key])]));

export const balanceText = (
  rows: readonly CustomerBalanceRow[],
  { firm, on }: { readonly firm: string; readonly on: string },
  t: Translate,
): string => {
  const line = (name: string, row: BalanceSums) => t('periods.balances.line', { name, ...figureTexts(row) });
  return [
    t('periods.balances.head', { firm, on }),
    ...rows.map((row) => line(row.customerName, row)),
    line(t('periods.balances.total'), balanceSums(rows)),
  ].join('\n');
};
