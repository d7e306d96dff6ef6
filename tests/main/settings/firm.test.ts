/** What the firm says of itself: given at set-up, changed in the settings, missed on the page of gaps. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBook, PASSWORD, type Book, type Seat } from '../../helpers/book';
import { aPerson } from '../../helpers/builders/users';

const firm = {
  firmTaxNo: '91110108MA01ABCD2E',
  firmLicenceNo: '京AA0100001',
  firmLicenceExpiresOn: '2029-06-30',
  firmBankName: '中国工商银行北京顺义支行',
  firmBankAccount: '0200000009200000001',
  firmWarehouseAddress: '北京市顺义区空港物流园8号库',
};
const first = { firmName: '华康医药有限公司', name: '李敏', loginName: 'limin', password: PASSWORD };

type All = Record<string, { value: unknown; version: number }>;
type Gap = { readonly kind: string; readonly names: readonly string[] };

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.close());

const namesOf = async (seat: Seat, kind: string) =>
  (await seat.ok<Gap[]>('imports.gaps')).find((gap) => gap.kind === kind)?.names;

describe('the facts of the firm', () => {
  it('come with the set-up as they were pasted, and the book begins on the chosen day', async () => {
    const seat = book.newSeat();
    const pasted = { ...firm, firmTaxNo: '９1110108 MA01ABCD2e', firmBankAccount: '0200 0000 0920 0000 001' };
    await seat.ok('session.setUp', { ...first, firm: pasted, startsOn: '2026-12-01' });
    const all = await seat.ok<All>('settings.all');
    for (const [key, value] of Object.entries(firm)) expect(all[key]?.value).toBe(value);
    expect(all['trialStartedOn']?.value).toBe('2026-12-01');
    expect(await namesOf(seat, 'firm')).toBeUndefined();
  });

  it('a wrong code or a far day is refused at its field, and nothing is set up', async () => {
    const seat = book.newSeat();
    const wrong = { ...firm, firmTaxNo: '91110108MAO1ABCD2E' };
    expect(await seat.call('session.setUp', { ...first, firm: wrong })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/firm/firmTaxNo'] },
    });
    expect(await seat.call('session.setUp', { ...first, startsOn: '2027-02-01' })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/startsOn'] },
    });
    await seat.ok('session.setUp', first);
    expect(await namesOf(seat, 'firm')).toEqual(Object.keys(firm));
  });

  it('are changed together, from a fresh screen only', async () => {
    const boss = await book.setUp();
    const account = { ...firm, firmBankAccount: '账号' };
    expect(await boss.call('settings.changeFirm', { firm: account, version: 0 })).toMatchObject({
      problem: { fields: ['/firm/firmBankAccount'] },
    });
    expect(await boss.ok('settings.changeFirm', { firm, version: 0 })).toEqual({ version: 1 });
    expect(await boss.call('settings.changeFirm', { firm, version: 0 })).toMatchObject({
      problem: { code: 'CONFLICT' },
    });
    expect(await namesOf(boss, 'firm')).toBeUndefined();
  });
});

describe('a firm of one person', () => {
  it('is told what he must sign before he can go on; with a colleague nothing is missed', async () => {
    const boss = await book.setUp();
    const pairs = ['dualSubmitApprove', 'dualPickCheck', 'dualRequestApprove', 'dualRecordMatch'];
    expect(await namesOf(boss, 'onePerson')).toEqual(pairs);
    await boss.ok('settings.signDualPosts', { pair: 'dualPickCheck', isAllowed: true, reason: '一个人', version: 0 });
    expect(await namesOf(boss, 'onePerson')).not.toContain('dualPickCheck');
    await aPerson(book, boss, { posts: ['sales'] });
    expect(await namesOf(boss, 'onePerson')).toBeUndefined();
  });
});
