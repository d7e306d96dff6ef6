/** A change becomes the order: checked as it would be, written in the transaction of the approval. */
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { deliveryAddressOf } from '../customers/customers.queries';
import { productFacts } from '../products/products.queries';
import type { ChangeRecord } from './changes.queries';
import { writeLines } from './changes.repo';
import { deciderProblem, onlyLess, type LineDelta, type Proposed } from './changes.rules';
import { checkOrder } from './checks.queries';
import { lookAt } from './looks.queries';
import { revise } from './ledger.repo';
import { linesOf, type OrderRecord } from './orders.queries';
import { changeOrder } from './orders.repo';
import { liveNotesProblem } from './orders.rules';
import { blockedBy, seenChecks } from './pass-checks';
import { asChecked, proposedBy } from './would-be.queries';

type Applying = {
  readonly order: OrderRecord;
  readonly change: ChangeRecord;
  readonly duplicateSeen: boolean;
  readonly ctx: Ctx;
};

/** Where the goods go from now on; empty when nothing else was asked. */
async function receiver(tx: Tx, { order, change }: Applying) {
  if (change.newAddressId === order.deliveryAddressId) return okay({});
  const packed = liveNotesProblem(await lookAt(tx, order));
  if (packed) return { ok: false, problem: packed } as const;
  const found = await deliveryAddressOf(tx, order.buyerId, change.newAddressId);
  if (!found) return refuse('NOT_FOUND', {}, ['/changeId']);
  const { receiver: receiverName, phone: receiverPhone, address: receiverAddress } = found;
  return okay({ deliveryAddressId: change.newAddressId, receiverName, receiverPhone, receiverAddress });
}

/** Less of what was approved needs no new approval by the checks; everything else does, and controlled goods two people. */
async function checked(tx: Tx, applying: Applying, { deltas, to }: { deltas: readonly LineDelta[]; to: Proposed }) {
  const { order, change, duplicateSeen, ctx } = applying;
  const found = await checkOrder(tx, asChecked(order, to, change.newDeliveryOn), ctx);
  const { dualSubmitApprove } = found.settings;
  const own = deciderProblem({ ...change, state: 'requested' }, ctx.actor, {
    dualSubmitApprove,
    isControlled: found.hasControlled,
  });
  if (own) return { ok: false, problem: own } as const;
  const blocked = onlyLess(deltas) ? undefined : blockedBy(found.checks, order.duplicateSeen || duplicateSeen);
  return blocked ?? okay(found.checks);
}

/** What differs, for the history: product, quantity, price. */
const forHistory = (deltas: readonly LineDelta[], side: 'old' | 'new') =>
  deltas.map((one) => [one.productId, one[`${side}Qty`], one[`${side}Price`]]);

const otherHead = (order: OrderRecord, change: ChangeRecord) => ({
  ...(change.newDeliveryOn === order.deliveryOn ? {} : { deliveryOn: change.newDeliveryOn }),
  ...(change.newRemark === order.remark ? {} : { remark: change.newRemark }),
});

/** Writes the lines and the head; never below what is noted, whatever happened since it was asked. */
export async function applyChange(
  tx: Tx,
  applying: Applying,
): Promise<Result<{ readonly version: number; readonly entry: Entry }>> {
  const { order, change, ctx } = applying;
  const isOpen = order.state === 'approved' || order.state === 'on_hold';
  if (!isOpen) return refuse('STATE_CONFLICT', { state: `orders.states.${order.state}` });
  const made = await proposedBy(tx, change);
  if (!made.ok) return made;
  const { deltas, to } = made.value;
  const place = await receiver(tx, applying);
  if (!place.ok) return place;
  const passed = await checked(tx, applying, made.value);
  if (!passed.ok) return passed;
  const products = await productFacts(tx, [...new Set(deltas.map(({ productId }) => productId))]);
  const rates = new Map(products.map(({ id, taxRateBp }) => [id, taxRateBp ?? 0]));
  const standing = await linesOf(tx, order.id);
  const written = await writeLines(tx, { orderId: order.id, rateOf: (id) => rates.get(id) ?? 0 }, to);
  if (!written.ok) return written;
  const { totalFen, lineCount } = to;
  const head = otherHead(order, change);
  const changed = await changeOrder(tx, order, { ...head, ...place.value, totalFen, lineCount });
  if (!changed.ok) return changed;
  const { reason } = change;
  await revise(tx, { order, kind: 'change', reason, before: standing, after: await linesOf(tx, order.id) }, ctx);
  const before = { totalFen: order.totalFen, lines: forHistory(deltas, 'old') };
  const after = { totalFen, lines: forHistory(deltas, 'new'), ...head, checks: seenChecks(passed.value) };
  return okay({
    ...changed.value,
    entry: { entity: 'sales_order', id: order.id, action: 'change', before, after, reason },
  });
}
