import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvBytes, workbookBytes } from '../../../src/renderer/ui/grid/export-rows';
import { gatherRows } from '../../../src/renderer/ui/grid/gather-rows';

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const dangerous = ['=1+1', '+86 591', '-2', '@cmd', '＝SUM(A1)', '＋1', '－1', '＠x', '\tx'];

describe('an exported list', () => {
  it('opens in Excel and WPS as UTF-8: the mark stands first', () => {
    expect(text(csvBytes({ headers: ['客户'], rows: [['福州市第一医院']] }))).toBe('\uFEFF客户\r\n福州市第一医院\r\n');
  });

  it('keeps quotes, commas and line breaks in their cell', () => {
    expect(text(csvBytes({ headers: ['a'], rows: [['他说"好",\n走了']] }))).toContain('"他说""好"",\n走了"');
  });

  it('has no text that a spreadsheet would run as a formula', async () => {
    const rows = dangerous.map((one) => [one]);
    const lines = text(csvBytes({ headers: ['x'], rows }))
      .replace('\uFEFF', '')
      .split('\r\n');
    expect(lines.filter((line) => /^"?[=+\-@\t＝＋－＠]/u.test(line))).toEqual([]);
    const book = read(await workbookBytes({ headers: ['x'], rows }), { type: 'array', cellFormula: true });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    const cells = dangerous.map((_, at) => sheet[`A${at + 2}`] as { t: string; f?: string; v: unknown });
    expect(cells.map(({ t, f }) => [t, f])).toEqual(dangerous.map(() => ['s', undefined]));
  });

  it('keeps a 20-digit number a text and an amount a figure', async () => {
    const bytes = await workbookBytes({ headers: ['发票号', '金额'], rows: [['24352000000123456789', -12.8]] });
    const book = read(bytes, { type: 'array' });
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
    expect(rows).toEqual([
      ['发票号', '金额'],
      ['24352000000123456789', -12.8],
    ]);
  });

  it('holds every row once, in order, whatever the length of the list', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 450 }), async (length) => {
        const all = Array.from({ length }, (_, at) => at);
        const gathered = await gatherRows<number>({
          loadBlock: async ({ offset, limit }) => ({
            ok: true,
            value: { rows: all.slice(offset, offset + limit), hasMore: offset + limit < length },
          }),
          request: { filters: [], search: '', sort: [] },
          onProgress: () => undefined,
          signal: new AbortController().signal,
        });
        expect(gathered).toEqual({ ok: true, value: all });
      }),
      { numRuns: 30 },
    );
  });

  it('stops when the person gives up, and says why when the engine refuses', async () => {
    const given = { request: { filters: [], search: '', sort: [] }, onProgress: () => undefined };
    const stop = new AbortController();
    stop.abort();
    const endless = async () => ({ ok: true as const, value: { rows: [1], hasMore: true } });
    expect(await gatherRows({ ...given, loadBlock: endless, signal: stop.signal })).toEqual({
      ok: true,
      value: undefined,
    });
    const refused = { ok: false as const, problem: { code: 'FORBIDDEN' as const, params: {} } };
    const answer = await gatherRows({ ...given, loadBlock: async () => refused, signal: new AbortController().signal });
    expect(answer).toEqual(refused);
  });
});
