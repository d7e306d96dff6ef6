/**
 * A firm that lives at random through the real procedures, on a real book, while the plain model of the ledger lives the
 * same life. After each step both must say the same of every account that was touched.
 */
import { ledgerFaults } from './ledger-invariants';
import { ACCOUNT, closeLife, note, openLife, rows, run, signIn, today, type Life, type Template } from './ledger-life';
import { invoices, invoicesAhead, invoicesAmount } from './ledger-life-invoices';
import { goesRedAndAgain, rekeys } from './ledger-life-keys';
import { allows, goesRed, turnsBack } from './ledger-life-reds';
import { approvesAgain, changes, closesRest, sells, ships, takesBack, takesOrderBack } from './ledger-life-sales';
import { balanceOf, roundingsOf, type Balance } from './ledger-model-balances';

/** The clock goes on by some days; then the last month is closed now and then, and takes no invoice any more. */
async function sleeps(life: Life): Promise<boolean> {
  life.book.advance((1 + life.pick(14)) * 24 * 3_600_000);
  await signIn(life);
  const { nextMonth: month } = await life.seat.ok<{ nextMonth: string | null }>('periods.overview');
  if (month === null || month >= today(life).slice(0, 7) || life.pick(2) === 0) return true;
  await run(life, 'periods.close', { month });
  life.closedMonth = month;
  note(life, 'months closed');
  return true;
}

const events = {
  sells,
  ships,
  takesOrderBack,
  approvesAgain,
  closesRest,
  changes,
  takesBack,
  invoices,
  invoicesAmount,
  invoicesAhead,
  goesRed,
  goesRedAndAgain,
  allows,
  turnsBack,
  rekeys,
  sleeps,
};
const weights: Readonly<Record<keyof typeof events, number>> = {
  ...{ sells: 12, ships: 16, takesOrderBack: 4, approvesAgain: 4, closesRest: 2, changes: 10, takesBack: 6 },
  ...{ invoices: 12, invoicesAmount: 4, invoicesAhead: 6, goesRed: 4, goesRedAndAgain: 4, allows: 6, turnsBack: 2 },
  ...{ rekeys: 5, sleeps: 2 },
};
const bag = Object.entries(weights).flatMap(([name, weight]) =>
  Array<keyof typeof events>(weight).fill(name as keyof typeof events),
);

const balances = (life: Life, accounts?: ReadonlySet<string>) =>
  rows<Balance & { account: string }>(
    life,
    `SELECT ${ACCOUNT} AS account,
      (SELECT coalesce(sum(net_qty - allocated_qty), 0) FROM entitlement WHERE account_id = a.id) AS storedQty,
      (SELECT coalesce(sum(net_fen - allocated_fen), 0) FROM entitlement WHERE account_id = a.id) AS storedFen,
      (SELECT coalesce(sum(qty - allocated_qty - red_qty - pending_qty), 0) FROM invoice_line WHERE account_id = a.id AND red_of IS NULL) AS advanceQty,
      (SELECT coalesce(sum(fen - allocated_fen - red_fen - pending_fen), 0) FROM invoice_line WHERE account_id = a.id AND red_of IS NULL) AS advanceFen,
      (SELECT coalesce(sum(pending_qty), 0) FROM invoice_line WHERE account_id = a.id) AS pendingQty,
      (SELECT coalesce(sum(pending_fen), 0) FROM invoice_line WHERE account_id = a.id) AS pendingFen
     FROM ledger_account AS a JOIN tax_party AS t ON t.id = a.party_id
     ${accounts ? `WHERE ${ACCOUNT} IN (SELECT value FROM json_each(?))` : ''}`,
    ...(accounts ? [JSON.stringify([...accounts])] : []),
  );

/** Where the book and the plain model do not say the same; quantities exactly, amounts up to their roundings. */
function differences(life: Life, accounts?: ReadonlySet<string>): string[] {
  return balances(life, accounts).flatMap(({ account, ...said }) => {
    const expected = balanceOf(life.ledger, account);
    const most = roundingsOf(life.ledger, account);
    return (Object.keys(expected) as (keyof Balance)[]).flatMap((key) => {
      const off = Math.abs(said[key] - expected[key]);
      const isSame = key.endsWith('Qty') ? off === 0 : off <= most;
      return isSame ? [] : [`${account} ${key}: the book ${said[key]}, the model ${expected[key].toFixed(1)}`];
    });
  });
}

/** Customers of whom what was shipped, invoiced and stored does not add up. */
async function unproven(life: Life): Promise<string[]> {
  const { rows: proofs } = await life.seat.ok<{ rows: { name: string; differenceFen: number }[] }>('periods.proof', {
    limit: 100,
  });
  return proofs.flatMap(({ name, differenceFen }) =>
    differenceFen === 0 ? [] : [`proof of ${name}: ${differenceFen}`],
  );
}

/** One event of a life; answers its name. */
async function live(life: Life): Promise<string> {
  life.touched.clear();
  life.book.advance(60_000);
  for (;;) {
    const name = bag[life.pick(bag.length)] ?? 'sells';
    if (await events[name](life)) {
      note(life, name);
      return name;
    }
  }
}

/** A whole life; answers what went wrong and when, or nothing. */
export async function lifeOf(
  template: Template,
  seed: number,
  steps: number,
): Promise<{ fault: string; done: Map<string, number>; hits: number }> {
  const life = await openLife(template, seed);
  let name = '';
  try {
    for (let at = 1; at <= steps; at += 1) {
      name = `step ${at}`;
      name = `step ${at} ${await live(life)}`;
      const isWhole = at % 50 === 0 || at === steps;
      const faults = [
        ...differences(life, isWhole ? undefined : life.touched),
        ...(isWhole ? [...ledgerFaults(life.db), ...(await unproven(life))] : []),
      ];
      if (faults.length > 0) return { fault: `${name}: ${faults.join('; ')}`, done: life.done, hits: life.fault.hits };
    }
    return { fault: '', done: life.done, hits: life.fault.hits };
  } catch (error) {
    return { fault: `${name}: ${String(error)}`, done: life.done, hits: life.fault.hits };
  } finally {
    await closeLife(life);
  }
}
