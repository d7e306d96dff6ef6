import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultDocuments } from '../../../src/shared/domain/tender-paper-words';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { checklistOf, papersOf } from '../../helpers/builders/tender-papers';
import { aTender, submission } from '../../helpers/builders/tenders';

let book: Book;
let boss: Seat;
beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterAll(() => book.close());

const decide = (made: { tenderId: number; version: number }, decision: 'go' | 'no_go') => {
  const { tenderId, version } = made;
  return boss.ok<{ version: number }>('tenders.decide', { tenderId, version, decision, reason: '有优势' });
};

it('a bid that is decided on has the papers of its kind to gather, and one that is not has none', async () => {
  const go = await aTender(boss, { kind: 'provincial_volume' });
  expect(await papersOf(boss, go.tenderId)).toEqual([]);
  await decide(go, 'go');
  const papers = await papersOf(boss, go.tenderId);
  expect(papers.map(({ code }) => code)).toEqual(defaultDocuments.provincial_volume.map(({ code }) => code));
  expect(papers.every(({ state, edition }) => state === 'missing' && edition === 0)).toBe(true);
  const no = await aTender(boss);
  await decide(no, 'no_go');
  expect(await papersOf(boss, no.tenderId)).toEqual([]);
});

it('what was handed in went out with what it had: nothing of it is still to gather', async () => {
  const made = await aTender(boss, { kind: 'negotiation' });
  const { version } = await decide(made, 'go');
  const { tenderId } = made;
  const open = async () => {
    const { rows } = await boss.ok<{ rows: { tenderId: number }[] }>('tenderDocuments.list', { segment: 'open' });
    return rows.filter((one) => one.tenderId === tenderId).length;
  };
  expect((await checklistOf(boss, tenderId)).readiness.missing).toHaveLength(5);
  expect(await open()).toBe(defaultDocuments.negotiation.length);
  await boss.ok('tenders.submit', { tenderId, version, ...submission });
  expect((await checklistOf(boss, tenderId)).readiness).toMatchObject({ missing: [], ready: 0 });
  expect(await open()).toBe(0);
});

it('the list of the firm is taken, and papers that stand already stay as they are', async () => {
  const line = { code: '', name: '院内承诺书', needsSeal: true, needsCa: false } as const;
  const lines = [line, { ...line, name: '报价一览' }];
  await boss.ok('tenderDocuments.setTemplate', { kind: 'rfq', lines, version: 0 });
  const made = await aTender(boss, { kind: 'rfq' });
  const { tenderId } = made;
  const own = await boss.ok<{ documentId: number; version: number }>('tenderDocuments.add', {
    ...{ ...line, tenderId, reviewerId: null },
  });
  await boss.ok('tenderDocuments.write', { documentId: own.documentId, version: own.version });
  await decide(made, 'go');
  const rows = await papersOf(boss, tenderId);
  expect(rows.map(({ name, state }) => [name, state])).toEqual([
    ['院内承诺书', 'draft'],
    ['报价一览', 'missing'],
  ]);
  expect(await boss.ok('tenderDocuments.start', { tenderId })).toMatchObject({ added: 0 });
  expect(await papersOf(boss, tenderId)).toHaveLength(2);
});
