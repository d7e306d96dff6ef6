/** What people type or paste: full-width characters, separators and currency signs, read as exact integers. */
import { okay, refuse, type Result } from './problem';

/** Full-width ASCII starts here and lies this far above the ordinary characters. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/gu;
const FULL_WIDTH_OFFSET = 0xfee0;
/** Typographic minus signs that spreadsheets and input methods produce. */
const MINUS_SIGNS = /[\u2212\u2013\u2014\uFE63]/gu;
const SPACES = /[\u00A0\u2007\u202F\u3000\uFEFF]/gu;
/** A yen sign, also the full-width one, or a currency code. */
const CURRENCY_BEFORE = /^([+-]?)\s*(?:[\u00A5\uFFE5]|RMB|CNY)\s*/iu;
/** The two characters for yuan. */
const CURRENCY_AFTER = /\s*[\u5143\u5706]$/u;
const IN_PARENTHESES = /^\((?<inner>[^+-]+)\)$/u;
/** Commas only where thousands end, so that a decimal comma is refused instead of read a hundredfold. */
const NUMBER = /^(?<sign>[+-]?)(?<whole>\d{1,3}(?:,\d{3})+|\d*)(?:\.(?<fraction>\d*))?$/u;
/** Longest echo of a typed text in a refusal. */
const ECHO_LENGTH = 40;

/** The same text with ordinary digits, letters, punctuation, minus and spaces, trimmed. */
export const toHalfWidth = (text: string): string =>
  text
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(MINUS_SIGNS, '-')
    .replace(SPACES, ' ')
    .trim();

/** A VALIDATION_FAILED that says which case it is and repeats what was typed. */
export const refuseText = (cause: {
  readonly case: 'required' | 'notANumber' | 'tooManyDecimals' | 'tooLarge' | 'negative' | 'notADate';
  readonly text: string;
  readonly field: string | undefined;
  readonly decimals?: number;
}) =>
  refuse(
    'VALIDATION_FAILED',
    {
      case: `fields.${cause.case}`,
      value: cause.text.slice(0, ECHO_LENGTH),
      ...(cause.decimals === undefined ? {} : { decimals: cause.decimals }),
    },
    cause.field === undefined ? undefined : [cause.field],
  );

export type NumberText = {
  readonly text: string;
  /** Decimals the value may have; the result is the number × 10^decimals. */
  readonly decimals: number;
  /** JSON pointer of the field, for the refusal. */
  readonly field: string | undefined;
  readonly isMoney?: boolean;
  readonly mayBeNegative?: boolean;
};

const withoutCurrency = (text: string): string =>
  text.replace(CURRENCY_BEFORE, (_, sign: string) => sign).replace(CURRENCY_AFTER, '');

/** `(1,234.50)` is how accountants write a negative amount. */
const withoutParentheses = (text: string): string => {
  const inner = IN_PARENTHESES.exec(text)?.groups?.inner;
  return inner === undefined ? text : `-${inner}`;
};

/** Reads a typed decimal number exactly: the digits are joined, no float is ever made of them. */
export const parseScaled = (input: NumberText): Result<number> => {
  const { text, decimals, field } = input;
  const half = toHalfWidth(text);
  const bare = input.isMoney ? withoutCurrency(withoutParentheses(half)) : half;
  if (half === '') return refuseText({ case: 'required', text, field });
  const groups = NUMBER.exec(bare)?.groups;
  const whole = (groups?.whole ?? '').replaceAll(',', '');
  const fraction = (groups?.fraction ?? '').replace(/0+$/u, '');
  if (groups === undefined || whole + (groups.fraction ?? '') === '') {
    return refuseText({ case: 'notANumber', text, field });
  }
  if (fraction.length > decimals) return refuseText({ case: 'tooManyDecimals', text, field, decimals });
  const value = Number(whole + fraction.padEnd(decimals, '0'));
  if (!Number.isSafeInteger(value)) return refuseText({ case: 'tooLarge', text, field });
  if (groups.sign !== '-' || value === 0) return okay(value);
  return input.mayBeNegative ? okay(-value) : refuseText({ case: 'negative', text, field });
};
