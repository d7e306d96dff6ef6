import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { milestonesOf } from '../../../src/main/features/tenders/milestones.queries';
import { derivedChange, restored, stateBefore, stepInto } from '../../../src/main/features/tenders/take-back.rules';
import { tenderFacts } from '../../../src/main/features/tenders/tenders.queries';
import { resourcesFolder } from '../../../src/main/platform/paths';
import { migrate, readMigrations } from '../../../src/main/store/migrate';
import { openConnection } from '../../../src/main/store/open';
import type { TenderDetail } from '../../../src/shared/contract/tenders.contract';
import { tenderSteps } from '../../../src/shared/domain/tender-paths';
import { tenderKinds, tenderStates } from '../../../src/shared/domain/tender-words';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { aDesk, anApprovedOrder, aStockedProduct, type Desk } from '../../helpers/builders/orders';
import { aBidDesk, aSubmittedBid, aWonBid, type BidDesk } from '../../helpers/builders/tender-awards';
import { aSubmittedTender, stepOf } from '../../helpers/builders/tenders';
import { scratchConnection } from '../../helpers/scratch';

let book: Book;
let team: Desk;
let desk: BidDesk;
beforeEach(async () => {
  book = await openBook();
  team = await aDesk(book);
  desk = await aBidDesk(book, team.boss);
});
afterEach(() => book.close());

const back = (tenderId: number) => stepOf(team.boss, 'takeBack', { tenderId, reason: '记错' });
const get = async (tenderId: number) => (await team.boss.ok<TenderDetail>('tenders.get', { tenderId })).tender;

describe('an award on which something was built', () => {
  it('stays while orders were approved by its price, and names them; those elsewhere do not count', async () => {
    const productId = await aStockedProduct(team.boss);
    const bid = await aSubmittedBid(desk, { tender: { kind: 'in_hospital' }, items: [{ productId }] });
    await aWonBid(desk.assistant.seat, bid);
    const lines = [{ productId, orderedQty: 1_000, price: 110_000 }];
    const { userId } = team.sales;
    const elsewhere = await aCustomer(team.boss, { ownerId: userId, province: '江苏省', city: '南京市' });
    await anApprovedOrder(team, { buyerId: elsewhere.id, lines });
    const buyer = await aCustomer(team.boss, { ownerId: userId, kind: 'pharmacy', province: '福建省', city: '厦门市' });
    const { number } = await anApprovedOrder(team, { buyerId: buyer.id, lines });
    expect(await back(bid.tenderId)).toMatchObject({
      problem: {
        code: 'RULE_VIOLATED',
        params: { case: 'tenders.refusals.backOrders', count: 1, name: number },
      },
    });
    expect(await get(bid.tenderId)).toMatchObject({ state: 'won', awardNoticeOn: '2026-11-21' });
  });

  it('stays while something was bought of a volume that it brought', async () => {
    const productId = await aStockedProduct(team.boss);
    const buyer = await aCustomer(team.boss, {
      ownerId: team.sales.userId,
      kind: 'pharmacy',
      province: '福建省',
      city: '厦门市',
    });
    const bid = await aSubmittedBid(desk, { tender: { kind: 'in_hospital' }, items: [{ productId }] });
    const itemId = bid.items[0]?.id ?? 0;
    const span = { qty: 500_000, validFrom: '2026-11-01', validTo: '2027-10-31' };
    const days = { validFrom: '2027-01-01', validTo: '2027-12-31' };
    const item = { itemId, result: 'won', price: 120_000, qty: null, ...days, note: '' } as const;
    const wish = { items: [item], volumes: [{ itemId, hospitalId: buyer.id, ...span }] };
    await aWonBid(team.boss, bid, wish as object);
    await anApprovedOrder(team, { buyerId: buyer.id, lines: [{ productId, orderedQty: 1_000, price: 110_000 }] });
    expect(await back(bid.tenderId)).toMatchObject({
      problem: { params: { case: 'tenders.refusals.backVolumes', count: 1 } },
    });
  });
});

const state = (name: string): string => JSON.stringify({ state: name });

