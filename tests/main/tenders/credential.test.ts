import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialGrid } from '../../../src/main/features/tenders/credential-list.queries';
import { failsOn, levelOn, neededOn, termProblem } from '../../../src/main/features/tenders/credential.rules';
import { loanGrid } from '../../../src/main/features/tenders/loan-list.queries';
import type { CredentialDetail, CredentialRow, LoanRow } from '../../../src/shared/contract/credentials.contract';
import { addDays } from '../../../src/shared/domain/business-date';
import { openBook, START, type Book, type Seat } from '../../helpers/book';
import { aCredential, aLoan, anAccount, aPaper } from '../../helpers/builders/tender-papers';
import { aTender } from '../../helpers/builders/tenders';
import { aPerson } from '../../helpers/builders/users';
import { unindexedSorts } from '../../helpers/explain';

const TODAY = '2026-11-21';
const DAY = 86_400_000;

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

const list = async (segment: string, seat = boss) =>
  (await seat.ok<{ rows: CredentialRow[] }>('credentials.list', { segment })).rows;
const get = (credentialId: number, seat = boss) => seat.ok<CredentialDetail>('credentials.get', { credentialId });
const loans = async (segment: string) => (await boss.ok<{ rows: LoanRow[] }>('credentials.loans', { segment })).rows;
const refusedAs = (name: string) => ({ problem: { params: { case: `credentials.refusals.${name}` } } });
const link = async (seat: Seat, tenderId: number, credentialId: number) => {
  const paper = await aPaper(seat, { tenderId });
  const facts = { reviewerId: null, credentialId, needsSeal: false, needsCa: false, note: '' };
  await seat.ok('tenderDocuments.change', { ...paper, ...facts });
};

describe('the library of credentials', () => {
  it('names what ends in 30, 60 and 90 days, each in one step, and what has ended', async () => {
    const days = [-1, 0, 30, 31, 60, 61, 90, 91];
    for (const ahead of days) await aCredential(boss, { expiresOn: addDays(TODAY, ahead) });
    await aCredential(boss, { expiresOn: null, isLongTerm: true });
    const counts = ['expired', 'urgent', 'soon', 'early', 'current', 'retired'].map(
      async (one) => (await list(one)).length,
    );
    expect(await Promise.all(counts)).toEqual([1, 2, 2, 2, 9, 0]);
    expect((await list('urgent')).map(({ daysLeft, level }) => [daysLeft, level])).toEqual([
      [0, 'urgent'],
      [30, 'urgent'],
    ]);
  });

  it('puts what has no last day behind what has one, whichever way it is asked', async () => {
    const [long, late, soon] = [
      await aCredential(boss, { expiresOn: null, isLongTerm: true }),
      await aCredential(boss, { expiresOn: '2030-12-31' }),
      await aCredential(boss, { expiresOn: '2026-12-31' }),
    ];
    const ids = async (request: object) => {
      const { rows } = await boss.ok<{ rows: CredentialRow[] }>('credentials.list', { segment: 'current', ...request });
      return rows.map(({ id }) => id);
    };
    const order = [soon.credentialId, late.credentialId, long.credentialId];
    expect(await ids({})).toEqual(order);
    expect(await ids({ sort: [{ column: 'expiresOn', direction: 'desc' }] })).toEqual(order.toReversed());
    const upTo = (to: string) => ids({ filters: [{ op: 'dateRange', column: 'expiresOn', to }] });
    expect(await upTo('2030-12-31')).toEqual([soon.credentialId, late.credentialId]);
    const from = { op: 'dateRange', column: 'expiresOn', from: '2027-01-01' };
    expect(await ids({ filters: [from] })).toEqual([late.credentialId, long.credentialId]);
  });

  it('keeps what a credential was before it was renewed', async () => {
    const { credentialId, version } = await aCredential(boss, { expiresOn: '2026-12-01', number: 'OLD' });
    const term = { number: 'NEW', issuedOn: '2026-11-21', expiresOn: '2031-12-01', isLongTerm: false };
    await boss.ok('credentials.renew', { credentialId, version, ...term });
    const { credential, terms, history } = await get(credentialId);
    expect(credential).toMatchObject({ number: 'NEW', expiresOn: '2031-12-01', level: 'fine' });
    expect(terms.map(({ number }) => number)).toEqual(['NEW', 'OLD']);
    expect(history.map(({ action }) => action)).toEqual(['renew', 'add']);
    expect(await boss.call('credentials.renew', { credentialId, version: 1, ...term })).toMatchObject(
      refusedAs('nothingNew'),
    );
  });

  it('takes a last day or none for good, and not one before it was issued', async () => {
    const { credentialId, version } = await aCredential(boss);
    const ask = (term: object) =>
      boss.call('credentials.renew', { credentialId, version, number: '', issuedOn: null, ...term });
    expect(await ask({ expiresOn: null, isLongTerm: false })).toMatchObject(refusedAs('dayOrLongTerm'));
    expect(await ask({ expiresOn: '2027-01-01', isLongTerm: true })).toMatchObject(refusedAs('dayOrLongTerm'));
    expect(await ask({ issuedOn: '2027-01-02', expiresOn: '2027-01-01', isLongTerm: false })).toMatchObject(
      refusedAs('endsFirst'),
    );
    expect(await ask({ expiresOn: null, isLongTerm: true })).toMatchObject({ ok: true });
  });

  it('is found by name, pinyin and number for a paper of a bid, without what is out of use', async () => {
    const kept = await aCredential(boss, { name: '营业执照', number: 'YY-1' });
    const gone = await aCredential(boss, { name: '营业执照副本' });
    await boss.ok('credentials.retire', { ...{ credentialId: gone.credentialId, version: 0 }, reason: '换发' });
    for (const search of ['营业', 'yyzz', 'YY-1']) {
      expect(await boss.ok('credentials.pick', { search })).toMatchObject([{ id: kept.credentialId }]);
    }
    expect(await list('retired')).toMatchObject([
      { retireReason: '换发', actions: { change: { code: 'STATE_CONFLICT' } } },
    ]);
  });

  it('walks an index for every sort of one column', async () => {
    expect(await unindexedSorts(book, credentialGrid)).toEqual([]);
    expect(await unindexedSorts(book, loanGrid)).toEqual([]);
  });
});

