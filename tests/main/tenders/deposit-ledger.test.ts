import BetterSqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DepositDetail } from '../../../src/shared/contract/deposit-shapes';
import { openBook, type Book } from '../../helpers/book';
import {
  aBiddingTeam,
  anApprovedDeposit,
  aPaidDeposit,
  type BiddingTeam,
  depositOf,
  type DepositTeam,
  movesOf,
} from '../../helpers/builders/deposits';
import { looking } from '../../helpers/ledger-raw';

let book: Book;
let team: BiddingTeam;
let makers: DepositTeam;
beforeAll(async () => {
  book = await openBook();
  team = await aBiddingTeam(book);
  makers = { asks: team.boss, finance: team.finance, book };
});
afterAll(() => book.close());

const today = '2026-11-21';

/** Writes past every rule, as a person with a database tool would. */
function written(statement: string): string {
  const sqlite = new BetterSqlite(book.path);
  try {
    sqlite.exec(statement);
    return 'written';
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  } finally {
    sqlite.close();
  }
}

const moveSql = (depositId: number, kind: string, amountFen: number, more: Readonly<Record<string, string>> = {}) => {
  const row = { reversal_of: 'NULL', other_id: 'NULL', reason: "'x'", ...more };
  return `INSERT INTO deposit_move (deposit_id, kind, amount_fen, moved_on, reversal_of, other_id, reason, moved_by, moved_at)
    VALUES (${depositId}, '${kind}', ${amountFen}, '${today}', ${row.reversal_of}, ${row.other_id}, ${row.reason}, 1, 1)`;
};

describe('the database itself', () => {
  it('refuses a balance that its ledger does not say', async () => {
    const { depositId } = await aPaidDeposit(makers);
    const tries = [
      'returned_fen = 100, outstanding_fen = outstanding_fen - 100',
      'outstanding_fen = 0',
      "paid_fen = 0, outstanding_fen = 0, paid_on = NULL, state = 'approved'",
      'interest_fen = 5',
      'forfeited_fen = -1',
      'paid_fen = paid_fen + 1',
      'amount_fen = amount_fen + 1',
      "payee_account = '0'",
      "state = 'returned'",
      "state = 'withdrawn'",
      'chase_count = 3',
    ].map((set) => written(`UPDATE deposit SET ${set} WHERE id = ${depositId}`));
    expect(tries.filter((one) => one === 'written')).toEqual([]);
    expect(await depositOf(team.finance, depositId)).toMatchObject({ paidFen: 20_000_00, outstandingFen: 20_000_00 });
  });

  it('refuses a row that would put a fen in two places, pay twice, or take back what nobody wrote', async () => {
    const { depositId } = await aPaidDeposit(makers);
    const waiting = await anApprovedDeposit(makers, { amountFen: 500 });
    const [paid] = await movesOf(team.finance, depositId);
    const back = { reversal_of: String(paid?.id) };
    const tries = [
      moveSql(depositId, 'returned', 20_000_01),
      moveSql(depositId, 'forfeited', 20_000_01),
      moveSql(depositId, 'forfeited', 5, { reason: "''" }),
      moveSql(depositId, 'paid', 20_000_00),
      moveSql(depositId, 'converted_in', 20_000_00, { other_id: String(waiting.depositId) }),
      moveSql(depositId, 'converted_out', 5),
      moveSql(depositId, 'returned', -5),
      moveSql(depositId, 'returned', -20_000_00, back),
      moveSql(depositId, 'paid', -1, back),
      moveSql(waiting.depositId, 'paid', -20_000_00, back),
      moveSql(waiting.depositId, 'paid', 499),
      moveSql(waiting.depositId, 'returned', 1),
      moveSql(waiting.depositId, 'interest', 1),
      moveSql(waiting.depositId, 'converted_in', 500, { other_id: String(depositId) }),
      `UPDATE deposit_move SET amount_fen = 5 WHERE deposit_id = ${depositId}`,
      `DELETE FROM deposit_move WHERE deposit_id = ${depositId}`,
      `DELETE FROM deposit WHERE id = ${waiting.depositId}`,
      `INSERT INTO deposit_chase (deposit_id, chased_on, how, answer, next_on, noted_by, noted_at) VALUES (${depositId}, '2026-11-21', 'phone', 'x', '2026-11-20', 1, 1)`,
    ].map(written);
    expect(tries.filter((one) => one === 'written')).toEqual([]);
  });

  it('refuses a deposit that begins with money, or without a tender unless it is from before', async () => {
    const insert = (columns: string, values: string) =>
      written(`INSERT INTO deposit (number, kind, source, owner_id, tender_title, payee, form, amount_fen, refund_due_on, state,
        requested_by, requested_at, waiting_since${columns}) VALUES ('BZ-X', 'bid', 'request', 1, 'x', 'x', 'transfer', 5, '2027-01-01',
        'requested', 1, 1, 1${values})`);
    expect(insert('', '')).toMatch(/CHECK/u);
    expect(insert(', paid_fen, outstanding_fen, paid_on', ", 5, 5, '2026-11-21'")).not.toBe('written');
  });

  it('refuses a bid cost that is changed, removed, or taken back twice', async () => {
    const { depositId } = await anApprovedDeposit(makers);
    const { tenderId } = await depositOf(team.boss, depositId);
    const cost = { tenderId, kind: 'travel', amountFen: 800_00, spentOn: today, payee: '', note: '' };
    const { costId } = await team.boss.ok<{ costId: number }>('bidCosts.record', cost);
    await team.boss.ok('bidCosts.reverse', { tenderId, costId, reason: '登记错' });
    const again = `INSERT INTO bid_cost (tender_id, kind, amount_fen, spent_on, reversal_of, reason, recorded_by, recorded_at)
      VALUES (${tenderId}, 'travel', -80000, '2026-11-21', ${costId}, 'x', 1, 1)`;
    const tries = [again, `UPDATE bid_cost SET amount_fen = 1`, `DELETE FROM bid_cost`].map(written);
    expect(tries.filter((one) => one === 'written')).toEqual([]);
  });
});

