import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userGrid } from '../../../src/main/features/users/people.queries';
import { pinyinOf } from '../../../src/main/platform/pinyin';
import type { UserRow } from '../../../src/shared/contract/users.contract';
import { openBook, PASSWORD, type Book, type Seat } from '../../helpers/book';
import { rootUnit } from '../../helpers/builders/users';
import { unindexedSorts } from '../../helpers/explain';
import { containsText, expectLikeReference, type ReferenceColumn } from '../../helpers/grid-reference';

const names = [
  '王芳',
  '陈涛',
  '林静',
  '赵强',
  '周婷',
  'Anna Li',
  '孙海波',
  '何丽',
  '马晓云',
  '谢文',
  '许建平',
  '吴小燕',
];
let book: Book;
let boss: Seat;
let people: UserRow[];

beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
  const orgUnitId = await rootUnit(boss);
  for (const [at, name] of names.entries()) {
    await boss.ok('users.create', { name, loginName: `seat${at}`, orgUnitId, posts: ['sales'], password: PASSWORD });
  }
  const { rows } = await boss.ok<{ rows: UserRow[] }>('users.list');
  const leaver = rows.find(({ name }) => name === '赵强');
  await boss.ok('users.setDisabled', {
    userId: leaver?.id,
    version: leaver?.version,
    isDisabled: true,
    reason: '离职',
  });
  people = (await boss.ok<{ rows: UserRow[] }>('users.list')).rows;
}, 60_000);
afterAll(() => book.close());

const pinyin = (row: UserRow): string[] => Object.values(pinyinOf(row.name));
const columns: Record<string, ReferenceColumn<UserRow>> = {
  name: { kind: 'text', value: (row) => row.name, sortBy: (row) => pinyinOf(row.name).pyFull, also: pinyin },
  loginName: { kind: 'text', value: (row) => row.loginName },
  isDisabled: { kind: 'integer', value: (row) => row.isDisabled },
};

const matches = (row: UserRow, typed: string): boolean =>
  [row.name, row.loginName, ...pinyin(row)].some((one) => containsText(one, typed));

describe('the list of people', () => {
  it('answers a thousand random requests as a plain filter and sort would', async () => {
    expect(people).toHaveLength(names.length + 1);
    await expectLikeReference({
      rows: people,
      reference: { columns, search: matches, defaultSort: userGrid.defaultSort },
      list: (request) => boss.ok('users.list', request),
      totals: (criteria) => boss.ok('users.totals', criteria),
    });
  });

  it('sorts over an index', async () => {
    expect(await unindexedSorts(book, userGrid)).toEqual([]);
  });
});
