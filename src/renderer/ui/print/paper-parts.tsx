/** What papers share: head with barcode and page, facts of the parties, table, total in capital characters, foot. */
import type { ReactNode } from 'react';
import { chineseAmount } from '../../../shared/i18n/chinese-amount';
import { Barcode } from '../barcode';
import { useT } from '../i18n';
import { type Paper, papers } from '../print-sheet';
import { pagesOf } from './paging';
import './paper.css';

/** The papers that documents are printed on. */
export const documentPapers = ['a4', 'continuousHalf'] as const satisfies readonly Paper[];
export type DocumentPaper = (typeof documentPapers)[number];

/** One column of a paper; widths are shares of the sheet. */
export type PaperColumn<Line> = {
  readonly key: string;
  readonly head: string;
  readonly share: number;
  readonly isNumber?: boolean;
  readonly cell: (line: Line) => string;
};

/** Margins, and the room of head, parties, table head, total and foot, in mm. */
const MARGIN_MM = 8;
const FRAME_MM = 74;

type Paged<Line> = { readonly lines: readonly Line[]; readonly paper: Paper; readonly frameMm?: number };

/** The lines as they fall on the pages of this paper. */
export const pagesFor = <Line,>(
  { lines, paper, frameMm = FRAME_MM }: Paged<Line>,
  columns: readonly PaperColumn<Line>[],
) => {
  const { widthMm, heightMm } = papers[paper];
  return pagesOf(lines, { columns, widthMm: widthMm - 2 * MARGIN_MM, heightMm: heightMm - frameMm });
};

/** The firm as a paper names it; what is not entered is left out. */
export type PaperFirm = {
  readonly firmName: string;
  readonly firmLicenceNo?: string;
  readonly firmWarehouseAddress?: string;
};

type HeadProps = {
  readonly firm: PaperFirm;
  readonly title: string;
  readonly number: string;
  /** "Page 1 / 2", and from the second copy on that it was printed again. */
  readonly pageWords: string;
  readonly againWords: string;
};

/** Licence and warehouse, under the title: they take no more height than the barcode beside them. */
const FirmFacts = ({ firm: { firmLicenceNo = '', firmWarehouseAddress = '' } }: Pick<HeadProps, 'firm'>) => {
  const t = useT();
  const facts = [
    firmLicenceNo === '' ? '' : t('shell.print.licence', { number: firmLicenceNo }),
    firmWarehouseAddress === '' ? '' : t('shell.print.warehouse', { address: firmWarehouseAddress }),
  ].filter((fact) => fact !== '');
  return facts.length > 0 && <p className="td-paper-firm">{facts.join('  ')}</p>;
};

export const PaperHead = ({ firm, title, number, pageWords, againWords }: HeadProps) => (
  <div className="td-paper-head">
    <div>
      {pageWords}
      {againWords !== '' && <p style={{ textAlign: 'left' }}>{againWords}</p>}
    </div>
    <div>
      <p>{firm.firmName}</p>
      <h1>{title}</h1>
      <FirmFacts firm={firm} />
    </div>
    <div className="td-paper-code">
      <Barcode text={number} />
      <p style={{ textAlign: 'right' }}>{number}</p>
    </div>
  </div>
);

type FactProps = { readonly label: string; readonly isWide?: boolean; readonly children: ReactNode };

/** A named value of the parties; it may take two of the three columns. */
export const PaperFact = ({ label, isWide, children }: FactProps) => {
  const t = useT();
  return (
    <span className={isWide ? 'is-wide' : undefined}>
      {t('common.words.named', { name: label, value: '' })}
      {children}
    </span>
  );
};

type TableProps<Line> = { readonly columns: readonly PaperColumn<Line>[]; readonly lines: readonly Line[] };

export const PaperTable = <Line extends { readonly lineNo: number }>({ columns, lines }: TableProps<Line>) => {
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

type TotalProps = { readonly label: string; readonly fen: number; readonly text: string };

/** An amount in figures and in capital characters. */
export const PaperTotal = ({ label, fen, text }: TotalProps) => {
  const t = useT();
  return (
    <div className="td-paper-total">
      <span>
        {t('common.words.named', { name: label, value: '' })}¥{text}
      </span>
      <span>{t('common.words.named', { name: t('common.words.amountInWords'), value: chineseAmount(fen) })}</span>
    </div>
  );
};

type FootProps = { readonly hands: readonly string[]; readonly stamp: string };

/** Who did what, and the room for the stamp; a paper that stays in the house has none. */
export const PaperFoot = ({ hands, stamp }: FootProps) => (
  <div className="td-paper-foot">
    <div className="td-paper-hands">
      {hands.map((words) => (
        <span key={words}>{words}</span>
      ))}
    </div>
    {stamp !== '' && <div className="td-paper-stamp">{stamp}</div>}
  </div>
);
