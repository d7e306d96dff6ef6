import type { ReactNode } from 'react';
import './print-sheet.css';

/** Papers of the trade: A4, and continuous paper of 241 mm in whole, half and third sheets. */
export const papers = {
  a4: { widthMm: 210, heightMm: 297 },
  continuousWhole: { widthMm: 241, heightMm: 279.4 },
  continuousHalf: { widthMm: 241, heightMm: 139.7 },
  continuousThird: { widthMm: 241, heightMm: 93.1 },
} as const;
export type Paper = keyof typeof papers;

type Props = {
  readonly paper: Paper;
  /** Margin inside the sheet, in mm. */
  readonly marginMm?: number;
  /** One child per printed page. */
  readonly pages: readonly ReactNode[];
};

/** Pages on exact paper: on the screen a preview, on the printer nothing but the sheets. */
export const PrintSheet = ({ paper, marginMm = 8, pages }: Props) => {
  const { widthMm, heightMm } = papers[paper];
  const size = { width: `${widthMm}mm`, height: `${heightMm}mm`, padding: `${marginMm}mm` };
  return (
    <div className="td-print">
      {/* The size of the paper depends on the document, so the page rule comes with it. */}
      <style>{`@page { size: ${widthMm}mm ${heightMm}mm; margin: 0; }`}</style>
      {pages.map((page, index) => (
        <article key={index} className="td-print-page" style={size}>
          {page}
        </article>
      ))}
    </div>
  );
};
