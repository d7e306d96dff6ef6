import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  QualificationDetail,
  QualificationForm,
  StandingCard,
} from '../../../src/shared/contract/quality.schemas';
import { qualificationsOf } from '../../../src/main/features/quality/quality.queries';
import { openConnection } from '../../../src/main/store/open';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer, licencesFor } from '../../helpers/builders/customers';
import { aProduct } from '../../helpers/builders/products';
import { anApproval, aRequest } from '../../helpers/builders/quality';
import { aPerson, type Person } from '../../helpers/builders/users';

let book: Book;
let boss: Seat;
let asker: Person;
let quality: Person;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
  asker = await aPerson(book, boss, { posts: ['sales_assistant'], name: '赵内勤' });
  quality = await aPerson(book, boss, { posts: ['quality'], name: '周质管' });
});
afterEach(() => book.close());

const both = () => ({ asker: asker.seat, decider: quality.seat });
const buyerOf = async (given: Parameters<typeof aCustomer>[1] = {}) =>
  (await aCustomer(boss, { ownerId: asker.userId, ...given })).id;
const cardOf = (customerId: number) => quality.seat.ok<StandingCard>('quality.ofBuyer', { customerId });
const decision = (id: number, version = 0) => ({ qualificationId: id, version, reason: '', validUntilOn: null });
const detailOf = (qualificationId: number) => quality.seat.ok<QualificationDetail>('quality.get', { qualificationId });

describe('a buyer', () => {
  it('is qualified by two people, and what was seen is kept', async () => {
    const customerId = await buyerOf();
    const request = await aRequest(asker.seat, customerId);
    expect(request.number).toBe('QA2611-00001');
    expect((await cardOf(customerId)).state).toBe('requested');
    await quality.seat.ok('quality.approve', {
      ...decision(request.id),
      reason: '资料齐全',
      validUntilOn: '2027-11-20',
    });
    const card = await cardOf(customerId);
    expect(card).toMatchObject({ state: 'approved', approvedOn: '2026-11-21', validUntilOn: '2027-11-20' });
    await boss.ok('customers.setLicences', { customerId, version: 2, licences: [] });
    const { row, papers, history } = await detailOf(request.id);
    expect(row).toMatchObject({ requestedBy: '赵内勤', decidedBy: '周质管', isSamePerson: false });
    expect(papers.filter(({ item }) => item === 'licence').every(({ state }) => state === 'valid')).toBe(true);
    expect(history.map(({ action }) => action)).toEqual(['approve', 'request']);
  });

  it('is no longer qualified on the day after the last one', async () => {
    const customerId = await buyerOf();
    const request = await aRequest(asker.seat, customerId);
    await quality.seat.ok('quality.approve', { ...decision(request.id), validUntilOn: '2026-11-21' });
    expect((await cardOf(customerId)).state).toBe('approved');
    book.advance(86_400_000);
    await quality.seat.ok('session.logIn', { loginName: quality.loginName, password: 'right horse 7 battery' });
    expect((await cardOf(customerId)).state).toBe('none');
  });

  it('without a paper is not approved, and the refusal names what is missing', async () => {
    const licences = licencesFor('hospital', 'public').slice(1);
    const customerId = await buyerOf({ licences });
    const request = await aRequest(asker.seat, customerId);
    expect((await cardOf(customerId)).lacking).toEqual(['customers.licenceKind.medical_institution_licence']);
    expect(await quality.seat.call('quality.approve', decision(request.id))).toMatchObject({
      problem: {
        code: 'RULE_VIOLATED',
        params: { case: 'quality.refusals.lacking', missing: 'customers.licenceKind.medical_institution_licence' },
      },
    });
  });

  it('is asked for once, refused with a reason, and asked for again', async () => {
    const customerId = await buyerOf();
    const request = await aRequest(asker.seat, customerId);
    const again = { customerId, note: '' };
    expect(await asker.seat.call('quality.requestBuyer', again)).toMatchObject({
      problem: { code: 'DUPLICATE', params: { number: request.number } },
    });
    const refusal = { qualificationId: request.id, version: 0, reason: '许可证地址不符' };
    await quality.seat.ok('quality.refuse', refusal);
    expect((await cardOf(customerId)).state).toBe('refused');
    await aRequest(asker.seat, customerId);
    expect((await cardOf(customerId)).past.map(({ state }) => state)).toEqual(['requested', 'refused']);
  });

  it('loses his qualification when it is ended, and keeps it while a new one is asked for', async () => {
    const customerId = await buyerOf();
    const approved = await anApproval(both(), customerId);
    await aRequest(asker.seat, customerId);
    expect((await cardOf(customerId)).state).toBe('approved');
    const words = { qualificationId: approved.id, version: approved.version, reason: '被吊销许可证' };
    await quality.seat.ok('quality.end', words);
    expect((await cardOf(customerId)).state).toBe('requested');
  });
});

