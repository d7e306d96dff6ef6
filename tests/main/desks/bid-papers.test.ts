import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskKey } from '../../../src/shared/domain/desk-words';
import type { Seat } from '../../helpers/book';
import { inboxOf, sweep } from '../../helpers/builders/reminders';
import { aPaper, aSealAsked } from '../../helpers/builders/tender-papers';
import { aTender, stepOf, submission } from '../../helpers/builders/tenders';
import { aPerson } from '../../helpers/builders/users';
import {
  aDecidedTender,
  anAskedQuote,
  aPaperInReview,
  aRefusedQuote,
  countOf,
  DAY,
  HOUR,
  openDesks,
  quotesOf,
  rowsOn,
  waitUntil,
  type Desks,
} from './desk-book';

let desks: Desks;
let boss: Seat;
beforeEach(async () => {
  desks = await openDesks();
  boss = desks.team.boss;
});
afterEach(() => desks.book.close());

type Changed = { readonly version: number };
const titles = async (seat: Seat, key: DeskKey) => (await rowsOn(seat, key)).map(({ title }) => title);
const told = async (seat: Seat, rule: string) => {
  await sweep(desks.book);
  return (await inboxOf(seat)).filter((row) => row.rule === rule);
};

describe('a paper of a bid', () => {
  it('that waits for a reader stands on his desk and on nobody else’s, and he is told', async () => {
    const { seat: reader, userId } = await aPerson(desks.book, boss, { posts: ['quality'] });
    await aPaperInReview(boss, { reviewerId: userId });
    expect(await countOf(reader, 'papersToReview')).toEqual([1, 0]);
    expect(await countOf(boss, 'papersToReview')).toEqual([0, 0]);
    expect(await told(reader, 'papersToReview')).toHaveLength(1);
    expect(await told(boss, 'papersToReview')).toEqual([]);
  });

  it('that was sent back stands with whoever wrote it until he has written it again', async () => {
    const { seat: reader, userId } = await aPerson(desks.book, boss, { posts: ['quality'] });
    const back = await aPaperInReview(boss, { reviewer: reader, reviewerId: userId, isSentBack: true });
    expect(await countOf(boss, 'papersSentBack')).toEqual([1, 0]);
    expect(await told(boss, 'papersSentBack')).toHaveLength(1);
    await boss.ok('tenderDocuments.write', back);
    expect(await countOf(boss, 'papersSentBack')).toEqual([0, 0]);
  });

  it('is no work for the seal before it passed, and late only from then', async () => {
    const { documentId, version } = await aPaper(boss);
    const written = await boss.ok<Changed>('tenderDocuments.write', { documentId, version });
    const asked = await boss.ok<Changed>('tenderDocuments.askSigning', { documentId, ...written, signing: 'seal' });
    expect(await countOf(boss, 'sealsAsked')).toEqual([0, 0]);
    await waitUntil(desks, desks.book.now() + 3 * DAY);
    await boss.ok('tenderDocuments.pass', { documentId, ...asked });
    expect(await countOf(boss, 'sealsAsked')).toEqual([1, 0]);
    await waitUntil(desks, desks.book.now() + 5 * HOUR);
    expect(await countOf(boss, 'sealsAsked')).toEqual([1, 1]);
  });

  it('that went out without its seal is no work any more; what is asked for after that is', async () => {
    const { tenderId } = await aTender(boss);
    await aSealAsked(boss, { tenderId });
    expect((await stepOf(boss, 'decide', { tenderId, decision: 'go', reason: '值得投' })).ok).toBe(true);
    expect((await stepOf(boss, 'submit', { tenderId, ...submission })).ok).toBe(true);
    expect(await countOf(boss, 'sealsAsked')).toEqual([0, 0]);
    await waitUntil(desks, desks.book.now() + HOUR);
    await aSealAsked(boss, { tenderId });
    expect(await countOf(boss, 'sealsAsked')).toEqual([1, 0]);
  });
});

describe('an answer to what was asked', () => {
  it('a refused quote stands with who bids until it is made anew', async () => {
    const { tenderId } = await aRefusedQuote(desks);
    expect(await countOf(boss, 'quotesRefused')).toEqual([1, 0]);
    expect(await told(boss, 'quotesRefused')).toHaveLength(1);
    const quotes = (await quotesOf(boss, tenderId)).map((item) => ({ ...item, price: 130_000 }));
    await boss.ok('tenderItems.propose', { tenderId, quotes, reason: '' });
    expect(await countOf(boss, 'quotesRefused')).toEqual([0, 0]);
    expect(await countOf(boss, 'quotesAsked')).toEqual([1, 0]);
  });

  it('a go stands with who bids until the work has begun', async () => {
    const { tenderId, version } = await aDecidedTender(boss);
    expect(await countOf(boss, 'tendersToPrepare')).toEqual([1, 0]);
    expect(await told(boss, 'tendersToPrepare')).toHaveLength(1);
    await boss.ok('tenders.moveTo', { tenderId, version, step: 'prepare', on: null });
    expect(await countOf(boss, 'tendersToPrepare')).toEqual([0, 0]);
  });
});

it('a bid without a deadline, which no countdown shows, stands on the desk until it is typed', async () => {
  await anAskedQuote(boss);
  const { tenderId } = await aTender(boss, { bidDeadlineAt: null, openingAt: null });
  expect(await titles(boss, 'tendersUndated')).toHaveLength(1);
  expect((await rowsOn(boss, 'tendersUndated')).map(({ opens }) => opens?.id)).toEqual([tenderId]);
  expect(await told(boss, 'tendersUndated')).toHaveLength(1);
});