describe('a credential that ends', () => {
  it('hurts the running tenders whose papers name it and that need it longer', async () => {
    const { credentialId } = await aCredential(boss, { expiresOn: '2026-11-30' });
    const needed = await aTender(boss);
    const early = await aTender(boss, { bidDeadlineAt: START + 5 * DAY, openingAt: START + 5 * DAY });
    await link(boss, needed.tenderId, credentialId);
    await link(boss, early.tenderId, credentialId);
    expect((await get(credentialId)).hurts).toMatchObject([
      { tenderId: needed.tenderId, neededOn: '2026-12-01', because: 'document' },
    ]);
    expect(await list('urgent')).toMatchObject([{ hurtCount: 1 }]);
  });

  it('as a certificate hurts every running tender on its platform, told once', async () => {
    const platform = '福建省药械采购平台';
    const own = await aCredential(boss, { kind: 'ca', expiresOn: '2026-11-25', platform });
    const ofAccount = await aCredential(boss, { kind: 'ca', expiresOn: '2026-11-25' });
    await anAccount(boss, { platform, caCredentialId: ofAccount.credentialId });
    const licence = await aCredential(boss, { expiresOn: '2026-11-25', platform });
    const { tenderId } = await aTender(boss, { platform });
    await aTender(boss, { platform: '别的平台' });
    await link(boss, tenderId, own.credentialId);
    const hurts = async (id: number) => (await get(id)).hurts.map((one) => [one.tenderId, one.because]);
    expect(await hurts(own.credentialId)).toEqual([[tenderId, 'document']]);
    expect(await hurts(ofAccount.credentialId)).toEqual([[tenderId, 'platform']]);
    expect(await hurts(licence.credentialId)).toEqual([]);
  });

  it('tells a reader only of the tenders he may open', async () => {
    const { seat, userId } = await aPerson(book, boss, { posts: ['sales'] });
    const { credentialId } = await aCredential(boss, { expiresOn: '2026-11-22' });
    const mine = await aTender(boss, { ownerId: userId });
    for (const { tenderId } of [mine, await aTender(boss)]) await link(boss, tenderId, credentialId);
    expect((await get(credentialId)).hurts).toHaveLength(2);
    expect((await get(credentialId, seat)).hurts).toMatchObject([{ tenderId: mine.tenderId }]);
    expect(await list('urgent', seat)).toMatchObject([{ hurtCount: 1 }]);
  });

  it('is needed until the opening while the bid is made, then until it is opened, then not any more', () => {
    const at = (days: number) => START + days * DAY;
    const tender = { bidDeadlineAt: at(5), openingAt: at(8) };
    const day = (state: Parameters<typeof neededOn>[0]['state'], given: object = {}, now = START) =>
      neededOn({ ...tender, state, ...given }, now, 'Asia/Shanghai');
    expect(day('preparing')).toBe('2026-11-29');
    expect(day('preparing', { openingAt: null })).toBe('2026-11-26');
    expect(day('preparing', { bidDeadlineAt: null, openingAt: null })).toBe(TODAY);
    expect(day('submitted')).toBe('2026-11-29');
    expect([day('submitted', { openingAt: null }), day('opened'), day('won'), day('lost')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('an original', () => {
  it('is lent to one at a time and comes back with its day', async () => {
    const { credentialId, name } = await aCredential(boss);
    const { tenderId } = await aTender(boss);
    const loan = await aLoan(boss, credentialId, { tenderId });
    const again = { credentialId, borrower: '赵六', purpose: '复印', tenderId: null, dueOn: '2026-12-01' };
    expect(await boss.call('credentials.lend', again)).toMatchObject(refusedAs('lent'));
    expect(await boss.call('credentials.retire', { credentialId, version: 0, reason: '换发' })).toMatchObject(
      refusedAs('lent'),
    );
    expect(await list('current')).toMatchObject([{ lentTo: '王强', lentUntil: '2026-11-30' }]);
    expect(await loans('out')).toMatchObject([{ credentialName: name, tenderId, isOverdue: false }]);
    const back = { ...loan, note: '' };
    for (const returnedOn of ['2026-11-20', '2026-11-22']) {
      expect(await boss.call('credentials.giveBack', { ...back, returnedOn })).toMatchObject(refusedAs('backWhen'));
    }
    await boss.ok('credentials.giveBack', { ...back, returnedOn: TODAY });
    expect(await boss.call('credentials.giveBack', { ...back, version: 1, returnedOn: TODAY })).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
    expect(await loans('out')).toEqual([]);
    expect(await boss.call('credentials.lend', again)).toMatchObject({ ok: true });
  });

  it('is overdue on the day after it was due', async () => {
    const { credentialId } = await aCredential(boss);
    await aLoan(boss, credentialId, { dueOn: TODAY });
    expect(await loans('overdue')).toEqual([]);
    book.advance(DAY / 2);
    await boss.ok('session.logIn', { loginName: 'limin', password: 'right horse 7 battery' });
    book.advance(DAY / 4);
    await boss.ok('session.logIn', { loginName: 'limin', password: 'right horse 7 battery' });
    expect(await loans('overdue')).toMatchObject([{ credentialId, isOverdue: true }]);
  });

  it('does not name a tender that the reader may not open', async () => {
    const { seat } = await aPerson(book, boss, { posts: ['sales'] });
    const { credentialId } = await aCredential(boss);
    const { tenderId } = await aTender(boss);
    await aLoan(boss, credentialId, { tenderId });
    expect((await get(credentialId, seat)).loans).toMatchObject([{ tenderId: null, tenderNumber: '' }]);
    expect((await get(credentialId)).loans).toMatchObject([{ tenderId }]);
  });
});

describe('the rules of credentials', () => {
  const steps = { urgent: 30, soon: 60, early: 90 };
  it('name a paper more urgent the nearer its last day is, whatever the steps', () => {
    const order = ['expired', 'urgent', 'soon', 'early', 'fine'];
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 200 }), fc.integer({ min: 0, max: 50 }), (ahead, later) => {
        const level = (days: number) =>
          order.indexOf(levelOn({ expiresOn: addDays(TODAY, days), retiredAt: null }, TODAY, steps));
        expect(level(ahead)).toBeLessThanOrEqual(level(ahead + later));
      }),
    );
  });

  it('let a paper without a last day hurt nobody', () => {
    expect([
      failsOn(null, '2099-01-01'),
      failsOn('2026-01-01', undefined),
      failsOn('2026-01-01', '2026-01-01'),
    ]).toEqual([false, false, false]);
    expect(failsOn('2026-01-01', '2026-01-02')).toBe(true);
    expect(termProblem({ issuedOn: null, expiresOn: null, isLongTerm: true })).toBeUndefined();
  });
});
