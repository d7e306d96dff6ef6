/** Amounts in capital Chinese characters for money documents; the words are in zh-CN/amount-words.ts. */
import { amountWords as words } from './zh-CN/amount-words';

const GROUP = 4;
const [ZERO] = words.digits;

const digitWord = (digit: number): string => words.digits[digit] ?? ZERO;

/** What closes a group of four digits, counted from the right; groups two and three share the hundred million. */
const groupWord = (group: number, hasDigits: boolean): string => {
  if (group === 2) return words.hundredMillion;
  return group % 2 === 1 && hasDigits ? words.tenThousand : '';
};

/**
 * Whole yuan in words. A run of zeros between two digits is said once, also across a group; none is said at the end.
 */
const wholeWords = (digits: string): string => {
  let out = '';
  let owesZero = false;
  let groupHasDigits = false;
  for (const [index, char] of Array.from(digits).entries()) {
    const place = digits.length - 1 - index;
    const digit = Number(char);
    if (digit === 0) {
      owesZero = out !== '';
    } else {
      out += (owesZero ? ZERO : '') + digitWord(digit) + (words.places[place % GROUP] ?? '');
      owesZero = false;
      groupHasDigits = true;
    }
    if (place % GROUP === 0 && place > 0) {
      out += groupWord(place / GROUP, groupHasDigits);
      groupHasDigits = false;
    }
  }
  return out;
};

const centWords = (tenth: number, hundredth: number, hasYuan: boolean): string => {
  if (tenth === 0 && hundredth === 0) return words.whole;
  const gap = tenth === 0 && hasYuan ? ZERO : '';
  const tenths = tenth === 0 ? gap : digitWord(tenth) + words.tenth;
  return tenths + (hundredth === 0 ? words.whole : digitWord(hundredth) + words.hundredth);
};

/** An amount in fen (any exact integer) in capital characters. */
export const chineseAmount = (fen: number): string => {
  if (!Number.isSafeInteger(fen)) throw new RangeError('only exact amounts can be written out');
  if (fen === 0) return ZERO + words.yuan + words.whole;
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/^0+/u, '');
  const cents = centWords(Number(digits.at(-2)), Number(digits.at(-1)), yuan !== '');
  return (fen < 0 ? words.negative : '') + (yuan === '' ? '' : wholeWords(yuan) + words.yuan) + cents;
};