/** A book as it was before steps were written down, with the trail of two tenders. */
async function anOldBook() {
  const { sqlite } = scratchConnection();
  const all = readMigrations(join(resourcesFolder(), 'migrations', 'sqlite'));
  const [old, upTo] = [all.filter(({ version }) => version < 33), all.filter(({ version }) => version <= 33)];
  await migrate(sqlite, old, () => Promise.resolve());
  sqlite.exec(`INSERT INTO org_unit (id, name) VALUES (900, '总部');
    INSERT INTO user (id, org_unit_id, login_name, name, py_full, py_initials) VALUES (900, 900, 'a', '甲', 'jia', 'j');`);
  const tender =
    sqlite.prepare(`INSERT INTO tender (id, number, title, title_py, title_initials, kind, state, purchaser,
    purchaser_py, purchaser_initials, owner_id, assistant_id, next_follow_up_on, created_at, created_by)
    VALUES (?, ?, '', '', '', 'open', ?, '', '', '', 900, 900, '2026-11-23', 0, 900)`);
  const entry = sqlite.prepare(`INSERT INTO audit_entry (at, user_id, procedure, command_id, entity, entity_id, action,
    before, after, key_id, mac) VALUES (7, 900, '', '', 'tender', ?, ?, ?, ?, '', '')`);
  tender.run(1, 'TN1', 'published');
  tender.run(2, 'TN2', 'opened');
  const steps = [
    [1, 'create', null, '{}'],
    [1, 'go', state('found'), state('approved')],
    [1, 'submit', state('approved'), state('submitted')],
    [1, 'recordOpening', state('submitted'), state('opened')],
    [1, 'recordPublication', state('opened'), state('published')],
    [1, 'recordPublication', state('published'), state('published')],
    [2, 'lose', state('submitted'), state('lost')],
    [2, 'reopen', state('lost'), state('opened')],
  ];
  for (const one of steps) entry.run(...one);
  await migrate(sqlite, upTo, () => Promise.resolve());
  return sqlite;
}

describe('steps from before they were written down', () => {
  it('are known from the trail; of one that was reopened nobody knows more than its facts say', async () => {
    const sqlite = await anOldBook();
    const steps = sqlite.prepare('SELECT tender_id, step, from_state FROM tender_step ORDER BY id').raw().all();
    expect(steps).toEqual([
      [1, 'go', 'found'],
      [1, 'submit', 'approved'],
      [1, 'recordOpening', 'submitted'],
      [1, 'recordPublication', 'opened'],
    ]);
    const before = sqlite.prepare('SELECT previous_state FROM tender ORDER BY id').pluck().all();
    expect(before).toEqual(['opened', '']);
    expect(stateBefore({ kind: 'open', state: 'opened', previousState: '' })).toBe('submitted');
  });

  it('without any the facts say where it stood, for every kind and state', () => {
    for (const kind of tenderKinds) {
      for (const state of tenderStates) {
        const before = stateBefore({ kind, state, previousState: '' });
        const known = ['submitted', 'opened', 'published'].includes(state);
        expect(before !== null).toBe(known);
        expect(tenderSteps).toContain(stepInto(state));
      }
      expect(stateBefore({ kind, state: 'lost', previousState: 'published' })).toBe('published');
    }
  });

  it('clear what the step enters and open what it closed', async () => {
    const { tenderId } = await aSubmittedTender({ sales: team.boss, boss: team.boss });
    const held = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
    const tender = await tenderFacts(held.db, tenderId);
    const dates = await milestonesOf(held.db, [tenderId]);
    held.close();
    if (!tender) throw new Error('no tender');
    const change = derivedChange('submit', { tender, dates, now: book.now() });
    expect(restored(change.tender, tender)).toEqual({
      ...{ submittedAt: null, submittedBy: null, submittedHow: '', courierNo: '', lateReason: '' },
    });
    const handedIn = dates.filter(({ kind }) => kind === 'bid_deadline' || kind === 'sent').map(({ id }) => id);
    expect(change.dates.map(({ id }) => id)).toEqual(handedIn);
    for (const { was } of change.dates) expect(was).toEqual({ doneAt: null, doneBy: null });
  });
});
