import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firmFactKeys } from '../../../src/shared/domain/firm-facts';
import type { LotRow } from '../../../src/shared/contract/stock.contract';
import type { StockIssueRow } from '../../../src/shared/contract/stock-issues.contract';
import { openBook, type Book } from '../../helpers/book';
import { anIssuedNote, anOrderToShip, aTeam, type Team } from '../../helpers/builders/dispatch';
import { aProduct } from '../../helpers/builders/products';
import {
  aLot,
  anIssue,
  type MadeIssue,
  type MadeLot,
  type StockPeople,
  stockPeople,
} from '../../helpers/builders/stock';

const noFirmFacts = Object.fromEntries(firmFactKeys.map((key) => [key, '']));

let book: Book;
let team: Team;
let people: StockPeople;
let productId: number;
let lot: MadeLot;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  people = await stockPeople(book, team.boss);
});
afterAll(() => book.close());
beforeEach(async () => {
  productId = (await aProduct(team.boss)).id;
  lot = await aLot(team.boss, productId, { qty: 20_000 });
});

type Got = { lot: LotRow; moves: { kind: string; qty: number; reason: string }[] };
const get = (lotId = lot.id) => team.boss.ok<Got>('stock.get', { lotId });
const keeper = () => people.keeper.seat;
const wish = ({ issueId, version }: MadeIssue) => ({ issueId, version, decision: '' });

describe('a write-off', () => {
  it('moves nothing until quality approves it, then leaves as a move with its reason', async () => {
    const asked = await anIssue(keeper(), [{ lotId: lot.id, qty: 3_000 }]);
    expect(asked.number).toMatch(/^BS2611-\d{5}$/u);
    expect((await get()).lot).toMatchObject({ onHand: 20_000, reserved: 0 });
    await people.quality.seat.ok('stockIssues.approveWriteOff', wish(asked));
    const after = await get();
    expect(after.lot.onHand).toBe(17_000);
    expect(after.moves[0]).toMatchObject({ kind: 'write_off', qty: -3_000, reason: '外包装破损' });
  });

  it('is never approved by who asked for it, unless the boss signed that one person may do both', async () => {
    const { quality } = people;
    const asked = await anIssue(quality.seat, [{ lotId: lot.id, qty: 1_000 }]);
    expect(await quality.seat.call('stockIssues.approveWriteOff', wish(asked))).toMatchObject({
      problem: { code: 'SELF_APPROVAL', params: { number: asked.number } },
    });
    const pair = { pair: 'dualSubmitApprove', reason: '人手不足' };
    await team.boss.ok('settings.signDualPosts', { ...pair, isAllowed: true, version: 0 });
    await quality.seat.ok('stockIssues.approveWriteOff', wish(asked));
    await team.boss.ok('settings.signDualPosts', { ...pair, isAllowed: false, version: 1 });
    const { issue } = await team.boss.ok<{ issue: StockIssueRow }>('stockIssues.get', { issueId: asked.issueId });
    expect(issue).toMatchObject({ state: 'posted', isSamePerson: true });
  });

  it('of specially controlled medicines always needs two people', async () => {
    const controlled = await aProduct(team.boss, { isControlled: true });
    const { id } = await aLot(team.boss, controlled.id);
    const asked = await anIssue(people.quality.seat, [{ lotId: id, qty: 1_000 }]);
    const pair = { pair: 'dualSubmitApprove', reason: '人手不足' };
    await team.boss.ok('settings.signDualPosts', { ...pair, isAllowed: true, version: 2 });
    const refused = await people.quality.seat.call('stockIssues.approveWriteOff', wish(asked));
    await team.boss.ok('settings.signDualPosts', { ...pair, isAllowed: false, version: 3 });
    expect(refused).toMatchObject({ problem: { code: 'SELF_APPROVAL' } });
  });

  it('never takes what is reserved, at the request and at the approval', async () => {
    const asked = await anIssue(keeper(), [{ lotId: lot.id, qty: 15_000 }]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId, units: 12 }] });
    await anIssuedNote(team, orderId);
    const short = { problem: { code: 'STOCK_SHORT', params: { neededQty: 15_000, availableQty: 8_000 } } };
    expect(await people.quality.seat.call('stockIssues.approveWriteOff', wish(asked))).toMatchObject(short);
    const lines = [{ lotId: lot.id, qty: 9_000 }];
    const again = { kind: 'write_off', reason: '破损', receiver: '', lines };
    expect(await keeper().call('stockIssues.request', again)).toMatchObject({
      problem: { code: 'STOCK_SHORT', params: { availableQty: 8_000 }, fields: ['/lines/0/qty'] },
    });
    expect((await get()).lot.onHand).toBe(20_000);
  });

  it('is withdrawn by who asked, refused by who approves, and then nothing more happens to it', async () => {
    const asked = await anIssue(keeper(), [{ lotId: lot.id, qty: 1_000 }]);
    const { issueId, version } = asked;
    const colleague = await people.colleague.seat.call('stockIssues.cancel', { issueId, version, reason: '错' });
    expect(colleague).toMatchObject({ problem: { params: { case: 'stockIssues.refusal.notYours' } } });
    await people.quality.seat.ok('stockIssues.refuseWriteOff', { issueId, version, reason: '请先拍照' });
    expect(await keeper().call('stockIssues.cancel', { issueId, version: version + 1, reason: '错' })).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'stockIssues.states.refused' } },
    });
    const mine = await anIssue(keeper(), [{ lotId: lot.id, qty: 1_000 }]);
    await keeper().ok('stockIssues.cancel', { issueId: mine.issueId, version: mine.version, reason: '找到了' });
    expect((await get()).lot.onHand).toBe(20_000);
  });

  it('is posted once, whoever presses twice', async () => {
    const asked = await anIssue(keeper(), [{ lotId: lot.id, qty: 2_000 }]);
    const [first, second] = await Promise.all([
      people.quality.seat.call('stockIssues.approveWriteOff', wish(asked)),
      team.boss.call('stockIssues.approveWriteOff', wish(asked)),
    ]);
    expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
    expect((await get()).lot.onHand).toBe(18_000);
  });
});

