/** A document of the house on as many pages as its lines need: the same head, parties and foot on each. */
import type { ReactNode } from 'react';
import { useT } from '../i18n';
import { PrintSheet } from '../print-sheet';
import {
  type DocumentPaper,
  pagesFor,
  type PaperColumn,
  type PaperFirm,
  PaperFoot,
  PaperHead,
  PaperTable,
} from './paper-parts';

type Props<Line> = {
  readonly paper: DocumentPaper;
  /** Room of head, parties, table head and foot, mm. */
  readonly frameMm: number;
  readonly title: string;
  readonly content: PaperFirm & {
    readonly number: string;
    readonly copyNo: number;
    readonly lines: readonly Line[];
  };
  readonly columns: readonly PaperColumn<Line>[];
  /** `PaperFact`s. */
  readonly parties: ReactNode;
  readonly hands: readonly string[];
  /** The words where the stamp goes; a paper that stays in the house has none. */
  readonly stamp?: string;
};

export const PaperPages = <Line extends { readonly lineNo: number }>(props: Props<Line>) => {
  const t = useT();
  const { paper, frameMm, title, content, columns, parties, hands, stamp = '' } = props;
  const { number, copyNo: copy } = content;
  const pages = pagesFor({ lines: content.lines, paper, frameMm }, columns);
  return (
    <PrintSheet
      paper={paper}
      pages={pages.map((lines, at) => (
        <div key={at} className="td-paper">
          <PaperHead
            firm={content}
            title={title}
            number={number}
            pageWords={t('shell.print.page', { page: at + 1, pages: pages.length })}
            againWords={copy > 1 ? t('shell.print.again', { copy }) : ''}
          />
          <div className="td-paper-parties">{parties}</div>
          <PaperTable columns={columns} lines={lines} />
          <PaperFoot hands={hands} stamp={stamp} />
        </div>
      ))}
    />
  );
};