/** What stands in the book, added up from the ledger by hand. */
const sumsInBook = () =>
  looking(book, (sqlite) =>
    sqlite
      .prepare<[], Record<'id' | 'paid' | 'back' | 'lost' | 'bond' | 'interest' | 'outside', number>>(
        `SELECT d.id AS id, d.outstanding_fen AS outside,
          (SELECT coalesce(sum(amount_fen), 0) FROM deposit_move WHERE deposit_id = d.id AND kind IN ('paid', 'converted_in')) AS paid,
          (SELECT coalesce(sum(amount_fen), 0) FROM deposit_move WHERE deposit_id = d.id AND kind = 'returned') AS back,
          (SELECT coalesce(sum(amount_fen), 0) FROM deposit_move WHERE deposit_id = d.id AND kind = 'forfeited') AS lost,
          (SELECT coalesce(sum(amount_fen), 0) FROM deposit_move WHERE deposit_id = d.id AND kind = 'converted_out') AS bond,
          (SELECT coalesce(sum(amount_fen), 0) FROM deposit_move WHERE deposit_id = d.id AND kind = 'interest') AS interest
        FROM deposit d ORDER BY d.id`,
      )
      .all(),
  );

/** The money of all deposits together: a bond's came out of another one, so it is not paid twice. */
type Model = { paid: number; back: number; lost: number; interest: number };

const operations = fc.array(
  fc.record({
    act: fc.constantFrom('pay', 'giveBack', 'forfeit', 'convert', 'addInterest', 'reverse'),
    /** Which deposit, which row of it, and how much of a hundred fen. */
    which: fc.nat(9),
    row: fc.nat(9),
    amountFen: fc.integer({ min: 1, max: 110 }),
  }),
  { minLength: 8, maxLength: 16 },
);
type Operation = typeof operations extends fc.Arbitrary<(infer O)[]> ? O : never;