describe('a destruction', () => {
  it('is of what was rejected or ran out, and somebody watches', async () => {
    const lines = [{ lotId: lot.id, qty: 1_000 }];
    const asked = { kind: 'destruction', reason: '不合格', receiver: '赵强', lines };
    expect(await keeper().call('stockIssues.request', asked)).toMatchObject({
      problem: { params: { case: 'stockIssues.refusal.notForDestruction', lot: lot.batchNo } },
    });
    const expired = await aLot(team.boss, productId, { expiry: '2026-11-20' });
    const old = { ...asked, lines: [{ lotId: expired.id, qty: 1_000 }] };
    expect(await keeper().call('stockIssues.request', { ...old, receiver: '' })).toMatchObject({
      problem: { fields: ['/receiver'] },
    });
    expect(await keeper().call('stockIssues.request', old)).toMatchObject({ ok: true });
    const shift = { lotId: lot.id, qty: 5_000, area: 'rejected', location: 'R-01', reason: '破损' };
    const rejected = await people.quality.seat.ok<{ lotId: number }>('stock.changeArea', shift);
    const made = await anIssue(keeper(), [{ lotId: rejected.lotId, qty: 5_000 }], 'destruction');
    await people.quality.seat.ok('stockIssues.approveWriteOff', wish(made));
    expect((await get(rejected.lotId)).moves[0]).toMatchObject({ kind: 'destruction', qty: -5_000 });
  });
});

describe('a sample', () => {
  it('is of what could be sold, and approved by a manager, not by quality', async () => {
    const expired = await aLot(team.boss, productId, { expiry: '2026-11-20' });
    const asked = { kind: 'sample', reason: '学术会', receiver: '陈涛', lines: [{ lotId: expired.id, qty: 1_000 }] };
    expect(await keeper().call('stockIssues.request', asked)).toMatchObject({ problem: { code: 'LOT_NOT_SELLABLE' } });
    const made = await anIssue(keeper(), [{ lotId: lot.id, qty: 1_000 }], 'sample');
    expect(made.number).toMatch(/^YP/u);
    expect(await people.quality.seat.call('stockIssues.approveSample', wish(made))).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    expect(await people.quality.seat.call('stockIssues.approveWriteOff', wish(made))).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
    await people.manager.seat.ok('stockIssues.approveSample', wish(made));
    expect((await get()).lot.onHand).toBe(19_000);
  });
});

describe('the paper of an issue', () => {
  it('names the licence and the warehouse of the firm, once they are entered', async () => {
    const { issueId } = await anIssue(keeper(), [{ lotId: lot.id, qty: 1_000 }]);
    const paper = () => keeper().ok('stockIssues.previewPaper', { issueId });
    expect(await paper()).toMatchObject({ firmLicenceNo: '', firmWarehouseAddress: '' });
    const facts = { firmLicenceNo: '苏AA0250001', firmWarehouseAddress: '江宁区仓储路 8 号' };
    await team.boss.ok('settings.changeFirm', { firm: { ...noFirmFacts, ...facts }, version: 0 });
    expect(await paper()).toMatchObject(facts);
  });

  it('names its people and counts its copies', async () => {
    const made = await anIssue(keeper(), [{ lotId: lot.id, qty: 1_000 }]);
    const { issueId } = made;
    const first = await keeper().ok('stockIssues.printPaper', { issueId });
    expect(first).toMatchObject({ number: made.number, copyNo: 1, requestedBy: people.keeper.name, decidedBy: '' });
    expect(await keeper().ok('stockIssues.printPaper', { issueId })).toMatchObject({ copyNo: 2 });
  });
});
