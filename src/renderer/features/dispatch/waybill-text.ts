/** A pasted list of waybills: one note a line, parted by tabs, commas or spaces. */
export type WaybillRow = { readonly number: string; readonly carrier: string; readonly waybillNo: string };
export type UnreadLine = { readonly line: number; readonly text: string };
export type ReadWaybills = { readonly rows: readonly WaybillRow[]; readonly unread: readonly UnreadLine[] };

const NOTE_NUMBER = /^[A-Za-z]{2}\d/u;
const LONGEST = { number: 20, other: 60 } as const;

/** Tabs first: copied cells may hold spaces. */
const partsOf = (text: string): string[] => {
  const by = text.includes('\t') ? /\t/u : /[,\uFF0C;\uFF1B\s]+/u;
  return text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');
};

function rowOf(text: string): WaybillRow | undefined {
  const [number = '', carrier = '', waybillNo = '', ...more] = partsOf(text);
  const fits = number.length <= LONGEST.number && carrier.length <= LONGEST.other && waybillNo.length <= LONGEST.other;
  const isWhole = waybillNo !== '' && more.length === 0 && NOTE_NUMBER.test(number);
  return isWhole && fits ? { number: number.toUpperCase(), carrier, waybillNo } : undefined;
}

/** The lines that can be read, and those that cannot with their place. Empty lines do not count. */
export function readWaybills(pasted: string): ReadWaybills {
  const rows: WaybillRow[] = [];
  const unread: UnreadLine[] = [];
  for (const [at, text] of pasted.split(/\r?\n/u).entries()) {
    if (text.trim() === '') continue;
    const row = rowOf(text);
    if (row) rows.push(row);
    else unread.push({ line: at + 1, text: text.trim() });
  }
  return { rows, unread };
}
