/** A statement as a workbook and as text for a message. */
import type { StatementContent } from '../../../shared/contract/receivables-shapes';
import { formatFen } from '../../../shared/domain/format';
import { type ExportCell, workbookBytes } from '../../ui/grid/export-rows';
import type { Translate } from '../../ui/i18n';

/** 应开, 已开 and the balances of the invoices, in the order of every statement. */
export const invoicingFigures = ['soldFen', 'invoicedFen', 'storedFen', 'advanceFen', 'pendingFen'] as const;

const FEN_PER_YUAN = 100;
const yuan = (fen: number): number => fen / FEN_PER_YUAN;

/** The table of the paper, with figures that a spreadsheet adds up. */
export const statementBytes = (content: StatementContent, t: Translate): Promise<Uint8Array<ArrayBuffer>> => {
  const heads = ['on', 'kind', 'document', 'order', 'debit', 'credit', 'balance'] as const;
  const balance = (label: string, fen: number): ExportCell[] => [label, '', '', '', '', '', yuan(fen)];
  const { invoicing } = content;
  const rows = content.lines.map((line): ExportCell[] => [
    line.on,
    t(`receivables.statement.kinds.${line.kind}`),
    line.number,
    line.orderNumber,
    line.debitFen === 0 ? '' : yuan(line.debitFen),
    line.creditFen === 0 ? '' : yuan(line.creditFen),
    yuan(line.balanceFen),
  ]);
  return workbookBytes({
    headers: heads.map((key) => t(`receivables.statement.paper.${key}`)),
    rows: [
      balance(t('receivables.statement.paper.opening'), content.openingFen),
      ...rows,
      balance(t('receivables.statement.paper.closing'), content.closingFen),
      balance(t('receivables.statement.paper.overdue'), content.overdueFen),
      ...(invoicing
        ? invoicingFigures.map((key) => balance(t(`receivables.statement.paper.${key}`), invoicing[key]))
        : []),
    ],
  });
};

const figureTexts = (of: NonNullable<StatementContent['invoicing']>) =>
  Object.fromEntries(invoicingFigures.map((key) => [key, formatFen(of[key])]));

/** The same in lines of text. */
export const statementText = (content: StatementContent, t: Translate): string => {
  const { firmName: firm, fromOn: from, untilOn: until } = content;
  return [
    t('receivables.statement.lines.head', { firm, from, until }),
    t('receivables.statement.lines.to', { name: content.customerName }),
    t('receivables.statement.lines.opening', { fen: formatFen(content.openingFen) }),
    ...content.lines.map((line) =>
      t('receivables.statement.lines.line', {
        on: line.on,
        kind: t(`receivables.statement.kinds.${line.kind}`),
        number: line.number,
        fen: formatFen(line.debitFen === 0 ? -line.creditFen : line.debitFen),
        balance: formatFen(line.balanceFen),
      }),
    ),
    t('receivables.statement.lines.closing', {
      fen: formatFen(content.closingFen),
      overdue: formatFen(content.overdueFen),
    }),
    ...(content.invoicing ? [t('receivables.statement.lines.invoicing', figureTexts(content.invoicing))] : []),
  ].join('\n');
};
