/** Whose an order or a customer is stands on papers of other tables too: they go with it to the new owner. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { anOrderToShip, aShippedNote, aSignedNote, aTeam, stocked, type Team } from '../../helpers/builders/dispatch';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';
import { aPerson, type Person } from '../../helpers/builders/users';

let book: Book;
let team: Team;
let seller: Person;
let heir: Person;
let productId: number;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  seller = await aPerson(book, team.boss, { posts: ['sales'], name: '陈涛' });
  heir = await aPerson(book, team.boss, { posts: ['sales'], name: '林静' });
  productId = (await stocked(team, [500])).id;
});
afterAll(() => book.close());

type Named = { rows: { number: string }[] };
const numbersIn = async ({ seat }: Person, path: string) =>
  (await seat.ok<Named>(path, {})).rows.map(({ number }) => number);
const anOrderOfHis = () =>
  anOrderToShip(team, { lines: [{ productId, units: 10 }], buyer: { ownerId: seller.userId } });
const versionOf = async (orderId: number) =>
  (await team.boss.ok<{ order: { version: number } }>('orders.get', { orderId })).order.version;
const giveAway = async (orderId: number) =>
  team.boss.ok('orders.reassign', {
    ...{ orderId, version: await versionOf(orderId), ownerId: heir.userId, reason: '陈涛调岗' },
  });

describe('an order that is handed to somebody else', () => {
  it('takes its dispatch notes along: the new owner sees them, the old one no more', async () => {
    const { orderId } = await anOrderOfHis();
    const { noteId, number } = await aShippedNote(team, orderId);
    expect(await numbersIn(seller, 'dispatch.list')).toContain(number);
    await giveAway(orderId);
    expect(await numbersIn(heir, 'dispatch.list')).toEqual([number]);
    expect(await numbersIn(seller, 'dispatch.list')).not.toContain(number);
    expect(await seller.seat.call('dispatch.get', { noteId })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    expect(await heir.seat.call('dispatch.get', { noteId })).toMatchObject({ ok: true });
  });

  it('takes its returns along, closed and refused ones too, and nothing else of them changes', async () => {
    const { orderId } = await anOrderOfHis();
    const { noteId } = await aSignedNote(team, orderId);
    const closed = await aReturnOf(team, noteId, { units: 1 });
    await approveReturn(team, closed.returnId);
    await receiveReturn(team, closed.returnId);
    await judgeReturn(team, closed.returnId);
    const refused = await aReturnOf(team, noteId, { units: 2 });
    await team.finance.ok('returns.refuse', { returnId: refused.returnId, version: 0, reason: '已过期限' });
    const open = await aReturnOf(team, noteId, { units: 3 });
    const all = [closed, refused, open].map(({ number }) => number).toSorted();
    const before = await team.boss.ok<object>('returns.get', { returnId: closed.returnId });
    await giveAway(orderId);
    expect((await numbersIn(heir, 'returns.list')).toSorted()).toEqual(all);
    expect(await numbersIn(seller, 'returns.list')).toEqual([]);
    expect(await team.boss.ok<object>('returns.get', { returnId: closed.returnId })).toEqual(before);
  });
});

describe('a customer who is handed to somebody else', () => {
  it('takes the statements that were made for him along', async () => {
    const { buyerId } = await anOrderOfHis();
    const period = { fromOn: '2026-11-01', untilOn: '2026-11-21' };
    const { number } = await team.finance.ok<{ number: string }>('receivables.makeStatement', {
      ...{ customerId: buyerId, ...period },
    });
    expect(await numbersIn(seller, 'receivables.statements')).toEqual([number]);
    const { customer } = await team.boss.ok<{ customer: { version: number } }>('customers.get', {
      customerId: buyerId,
    });
    await team.boss.ok('customers.changeOwner', {
      ...{ customerId: buyerId, version: customer.version, ownerId: heir.userId, reason: '陈涛调岗' },
    });
    expect(await numbersIn(heir, 'receivables.statements')).toEqual([number]);
    expect(await numbersIn(seller, 'receivables.statements')).toEqual([]);
  });
});
