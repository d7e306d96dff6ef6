/** Balances as of a day, the proof, ages, statements and letters. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOfStatements } from '../../../src/main/features/invoicing/as-of.queries';
import { rowsOf } from '../../../src/main/store/handles';
import { openConnection } from '../../../src/main/store/open';
import type { AgedRow, AsOfRow, LetterPaper } from '../../../src/shared/contract/periods.contract';
import type { StatementContent } from '../../../src/shared/contract/receivables-shapes';
import { sql } from 'drizzle-orm';
import { openBook, type Book } from '../../helpers/book';
import { aShippedOrder, issueRequestBy } from '../../helpers/builders/invoicing';
import {
  aMonthOf700,
  asOf,
  PAID_FEN,
  dayOf,
  daysLater,
  faultsOf,
  invoiceUnits,
  proofRows,
} from '../../helpers/builders/invoicing-periods';
import { anOrderToShip, aShippedNote, aTeam, signNote, type LocalTeam } from '../../helpers/builders/dispatch';
import { aReceipt } from '../../helpers/builders/receivables';
import { approveReturn, aReturnOf, judgeReturn, receiveReturn } from '../../helpers/builders/returns';
import { numbersOf } from '../../helpers/ledger-story';

let book: Book;
let team: LocalTeam;
beforeEach(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterEach(() => book.close());

type Balances = Pick<AsOfRow, 'storedFen' | 'advanceFen' | 'pendingFen' | 'storedQty' | 'advanceQty' | 'pendingQty'>;
const totalsOn = async (on: string): Promise<Balances> =>
  (await team.boss.ok<{ sums: Balances }>('periods.asOfTotals', { on })).sums;

/** The balances that the rows of the book hold now. */
function standing(): Balances {
  const sqlite = new Database(book.path, { readonly: true });
  const [ents] = sqlite
    .prepare(
      'SELECT coalesce(sum(net_qty - allocated_qty), 0) AS storedQty, coalesce(sum(net_fen - allocated_fen), 0) AS storedFen FROM entitlement',
    )
    .all() as Balances[];
  const [lines] = sqlite
    .prepare(
      'SELECT coalesce(sum(qty - red_qty - allocated_qty - pending_qty), 0) AS advanceQty, coalesce(sum(fen - red_fen - allocated_fen - pending_fen), 0) AS advanceFen, coalesce(sum(pending_qty), 0) AS pendingQty, coalesce(sum(pending_fen), 0) AS pendingFen FROM invoice_line WHERE red_of IS NULL',
    )
    .all() as Balances[];
  sqlite.close();
  return { ...ents, ...lines } as Balances;
}

async function anAdvance(customerId: number, productId: number, units: number): Promise<void> {
  const made = await team.boss.ok<{ requestId: number; version: number }>('invoicing.requestAdvance', {
    ...{ customerId, lines: [{ productId, qty: units * 1000, price: 128_000 }] },
    ...{ basis: '合同 HT2026-07', expectedOn: '2027-12-15', reason: '医院年底结账' },
  });
  await team.finance.ok('invoicing.approve', { requestId: made.requestId, version: made.version });
  await issueRequestBy(team.boss, made.requestId, dayOf(book));
}

/** Goods of a shipped order come back and are accepted. */
async function comesBack(noteId: number, units: number): Promise<void> {
  const { returnId } = await aReturnOf(team, noteId, { units });
  await approveReturn(team, returnId);
  await receiveReturn(team, returnId);
  await judgeReturn(team, returnId);
}

describe('balances as of a day', () => {
  it('are today what the rows of the book hold, after a random history of days', async () => {
    const pick = numbersOf(4);
    const { buyerId, productId } = await aMonthOf700(book, team);
    const before: [string, Balances][] = [];
    for (let day = 0; day < 6; day += 1) {
      before.push([dayOf(book), standing()]);
      await daysLater(book, team, 1 + pick(9));
      const units = 1 + pick(40);
      if (day === 2) await anAdvance(buyerId, productId, 150 + units);
      const order = await anOrderToShip(team, { buyerId, lines: [{ productId, units }] });
      const note = await aShippedNote(team, order.orderId);
      await signNote(team, note, dayOf(book));
      if (pick(2) === 0) await comesBack(note.noteId, 1 + pick(units));
    }
    expect(await totalsOn(dayOf(book))).toEqual(standing());
    for (const [on, balances] of before) expect(await totalsOn(on)).toEqual(balances);
    expect(await faultsOf(team)).toEqual([]);
    expect((await proofRows(team)).map(({ differenceFen }) => differenceFen)).toEqual([0]);
  }, 120_000);

  it('are read by one statement for each side over the index of its days', async () => {
    const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
    const plans: string[] = [];
    for (const statement of asOfStatements({ on: '2026-11-21' })) {
      const steps = await rowsOf<{ detail: string }>(db, sql`EXPLAIN QUERY PLAN ${statement}`);
      plans.push(steps.map(({ detail }) => detail).join('; '));
    }
    close();
    const indexes = ['entitlement_event_posted', 'allocation_posted', 'invoice_line_issued', 'red_pending_posted'];
    expect(plans.map((plan, at) => plan.includes(`COVERING INDEX ${indexes[at]} (`))).toEqual([true, true, true, true]);
  });
});

