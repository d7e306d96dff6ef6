import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentGrid } from '../../../src/main/features/tenders/document-list.queries';
import {
  documentActions,
  documentPath,
  openSignings,
  readinessFrom,
  templateProblem,
  type Paper,
} from '../../../src/main/features/tenders/document.rules';
import { readinessOf } from '../../../src/main/features/tenders/documents.queries';
import { openConnection } from '../../../src/main/store/open';
import type { DocumentTemplateRow, DocumentRow } from '../../../src/shared/contract/tender-documents.contract';
import { defaultDocuments, documentStates, documentSteps } from '../../../src/shared/domain/tender-paper-words';
import { reachableFrom } from '../../../src/shared/domain/states';
import { openBook, type Book, type Seat } from '../../helpers/book';
import {
  aChecklist,
  aCredential,
  aPaper,
  aSealAsked,
  checklistOf,
  papersOf,
} from '../../helpers/builders/tender-papers';
import { aTender } from '../../helpers/builders/tenders';
import { aPerson } from '../../helpers/builders/users';
import { unindexedSorts } from '../../helpers/explain';

/** Who set the book up. */
const FIRST_PERSON = 1;

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

type Changed = { version: number };
const step = (name: string, input: Readonly<Record<string, unknown>>, seat = boss) =>
  seat.call<Changed>(`tenderDocuments.${name}`, input);
const take = (name: string, input: Readonly<Record<string, unknown>>, seat = boss) =>
  seat.ok<Changed>(`tenderDocuments.${name}`, input);
const refusedAs = (name: string) => ({ problem: { params: { case: `tenderDocuments.refusals.${name}` } } });
const list = async (segment: string, seat = boss) =>
  (await seat.ok<{ rows: DocumentRow[] }>('tenderDocuments.list', { segment })).rows;
const one = async (documentId: number) => (await list('all')).find(({ id }) => id === documentId);

it('the papers of a round are asked for again in the next one, each of them missing', async () => {
  const { tenderId } = await aChecklist(boss);
  const before = await papersOf(boss, tenderId);
  const wish = { tenderId, title: '第二轮', bidDeadlineAt: book.now() + 30 * 86_400_000, openingAt: null };
  const { tenderId: next } = await boss.ok<{ tenderId: number }>('tenders.cloneRound', wish);
  const after = await papersOf(boss, next);
  expect(after.map(({ code, name, needsSeal }) => [code, name, needsSeal])).toEqual(
    before.map(({ code, name, needsSeal }) => [code, name, needsSeal]),
  );
  expect(before.length).toBeGreaterThan(3);
  expect(new Set(after.map(({ state }) => state))).toEqual(new Set(['missing']));
});

describe('the checklist of a bid', () => {
  it('begins from the template of its kind, once, and takes names of its own', async () => {
    const { tenderId, rows } = await aChecklist(boss, { kind: 'rfq', openingAt: null });
    expect(rows.map(({ code }) => code)).toEqual(defaultDocuments.rfq.map(({ code }) => code));
    expect(rows.every(({ state, edition }) => state === 'missing' && edition === 0)).toBe(true);
    expect(await boss.ok('tenderDocuments.start', { tenderId })).toEqual({ added: 0 });
    const own = { tenderId, code: '', name: '院方要求的承诺', reviewerId: null, needsSeal: false, needsCa: false };
    await boss.ok('tenderDocuments.add', own);
    expect(await step('add', own)).toMatchObject({ problem: { code: 'DUPLICATE' } });
    expect((await papersOf(boss, tenderId)).at(-1)).toMatchObject({ name: '院方要求的承诺' });
  });

  it('follows the list that the firm made its own, and a checklist that exists stays as it is', async () => {
    const { rows } = await aChecklist(boss, { kind: 'rfq', openingAt: null });
    const lines = [{ code: 'price_sheet', name: '', needsSeal: true, needsCa: false }];
    expect(await boss.ok('tenderDocuments.setTemplate', { kind: 'rfq', lines, version: 0 })).toEqual({ version: 1 });
    expect(await step('setTemplate', { kind: 'rfq', lines, version: 0 })).toMatchObject({
      problem: { code: 'CONFLICT' },
    });
    const templates = await boss.ok<DocumentTemplateRow[]>('tenderDocuments.templates');
    expect(templates.find(({ kind }) => kind === 'rfq')).toMatchObject({ isChanged: true, lines });
    expect((await aChecklist(boss, { kind: 'rfq', openingAt: null })).rows).toHaveLength(1);
    expect(rows.length).toBeGreaterThan(1);
  });

  it('says how far it is: ready of needed, what is missing, which seals are open', async () => {
    const { tenderId } = await aTender(boss);
    expect((await checklistOf(boss, tenderId)).readiness).toMatchObject({ ready: 0, total: 0 });
    const paper = await aPaper(boss, { tenderId });
    const other = await aPaper(boss, { tenderId });
    await aPaper(boss, { tenderId });
    const { version } = await take('write', paper);
    await take('pass', { ...paper, version });
    await take('drop', { ...other, reason: '本次不要求' });
    const { readiness, rows } = await checklistOf(boss, tenderId);
    expect(readiness).toEqual({ ready: 1, total: 2, missing: [rows[2]?.name], seals: 2, expired: 0 });
  });

  it('is counted for many tenders in one statement', async () => {
    const made = [await aChecklist(boss), await aChecklist(boss), await aTender(boss)];
    const seen: string[] = [];
    const options = {
      path: book.path,
      readonly: true,
      schemaVersion: 9_999,
      trace: (text: string) => void seen.push(text),
    };
    const { db, close } = openConnection(options);
    seen.length = 0;
    const found = await readinessOf(
      db,
      made.map(({ tenderId }) => tenderId),
      { now: book.now(), timeZone: 'Asia/Shanghai' },
    );
    close();
    expect(seen.filter((text) => text.toLowerCase().startsWith('select'))).toHaveLength(1);
    expect([...found.values()].map(({ total }) => total)).toEqual([
      defaultDocuments.open.length,
      defaultDocuments.open.length,
    ]);
    expect([...found.values()].map(({ missing }) => missing.length)).toEqual([5, 5]);
  });

  it('counts what names a credential that ends before the opening', async () => {
    const { tenderId } = await aTender(boss);
    const paper = await aPaper(boss, { tenderId });
    const { credentialId } = await aCredential(boss, { expiresOn: '2026-11-30' });
    const facts = { reviewerId: null, credentialId, needsSeal: true, needsCa: false, note: '' };
    await take('change', { ...paper, ...facts });
    const { readiness, rows } = await checklistOf(boss, tenderId);
    expect(readiness.expired).toBe(1);
    expect(rows).toMatchObject([{ isCredentialExpired: true, credentialExpiresOn: '2026-11-30' }]);
  });
});

