/** What a typed draft becomes: the head taken from the buyer's card, the lines with their amounts. */
import type { InputOf } from '../../../shared/contract/procedure';
import type { ordersContract } from '../../../shared/contract/orders.contract';
import { okay, refuse, type ProblemParams, type Result } from '../../../shared/domain/problem';
import type { Ctx } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customerFacts, deliveryAddressOf, isCustomerVisible } from '../customers/customers.queries';
import { productFacts } from '../products/products.queries';
import { orderWithCustomerNo } from './orders.queries';
import { priced } from './lines.rules';

export type Draft = Omit<InputOf<(typeof ordersContract)['create']>, 'commandId'>;

/** The agent stands for region and price; he must be one whom the person sees. */
async function agentProblem(db: ReadDb, { agentId }: Draft, ctx: Ctx) {
  return agentId !== null && !(await isCustomerVisible(db, agentId, ctx.actor))
    ? refuse('NOT_FOUND', {}, ['/agentId'])
    : undefined;
}

/** The buyer's own number stands on one live order. */
async function customerNoProblem(db: ReadDb, { buyerId, customerOrderNo }: Draft, exceptId: number | null) {
  const taken = await orderWithCustomerNo(db, { buyerId, customerOrderNo, exceptId });
  if (!taken) return undefined;
  const params: ProblemParams = taken.number
    ? { value: customerOrderNo, number: taken.number }
    : { value: customerOrderNo };
  return refuse('DUPLICATE', params, ['/customerOrderNo']);
}

/** The lines of a draft with amounts and tax rates; products must exist. */
export async function pricedLines(db: ReadDb, lines: Draft['lines']) {
  const ids = [...new Set(lines.map(({ productId }) => productId))];
  const products = new Map((ids.length > 0 ? await productFacts(db, ids) : []).map((one) => [one.id, one]));
  const missing = lines.findIndex(({ productId }) => !products.has(productId));
  if (missing >= 0) return refuse('NOT_FOUND', {}, [`/lines/${missing}/productId`]);
  const { rows, totalFen } = priced(lines);
  const withRates = rows.map((row) => ({ ...row, taxRateBp: products.get(row.productId)?.taxRateBp ?? 0 }));
  return okay({ lines: withRates, totalFen, products: [...products.values()] });
}

/** Where the goods of a draft go; empty while the buyer has no address. */
async function receiverOf(db: ReadDb, { buyerId, deliveryAddressId }: Draft) {
  const found = await deliveryAddressOf(db, buyerId, deliveryAddressId);
  if (!found && deliveryAddressId !== null) return refuse('NOT_FOUND', {}, ['/deliveryAddressId']);
  return okay({
    receiverName: found?.receiver ?? '',
    receiverPhone: found?.phone ?? '',
    receiverAddress: found?.address ?? '',
  });
}

const headOf = ({ lines: _, ...head }: Draft) => head;

/** The row and the lines that a draft becomes, whether it is new (`exceptId` null) or saved again. */
export async function draftRow(db: ReadDb, draft: Draft, { ctx, exceptId }: { ctx: Ctx; exceptId: number | null }) {
  const buyer = await customerFacts(db, draft.buyerId);
  if (!buyer) return refuse('NOT_FOUND', {}, ['/buyerId']);
  const problem = (await agentProblem(db, draft, ctx)) ?? (await customerNoProblem(db, draft, exceptId));
  if (problem) return problem;
  const receiver = await receiverOf(db, draft);
  if (!receiver.ok) return receiver;
  const made = await pricedLines(db, draft.lines);
  if (!made.ok) return made;
  const { lines, totalFen } = made.value;
  const row = {
    ...headOf(draft),
    ...receiver.value,
    buyerName: buyer.name,
    buyerPy: buyer.pyFull,
    buyerInitials: buyer.pyInitials,
    paymentTerm: buyer.paymentTerm,
    paymentDays: buyer.paymentDays,
    totalFen,
    lineCount: lines.length,
    editedBy: ctx.actor.userId,
  };
  return okay({ row, lines, buyer }) satisfies Result<unknown>;
}
