/** What files call things, in both languages. */
import { wordGroupOf, type ImportField, type WordField } from '../../../shared/contract/import-fields';
import { toHalfWidth } from '../../../shared/domain/typed-text';
import { languages, resources } from '../../../shared/i18n';

/** Without spaces, brackets' content, stars and case, so that heads such as `Name (required)*` are known. */
export const plainWord = (text: string): string =>
  toHalfWidth(text)
    .replace(/\([^)]*\)|\[[^\]]*\]|[\s*:\u3001_-]/gu, '')
    .toLowerCase();

/** The Chinese catalogue lists with its own comma. */
const listed = (words: string): string[] => words.split(/[,\u3001]/u);
const split = (words: string): string[] => listed(words).map(plainWord);

/** The heads that stand for a field. */
export const headsOf = (field: ImportField): string[] =>
  languages.flatMap((language) => {
    const { headerWords, fields } = resources[language].imports;
    return [field.toLowerCase(), plainWord(fields[field]), ...split(headerWords[field])];
  });

/** The value that a word of a file stands for. */
export function valueOfWord(field: WordField, text: string): string | undefined {
  const asked = plainWord(text);
  for (const language of languages) {
    const groups: Readonly<Record<string, string>> = resources[language].imports.words[wordGroupOf(field)];
    const found = Object.entries(groups).find(([value, words]) => value === asked || split(words).includes(asked));
    if (found) return found[0];
  }
  return undefined;
}

/** The first word of each value, as a hint. */
export const knownWords = (field: WordField): string =>
  Object.values<string>(resources['zh-CN'].imports.words[wordGroupOf(field)])
    .map((words) => listed(words)[0])
    .join(resources['zh-CN'].common.listSeparator);

const anyLanguage = (key: 'total' | 'taxFree' | 'longTerm' | 'footer' | 'errorHead'): string[] =>
  languages.flatMap((language) => split(resources[language].imports.words[key]));

const totals = new Set(anyLanguage('total'));
const footers = anyLanguage('footer');
/** True for what stands under a table: rows that add it up, and who made it when. */
export const isBelowTable = (row: readonly string[]): boolean => {
  const first = plainWord(row.find((text) => text !== '') ?? '');
  return totals.has(first) || footers.some((word) => first.startsWith(word));
};

const errorHeads = new Set(anyLanguage('errorHead'));
/** The column of reasons that our own answer to a wrong file carries. */
export const isErrorHead = (text: string): boolean => errorHeads.has(plainWord(text));

const taxFree = new Set(anyLanguage('taxFree'));
export const isTaxFree = (text: string): boolean => taxFree.has(plainWord(text));

const longTerm = new Set(anyLanguage('longTerm'));
/** A paper without an end. */
export const isLongTermWord = (text: string): boolean => longTerm.has(plainWord(text));
