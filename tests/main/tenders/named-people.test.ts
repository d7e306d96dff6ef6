import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRow, TenderDocuments } from '../../../src/shared/contract/tender-documents.contract';
import { openBook, START, type Book, type Seat } from '../../helpers/book';
import { aTender, stepOf, tenderWish } from '../../helpers/builders/tenders';
import { aPerson, aUnit, type Person } from '../../helpers/builders/users';

let book: Book;
let boss: Seat;
let seller: Person;
let storeman: Person;
let stranger: Person;
let gone: Person;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
  const south = await aUnit(boss, { name: '华南部' });
  const north = await aUnit(boss, { name: '华北部' });
  seller = await aPerson(book, boss, { posts: ['sales'], name: '陈涛', orgUnitId: south });
  storeman = await aPerson(book, boss, { posts: ['warehouse'], name: '仓管小李' });
  stranger = await aPerson(book, boss, { posts: ['sales_assistant'], name: '华北内勤', orgUnitId: north });
  gone = await aPerson(book, boss, { posts: ['sales', 'sales_assistant'], name: '已离职' });
  await boss.ok('users.setDisabled', { userId: gone.userId, version: 0, isDisabled: true, reason: '离职' });
});
afterEach(() => book.close());

const refusedAs = (key: string, field: string, name: string) => ({
  problem: { code: 'RULE_VIOLATED', params: { case: `tenders.refusals.${key}`, name }, fields: [field] },
});

describe('people named on a tender', () => {
  it('who may not open it are refused as owner and as handler, each with the reason', async () => {
    const create = (given: object) => boss.call('tenders.create', tenderWish({ ownerId: seller.userId, ...given }));
    expect(await create({ ownerId: storeman.userId })).toMatchObject(refusedAs('personPost', '/ownerId', '仓管小李'));
    expect(await create({ ownerId: gone.userId })).toMatchObject(refusedAs('personGone', '/ownerId', '已离职'));
    expect(await create({ assistantId: storeman.userId })).toMatchObject(
      refusedAs('personPost', '/assistantId', '仓管小李'),
    );
    expect(await create({ assistantId: gone.userId })).toMatchObject(refusedAs('personGone', '/assistantId', '已离职'));
    expect(await create({ assistantId: stranger.userId })).toMatchObject(
      refusedAs('personBlind', '/assistantId', '华北内勤'),
    );
    expect(await create({ assistantId: seller.userId })).toMatchObject({ ok: true });
  });

  it('are asked again when it changes hands', async () => {
    const { tenderId } = await aTender(boss, { ownerId: seller.userId });
    const hands = (given: object) =>
      stepOf(boss, 'reassign', {
        tenderId,
        ownerId: seller.userId,
        assistantId: seller.userId,
        reason: '调岗',
        ...given,
      });
    expect(await hands({ ownerId: storeman.userId })).toMatchObject(refusedAs('personPost', '/ownerId', '仓管小李'));
    expect(await hands({ assistantId: stranger.userId })).toMatchObject(
      refusedAs('personBlind', '/assistantId', '华北内勤'),
    );
    expect(await hands({})).toMatchObject({ ok: true });
  });

  it('sit at its opening only where they hear of it', async () => {
    const at = START + 86_400_000;
    const { tenderId } = await aTender(boss, { ownerId: seller.userId, bidDeadlineAt: at, openingAt: at });
    const { dates } = await boss.ok<{ dates: { id: number; kind: string; version: number }[] }>('tenderDates.of', {
      tenderId,
    });
    const opening = dates.find(({ kind }) => kind === 'opening');
    const arrange = (attendeeId: number) =>
      boss.call('tenderDates.arrange', {
        ...{ tenderId, milestoneId: opening?.id ?? 0, version: opening?.version ?? 0, attendeeId },
        ...{ minutesAllowed: 30, isCaTried: false },
      });
    expect(await arrange(storeman.userId)).toMatchObject(refusedAs('personPost', '/attendeeId', '仓管小李'));
    expect(await arrange(stranger.userId)).toMatchObject(refusedAs('personBlind', '/attendeeId', '华北内勤'));
    expect(await arrange(seller.userId)).toMatchObject({ ok: true });
  });

  it('review a paper only where they can open it', async () => {
    const { tenderId } = await aTender(boss, { ownerId: seller.userId });
    const add = (reviewerId: number | null, name: string) =>
      boss.call<{ documentId: number }>('tenderDocuments.add', {
        ...{ tenderId, code: '', name, reviewerId, needsSeal: false, needsCa: false },
      });
    expect(await add(storeman.userId, '授权书')).toMatchObject(refusedAs('personPost', '/reviewerId', '仓管小李'));
    expect(await add(null, '授权书')).toMatchObject({ ok: true });
    const { rows } = await boss.ok<TenderDocuments>('tenderDocuments.ofTender', { tenderId });
    const paper: DocumentRow | undefined = rows.find(({ name }) => name === '授权书');
    const change = { documentId: paper?.id ?? 0, version: paper?.version ?? 0, credentialId: null, note: '' };
    const given = { ...change, needsSeal: false, needsCa: false };
    expect(await boss.call('tenderDocuments.change', { ...given, reviewerId: stranger.userId })).toMatchObject(
      refusedAs('personBlind', '/reviewerId', '华北内勤'),
    );
    expect(await boss.call('tenderDocuments.change', { ...given, reviewerId: seller.userId })).toMatchObject({
      ok: true,
    });
  });

  it('are offered only where they may be named', async () => {
    const offered = async (given: object) =>
      (await boss.ok<{ id: number }[]>('users.pick', { search: '', ...given })).map(({ id }) => id);
    expect(await offered({})).toEqual(expect.arrayContaining([storeman.userId, stranger.userId]));
    const may = await offered({ holds: 'tenders.write' });
    expect(may).toEqual(expect.arrayContaining([seller.userId, stranger.userId]));
    expect(may).not.toContain(storeman.userId);
    const sees = await offered({ holds: 'tenders.read', sees: seller.userId });
    expect(sees).toContain(seller.userId);
    expect(sees).not.toContain(stranger.userId);
  });
});
