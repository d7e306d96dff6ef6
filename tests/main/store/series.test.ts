import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { okay, refuse } from '../../../src/shared/domain/problem';
import { openDoor, type Door } from '../../../src/main/store/door';
import { openConnection, type Connection } from '../../../src/main/store/open';
import { takeNumber } from '../../../src/main/store/series';
import { openBook, type Book } from '../../helpers/book';

let book: Book;
let connection: Connection;
let door: Door;
beforeAll(async () => {
  book = await openBook();
  connection = openConnection({ path: join(book.path), readonly: false, schemaVersion: 99 });
  door = openDoor(connection);
});
afterAll(async () => {
  connection.close();
  await book.close();
});

type Ending = 'kept' | 'refused' | 'thrown';
const take = (prefix: string, on: string, ending: Ending = 'kept') =>
  door.write(async (tx) => {
    const number = await takeNumber(tx, prefix, on);
    if (ending === 'thrown') throw new Error('a bug');
    return ending === 'kept' ? okay(number) : refuse('CONFLICT');
  });

let runs = 0;
const newPrefix = (): string => {
  runs += 1;
  return `T${runs}-`;
};

describe('document numbers', () => {
  it('carry the series, the year and month and five digits', async () => {
    expect(await take('SO', '2026-11-21')).toEqual(okay('SO2611-00001'));
    expect(await take('SO', '2026-11-30')).toEqual(okay('SO2611-00002'));
  });

  it('begin anew each month and in each series', async () => {
    expect(await take('SO', '2026-12-01')).toEqual(okay('SO2612-00001'));
    expect(await take('DN', '2026-12-01')).toEqual(okay('DN2612-00001'));
  });

  it('have no gap and no double, whatever was refused or broke in between', async () => {
    const day = fc.constantFrom('2026-11-21', '2026-12-02', '2027-01-31');
    const ending = fc.constantFrom<Ending>('kept', 'refused', 'thrown');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(day, ending), { maxLength: 30 }), async (works) => {
        const prefix = newPrefix();
        const answers = await Promise.all(
          works.map(([on, how]) => take(prefix, on, how).catch(() => refuse('INTERNAL'))),
        );
        const taken = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
        const months = new Map<string, number>();
        const expected = works.flatMap(([on, how]) => {
          if (how !== 'kept') return [];
          const month = on.slice(2, 4) + on.slice(5, 7);
          months.set(month, (months.get(month) ?? 0) + 1);
          return [`${prefix}${month}-${String(months.get(month)).padStart(5, '0')}`];
        });
        expect(taken).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
