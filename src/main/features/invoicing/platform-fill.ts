/** The blank workbook of the platform with invoices in it. Runs in the bulk thread; knows nothing of the book. */
import { refuse } from '../../../shared/domain/problem';
import type { PlatformHeadField, PlatformLineField } from '../../../shared/domain/tax-platform-words';
import { pack, partText } from './platform-archive';
import {
  addressParts,
  bankParts,
  decimal,
  priceText,
  shortDecimal,
  type Gap,
  type PlatformInvoice,
  type PlatformLine,
} from './platform-job.rules';
import { withRows, type NewCell } from './platform-sheet';
import { listedWords, plainHead, platformWords, type Template, type TemplateSheet } from './platform-template';

/** Candidates for a cell; the one that the list of choices of its column has is written. */
type Texts<F extends string> = Partial<Record<F, readonly string[]>>;
const { written } = platformWords;
const one = (text: string): readonly string[] => [text];

function headTexts({
  serial,
  kind,
  title,
  taxNo,
  addressPhone,
  bankAccount,
  remark,
}: PlatformInvoice): Texts<PlatformHeadField> {
  const { address, phone } = addressParts(addressPhone);
  const { bank, account } = bankParts(bankAccount);
  return {
    ...{ serial: one(serial), kind: listedWords(written[kind]), taxIncluded: listedWords(written.yes) },
    ...{ title: one(title), taxNo: one(taxNo), remark: one(remark), business: one('') },
    ...{ address: one(address), phone: one(phone), addressPhone: one(addressPhone) },
    ...{ bank: one(bank), account: one(account), bankAccount: one(bankAccount) },
  };
}

/** `0.13`, `13%`, `0.130`; an exempt one by its word. */
function rateTexts({ rateBp, method }: PlatformLine): readonly string[] {
  if (method === 'exempt') return listedWords(written.exempt);
  const percent = shortDecimal(rateBp, 2);
  return [shortDecimal(rateBp, 4), `${percent}%`, decimal(rateBp, 4), percent];
}

function reliefTexts({ method }: PlatformLine): Texts<PlatformLineField> {
  if (method === 'general') return {};
  const words = method === 'exempt' ? written.exemptRelief : written.simpleRelief;
  return { hasRelief: listedWords(written.yes), relief: listedWords(words) };
}

const lineTexts = (serial: string, line: PlatformLine): Texts<PlatformLineField> => ({
  ...{ serial: one(serial), goods: one(line.goods), taxCode: one(line.taxCode) },
  ...{ specification: one(line.specification), unit: one(line.unit) },
  ...{ qty: one(line.qty === 0 ? '' : shortDecimal(line.qty, 3)), price: one(priceText(line)) },
  ...{ amount: one(decimal(line.fen, 2)), rate: rateTexts(line), discount: one(''), ...reliefTexts(line) },
});

type Place = Omit<Gap, 'problem'>;
type Written = { readonly cells: NewCell[]; readonly gaps: Gap[] };

function cellsOf<F extends string>(
  { columns, offers }: TemplateSheet<F>,
  texts: Texts<F>,
  { place, headOf }: { readonly place: Place; readonly headOf: (field: F) => string },
): Written {
  const gaps: Gap[] = [];
  const cells = [...columns].flatMap(([field, column]): NewCell[] => {
    const candidates = texts[field] ?? one('');
    const offered = offers.get(field);
    const fits = (text: string): boolean => !offered || text === '' || offered.includes(text);
    const loosely = offered?.find((choice) =>
      candidates.some((text) => text !== '' && plainHead(choice) === plainHead(text)),
    );
    const text = candidates.find(fits) ?? loosely;
    if (text === undefined) {
      const params = {
        head: headOf(field),
        offered: (offered ?? []).slice(0, 12).join('\u3001'),
        value: candidates[0] ?? '',
      };
      const { problem } = refuse('RULE_VIOLATED', { case: 'taxPlatform.refusals.notOffered', ...params });
      gaps.push({ ...place, problem });
    }
    // An empty text leaves the cell of the template as it is.
    return text === undefined || text === '' ? [] : [{ column, text }];
  });
  return { cells, gaps };
}

export type Filled = { readonly bytes: Uint8Array; readonly gaps: Gap[]; readonly lines: number };

/**
 * Writes invoices into a blank workbook; every part of it but the two sheets stays as it is, byte for byte.
 */
export function fillTemplate({ archive, heads, lines }: Template, invoices: readonly PlatformInvoice[]): Filled {
  const headOf = (field: PlatformHeadField): string => listedWords(platformWords.headHeads[field])[0] ?? field;
  const lineHeadOf = (field: PlatformLineField): string => listedWords(platformWords.lineHeads[field])[0] ?? field;
  const headRows: Written[] = [];
  const lineRows: Written[] = [];
  for (const invoice of invoices) {
    const { serial, customerName } = invoice;
    headRows.push(cellsOf(heads, headTexts(invoice), { place: { serial, customerName, line: null }, headOf }));
    for (const [at, line] of invoice.lines.entries()) {
      const place = { serial, customerName, line: at + 1 };
      lineRows.push(cellsOf(lines, lineTexts(serial, line), { place, headOf: lineHeadOf }));
    }
  }
  const parts = { ...archive.parts };
  for (const [sheet, rows] of [
    [heads, headRows],
    [lines, lineRows],
  ] as const) {
    const grown = withRows(partText(archive.parts, sheet.part), {
      firstRow: sheet.firstRow,
      rows: rows.map(({ cells }) => cells),
    });
    parts[sheet.part] = new TextEncoder().encode(grown);
  }
  const gaps = [...headRows, ...lineRows].flatMap((row) => row.gaps);
  return { bytes: pack(parts), gaps, lines: lineRows.length };
}
