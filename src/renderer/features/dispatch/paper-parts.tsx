/** What both papers of a note share: head with barcode, parties, foot with stamp, lines cut into pages. */
import type { ReactNode } from 'react';
import type { PrintContent } from '../../../shared/contract/dispatch-papers';
import { formatInstant } from '../../../shared/domain/format';
import { sentPrintKinds } from '../../../shared/domain/note-states';
import { chineseAmount } from '../../../shared/i18n/chinese-amount';
import { Barcode } from '../../ui/barcode';
import { useT } from '../../ui/i18n';
import { papers, type Paper } from '../../ui/print-sheet';
import { useTimeZone } from '../../ui/time-zone';
import { pagesOf } from './paging';
import './paper.css';

/** The papers a note is printed on. */
export const notePapers = ['a4', 'continuousHalf'] as const satisfies readonly Paper[];
export type NotePaper = (typeof notePapers)[number];

export type PaperLine = PrintContent['lines'][number];
export type PaperProps = { readonly content: PrintContent; readonly paper: NotePaper };
/** One column of a paper; widths are shares of the sheet. */
export type PaperColumn = {
  readonly key: string;
  readonly head: string;
  readonly share: number;
  readonly isNumber?: boolean;
  readonly cell: (line: PaperLine) => string;
};

/** Margins, and the room of head, parties, table head, total, foot and counterfoil, in mm. */
const MARGIN_MM = 8;
const FRAME_MM = 74;

/** The lines as they fall on the pages of this paper. */
export const pagesFor = ({ content, paper }: PaperProps, columns: readonly PaperColumn[]) => {
  const { widthMm, heightMm } = papers[paper];
  return pagesOf(content.lines, { columns, widthMm: widthMm - 2 * MARGIN_MM, heightMm: heightMm - FRAME_MM });
};

type HeadProps = { readonly content: PrintContent; readonly page: number; readonly pages: number };

export const PaperHead = ({ content, page, pages }: HeadProps) => {
  const t = useT();
  const { kind, firmName, copyNo, number } = content;
  return (
    <div className="td-paper-head">
      <div>
        {t('dispatch.print.page', { page, pages })}
        {copyNo > 1 && <p style={{ textAlign: 'left' }}>{t('dispatch.print.again', { copy: copyNo })}</p>}
      </div>
      <div>
        <p>{firmName}</p>
        <h1>{t(`dispatch.print.kinds.${kind}`)}</h1>
      </div>
      <div className="td-paper-code">
        <Barcode text={number} />
        <p style={{ textAlign: 'right' }}>{number}</p>
      </div>
    </div>
  );
};

type FactProps = { readonly label: string; readonly isWide?: boolean; readonly children: ReactNode };
export const PaperFact = ({ label, isWide, children }: FactProps) => (
  <span className={isWide ? 'is-wide' : undefined}>
    {label}: {children}
  </span>
);

export const PaperTable = ({ columns, lines }: { columns: readonly PaperColumn[]; lines: readonly PaperLine[] }) => {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  return (
    <table>
      <thead>
        <tr>
          {columns.map(({ key, head, share }) => (
            <th key={key} style={{ width: `${(share * 100) / all}%` }}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.lineNo}>
            {columns.map(({ key, isNumber, cell }) => (
              <td key={key} className={isNumber ? 'is-number' : undefined}>
                {cell(line)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The total in figures and in capital characters; nothing where the customer wants no prices. */
export const PaperTotal = ({ content }: { readonly content: PrintContent }) => {
  const t = useT();
  const { totalFen, totalText } = content;
  if (totalFen === null) return null;
  return (
    <div className="td-paper-total">
      <span>
        {t('dispatch.print.total')}: ¥{totalText}
      </span>
      <span>
        {t('common.words.amountInWords')}: {chineseAmount(totalFen)}
      </span>
    </div>
  );
};

export const PaperFoot = ({ content }: { readonly content: PrintContent }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const at = formatInstant(content.printedAt, timeZone);
  return (
    <div className="td-paper-foot">
      <div className="td-paper-hands">
        <span>
          {t('dispatch.print.pickedBy')}: {content.pickedBy}
        </span>
        <span>
          {t('dispatch.print.checkedBy')}: {content.checkedBy}
        </span>
        <span>{t('dispatch.print.printedBy', { who: content.printedBy, at })}</span>
      </div>
      {sentPrintKinds.includes(content.kind) && <div className="td-paper-stamp">{t('dispatch.print.stamp')}</div>}
    </div>
  );
};
