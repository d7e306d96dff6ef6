/** Whatever people do with notes: stock, reservations and noted quantities stay sums of documents. */
import BetterSqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { anOrderToShip, aTeam, shipment, stocked, ticksOf, type Team } from '../../helpers/builders/dispatch';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

const LIVE = "('released', 'picking', 'to_check', 'checked')";
/** Each answers the rows that break a balance. */
const breaches = {
  onHand: `SELECT l.id FROM lot l WHERE l.on_hand <> (SELECT coalesce(sum(m.qty), 0) FROM stock_move m WHERE m.lot_id = l.id)`,
  reserved: `SELECT l.id FROM lot l WHERE l.reserved <> (SELECT coalesce(sum(n.qty), 0) FROM note_line n
    JOIN dispatch_note d ON d.id = n.note_id WHERE n.lot_id = l.id AND d.state IN ${LIVE})`,
  noted: `SELECT o.id FROM order_line o WHERE o.noted_qty <> (SELECT coalesce(sum(n.qty), 0) FROM note_line n
    JOIN dispatch_note d ON d.id = n.note_id WHERE n.order_line_id = o.id AND d.state <> 'void')`,
  shipped: `SELECT d.id FROM dispatch_note d WHERE
    (SELECT coalesce(sum(m.qty), 0) FROM stock_move m WHERE m.note_id = d.id) <>
    CASE WHEN d.state IN ('shipped', 'signed', 'partly_signed', 'refused') THEN -(SELECT sum(n.qty) FROM note_line n WHERE n.note_id = d.id) ELSE 0 END`,
  negative: 'SELECT id FROM lot WHERE on_hand < 0 OR reserved < 0 OR reserved > on_hand',
};

function broken(): string[] {
  const reader = new BetterSqlite(book.path, { readonly: true });
  try {
    return Object.entries(breaches).flatMap(([name, text]) => (reader.prepare(text).all().length > 0 ? [name] : []));
  } finally {
    reader.close();
  }
}

type Step = {
  readonly verb: 'issue' | 'pick' | 'check' | 'replace' | 'ship' | 'sign' | 'void';
  readonly pick: number;
  readonly qty: number;
};
const step = fc.record<Step>({
  verb: fc.constantFrom('issue', 'issue', 'pick', 'check', 'replace', 'ship', 'ship', 'sign', 'void'),
  pick: fc.nat(20),
  qty: fc.integer({ min: 1, max: 12 }),
});

type Row = { id: number; version: number };
type Line = { id: number; lotId: number; qty: number };

/** One try of one step; refusals are as good as success, only the balances count. */
async function take(
  { verb, pick, qty }: Step,
  facts: { orderIds: number[]; lotIds: readonly number[] },
): Promise<void> {
  const orderId = facts.orderIds[pick % facts.orderIds.length] ?? 0;
  if (verb === 'issue') {
    const { lines } = await team.boss.ok<{ lines: { orderLineId: number }[] }>('dispatch.proposeNote', { orderId });
    const orderLineId = lines[pick % Math.max(1, lines.length)]?.orderLineId;
    if (orderLineId)
      await team.warehouse.call('dispatch.issueNote', { orderId, lines: [{ orderLineId, qty: qty * 1000 }] });
    return;
  }
  const { rows } = await team.boss.ok<{ rows: Row[] }>('dispatch.list', {});
  const row = rows[pick % Math.max(1, rows.length)];
  if (!row) return;
  const note = { noteId: row.id, version: row.version };
  const { lines } = await team.boss.ok<{ lines: Line[] }>('dispatch.get', { noteId: row.id });
  const [line] = lines;
  switch (verb) {
    case 'pick':
      await team.warehouse.call('dispatch.finishPicking', note);
      return;
    case 'check':
      await team.checker.call('dispatch.checkNote', { ...note, ticked: await ticksOf(team.checker, row.id) });
      return;
    case 'replace': {
      const lots = [{ lotId: facts.lotIds[pick % facts.lotIds.length] ?? 0, qty: line?.qty ?? 1 }];
      await team.warehouse.call('dispatch.replaceLot', { ...note, lineId: line?.id ?? 0, lots });
      return;
    }
    case 'ship':
      await team.warehouse.call('dispatch.shipNote', { ...note, ...shipment });
      return;
    case 'sign':
      await team.warehouse.call('dispatch.signNote', {
        ...{ ...note, signedOn: '2026-11-21', signedBy: '王药师' },
        lines: line && pick % 2 === 1 ? [{ lineId: line.id, refusedQty: line.qty, shortQty: 0, reason: '拒收' }] : [],
      });
      return;
    case 'void':
      await team.warehouse.call('dispatch.voidNote', { ...note, reason: '随机' });
  }
}

it('keeps every balance equal to its documents through any sequence of steps', { timeout: 240_000 }, async () => {
  const product = await stocked(team, [15, 10, 5]);
  const lines = [
    { productId: product.id, units: 12 },
    { productId: product.id, units: 8 },
  ];
  const orderIds: number[] = [];
  for (let at = 0; at < 3; at += 1) orderIds.push((await anOrderToShip(team, { lines })).orderId);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      for (const one of steps) await take(one, { orderIds, lotIds: product.lotIds });
      expect(broken()).toEqual([]);
    }),
    { numRuns: 12 },
  );
  const { count } = await team.boss.ok<{ count: number }>('dispatch.totals', {});
  expect(count).toBeGreaterThan(3);
});