describe('two people', () => {
  it('are needed: nobody decides on his own request unless the boss signed it, and then it is marked', async () => {
    const customerId = await buyerOf();
    const request = await aRequest(quality.seat, customerId);
    expect(await quality.seat.call('quality.approve', decision(request.id))).toMatchObject({
      problem: { code: 'SELF_APPROVAL' },
    });
    const signed = { pair: 'dualRequestApprove', isAllowed: true, reason: '只有一名质管员', version: 0 };
    await boss.ok('settings.signDualPosts', signed);
    await quality.seat.ok('quality.approve', decision(request.id));
    expect((await detailOf(request.id)).row).toMatchObject({ state: 'approved', isSamePerson: true });
    expect(await boss.ok('settings.signatures')).toMatchObject([
      { who: '李敏', pair: 'dualRequestApprove', isAllowed: true, reason: '只有一名质管员' },
    ]);
  });

  it('at one request: the second is told that it changed', async () => {
    const request = await aRequest(asker.seat, await buyerOf());
    const other = await aPerson(book, boss, { posts: ['quality'] });
    await quality.seat.ok('quality.approve', decision(request.id));
    expect(await other.seat.call('quality.approve', decision(request.id))).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
    const words = { qualificationId: request.id, version: 0, reason: 'x' };
    expect(await other.seat.call('quality.end', words)).toMatchObject({ problem: { code: 'CONFLICT' } });
  });

  it('see a request as they see its customer; a request goes with the customer to his next owner', async () => {
    const owner = await aPerson(book, boss, { posts: ['sales'] });
    const other = await aPerson(book, boss, { posts: ['sales'] });
    const customer = await aCustomer(boss, { ownerId: owner.userId });
    const { id } = await aRequest(owner.seat, customer.id);
    const asked = { qualificationId: id };
    expect(await other.seat.call('quality.get', asked)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    const move = { customerId: customer.id, version: customer.version, ownerId: other.userId, reason: '交接' };
    await boss.ok('customers.changeOwner', move);
    expect(await other.seat.call('quality.get', asked)).toMatchObject({ ok: true });
    expect(await owner.seat.call('quality.get', asked)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });
});

describe('a book that was just imported', () => {
  it('is asked for and approved in two commands, but for what is incomplete or one’s own', async () => {
    const complete = [await buyerOf(), await buyerOf()];
    const bare = await buyerOf({ licences: [] });
    const asked = await asker.seat.ok('quality.requestComplete', { subjectKind: 'buyer' });
    expect(asked).toEqual({ requested: 2, incomplete: 1 });
    await aRequest(asker.seat, bare);
    await aRequest(quality.seat, await buyerOf());
    const approved = await quality.seat.ok('quality.approveComplete', { subjectKind: 'buyer' });
    expect(approved).toEqual({ approved: 2, incomplete: 1, own: 1 });
    const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
    const found = await qualificationsOf(db, 'buyer', [...complete, bare]);
    close();
    expect([...found.values()].map(({ state }) => state)).toEqual(['approved', 'approved', 'requested']);
  });

  it('holds products too', async () => {
    const { id: productId } = await aProduct(boss);
    await aProduct(boss, { registrationExpiresOn: null });
    expect(await asker.seat.ok('quality.requestComplete', { subjectKind: 'product' })).toEqual({
      requested: 1,
      incomplete: 1,
    });
    await quality.seat.ok('quality.approveComplete', { subjectKind: 'product' });
    expect(await boss.ok('quality.ofProduct', { productId })).toMatchObject({ state: 'approved' });
  });
});

describe('the form', () => {
  it('shows what was seen, is kept, and counts its copies', async () => {
    const { id } = await anApproval(both(), await buyerOf());
    const input = { qualificationId: id };
    const first = await quality.seat.ok<QualificationForm>('quality.printForm', input);
    const second = await quality.seat.ok<QualificationForm>('quality.printForm', input);
    expect(first).toMatchObject({ firmName: '华康医药有限公司', subjectKind: 'buyer', decidedBy: '周质管', copyNo: 1 });
    expect(first.papers.length).toBeGreaterThan(4);
    expect(second.copyNo).toBe(2);
  });
});
