import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageOf,
  balancesAfter,
  depositProblem,
  emptyBalances,
  shareOf,
  usualShareOf,
  wishProblem,
  type Balances,
  type Deposit,
  type MoveWish,
} from '../../../src/main/features/tenders/deposit.rules';
import { depositMoveKinds, depositSteps } from '../../../src/shared/domain/deposit-words';
import { posts } from '../../../src/shared/domain/permissions';

/** Where each fen of a deposit is, one by one: the plainest thing that can be said of it. */
type Fen = 'at home' | 'outside' | 'back' | 'lost' | 'bond';

const moveBetween: Readonly<Record<string, readonly [Fen, Fen]>> = {
  paid: ['at home', 'outside'],
  converted_in: ['at home', 'outside'],
  returned: ['outside', 'back'],
  forfeited: ['outside', 'lost'],
  converted_out: ['outside', 'bond'],
};

/** Carries coins from one place to the other; false, and nothing is carried, where there are too few. */
function carry(coins: Fen[], { kind, amountFen }: MoveWish): boolean {
  const way = moveBetween[kind];
  if (!way) return true;
  const [from, to] = amountFen > 0 ? way : ([way[1], way[0]] as const);
  const places = coins.flatMap((place, at) => (place === from ? [at] : [])).slice(0, Math.abs(amountFen));
  if (places.length < Math.abs(amountFen)) return false;
  for (const at of places) coins[at] = to;
  return true;
}

const countOf = (coins: readonly Fen[], place: Fen): number => coins.filter((one) => one === place).length;
const adds = ({ paidFen, returnedFen, forfeitedFen, convertedFen, outstandingFen }: Balances): boolean =>
  paidFen === returnedFen + forfeitedFen + convertedFen + outstandingFen && outstandingFen >= 0;

const PURSE = 40;
const wishes = fc.array(
  fc.record({
    kind: fc.constantFrom(...depositMoveKinds),
    amountFen: fc.integer({ min: -PURSE, max: PURSE }).filter((fen) => fen !== 0),
  }),
  { maxLength: 40 },
);

/** Whether the coins can be moved so; interest lies beside them and only on what was paid. */
function isPossible(coins: readonly Fen[], wish: MoveWish, interestFen: number): boolean {
  const after = wish.kind === 'interest' ? interestFen + wish.amountFen : interestFen;
  const moved = [...coins];
  return after >= 0 && carry(moved, wish) && (after === 0 || countOf(moved, 'at home') < PURSE);
}

const balancesOf = (coins: readonly Fen[], interestFen: number): Balances => ({
  paidFen: PURSE - countOf(coins, 'at home'),
  returnedFen: countOf(coins, 'back'),
  forfeitedFen: countOf(coins, 'lost'),
  convertedFen: countOf(coins, 'bond'),
  outstandingFen: countOf(coins, 'outside'),
  interestFen,
});

describe('every paid fen of a deposit', () => {
  it('is returned, forfeited, converted or still outstanding, whatever is asked in whatever order', () => {
    let taken = 0;
    fc.assert(
      fc.property(wishes, (asked) => {
        const coins: Fen[] = Array.from({ length: PURSE }, () => 'at home');
        let balances = emptyBalances;
        for (const wish of asked) {
          // The purse has an end, the rule's payments have none: what is not in it is not asked for.
          const isPayment = wish.amountFen > 0 && moveBetween[wish.kind]?.[0] === 'at home';
          if (isPayment && countOf(coins, 'at home') < wish.amountFen) continue;
          const interestFen = balances.interestFen + (wish.kind === 'interest' ? wish.amountFen : 0);
          const after = balancesAfter(balances, wish);
          expect(after.ok).toBe(isPossible(coins, wish, balances.interestFen));
          if (!after.ok) continue;
          carry(coins, wish);
          balances = after.value;
          taken += 1;
          expect(adds(balances)).toBe(true);
          expect(balances).toEqual(balancesOf(coins, interestFen));
        }
      }),
      { numRuns: 1_000 },
    );
    expect(taken).toBeGreaterThan(300);
  });
});

const paid: Deposit = {
  ...emptyBalances,
  ...{ kind: 'bid', source: 'request', tenderId: 1, state: 'paid', amountFen: 100, paidOn: '2026-11-21' },
  ...{ requestedBy: 7, paidFen: 100, outstandingFen: 100 },
};
const clerk = { userId: 9, posts, dualRequestApprove: false };