describe('a paper of a bid', () => {
  it('with a reviewer passes by him alone, and not by who wrote it', async () => {
    const reviewer = await aPerson(book, boss, { posts: ['quality'], name: '质量' });
    const paper = await aPaper(boss, { reviewerId: reviewer.userId });
    let { version } = await take('write', paper);
    expect(await step('pass', { ...paper, version })).toMatchObject(refusedAs('reviewFirst'));
    ({ version } = await take('askReview', { ...paper, version }));
    expect(await step('pass', { ...paper, version })).toMatchObject(refusedAs('notReviewer'));
    expect(await list('toReview', reviewer.seat)).toMatchObject([{ id: paper.documentId }]);
    ({ version } = await take('sendBack', { ...paper, version, reason: '缺页' }, reviewer.seat));
    expect(await one(paper.documentId)).toMatchObject({ state: 'draft', reviewNote: '缺页' });
    ({ version } = await take('askReview', { ...paper, version }));
    await take('pass', { ...paper, version }, reviewer.seat);
    expect(await one(paper.documentId)).toMatchObject({ state: 'ready', ready: { name: '质量' } });
    const told = await boss.ok<{ action: string }[]>('tenderDocuments.history', { documentId: paper.documentId });
    expect(told.map(({ action }) => action)).toEqual(['pass', 'askReview', 'sendBack', 'askReview', 'write', 'add']);
  });

  it('is not passed by its reviewer when he wrote it himself, unless the boss signed that one person may', async () => {
    const paper = await aPaper(boss, { reviewerId: FIRST_PERSON });
    let { version } = await take('write', paper);
    ({ version } = await take('askReview', { ...paper, version }));
    expect(await step('pass', { ...paper, version })).toMatchObject({ problem: { code: 'SELF_APPROVAL' } });
    const signed = { pair: 'dualSubmitApprove', isAllowed: true, reason: '只有一人', version: 0 };
    await boss.ok('settings.signDualPosts', signed);
    expect(await step('pass', { ...paper, version })).toMatchObject({ ok: true });
  });

  it('is sealed after it passed, by a post that may, and a new edition has to be sealed anew', async () => {
    const assistant = await aPerson(book, boss, { posts: ['sales_assistant'] });
    const { tenderId } = await aTender(boss, { ownerId: assistant.userId });
    const paper = await aPaper(boss, { tenderId });
    const seal = { signing: 'seal' };
    expect(await step('askSigning', { ...paper, ...seal })).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    let { version } = await take('write', paper, assistant.seat);
    ({ version } = await take('askSigning', { ...paper, version, ...seal }, assistant.seat));
    // Nobody is asked for a seal that he would be refused.
    expect(await list('sealsAsked')).toEqual([]);
    expect(await step('recordSigning', { ...paper, version, ...seal })).toMatchObject(refusedAs('notReady'));
    ({ version } = await take('pass', { ...paper, version }, assistant.seat));
    expect(await list('sealsAsked')).toMatchObject([{ id: paper.documentId, waitsSince: book.now() }]);
    expect(await step('recordSigning', { ...paper, version, ...seal }, assistant.seat)).toMatchObject({
      problem: { code: 'FORBIDDEN', params: { posts: 'quality,manager,boss' } },
    });
    ({ version } = await take('recordSigning', { ...paper, version, ...seal }));
    expect(await list('sealsAsked')).toEqual([]);
    expect(await one(paper.documentId)).toMatchObject({ sealed: { name: '李敏' } });
    await take('write', { ...paper, version });
    expect(await one(paper.documentId)).toMatchObject({ state: 'draft', edition: 2, sealed: null, sealAsked: null });
  });

  it('that is not needed says why, and can be needed again', async () => {
    const paper = await aPaper(boss);
    let { version } = await take('drop', { ...paper, reason: '院方取消' });
    expect(await one(paper.documentId)).toMatchObject({ state: 'not_needed', notNeededReason: '院方取消' });
    ({ version } = await take('needAgain', { ...paper, version }));
    expect(await one(paper.documentId)).toMatchObject({ state: 'missing', notNeededReason: '' });
    expect(await step('write', { ...paper, version: 0 })).toMatchObject({ problem: { code: 'CONFLICT' } });
  });

  it('asked to be sealed does not wait any more once it is not needed', async () => {
    await aSealAsked(boss);
    const [paper] = await list('sealsAsked');
    await take('drop', { documentId: paper?.id, version: paper?.version, reason: '不用' });
    expect(await list('sealsAsked')).toEqual([]);
  });
});

