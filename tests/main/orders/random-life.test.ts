import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderDetail } from '../../../src/shared/contract/orders.schemas';
import { amountFen, sumFen } from '../../../src/shared/domain/money';
import { orderTransitions, reachableFrom, type OrderState } from '../../../src/shared/domain/states';
import { openBook, type Book, type Seat } from '../../helpers/book';
import {
  aTeam,
  checkNote,
  pickNote,
  shipNote,
  signNote,
  stocked,
  type IssuedNote,
  type Team,
} from '../../helpers/builders/dispatch';
import { aDraftOrder, aStockedProduct, orderSeenBy, wishOf, type Desk } from '../../helpers/builders/orders';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let team: Team;
let desk: Desk;
let seats: readonly Seat[];
let products: readonly number[];
let buyerId: number;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  const sales = await aPerson(book, team.boss, { posts: ['sales'] });
  const finance = await aPerson(book, team.boss, { posts: ['finance'] });
  desk = { boss: team.boss, sales, finance };
  const quality = (await aPerson(book, team.boss, { posts: ['quality'] })).seat;
  seats = [sales.seat, finance.seat, team.boss, quality];
  products = [(await stocked(team, [100_000])).id, await aStockedProduct(team.boss)];
  ({ buyerId } = await aDraftOrder(desk, { buyer: { creditLimitFen: 100_000_000_00 } }));
});
afterAll(() => book.close());

const read = (orderId: number) => orderSeenBy(team.boss, orderId);
const plain = ['submit', 'approve', 'resume'] as const;
const reasoned = ['withdraw', 'unapprove', 'cancel', 'hold', 'shortClose'] as const;
const decisions = ['approveChange', 'refuseChange', 'withdrawChange'] as const;
const steps = [
  ...plain,
  ...reasoned,
  ...decisions,
  ...['reject', 'askChange', 'askCancel', 'askShortClose', 'note', 'ship', 'sign', 'void', 'pay'],
] as const;
type Move = {
  readonly step: (typeof steps)[number];
  /** Null: who should. */
  readonly seat: number | null;
  readonly qty: number;
  readonly price: number;
};
const ofSales: readonly Move['step'][] = [
  'submit',
  'withdraw',
  'askChange',
  'askCancel',
  'askShortClose',
  'withdrawChange',
];

const move: fc.Arbitrary<Move> = fc.record({
  // What leads on is drawn more often than what ends, so that lives are long.
  step: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('submit', 'approve', 'approve', 'note', 'askChange', 'approveChange', 'ship'),
    },
    { weight: 3, arbitrary: fc.constantFrom(...steps) },
  ),
  seat: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(3) }),
  qty: fc.integer({ min: 0, max: 12_000 }),
  price: fc.constantFrom(128_000, 100_000, 33_333),
});

/** A change: the first line becomes this many at this price, or goes; sometimes a line more. */
async function wished(orderId: number, { qty, price }: Move) {
  const wish = await wishOf(team.boss, orderId);
  const [first, ...others] = wish.lines;
  const changed = first && qty > 0 ? [{ ...first, orderedQty: qty, price }] : [];
  const more = { orderLineId: null, productId: products[1] ?? 0, orderedQty: qty + 1, price, remark: '' };
  return { ...wish, lines: qty % 2 === 0 ? [...changed, ...others, more] : [...changed, ...others] };
}

type Life = { readonly orderId: number; readonly notes: IssuedNote[] };

async function goods(life: Life, { step, qty }: Move, detail: OrderDetail): Promise<void> {
  const last = life.notes.at(-1);
  if (step === 'note') {
    const line = detail.lines[qty % Math.max(detail.lines.length, 1)];
    const asked = { orderId: life.orderId, lines: [{ orderLineId: line?.id ?? 0, qty: qty + 1 }] };
    const made = await team.warehouse.call<IssuedNote>('dispatch.issueNote', asked);
    if (made.ok) life.notes.push(made.value);
  } else if (last && step === 'ship') {
    const shipped = await pickNote(team, last)
      .then((one) => checkNote(team, one))
      .then((one) => shipNote(team, one))
      .catch(() => last);
    life.notes[life.notes.length - 1] = shipped;
  } else if (last && step === 'sign') await signNote(team, last).catch(() => undefined);
  else if (last && step === 'void') {
    const { noteId, version } = last;
    await team.warehouse.call('dispatch.voidNote', { noteId, version, reason: '换批号' });
  }
}

async function pay(orderId: number, amount: number): Promise<void> {
  const receipt = {
    customerId: buyerId,
    receivedOn: '2026-11-21',
    amountFen: amount,
    form: 'transfer',
    payer: '',
    remark: '',
  };
  const made = await team.boss.call<{ receiptId: number }>('receivables.record', receipt);
  if (made.ok)
    await team.finance.call('receivables.match', {
      receiptId: made.value.receiptId,
      parts: [{ orderId, amountFen: amount }],
    });
}

