/** What happened to the orders of the demo book: most are done, some stand at every step. */
import { businessDateOf } from '../../../shared/domain/business-date';
import { amountFen as fenOf } from '../../../shared/domain/money';
import type { Who } from './caller';
import type { DemoProduct } from './goods';
import { returnSome } from './returns';
import { person, type DemoCustomer, type Stage } from './master-data';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Where an order of the demo book stands today. */
export type Ending =
  | 'draft'
  | 'submitted'
  | 'rejected'
  | 'cancelled'
  | 'approved'
  | 'released'
  | 'picked'
  | 'checked'
  | 'shipped'
  | 'signed';

const steps: readonly Ending[] = ['approved', 'released', 'picked', 'checked', 'shipped', 'signed'];
/** True when an order that ends there has passed this step. */
const reaches = (ending: Ending, step: Ending): boolean => steps.indexOf(ending) >= steps.indexOf(step);

export type Plan = {
  readonly customer: DemoCustomer;
  readonly products: readonly DemoProduct[];
  readonly ending: Ending;
  readonly at: number;
  /** Whose business it is; null: the customer's own. */
  readonly agentId: number | null;
  /** Handed to finance by the assistant, for the salesperson. */
  readonly isByAssistant: boolean;
};
type Order = { readonly orderId: number; readonly version: number };
type Moved = { readonly version: number };

const linesOf = ({ random }: Stage, products: readonly DemoProduct[]) =>
  Array.from({ length: random.integer(1, 4) }, () => random.pick(products))
    .filter((product, at, all) => all.indexOf(product) === at)
    .map(({ id, price }) => ({ productId: id, orderedQty: random.integer(1, 12) * 10_000, price, remark: '' }));

/** What nobody released or delivered for days is cancelled; what is fresh still waits for somebody. */
async function giveUp(stage: Stage, { orderId, version, at }: Order & { at: number }): Promise<void> {
  if (stage.now - at < 3 * 24 * HOUR) return;
  const input = { orderId, version, reason: stage.words.reasons.cancel };
  await stage.caller.must('orders.cancel', { who: person(stage, 'finance'), at: at + 24 * HOUR, input });
}

/** Ships the whole order on one note, as far as the plan goes. @returns how it ended where it was signed for */
async function dispatch(
  stage: Stage,
  { orderId, version, ending, at }: Order & { ending: Ending; at: number },
): Promise<'signed' | 'returned' | undefined> {
  const { caller, random, words } = stage;
  const warehouse = person(stage, 'warehouse');
  const ask = (who: Who, hours: number, input: object) => ({
    who,
    at: Math.min(at + hours * HOUR, stage.now),
    input: { ...input },
  });
  const note = await caller.call<{ noteId: number; version: number }>(
    'dispatch.issueNote',
    ask(warehouse, 1, { orderId }),
  );
  if (!note.ok) {
    await giveUp(stage, { orderId, version, at });
    return undefined;
  }
  if (!reaches(ending, 'picked')) return undefined;
  const { noteId } = note.value;
  const picked = await caller.must<Moved>(
    'dispatch.finishPicking',
    ask(warehouse, 2, { noteId, version: note.value.version }),
  );
  if (!reaches(ending, 'checked')) return undefined;
  const checker = person(stage, 'checker');
  const lines = await caller.must<{ id: number; qty: number }[]>('dispatch.pickingList', ask(checker, 3, { noteId }));
  const ticked = lines.map(({ id, qty }) => ({ lineId: id, qty }));
  const checked = await caller.must<Moved>(
    'dispatch.checkNote',
    ask(checker, 3, { noteId, version: picked.version, ticked }),
  );
  if (!reaches(ending, 'shipped')) return undefined;
  const way = {
    carrier: random.pick(words.carriers),
    waybillNo: `SF${random.integer(1_000_000_000, 9_999_999_999)}`,
    boxCount: random.integer(1, 6),
    departureTenthC: random.integer(25, 70),
  };
  const shipped = await caller.call<Moved>(
    'dispatch.shipNote',
    ask(warehouse, 4, { noteId, version: checked.version, ...way }),
  );
  if (!shipped.ok || !reaches(ending, 'signed')) return undefined;
  const signedAt = Math.min(at + random.integer(28, 70) * HOUR, stage.now);
  const signed = {
    noteId,
    version: shipped.value.version,
    signedBy: random.pick(words.signers),
    signedOn: businessDateOf(signedAt, 'Asia/Shanghai'),
  };
  await caller.must('dispatch.signNote', { who: person(stage, 'assistant'), at: signedAt, input: signed });
  if (!random.chance(3)) return 'signed';
  await returnSome(stage, { noteId, at: signedAt });
  return 'returned';
}