describe('the steps of a deposit', () => {
  it('are open only in the states that they belong to', () => {
    const open = (state: Deposit['state']) =>
      depositSteps.filter((step) => depositProblem(step, { ...paid, state }, clerk) === undefined);
    expect(open('requested')).toEqual(['approve', 'refuse', 'withdraw', 'changeDates']);
    expect(open('approved')).toEqual(['withdraw', 'pay', 'changeDates']);
    expect(open('paid')).toEqual([
      'confirmArrival',
      'giveBack',
      'addInterest',
      'convert',
      'forfeit',
      'changeDates',
      'chase',
    ]);
    expect(open('arrived')).toEqual([
      'undoArrival',
      'giveBack',
      'addInterest',
      'convert',
      'forfeit',
      'changeDates',
      'chase',
    ]);
    expect(open('returned')).toEqual(['addInterest']);
    expect(open('refused')).toEqual([]);
    expect(open('withdrawn')).toEqual([]);
  });

  it('never let the asker approve his own request unless the boss signed that', () => {
    const own = { ...paid, state: 'requested' as const, requestedBy: 9 };
    expect(depositProblem('approve', own, clerk)?.code).toBe('SELF_APPROVAL');
    expect(depositProblem('approve', own, { ...clerk, dualRequestApprove: true })).toBeUndefined();
    expect(depositProblem('refuse', own, clerk)).toBeUndefined();
  });

  it('leave a performance bond, and a deposit without a tender, as what it is', () => {
    const cases = [
      { ...paid, kind: 'performance' as const },
      { ...paid, tenderId: null },
    ].map((one) => depositProblem('convert', one, clerk)?.params['case']);
    expect(cases).toEqual(['deposits.refusals.bondStays', 'deposits.refusals.noTender']);
  });
});

describe('a request for a deposit', () => {
  const wish = { form: 'transfer', payeeAccount: '3510', validTo: null, refundDueOn: '2027-03-01' } as const;
  const caseOf = (given: Partial<Parameters<typeof wishProblem>[0]>) =>
    wishProblem({ ...wish, arriveByOn: '2026-11-27', ...given })?.problem.params['case'];

  it('says where the money goes, until when a paper holds, and when it comes back', () => {
    expect(caseOf({})).toBeUndefined();
    expect(caseOf({ arriveByOn: null })).toBe('deposits.refusals.noArrival');
    expect(caseOf({ payeeAccount: '' })).toBe('deposits.refusals.noAccount');
    expect(caseOf({ form: 'guarantee', payeeAccount: '' })).toBe('deposits.refusals.noLastDay');
    expect(caseOf({ form: 'insurance', validTo: '2026-11-26' })).toBe('deposits.refusals.endsFirst');
    expect(caseOf({ form: 'guarantee', validTo: '2027-06-30', payeeAccount: '' })).toBeUndefined();
    expect(caseOf({ refundDueOn: '2026-11-26' })).toBe('deposits.refusals.backFirst');
  });

  it('above 2 % of the estimate, or 10 % as a bond, may be objected to', () => {
    expect(shareOf(20_000_00, 1_000_000_00)).toBe(200);
    const usual = { depositShare: 2, bondShare: 10 };
    const isHigh = (kind: 'bid' | 'performance', fen: number) =>
      (shareOf(fen, 1_000_000_00) ?? 0) > usualShareOf(kind, usual);
    expect([isHigh('bid', 20_000_00), isHigh('bid', 20_000_01)]).toEqual([false, true]);
    expect([isHigh('performance', 100_000_00), isHigh('performance', 100_000_01)]).toEqual([false, true]);
    expect([shareOf(1, null), shareOf(1, 0)]).toEqual([null, null]);
  });
});

describe('the age of a deposit', () => {
  it('counts from the payment and from the day back, while something is outside', () => {
    const lying = { outstandingFen: 1, paidOn: '2026-11-01', refundDueOn: '2026-11-20' };
    expect(ageOf(lying, '2026-11-19')).toEqual({ outsideDays: 18, overdueDays: 0 });
    expect(ageOf(lying, '2026-11-20')).toEqual({ outsideDays: 19, overdueDays: 0 });
    expect(ageOf(lying, '2026-11-23')).toEqual({ outsideDays: 22, overdueDays: 3 });
    expect(ageOf({ ...lying, outstandingFen: 0 }, '2026-11-23')).toEqual({ outsideDays: null, overdueDays: null });
  });
});