/** Does one move by one of the seats; most are refused, which is an answer too. */
async function take(life: Life, given: Move): Promise<void> {
  const { orderId } = life;
  const { step } = given;
  const seat = seats[given.seat ?? (ofSales.includes(step) ? 0 : 1)] ?? team.boss;
  const detail = await read(orderId);
  const one = { orderId, version: detail.order.version };
  const reason = '客户要求';
  const changeId = detail.changes[0]?.id ?? 1;
  if (plain.some((name) => name === step)) {
    const more = { duplicateSeen: true };
    await seat.call(`orders.${step}`, { ...one, ...more });
  } else if (reasoned.some((name) => name === step)) await seat.call(`orders.${step}`, { ...one, reason });
  else if (step === 'reject') await seat.call('orders.reject', { ...one, reasonCode: 'price' });
  else if (step === 'approveChange') await seat.call('orders.approveChange', { ...one, changeId, duplicateSeen: true });
  else if (step === 'refuseChange') await seat.call('orders.refuseChange', { ...one, changeId, reason });
  else if (step === 'withdrawChange') await seat.call('orders.withdrawChange', { ...one, changeId });
  else if (step === 'askChange') await seat.call('orders.askChange', await wished(orderId, given));
  else if (step === 'askCancel') await seat.call('orders.askEnd', { ...one, kind: 'cancel', reason });
  else if (step === 'askShortClose') await seat.call('orders.askEnd', { ...one, kind: 'short_close', reason });
  else if (step === 'pay') await pay(orderId, given.qty + 1);
  else await goods(life, given, detail);
}

/** One command may take a step and, being the last one that was missing, complete the order. */
const follows = (before: OrderState, after: OrderState): boolean => {
  const next = (state: OrderState) => Object.values<OrderState | undefined>(orderTransitions[state]);
  const once = next(before);
  return before === after || once.includes(after) || once.some((state) => state && next(state).includes(after));
};

/** What an order in its state must not have: a rest once it is completed, live papers once it is back or gone. */
function leftOver({ order, lines, notes, changes }: OrderDetail): unknown[] {
  const isBack = order.state === 'cancelled' || order.state === 'draft';
  if (isBack)
    return [...notes.filter(({ state }) => state !== 'void'), ...changes.filter((one) => one.state === 'requested')];
  if (order.state !== 'completed') return [];
  return lines.filter((one) => one.orderedQty - one.closedQty !== one.notedQty);
}

function expectSound(detail: OrderDetail, before: OrderState): void {
  const { order, lines } = detail;
  expect(follows(before, order.state), `${before} → ${order.state}`).toBe(true);
  expect(reachableFrom(orderTransitions, 'draft').has(order.state)).toBe(true);
  for (const { orderedQty, closedQty, notedQty, price, amountFen: amount } of lines) {
    expect(notedQty + closedQty).toBeLessThanOrEqual(orderedQty);
    expect(amount).toBe(amountFen(orderedQty - closedQty, price));
  }
  expect(order.totalFen).toBe(sumFen(lines.map(({ amountFen: amount }) => amount)));
  expect(order.lineCount).toBe(lines.filter(({ orderedQty, closedQty }) => orderedQty > closedQty).length);
  expect(leftOver(detail)).toEqual([]);
}

const asMove = (step: Move['step']): Move => ({ step, seat: null, qty: 4_001, price: 128_000 });
/** Lives that are told, so that every state is visited whatever is drawn. */
const told: readonly Move['step'][][] = [
  [
    'submit',
    'approve',
    'hold',
    'note',
    'resume',
    'note',
    'ship',
    'hold',
    'askChange',
    'approveChange',
    'shortClose',
    'sign',
  ],
  ['submit', 'approve', 'askCancel', 'cancel', 'approveChange', 'submit'],
  ['submit', 'reject', 'submit', 'withdraw', 'submit', 'approve', 'unapprove', 'cancel'],
];

describe('the life of an order', () => {
  it('whatever several seats do, keeps to its states, its quantities and its total', { timeout: 120_000 }, async () => {
    const reached = new Set<OrderState>();
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 12, maxLength: 30 }), async (moves) => {
        const lines = products.map((productId) => ({ productId }));
        const life: Life = { orderId: (await aDraftOrder(desk, { buyerId, lines })).orderId, notes: [] };
        let before: OrderState = 'draft';
        for (const one of moves) {
          await take(life, one);
          const detail = await read(life.orderId);
          expectSound(detail, before);
          before = detail.order.state;
          reached.add(before);
        }
      }),
      { numRuns: 20, examples: told.map((life) => [life.map(asMove)] satisfies [Move[]]) },
    );
    const visited: OrderState[] = ['draft', 'submitted', 'approved', 'on_hold', 'cancelled', 'short_closed'];
    expect([...reached]).toEqual(expect.arrayContaining(visited));
  });
});