type Paid = {
  readonly orderId: number;
  readonly customerId: number;
  readonly at: number;
  /** Fen of the whole order, before anything came back. */
  readonly whole: number;
  readonly isReturned: boolean;
};

/** Money for a done order, matched to it. */
async function pay(stage: Stage, { orderId, customerId, at, whole, isReturned }: Paid): Promise<void> {
  const { caller, random } = stage;
  const amountFen = random.chance(80) ? whole : Math.floor(whole / 2);
  if (amountFen <= 0) return;
  const input = {
    customerId,
    receivedOn: businessDateOf(at, 'Asia/Shanghai'),
    amountFen,
    form: 'transfer',
    payer: '',
    remark: '',
  };
  const receipt = await caller.must<{ receiptId: number }>('receivables.record', {
    who: person(stage, 'cashier'),
    at,
    input,
  });
  if (random.chance(10)) return;
  const { receiptId } = receipt;
  const desk = { who: person(stage, 'finance'), at: at + 10 * MINUTE };
  if (!isReturned) {
    await caller.must('receivables.match', { ...desk, input: { receiptId, parts: [{ orderId, amountFen }] } });
    return;
  }
  // What came back meanwhile is not wanted any more.
  type Proposal = { orders: { orderId: number; openFen: number }[] };
  const { orders } = await caller.must<Proposal>('receivables.proposal', { ...desk, input: { receiptId } });
  const openFen = orders.find((one) => one.orderId === orderId)?.openFen ?? 0;
  if (openFen <= 0) return;
  const parts = [{ orderId, amountFen: Math.min(amountFen, openFen) }];
  await caller.must('receivables.match', { ...desk, input: { receiptId, parts } });
}

async function returned(stage: Stage, plan: Plan, order: Order): Promise<boolean> {
  const { caller, words } = stage;
  const who = person(stage, 'finance');
  const at = plan.at + 30 * MINUTE;
  if (plan.ending === 'rejected') {
    await caller.must('orders.reject', {
      who,
      at,
      input: { ...order, reasonCode: 'price', reason: words.reasons.reject },
    });
    return true;
  }
  if (plan.ending !== 'cancelled') return false;
  await caller.must('orders.cancel', { who, at, input: { ...order, reason: words.reasons.cancel } });
  return true;
}

/** One order from entry to where the plan ends, or to the check that stops it. */
export async function liveOrder(stage: Stage, plan: Plan): Promise<void> {
  const { caller, random, words } = stage;
  const { seller, id: buyerId } = plan.customer;
  const lines = linesOf(stage, plan.products);
  const input = {
    buyerId,
    agentId: plan.agentId,
    lines,
    remark: random.pick(words.remarks),
  };
  const draft = await caller.must<Order>('orders.create', { who: seller, at: plan.at, input });
  if (plan.ending === 'draft') return;
  const sent = await caller.call<Moved & { number: string }>('orders.submit', {
    who: plan.isByAssistant ? person(stage, 'assistant') : seller,
    at: plan.at + 5 * MINUTE,
    input: { ...draft, duplicateSeen: true },
  });
  if (!sent.ok || plan.ending === 'submitted') return;
  const order = { orderId: draft.orderId, version: sent.value.version };
  if (await returned(stage, plan, order)) return;
  const approvedAt = Math.min(plan.at + random.integer(20, 150) * MINUTE, stage.now);
  const approved = await caller.call<Moved>('orders.approve', {
    who: person(stage, 'finance'),
    at: approvedAt,
    input: { ...order, duplicateSeen: true },
  });
  if (!approved.ok) return giveUp(stage, { ...order, at: approvedAt });
  if (plan.ending === 'approved') return;
  const { version } = approved.value;
  const end = await dispatch(stage, { orderId: order.orderId, version, ending: plan.ending, at: approvedAt });
  const paidAt = plan.at + random.integer(4, 40) * 24 * HOUR;
  const { orderId } = order;
  if (end && paidAt < stage.now && random.chance(75)) {
    const whole = lines.reduce((sum, { price, orderedQty }) => sum + fenOf(orderedQty, price), 0);
    const isReturned = end === 'returned';
    await pay(stage, { orderId, customerId: buyerId, at: paidAt, whole, isReturned });
  }
}
