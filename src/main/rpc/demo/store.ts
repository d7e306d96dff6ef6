/** The store of the demo book: stocktakes at every step, goods that leave without a sale, one batch recalled. */
import { asked, DAY_MINUTES, rowsOf } from './asks';
import type { Stage } from './master-data';

type Lot = {
  readonly id: number;
  readonly productId: number;
  readonly batchNo: string;
  readonly location: string;
  readonly area: string;
  readonly status: string;
  readonly onHand: number;
  readonly reserved: number;
};
type Sheet = { readonly lines: readonly { id: number; version: number; batchNo: string; location: string }[] };
type Seen = { readonly version: number };
type Counting = { readonly place: string; readonly ago: number; readonly ending: 'counting' | 'counted' | 'posted' };

const placed = (text: string) => ({ filters: [{ op: 'startsWith', column: 'location', text }] });

/** A stocktake of one rack: the second lot has a box too much, the fourth two too few. */
async function countRack(stage: Stage, { place, ago, ending }: Counting): Promise<void> {
  const { caller, words } = stage;
  const lots = await rowsOf<Lot>(stage, 'stock.list', placed(place));
  const ask = asked(stage, 'warehouse', ago);
  const scope = { scope: 'location', location: place, productId: null, remark: words.store.monthly };
  const { stocktakeId } = await caller.must<{ stocktakeId: number }>('stocktakes.start', ask(scope));
  const { lines } = await caller.must<Sheet>('stocktakes.get', ask({ stocktakeId }));
  const there = ending === 'counting' ? lines.slice(0, Math.ceil(lines.length / 2)) : lines;
  const counts = there.map(({ id, version, batchNo, location }, at) => {
    const onHand = lots.find((lot) => lot.batchNo === batchNo && lot.location === location)?.onHand ?? 0;
    const off = at === 1 ? 1000 : at === 3 && onHand > 2_000_000 ? -2000 : 0;
    return { lineId: id, version, countedQty: onHand + off };
  });
  await caller.must('stocktakes.saveCounts', ask({ stocktakeId, counts }));
  if (ending === 'counting') return;
  const seen = await caller.must<{ stocktake: Seen }>('stocktakes.get', ask({ stocktakeId }));
  const { version } = await caller.must<Seen>(
    'stocktakes.finish',
    asked(stage, 'warehouse', ago - 30)({ stocktakeId, version: seen.stocktake.version }),
  );
  if (ending === 'counted') return;
  const decision = { stocktakeId, version, decision: words.store.posted };
  await caller.must('stocktakes.approve', asked(stage, 'finance.manager', ago - 60)(decision));
}

/** A write-off and a sample that wait, and a write-off of quality that the boss approved. */
async function issueGoods(stage: Stage): Promise<void> {
  const { caller, words } = stage;
  const lots = await rowsOf<Lot>(stage, 'stock.list', placed('D-1'));
  const free = lots.filter(({ area, onHand, reserved }) => area === 'stock' && onHand - reserved > 100_000);
  const wishes = [
    { kind: 'write_off', reason: words.store.writeOff, receiver: '', who: 'warehouse', qty: 2000 },
    { kind: 'sample', reason: words.store.sample, receiver: words.store.receiver, who: 'warehouse', qty: 1000 },
    { kind: 'write_off', reason: words.store.ownWriteOff, receiver: '', who: 'quality', qty: 3000 },
  ];
  for (const [at, { who, qty, ...wish }] of wishes.entries()) {
    const lot = free[at];
    if (!lot) continue;
    const ask = asked(stage, who, (at + 1) * 120);
    const asking = { ...wish, lines: [{ lotId: lot.id, qty }] };
    const { issueId, version } = await caller.must<{ issueId: number; version: number }>(
      'stockIssues.request',
      ask(asking),
    );
    const decision = { issueId, version, decision: '' };
    if (who === 'quality') await caller.must('stockIssues.approveWriteOff', asked(stage, 'boss', 60)(decision));
  }
}

type Traced = {
  readonly deliveries: readonly { customerId: number }[];
  readonly positions: readonly { reserved: number }[];
};

/** The first batch that two customers got and of which nothing is promised is recalled; both get their letter. */
async function recallBatch(stage: Stage): Promise<void> {
  const { caller, words } = stage;
  const ask = asked(stage, 'quality', DAY_MINUTES);
  const lots = await rowsOf<Lot>(stage, 'stock.list', placed('B-0'));
  for (const { productId, batchNo, status } of lots) {
    const traced = await caller.must<Traced>('recalls.trace', ask({ productId, batchNo }));
    const customers = [...new Set(traced.deliveries.map(({ customerId }) => customerId))];
    const isFree = status === 'sellable' && traced.positions.every(({ reserved }) => reserved === 0);
    if (customers.length < 3 || !isFree) continue;
    const { recall: reason, recallInstruction: instruction } = words.store;
    const order = { productId, batchNo, level: 2, reason, instruction };
    const { recallId } = await caller.must<{ recallId: number }>('recalls.start', ask(order));
    for (const customerId of customers.slice(0, 2)) {
      await caller.must('recalls.printLetter', asked(stage, 'quality', 600)({ recallId, customerId }));
    }
    return;
  }
}

/** What happened in the store beside purchases and sales. */
export async function keepStore(stage: Stage): Promise<void> {
  await countRack(stage, { place: 'A-01', ago: 9 * DAY_MINUTES, ending: 'posted' });
  await countRack(stage, { place: 'A-02', ago: 150, ending: 'counted' });
  await countRack(stage, { place: 'C-03', ago: 50, ending: 'counting' });
  await issueGoods(stage);
  await recallBatch(stage);
}