describe('who sees the papers of bids', () => {
  it('is who sees the tender, also after it was handed to somebody else', async () => {
    const { seat, userId } = await aPerson(book, boss, { posts: ['sales'] });
    const mine = await aPaper(boss, { tenderId: (await aTender(boss, { ownerId: userId })).tenderId });
    const others = await aPaper(boss);
    expect((await list('all', seat)).map(({ id }) => id)).toEqual([mine.documentId]);
    expect(await step('write', others, seat)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    const warehouse = await aPerson(book, boss, { posts: ['warehouse'] });
    expect(await warehouse.seat.call('tenderDocuments.list')).toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });

  it('finds the list by an index for every sort of one column', async () => {
    expect(await unindexedSorts(book, documentGrid)).toEqual([]);
  });
});

const paperOf = (given: Partial<Paper>): Paper => ({
  ...{ code: '', name: 'x', state: 'missing', edition: 0, writtenBy: null, reviewerId: null, tenderState: 'preparing' },
  ...{ needsSeal: false, sealAskedAt: null, sealedAt: null, needsCa: false, caAskedAt: null, caSignedAt: null },
  ...given,
});

describe('the rules of papers', () => {
  it('lead to every state from the first one', () => {
    expect([...reachableFrom(documentPath, 'missing')].sort()).toEqual([...documentStates].sort());
  });

  it('leave nothing to be done with the papers of a bid that is over', () => {
    const reader = { userId: 1, posts: ['boss', 'sales_assistant'] as const, mayBeSame: true };
    fc.assert(
      fc.property(
        fc.constantFrom(...documentStates),
        fc.constantFrom('lost', 'abandoned', 'closed', 'rejected', 'voided', 'failed', 'terminated'),
        (state, tenderState) => {
          const actions = documentActions(paperOf({ state, tenderState }), reader);
          expect(documentSteps.filter((key) => actions[key] === true)).toEqual([]);
        },
      ),
    );
  });

  it('count every paper once, and never more ready than needed', () => {
    const paper = fc.record({
      ...{ code: fc.constant(''), name: fc.string({ minLength: 1 }), state: fc.constantFrom(...documentStates) },
      ...{ needsSeal: fc.boolean(), sealedAt: fc.constantFrom(null, 1), isExpired: fc.boolean() },
      ...{ needsCa: fc.boolean(), caSignedAt: fc.constantFrom(null, 1) },
    });
    fc.assert(
      fc.property(fc.array(paper), (papers) => {
        const { ready, total, missing, seals, expired } = readinessFrom(papers);
        expect(total).toBe(papers.filter(({ state }) => state !== 'not_needed').length);
        expect(missing).toHaveLength(Math.min(5, total - ready));
        expect(seals).toBe(papers.reduce((sum, one_) => sum + openSignings(one_), 0));
        expect(expired).toBeLessThanOrEqual(total);
      }),
    );
  });

  it('take each line of a template once, with a code or a name', () => {
    const line = { code: '', name: '', needsSeal: false, needsCa: false } as const;
    expect(templateProblem([line])).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/lines/0/name'] },
    });
    expect(
      templateProblem([
        { ...line, name: 'a' },
        { ...line, name: 'a' },
      ]),
    ).toMatchObject({
      problem: { code: 'DUPLICATE' },
    });
    for (const lines of Object.values(defaultDocuments)) expect(templateProblem(lines)).toBeUndefined();
  });
});