describe('the proof', () => {
  it('is zero for a customer with stored goods, an advance, goods that came back and money, figure by figure', async () => {
    const { first, buyerId, productId } = await aMonthOf700(book, team);
    const order = await anOrderToShip(team, { buyerId, lines: [{ productId, units: 30 }] });
    const note = await aShippedNote(team, order.orderId);
    await signNote(team, note);
    await anAdvance(buyerId, productId, 150);
    await comesBack(note.noteId, 10);
    await aReceipt(team.boss, { customerId: buyerId, amountFen: 500_000 });
    const other = await aShippedOrder(team, 7);
    const rows = await proofRows(team);
    const row = rows.find(({ id }) => id === buyerId);
    // 730 shipped, 10 back; 750 invoiced: 20 in advance, 10 wait to be red.
    expect(row).toMatchObject({
      ...{
        shippedBasisFen: 720 * 1280 - PAID_FEN - 500_000,
        invoicedBasisFen: 750 * 1280 - PAID_FEN - 500_000,
        toInvoiceFen: 0,
      },
      ...{ unshippedFen: 0, advanceFen: 20 * 1280, pendingFen: 10 * 1280, priceDifferenceFen: 0, differenceFen: 0 },
    });
    expect(rows.find(({ id }) => id === other.buyerId)).toMatchObject({ toInvoiceFen: 8_960, differenceFen: 0 });
    expect(await team.boss.ok('periods.proofLines', { customerId: buyerId })).toEqual([]);
    expect(first.buyerId).toBe(buyerId);
  });

  it('finds a balance that is not the sum of its rows, and a changed row', async () => {
    await aMonthOf700(book, team);
    const sqlite = new Database(book.path);
    for (const trigger of ['entitlement_event_no_update', 'entitlement_balance', 'entitlement_no_update']) {
      sqlite.exec(`DROP TRIGGER ${trigger}`);
    }
    sqlite.exec(
      'UPDATE entitlement_event SET fen = fen + 1 WHERE id = 1; UPDATE entitlement SET shipped_qty = 1 WHERE id = 2',
    );
    sqlite.close();
    expect(await faultsOf(team)).toEqual([
      { part: 'events', id: 1, what: 'rowHash' },
      { part: 'balances', id: 1, what: 'net' },
      { part: 'balances', id: 2, what: 'shipped' },
    ]);
    expect((await proofRows(team)).map(({ differenceFen }) => differenceFen === 0)).toEqual([false]);
  });
});

describe('the age of balances', () => {
  it('counts stored goods from their shipment, an advance from its issue, and keeps what has not left apart', async () => {
    const { buyerId, productId, second } = await aMonthOf700(book, team);
    await daysLater(book, team, 45);
    await anOrderToShip(team, { buyerId, lines: [{ productId, units: 20 }] });
    const aged = async (side: string) =>
      (await team.boss.ok<{ rows: AgedRow[] }>('periods.ageing', { side, on: dayOf(book) })).rows;
    expect(await aged('stored')).toMatchObject([
      { days30: 0, days60: 100 * 1280, unshipped: 20 * 1280, totalFen: 120 * 1280 },
    ]);
    await invoiceUnits(team, [second.number], { units: 100, issuedOn: dayOf(book) });
    await anAdvance(buyerId, productId, 50);
    await daysLater(book, team, 100);
    expect(await aged('advance')).toMatchObject([{ days180: 30 * 1280, totalFen: 30 * 1280 }]);
  });
});

describe('papers for the customer', () => {
  it('say what is to be invoiced, invoiced, stored and in advance on a statement', async () => {
    const { buyerId } = await aMonthOf700(book, team);
    const asked = { customerId: buyerId, fromOn: '2026-11-01', untilOn: '2026-11-21' };
    expect((await team.boss.ok<StatementContent>('receivables.statement', asked)).invoicing).toEqual({
      ...{ soldFen: 896_000, invoicedFen: 768_000, storedFen: 128_000, advanceFen: 0, pendingFen: 0 },
    });
  });

  it('confirm the balances of a day product by product, each letter under its own number', async () => {
    const { buyerId } = await aMonthOf700(book, team);
    const asked = { customerId: buyerId, on: '2026-11-21' };
    const first = await team.boss.ok<LetterPaper>('periods.printLetter', asked);
    const again = await team.boss.ok<LetterPaper>('periods.printLetter', asked);
    expect(first.content).toMatchObject({
      on: '2026-11-21',
      lines: [{ price: 128_000, storedQty: 100_000 }],
      storedFen: 128_000,
    });
    expect([first.content.number, again.content.number]).toEqual(['DH2611-00001', 'DH2611-00002']);
    expect(await asOf(team, '2026-11-21')).toMatchObject([{ customerId: buyerId, storedFen: 128_000 }]);
  });
});
