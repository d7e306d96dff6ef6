/** Whom the demo firm buys from, what arrived in the last days, and what went back. */
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { standardNeeds } from '../../../shared/domain/licences';
import { asked, DAY_MINUTES, rowsOf } from './asks';
import type { DemoProduct } from './goods';
import type { Stage } from './master-data';

const ZONE = 'Asia/Shanghai';
/** Cold goods come in at 4.6 °C. */
const COLD_TENTHS = 46;
type Made = { readonly receiptId: number; readonly version: number };
type Arrived = { readonly id: number; readonly arrivedQty: number; readonly location: string };
type Lot = { readonly id: number; readonly onHand: number; readonly area: string };

/** How far the papers of the nth supplier are: approved, approved, asked for, nothing entered but the name. */
async function addSupplier(stage: Stage, nth: number): Promise<number> {
  const { caller, random, words, now } = stage;
  const ask = asked(stage, 'quality', 40 * DAY_MINUTES);
  const { name, kind, contactName } = words.suppliers[nth] ?? { name: '', kind: 'maker', contactName: '' };
  const head = {
    ...{ name, kind, contactName, remark: '' },
    taxNo: `91350100MA${random.integer(10_000_000, 99_999_999)}`,
    phone: `0591-${random.integer(22_000_000, 88_000_000)}`,
    address: `${words.cities[nth] ?? ''}${random.pick(words.roads)}${random.integer(1, 300)}`,
  };
  const { supplierId, version } = await caller.must<{ supplierId: number; version: number }>(
    'suppliers.create',
    ask(head),
  );
  if (nth === words.suppliers.length - 1) return supplierId;
  const today = businessDateOf(now, ZONE);
  const licences = standardNeeds.supplier.map(([need], at) => {
    const expiresOn = addDays(today, nth === 2 && at === 0 ? 25 : random.integer(200, 900));
    return { kind: need, number: `GY${supplierId}${at}`, isLongTerm: false, expiresOn };
  });
  await caller.must('quality.setSupplierLicences', ask({ supplierId, version, licences }));
  const request = await caller.must<{ qualificationId: number }>(
    'quality.requestSupplier',
    // The second one was asked for by who approves: the boss signed that he may.
    asked(stage, nth === 1 ? 'quality' : 'warehouse', nth === 2 ? 300 : 39 * DAY_MINUTES)({ supplierId, note: '' }),
  );
  if (nth < 2) {
    const approval = { qualificationId: request.qualificationId, version: 0, reason: '', validUntilOn: null };
    await caller.must('quality.approve', asked(stage, 'quality', 38 * DAY_MINUTES)(approval));
  }
  return supplierId;
}

type Arrival = { readonly supplierId: number; readonly goods: readonly DemoProduct[]; readonly ago: number };

async function arrive(stage: Stage, { supplierId, goods, ago }: Arrival): Promise<Made> {
  const { caller, random, words, now } = stage;
  const today = businessDateOf(now, ZONE);
  const lines = goods.map(({ id }, at) => {
    const days = random.integer(500, 1000);
    return {
      productId: id,
      batchNo: `${today.slice(2, 4)}C${String(id).padStart(3, '0')}${at + 1}`,
      madeOn: addDays(today, days - 1090),
      expiry: addDays(today, days),
      location: `${random.pick(['A', 'B', 'C', 'D'])}-${String(random.integer(1, 12)).padStart(2, '0')}-09`,
      qty: random.integer(4, 20) * 100_000,
    };
  });
  const arrival = {
    ...{ supplierId, lines, remark: words.purchases.remark },
    paperNo: `SX${random.integer(100_000, 999_999)}`,
    arrivedOn: businessDateOf(now - ago * 60_000, ZONE),
    arrivalTenthC: goods.some(({ isCold }) => isCold) ? COLD_TENTHS : null,
  };
  return caller.must<Made>('purchases.record', asked(stage, 'warehouse', ago)(arrival));
}

