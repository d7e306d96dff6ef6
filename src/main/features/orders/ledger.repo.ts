/** The steps of an order as the invoicing ledger sees them: in the transaction of the step, never afterwards. */
import type { EntitlementEventKind } from '../../../shared/domain/invoicing-words';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { entitleOrder, reviseOrder, type SaleKnown, type SoldLine, type SoldOrder } from '../invoicing/sales.repo';
import { netOf } from './lines.rules';
import type { linesOf, OrderRecord } from './orders.queries';

type Line = Awaited<ReturnType<typeof linesOf>>[number];
type Head = Pick<OrderRecord, 'id' | 'number' | 'buyerId' | 'approvalCount' | 'invoiceDemand'>;

const sold = (lines: readonly Line[]): SoldLine[] => lines.map((line) => ({ ...line, qty: netOf(line) }));
const headOf = ({ id, number, buyerId, approvalCount, invoiceDemand }: Head): SoldOrder => {
  return { id, number, buyerId, approvalCount, invoiceDemand };
};

/** Finance approved: from now on every line may be invoiced. */
export const entitle = (
  tx: Tx,
  { order, lines, known }: { readonly order: Head; readonly lines: readonly Line[]; readonly known?: SaleKnown },
  ctx: Ctx,
) => entitleOrder(tx, { order: headOf(order), lines: sold(lines), known }, ctx);

/** Only what was approved stands in the ledger. */
export const isEntitled = ({ state }: Pick<OrderRecord, 'state'>): boolean =>
  state === 'approved' || state === 'on_hold';

export type Revised = {
  readonly order: Head;
  readonly kind: EntitlementEventKind;
  readonly reason: string;
  readonly before: readonly Line[];
  /** Absent: nothing of the order is left. */
  readonly after?: readonly Line[];
};

/** An approved order became another one, or none. */
export const revise = (tx: Tx, { order, before, after = [], ...why }: Revised, ctx: Ctx) =>
  reviseOrder(tx, { order: headOf(order), before: sold(before), after: sold(after), ...why }, ctx);
