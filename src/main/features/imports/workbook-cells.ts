/** Cells of a workbook as the texts that a person sees in them. */
import { SSF, type CellObject } from '@e965/xlsx';

/** From here on a number of a spreadsheet has lost digits. */
const DAMAGED_FROM = 1e15;
/** Spreadsheets calculate with so many digits; what lies behind them is noise of a formula. */
const DIGITS = 15;
/** Days between the two epochs of spreadsheets. */
const EPOCH_1904 = 1_462;
const FIXED = /^#?[#,]*0\.(?<decimals>0{1,6})_? ?$/u;
const YEAR_AND_MONTH = /y.*m/iu;
const DAY = /d/iu;
const HOUR = /h/iu;
/** What stands in quotes, in brackets or behind a backslash is no part of the format. */
const LITERAL = /"[^"]*"|\[[^\]]*\]|\\./gu;

const two = (value: number): string => String(value).padStart(2, '0');

type DateCode = { readonly [Part in 'y' | 'm' | 'd' | 'H' | 'M']: number };
const dateTools = SSF as {
  is_date(format: string): boolean;
  parse_date_code(serial: number): DateCode | null;
};

/** A date as it is shown: a format without days keeps its month, because an expiry `2026.10` holds to its last day. */
function dateOf(serial: number, format: string): string | undefined {
  const bare = format.replace(LITERAL, '');
  if (!dateTools.is_date(format) || !YEAR_AND_MONTH.test(bare)) return undefined;
  const code = dateTools.parse_date_code(serial);
  if (!code) return undefined;
  if (!DAY.test(bare)) return `${code.y}.${two(code.m)}`;
  const time = HOUR.test(bare) && code.H + code.M > 0 ? ` ${two(code.H)}:${two(code.M)}` : '';
  return `${code.y}-${two(code.m)}-${two(code.d)}${time}`;
}

function numberText(value: number, format: string, is1904: boolean): string {
  if (Math.abs(value) >= DAMAGED_FROM) return value.toExponential();
  const date = dateOf(is1904 ? value + EPOCH_1904 : value, format);
  if (date !== undefined) return date;
  const exact = Number(value.toPrecision(DIGITS));
  // 2026.10 typed as a number is 2026.1 inside; its format still says what was meant.
  const decimals = FIXED.exec(format)?.groups?.['decimals']?.length ?? 0;
  const fixed = exact.toFixed(decimals);
  return decimals > 0 && Number(fixed) === exact ? fixed : String(exact);
}

/** @param is1904 the workbook counts its days from 1904 */
export function cellText(cell: CellObject | undefined, is1904: boolean): string {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  switch (cell.t) {
    case 'n':
      return numberText(Number(cell.v), typeof cell.z === 'string' ? cell.z : '', is1904);
    case 's':
      return String(cell.v);
    case 'b':
      return cell.v === true ? 'TRUE' : 'FALSE';
    case 'd':
      return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v);
    case 'e':
    case 'z':
      return '';
  }
}