/** The verdict, with two cases of the first line rejected where that is said; then invoice and prices. */
async function accept(stage: Stage, made: Made, { ago, isRejected }: { ago: number; isRejected: boolean }) {
  const { caller, random, words, now } = stage;
  const { receiptId } = made;
  const { lines } = await caller.must<{ lines: readonly Arrived[] }>(
    'purchases.get',
    asked(stage, 'quality', ago)({ receiptId }),
  );
  const judged = lines.map(({ id, arrivedQty, location }, at) => {
    const acceptedQty = isRejected && at === 0 ? arrivedQty - 200_000 : arrivedQty;
    return { lineId: id, acceptedQty, location };
  });
  const verdict = isRejected ? words.purchases.rejected : words.purchases.passed;
  const { version } = await caller.must<Made>(
    'purchases.inspect',
    asked(stage, 'quality', ago)({ receiptId, version: made.version, verdict, lines: judged }),
  );
  const paid = lines.map(({ id }) => ({ lineId: id, price: random.integer(20, 600) * 1000 }));
  const later = asked(stage, 'finance', ago - 60);
  const priced = await caller.must<Made>('purchases.setPrices', later({ receiptId, version, lines: paid }));
  const invoice = {
    invoiceNo: `2635${random.integer(1_000_000, 9_999_999)}`,
    invoiceOn: businessDateOf(now - ago * 60_000, ZONE),
  };
  await caller.must('purchases.setInvoice', later({ receiptId, version: priced.version, ...invoice }));
}

/** What was rejected waits to go back; of an older arrival some went back against a credit note. */
async function sendBack(stage: Stage, supplierId: number, batchNo: string): Promise<void> {
  const { caller, words } = stage;
  const filters = [{ op: 'equals', column: 'batchNo', text: batchNo }];
  const lots = await rowsOf<Lot>(stage, 'stock.list', { filters });
  const there = lots.filter(({ onHand, area }) => onHand > 0 && area !== 'quarantine');
  for (const { id, onHand, area } of there) {
    const isRejected = area === 'rejected';
    const ago = isRejected ? 200 : 3 * DAY_MINUTES;
    const wish = {
      supplierId,
      reason: isRejected ? words.purchases.sendBack : words.purchases.overstock,
      lines: [{ lotId: id, qty: isRejected ? onHand : 100_000 }],
    };
    const { returnId, version } = await caller.must<{ returnId: number; version: number }>(
      'supplierReturns.request',
      asked(stage, 'warehouse', ago)(wish),
    );
    if (isRejected) continue;
    const decision = { returnId, version, decision: words.purchases.agreed };
    await caller.must('supplierReturns.approve', asked(stage, 'finance.manager', ago - 90)(decision));
  }
}

/** Suppliers and arrivals: accepted with a part rejected, accepted, and two that wait for their verdict, one of them cold. */
export async function buyGoods(stage: Stage, products: readonly DemoProduct[]): Promise<void> {
  const suppliers: number[] = [];
  for (let nth = 0; nth < stage.words.suppliers.length; nth += 1) suppliers.push(await addSupplier(stage, nth));
  const [first = 0, second = 0] = suppliers;
  const plain = products.filter(({ isCold }) => !isCold);
  const cold = products.filter(({ isCold }) => isCold);
  const old = 6 * DAY_MINUTES;
  const rejected = await arrive(stage, { supplierId: first, goods: plain.slice(0, 3), ago: old });
  await accept(stage, rejected, { ago: old - 90, isRejected: true });
  const whole = await arrive(stage, { supplierId: second, goods: plain.slice(3, 5), ago: 4 * DAY_MINUTES });
  await accept(stage, whole, { ago: 4 * DAY_MINUTES - 120, isRejected: false });
  await arrive(stage, { supplierId: first, goods: plain.slice(5, 9), ago: DAY_MINUTES + 60 });
  await arrive(stage, { supplierId: second, goods: cold.slice(0, 1), ago: 90 });
  const { lines } = await stage.caller.must<{ lines: readonly { batchNo: string }[] }>(
    'purchases.get',
    asked(stage, 'quality', 0)({ receiptId: rejected.receiptId }),
  );
  await sendBack(stage, first, lines[0]?.batchNo ?? '');
}
