/** How lines of a paper fall on its pages: heights are estimated, so that no line is ever cut off. */

export type Measured<Line> = {
  /** Share of the table's width. */
  readonly share: number;
  readonly cell: (line: Line) => string;
};
export type Room<Line> = {
  readonly columns: readonly Measured<Line>[];
  /** The table's width and the height that is left for its lines, in mm. */
  readonly widthMm: number;
  readonly heightMm: number;
};

/** Text of 7.5 pt: a full character, half of one, a row of text, what a cell adds around it. */
const FULL_MM = 2.75;
const HALF_MM = 1.65;
const ROW_MM = 3.25;
const PADDING_MM = 1.4;
const LAST_HALF_WIDTH = 0x2e7f;

const widthOf = (text: string): number => {
  let sum = 0;
  for (const char of text) sum += (char.codePointAt(0) ?? 0) > LAST_HALF_WIDTH ? FULL_MM : HALF_MM;
  return sum;
};

/** Height of one line in mm, from its fullest cell. */
export const heightOf = <Line>(line: Line, { columns, widthMm }: Room<Line>): number => {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const rows = columns.map(({ share, cell }) => {
    const room = Math.max(FULL_MM, (widthMm * share) / all - PADDING_MM);
    return Math.max(1, Math.ceil(widthOf(cell(line)) / room));
  });
  return Math.max(...rows) * ROW_MM + PADDING_MM;
};

/** The lines page by page; at least one on each, and an empty paper is still one page. */
export const pagesOf = <Line>(lines: readonly Line[], room: Room<Line>): readonly (readonly Line[])[] => {
  const pages: Line[][] = [[]];
  let left = room.heightMm;
  for (const line of lines) {
    const height = heightOf(line, room);
    const page = pages.at(-1);
    if (page && (page.length === 0 || height <= left)) page.push(line);
    else {
      pages.push([line]);
      left = room.heightMm;
    }
    left -= height;
  }
  return pages;
};
