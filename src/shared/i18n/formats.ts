/** Formats of parameters in texts: `{{askedQty, qty}}`. The same figures as everywhere, from domain/format.ts. */
import { formatCount, formatFen, formatInstant, formatPercent, formatPrice, formatQty } from '../domain/format';
import { type Language, resources } from './index';

/** In which language and time zone a text is written. */
export type TextPlace = { readonly language: Language; readonly timeZone: string };
type Value = string | number;
type Format = (value: Value, place: TextPlace) => string;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The words at a path of keys such as `posts.finance`; undefined when there are none. */
export const wordsAt = (language: Language, path: string): unknown => {
  let node: unknown = resources[language];
  for (const key of path.split('.')) node = isRecord(node) && Object.hasOwn(node, key) ? node[key] : undefined;
  return node;
};

/** One text by its full key, or undefined. */
export const textAt = (language: Language, path: string): string | undefined => {
  const found = wordsAt(language, path);
  return typeof found === 'string' ? found : undefined;
};

const number =
  (format: (value: number) => string): Format =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) ? format(value) : String(value);

/** Keys separated by commas, as their words; a word that is no key stays as it is. */
const listOf =
  (prefix: string): Format =>
  (value, { language }) =>
    String(value)
      .split(',')
      .map((key) => textAt(language, prefix + key.trim()) ?? key.trim())
      .join(resources[language].common.listSeparator);

const formatTable: Readonly<Record<string, Format>> = {
  fen: number(formatFen),
  price: number(formatPrice),
  qty: number(formatQty),
  percent: number(formatPercent),
  count: number(formatCount),
  instant: (value, { timeZone }) => number((at) => formatInstant(at, timeZone))(value, { language: 'en', timeZone }),
  /** Full keys, e.g. `orders.states.approved`. */
  keys: listOf(''),
  /** Names of posts, e.g. `finance,boss`. */
  posts: listOf('posts.'),
};

export const formats: ReadonlyMap<string, Format> = new Map(Object.entries(formatTable));
