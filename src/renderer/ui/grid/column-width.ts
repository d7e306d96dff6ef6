/** How wide a column stands before anybody drags it: what its cells need, and never less than its own name. */
import type { Translate } from '../i18n';
import type { ColumnKind, GridColumn, GridRow } from './types';

const kindWidths: Record<ColumnKind, number> = {
  text: 140,
  number: 80,
  money: 120,
  price: 100,
  quantity: 90,
  percent: 80,
  date: 104,
  instant: 136,
  state: 100,
  lamps: 116,
  actions: 110,
};

/** Letters of the interface, px: a full character, a capital, a wide, a narrow and any other small one. */
const FULL = 13;
const CAPITAL = 8.6;
const WIDE = 11;
const NARROW = 4.3;
const SMALL = 7.6;
const LAST_HALF_WIDTH = 0x2e7f;
/** What stands around the words: of a cell or a head; of the arrow of a sorted head; of a tag. */
const CELL = 18;
const ARROW = 28;
const TAG = 14;

const letterWidth = (letter: string): number => {
  if ((letter.codePointAt(0) ?? 0) > LAST_HALF_WIDTH) return FULL;
  if (/[mwMW]/u.test(letter)) return WIDE;
  if (/[A-Z]/u.test(letter)) return CAPITAL;
  return /[fijlrt '.,:()]/u.test(letter) ? NARROW : SMALL;
};

/** Room that words need, px: estimated, for it is asked before anything is drawn. */
export const wordsWidth = (words: string): number =>
  Math.ceil(Array.from(words).reduce((sum, letter) => sum + letterWidth(letter), 0));

/** The width of a column in the language of its words. */
export const usualWidth = <Row extends GridRow>(column: GridColumn<Row>, t: Translate, isSorted = false): number => {
  const tags = column.render ? [] : Object.values(column.states ?? {}).map(({ label }) => wordsWidth(t(label)) + TAG);
  const head = wordsWidth(t(column.header)) + (isSorted ? ARROW : 0);
  return Math.max(column.width ?? kindWidths[column.kind], CELL + Math.max(head, ...tags));
};
