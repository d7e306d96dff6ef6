/** 存票/预开票 on A4: the confirmation letter of one customer, and the balance table of all. */
import type { ReactNode } from 'react';
import type { CustomerBalanceRow, InvoiceLetter } from '../../../shared/contract/periods.contract';
import { formatFen, formatPrice, formatQty } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { PrintSheet } from '../../ui/print-sheet';
import { balanceSums, type BalanceSums } from './period-files';
import './period.css';

const ROWS = 34;
const LETTER_ROWS = 22;
const kinds = ['stored', 'advance', 'pending'] as const;

const pagesOf = <T,>(rows: readonly T[], size: number): readonly (readonly T[])[] => {
  const pages: T[][] = [];
  for (let at = 0; at < rows.length || pages.length === 0; at += size) pages.push(rows.slice(at, at + size));
  return pages;
};

const Figures = ({ of }: { readonly of: BalanceSums }) =>
  kinds.flatMap((kind) => [
    <td key={`${kind}/qty`} className="is-number">
      {formatQty(of[`${kind}Qty`])}
    </td>,
    <td key={`${kind}/fen`} className="is-number">
      {formatFen(of[`${kind}Fen`])}
    </td>,
  ]);

const Heads = ({ names }: { readonly names: readonly string[] }) => {
  const t = useT();
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} rowSpan={2}>
            {name}
          </th>
        ))}
        {kinds.map((kind) => (
          <th key={kind} colSpan={2}>
            {t(`periods.letter.${kind}`)}
          </th>
        ))}
      </tr>
      <tr>
        {kinds.flatMap((kind) =>
          (['qty', 'fen'] as const).map((key) => <th key={`${kind}/${key}`}>{t(`periods.letter.${key}`)}</th>),
        )}
      </tr>
    </thead>
  );
};

const Total = ({ span, of }: { readonly span: number; readonly of: BalanceSums }) => {
  const t = useT();
  return (
    <tr>
      <td colSpan={span}>{t('periods.balances.total')}</td>
      <Figures of={of} />
    </tr>
  );
};

const LetterHead = ({ content }: { readonly content: InvoiceLetter }) => {
  const t = useT();
  const { firmName, number, customerName, on } = content;
  return (
    <>
      <h1>
        {firmName} {t('periods.letter.title')}
      </h1>
      <div className="td-letter-head">
        <p>{t('common.words.named', { name: t('periods.letter.to'), value: customerName })}</p>
        {number !== '' && <p>{t('common.words.named', { name: t('periods.letter.number'), value: number })}</p>}
      </div>
      <p>{t('periods.letter.body', { on })}</p>
    </>
  );
};

const LetterAnswer = () => {
  const t = useT();
  return (
    <div className="td-letter-answer">
      {(['confirm', 'differ'] as const).map((key) => (
        <div key={key}>
          <span>{t(`periods.letter.${key}`)}</span>
          <span>{t('periods.letter.day')}</span>
        </div>
      ))}
    </div>
  );
};

type LetterProps = { readonly content: InvoiceLetter; readonly foot?: ReactNode };

export const LetterPrint = ({ content, foot }: LetterProps) => {
  const t = useT();
  const pages = pagesOf(content.lines, LETTER_ROWS);
  const names = [
    t('periods.columns.productName'),
    t('periods.columns.specification'),
    t('periods.columns.unit'),
    t('periods.columns.price'),
  ];
  return (
    <PrintSheet
      paper="a4"
      marginMm={12}
      pages={pages.map((lines, at) => (
        <div key={at} className="td-letter-paper">
          <LetterHead content={content} />
          <table>
            <Heads names={names} />
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.productCode}/${line.rateBp}/${line.price}`}>
                  <td>{line.productName}</td>
                  <td>{line.specification}</td>
                  <td>{line.unit}</td>
                  <td className="is-number">{formatPrice(line.price)}</td>
                  <Figures of={line} />
                </tr>
              ))}
              {at === pages.length - 1 && <Total span={names.length} of={content} />}
            </tbody>
          </table>
          {at === pages.length - 1 && <LetterAnswer />}
          <div className="td-letter-foot">
            {foot} {t('periods.letter.page', { page: at + 1, pages: pages.length })}
          </div>
        </div>
      ))}
    />
  );
};

type TableProps = { readonly rows: readonly CustomerBalanceRow[]; readonly firm: string; readonly on: string };

export const BalanceTablePrint = ({ rows, firm, on }: TableProps) => {
  const t = useT();
  const pages = pagesOf(rows, ROWS);
  return (
    <PrintSheet
      paper="a4"
      marginMm={12}
      pages={pages.map((some, at) => (
        <div key={at} className="td-letter-paper">
          <h1>
            {firm} {t('periods.balances.title')}
          </h1>
          <p>{t('common.words.named', { name: t('periods.on'), value: on })}</p>
          <table>
            <Heads names={[t('periods.columns.customerName')]} />
            <tbody>
              {some.map((row) => (
                <tr key={row.id}>
                  <td>{row.customerName}</td>
                  <Figures of={row} />
                </tr>
              ))}
              {at === pages.length - 1 && <Total span={1} of={balanceSums(rows)} />}
            </tbody>
          </table>
          <div className="td-letter-foot">{t('periods.letter.page', { page: at + 1, pages: pages.length })}</div>
        </div>
      ))}
    />
  );
};
