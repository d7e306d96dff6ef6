/** Deposits of tenders for tests, through the procedures. */
import type { DepositDetail, DepositMove, DepositRow } from '../../../src/shared/contract/deposit-shapes';
import type { depositsContract } from '../../../src/shared/contract/deposits.contract';
import type { InputOf } from '../../../src/shared/contract/procedure';
import { businessDateOf } from '../../../src/shared/domain/business-date';
import { PASSWORD, type Book, type Seat } from '../book';
import { aTender, type TenderGiven } from './tenders';
import { aPerson } from './users';

type Wish = Omit<InputOf<(typeof depositsContract)['request']>, 'commandId'>;
export type DepositGiven = Partial<Wish> & Pick<Wish, 'tenderId'>;
export type MadeDeposit = { readonly depositId: number; readonly number: string; readonly version: number };

/** 20,000 yuan by transfer for a bid, to arrive on 2026-11-27, due back on 2027-03-01. */
export const depositWish = (given: DepositGiven): Wish => ({
  ...{
    kind: 'bid',
    payee: '厦门市公共资源交易中心',
    payeeBank: '建设银行厦门分行',
    payeeAccount: '35101560001052500001',
  },
  ...{ form: 'transfer', amountFen: 20_000_00, arriveByOn: '2026-11-27', validTo: null, refundDueOn: '2027-03-01' },
  ...{ note: '', ...given },
});

export const aDeposit = (asks: Seat, given: DepositGiven): Promise<MadeDeposit> =>
  asks.ok<MadeDeposit>('deposits.request', depositWish(given));

/** The boss, who asks and follows, and who has the money. */
export type BiddingTeam = {
  readonly boss: Seat;
  readonly sales: Seat;
  readonly finance: Seat;
  /** After a night: every seat with a new session. */
  signInAgain(): Promise<void>;
};

export async function aBiddingTeam(book: Book): Promise<BiddingTeam> {
  const boss = await book.setUp();
  const sales = await aPerson(book, boss, { posts: ['sales', 'sales_assistant'] });
  const finance = await aPerson(book, boss, { posts: ['finance'] });
  const seats = [{ seat: boss, loginName: 'limin' }, sales, finance];
  return {
    ...{ boss, sales: sales.seat, finance: finance.seat },
    signInAgain: async () => {
      for (const { seat, loginName } of seats) await seat.ok('session.logIn', { loginName, password: PASSWORD });
    },
  };
}

/** Who asks, who lets it be paid and pays. */
export type DepositTeam = { readonly asks: Seat; readonly finance: Seat; readonly book: Pick<Book, 'now'> };

export const depositOf = async (seat: Seat, depositId: number): Promise<DepositRow> =>
  (await seat.ok<DepositDetail>('deposits.get', { depositId })).deposit;

export const movesOf = async (seat: Seat, depositId: number): Promise<DepositMove[]> =>
  (await seat.ok<DepositDetail>('deposits.get', { depositId })).moves;

/** Takes a step as the list shows the deposit now. */
export async function stepOn<T = { version: number }>(
  seat: Seat,
  step: string,
  { depositId, ...input }: { readonly depositId: number } & Readonly<Record<string, unknown>>,
): Promise<T> {
  const { version } = await depositOf(seat, depositId);
  return seat.ok<T>(`deposits.${step}`, { depositId, version, ...input });
}

type Given = Omit<DepositGiven, 'tenderId'> & { readonly tenderId?: number; readonly tender?: TenderGiven };

/** Asked for and approved. */
export async function anApprovedDeposit({ asks, finance }: DepositTeam, given: Given = {}): Promise<MadeDeposit> {
  const { tender, tenderId, ...wish } = given;
  const made = await aDeposit(asks, { ...wish, tenderId: tenderId ?? (await aTender(asks, tender)).tenderId });
  await stepOn(finance, 'approve', { depositId: made.depositId, reason: '' });
  return made;
}

/** Approved and paid today unless another day is given. */
export async function aPaidDeposit(
  team: DepositTeam,
  { paidOn, ...given }: Given & { readonly paidOn?: string } = {},
): Promise<MadeDeposit> {
  const made = await anApprovedDeposit(team, given);
  const today = businessDateOf(team.book.now(), 'Asia/Shanghai');
  await stepOn(team.finance, 'pay', { depositId: made.depositId, paidOn: paidOn ?? today, reference: 'YH-1' });
  return made;
}
