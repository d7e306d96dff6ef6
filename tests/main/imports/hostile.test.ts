import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { runBulkTask } from '../../../src/main/features/imports/bulk-tasks';
import { guessColumns } from '../../../src/main/features/imports/guess-columns';
import { loadPinyin } from '../../../src/main/platform/pinyin';

beforeAll(loadPinyin);

const FILES = 200;
const rows = [
  ['客户名称', '城市', '地址', '电话'],
  ...Array.from({ length: 30 }, (_, at) => [`第${at}医院`, '南京市', `中山路 ${at} 号, "后门"`, `025-${at}`]),
];
const workbook = utils.book_new();
utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows), '客户');
const old = new Uint8Array(write(workbook, { type: 'array', bookType: 'xls' }) as ArrayBuffer);
const originals = [
  old,
  new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer),
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')),
];

type Damage = { readonly at: number; readonly byte: number; readonly kind: 'flip' | 'cut' | 'double' };
const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  byte: fc.integer({ min: 0, max: 255 }),
  kind: fc.constantFrom('flip', 'flip', 'flip', 'cut', 'double'),
});

const damaged = (bytes: Uint8Array, damages: readonly Damage[]): Uint8Array =>
  damages.reduce<Uint8Array>((file, { at, byte, kind }) => {
    const place = Math.floor(at * file.length);
    if (kind === 'cut') return file.slice(0, Math.max(4, place));
    if (kind === 'double') return Buffer.concat([file.subarray(0, place), file.subarray(Math.floor(place / 2))]);
    const copy = Uint8Array.from(file);
    copy[place] = byte;
    return copy;
  }, bytes);

const nobodyWatches = (): void => undefined;

it(`answers each of ${FILES} damaged files with rows or a refusal, never with an exception`, async () => {
  const codes = new Set<string>();
  const property = fc.asyncProperty(
    fc.constantFrom(...originals),
    fc.array(damage, { minLength: 1, maxLength: 8 }),
    async (original, damages) => {
      const bytes = damaged(original, damages);
      const preview = await runBulkTask({ kind: 'preview', bytes, target: 'customers' }, nobodyWatches);
      const columns = guessColumns(rows, 0, 'customers');
      const rowsTask = { kind: 'rows', bytes, target: 'customers', headerRow: 0, columns } as const;
      const mapped = await runBulkTask(rowsTask, nobodyWatches);
      for (const answer of [preview, mapped]) codes.add(answer.ok ? 'ok' : answer.problem.code);
    },
  );
  await fc.assert(property, { numRuns: FILES });
  expect([...codes].toSorted()).toEqual(['FILE_REJECTED', 'ok']);
});
