import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPerson, aUnit, rootUnit } from '../../helpers/builders/users';
import { openBook, PASSWORD, type Book, type Seat } from '../../helpers/book';

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

type Row = { id: number; name: string; version: number; posts: string[] };
const rows = async (seat: Seat): Promise<Row[]> => (await seat.ok<{ rows: Row[] }>('users.list')).rows;

describe('people and their posts', () => {
  it('a new person signs in and may do what his posts allow, nothing else', async () => {
    const { seat } = await aPerson(book, boss, { posts: ['warehouse'] });
    expect(await seat.call('settings.about')).toMatchObject({ ok: true });
    expect(await seat.call('users.list')).toMatchObject({
      problem: { code: 'FORBIDDEN', params: { permission: 'users.read' } },
    });
  });

  it('a manager sees the people of his unit and below, not those beside it', async () => {
    const east = await aUnit(boss, { name: '华东' });
    const city = await aUnit(boss, { name: '福州', parentId: east });
    const west = await aUnit(boss, { name: '西部' });
    const manager = await aPerson(book, boss, { posts: ['manager'], orgUnitId: east, name: '经理' });
    const below = await aPerson(book, boss, { orgUnitId: city, name: '下级' });
    const beside = await aPerson(book, boss, { orgUnitId: west, name: '旁人' });
    const seen = (await rows(manager.seat)).map(({ id }) => id);
    expect(seen).toContain(below.userId);
    expect(seen).not.toContain(beside.userId);
    expect(await manager.seat.call('users.get', { userId: beside.userId })).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
  });

  it('a weak password and one made of the name are refused before anything is written', async () => {
    const wish = { name: '陈涛', loginName: 'chentao', orgUnitId: await rootUnit(boss), posts: ['sales'] };
    for (const password of ['12345678', 'chentao1', 'password1']) {
      const answer = await boss.call('users.create', { ...wish, password });
      expect(answer).toMatchObject({ problem: { code: 'PASSWORD_WEAK' } });
    }
    expect(await rows(boss)).toHaveLength(1);
  });

  it('a retry of a new person with the same commandId makes him once', async () => {
    const wish = {
      name: '陈涛',
      loginName: 'ct',
      orgUnitId: await rootUnit(boss),
      posts: ['sales'],
      password: PASSWORD,
    };
    const commandId = '01938f00-0000-7000-8000-000000000001';
    const first = await boss.ok('users.create', { ...wish, commandId });
    expect(await boss.ok('users.create', { ...wish, commandId })).toEqual(first);
    expect(await rows(boss)).toHaveLength(2);
  });

  it('one log-in name is given once', async () => {
    const { loginName } = await aPerson(book, boss);
    const wish = { name: '另一人', loginName, orgUnitId: await rootUnit(boss), posts: ['sales'], password: PASSWORD };
    expect(await boss.call('users.create', wish)).toMatchObject({ problem: { code: 'DUPLICATE' } });
  });

  it('changed posts end the sessions of the person at once', async () => {
    const person = await aPerson(book, boss, { posts: ['sales'] });
    const before = (await rows(boss)).find(({ id }) => id === person.userId);
    await boss.ok('users.update', {
      userId: person.userId,
      version: before?.version ?? -1,
      name: person.name,
      orgUnitId: await rootUnit(boss),
      posts: ['warehouse'],
    });
    expect(await person.seat.call('settings.about')).toMatchObject({ problem: { code: 'UNAUTHENTICATED' } });
  });

  it('a disabled person is out at once and cannot come back', async () => {
    const person = await aPerson(book, boss);
    const input = { userId: person.userId, version: 0, isDisabled: true, reason: '离职' };
    await boss.ok('users.setDisabled', input);
    expect(await person.seat.call('settings.about')).toMatchObject({ problem: { code: 'UNAUTHENTICATED' } });
    const again = await book.newSeat().call('session.logIn', { loginName: person.loginName, password: PASSWORD });
    expect(again).toMatchObject({ problem: { code: 'LOGIN_FAILED' } });
  });

  it('the last person who manages people stays', async () => {
    const [only] = await rows(boss);
    const root = await rootUnit(boss);
    const change = { userId: only?.id, version: only?.version, name: '李敏', orgUnitId: root, posts: ['sales'] };
    expect(await boss.call('users.update', change)).toMatchObject({ problem: { code: 'RULE_VIOLATED' } });
  });

  it('a unit never comes below itself', async () => {
    const east = await aUnit(boss);
    const city = await aUnit(boss, { parentId: east });
    const move = { orgUnitId: east, version: 0, name: '华东', parentId: city };
    expect(await boss.call('users.updateUnit', move)).toMatchObject({ problem: { code: 'RULE_VIOLATED' } });
  });
});

describe('log-in', () => {
  it('waits after five wrong passwords and locks the account after ten', async () => {
    const { loginName } = await aPerson(book, boss);
    const seat = book.newSeat();
    const attempt = (password: string) => seat.call('session.logIn', { loginName, password });
    for (let n = 0; n < 5; n += 1)
      expect(await attempt('wrong horse')).toMatchObject({ problem: { code: 'LOGIN_FAILED' } });
    expect(await attempt(PASSWORD)).toMatchObject({ problem: { code: 'RATE_LIMITED' } });
    for (let n = 0; n < 5; n += 1) {
      book.advance(60_000);
      await attempt('wrong horse');
    }
    book.advance(60_000);
    expect(await attempt(PASSWORD)).toMatchObject({ problem: { code: 'RATE_LIMITED' } });
    book.advance(16 * 60_000);
    expect(await attempt(PASSWORD)).toMatchObject({ ok: true });
  });

  it('without a password only a demo book lets people in', async () => {
    const answer = await book.newSeat().call('session.logInDemo', { loginName: 'limin' });
    expect(answer).toMatchObject({ problem: { code: 'DEMO_ONLY' } });
  });

  it('the second set-up of a book is refused', async () => {
    const wish = { firmName: '乙', name: '乙', loginName: 'yi', password: PASSWORD };
    expect(await book.newSeat().call('session.setUp', wish)).toMatchObject({ problem: { code: 'ALREADY_SET_UP' } });
  });
});
