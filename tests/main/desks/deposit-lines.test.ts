/** What assistants and finance find of deposits on their desks, and what they are told of it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aBiddingTeam, aDeposit, aPaidDeposit, type BiddingTeam, stepOn } from '../../helpers/builders/deposits';
import { inboxOf, sweep } from '../../helpers/builders/reminders';
import { aTender } from '../../helpers/builders/tenders';
import { countOf, DAY, itemOf, rowsOn } from './desk-book';

let book: Book;
let team: BiddingTeam;
beforeEach(async () => {
  book = await openBook();
  team = await aBiddingTeam(book);
});
afterEach(() => book.close());

const later = async (days: number) => {
  book.advance(days * DAY);
  await team.signInAgain();
};
/** What somebody is told of one rule now. */
const toldOf = async (seat: Seat, wanted: string) => {
  await sweep(book);
  return (await inboxOf(seat)).filter(({ rule }) => rule === wanted);
};

it('on the day on which finance must begin, the assistant and finance hear of a bid whose deposit nobody asked for', async () => {
  const { tenderId } = await aTender(team);
  await later(3);
  expect(await countOf(team.sales, 'depositsToAsk')).toEqual([0, 0]);
  expect(await toldOf(team.sales, 'depositsToAsk')).toEqual([]);
  await later(1);
  for (const seat of [team.sales, team.finance]) {
    expect(await itemOf(seat, 'depositsToAsk')).toMatchObject({ count: 1, group: 'today' });
    expect(await rowsOn(seat, 'depositsToAsk')).toMatchObject([{ id: tenderId, opens: { screen: 'tender' } }]);
    expect(await toldOf(seat, 'depositsToAsk')).toMatchObject([{ step: 'new', target: { id: tenderId } }]);
  }
  const { depositId } = await aDeposit(team.sales, { tenderId });
  expect(await toldOf(team.finance, 'depositsToAsk')).toEqual([]);
  await stepOn(team.finance, 'refuse', { depositId, reason: '账号不对' });
  expect(await toldOf(team.sales, 'depositsToAsk')).toHaveLength(1);
});

it('a payee who was asked is told of again on the day that his answer left, though the first time was acknowledged', async () => {
  const makers = { asks: team.sales, finance: team.finance, book };
  const { depositId } = await aPaidDeposit(makers);
  const chase = { depositId, how: 'phone', answer: '下周安排' };
  await team.sales.ok('deposits.chase', { ...chase, chasedOn: '2026-11-21', nextOn: '2026-11-24' });
  await later(3);
  const [told] = await toldOf(team.sales, 'depositsToChase');
  await team.sales.ok('reminders.acknowledge', { ids: [told?.id] });
  await team.sales.ok('deposits.chase', { ...chase, chasedOn: '2026-11-24', nextOn: '2026-11-26' });
  expect(await toldOf(team.sales, 'depositsToChase')).toEqual([]);
  expect(await countOf(team.finance, 'depositsToChase')).toEqual([0, 0]);
  await later(2);
  expect(await countOf(team.finance, 'depositsToChase')).toEqual([1, 0]);
  expect(await toldOf(team.sales, 'depositsToChase')).toHaveLength(1);
});

it('a guarantee outside that ends soon stands on the desks of those who have to prolong it', async () => {
  const makers = { asks: team.sales, finance: team.finance, book };
  await aPaidDeposit(makers, { form: 'guarantee', validTo: '2027-01-20' });
  await aPaidDeposit(makers, { form: 'guarantee', validTo: '2027-01-21' });
  for (const seat of [team.sales, team.finance]) {
    expect(await itemOf(seat, 'guaranteesEnding')).toMatchObject({ count: 1, group: 'later', threshold: 60 });
  }
});