const inputOf = ({ act, amountFen }: Operation): Readonly<Record<string, unknown>> => {
  switch (act) {
    case 'pay':
      return { paidOn: today, reference: '' };
    case 'giveBack':
      return { amountFen, interestFen: amountFen % 3, returnedOn: today, reference: '' };
    case 'forfeit':
      return { amountFen, forfeitedOn: today, reason: '撤回投标' };
    case 'convert':
      return { amountFen, convertedOn: today, refundDueOn: '2027-11-30' };
    case 'addInterest':
      return { amountFen, receivedOn: today, reference: '' };
    case 'reverse':
      return { reason: '填错' };
  }
};

const refusals = new Set<string>();

/** Does it through the procedure; a refusal of a rule changes nothing and is no fault. */
async function act(ids: number[], operation: Operation, model: Model): Promise<void> {
  const depositId = ids[operation.which % ids.length] ?? 0;
  const detail = await team.boss.ok<DepositDetail>('deposits.get', { depositId });
  const move = detail.moves[operation.row % Math.max(detail.moves.length, 1)];
  if (operation.act === 'reverse' && !move) return;
  const more = operation.act === 'reverse' ? { moveId: move?.id } : {};
  const input = { depositId, version: detail.deposit.version, ...inputOf(operation), ...more };
  const answer = await team.boss.call<{ bondId?: number }>(`deposits.${operation.act}`, input);
  if (!answer.ok) {
    refusals.add(answer.problem.code);
    return;
  }
  if (answer.value.bondId) ids.push(answer.value.bondId);
  const { amountFen } = operation;
  if (operation.act === 'pay') model.paid += detail.deposit.amountFen;
  if (operation.act === 'giveBack') model.back += amountFen;
  if (operation.act === 'giveBack') model.interest += amountFen % 3;
  if (operation.act === 'forfeit') model.lost += amountFen;
  if (operation.act === 'addInterest') model.interest += amountFen;
  if (operation.act !== 'reverse' || !move) return;
  if (move.kind === 'paid') model.paid -= move.amountFen;
  if (move.kind === 'returned') model.back -= move.amountFen;
  if (move.kind === 'forfeited') model.lost -= move.amountFen;
  if (move.kind === 'interest') model.interest -= move.amountFen;
}

describe('any order of payments, returns, forfeits, conversions, interest and reversals', () => {
  it('leaves every paid fen in exactly one place, in each deposit and in all together', async () => {
    await fc.assert(
      fc.asyncProperty(operations, async (asked) => {
        const before = sumsInBook();
        const ids = [];
        for (const amountFen of [100, 60]) ids.push((await anApprovedDeposit(makers, { amountFen })).depositId);
        const model: Model = { paid: 0, back: 0, lost: 0, interest: 0 };
        const begin = asked.slice(0, 1).map((one) => ({ ...one, act: 'pay' as const, which: 0 }));
        for (const operation of [...begin, ...asked]) await act(ids, operation, model);
        const rows = sumsInBook().slice(before.length);
        for (const { paid, back, lost, bond, outside } of rows) {
          expect(outside).toBeGreaterThanOrEqual(0);
          expect(paid).toBe(back + lost + bond + outside);
        }
        const total = (key: 'paid' | 'back' | 'lost' | 'bond' | 'interest' | 'outside') =>
          rows.reduce((sum, row) => sum + row[key], 0);
        expect({
          ...{ paid: total('paid') - total('bond'), back: total('back'), lost: total('lost') },
          interest: total('interest'),
        }).toEqual(model);
        expect(total('outside')).toBe(model.paid - model.back - model.lost);
      }),
      { numRuns: 12 },
    );
    expect([...refusals].toSorted()).toEqual(['RULE_VIOLATED', 'STATE_CONFLICT']);
  }, 60_000);
});
