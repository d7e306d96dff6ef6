/** Reads what the checks look at, for one order or for a block of them; facts of a buyer are read once. */
import { addDays } from '../../../shared/domain/business-date';
import type { PaymentTerm } from '../../../shared/domain/customer-words';
import type { LicenceNeeds } from '../../../shared/domain/licences';
import type { Qualified } from '../../../shared/domain/quality-words';
import type { Place } from '../../../shared/domain/regions';
import type { OrderState } from '../../../shared/domain/states';
import type { Ctx } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customerFacts, licencesOf } from '../customers/customers.queries';
import { agreedPricesOf } from '../pricing/pricing.queries';
import { productFacts, type ProductFacts } from '../products/products.queries';
import { readSettings } from '../settings/settings.queries';
import type { Settings } from '../settings/settings.rules';
import { licenceNeedsOf, qualificationsOf, scopesOf } from '../quality/quality.queries';
import { buyerOfCard, type Buyer } from '../invoicing/accounts.queries';
import { previewLines } from '../invoicing/ledger-preview.queries';
import type { SaleKnown } from '../invoicing/sales.repo';
import { openingReceivableOf, overdueOf } from '../receivables/receivables.queries';
import { availableToPromise } from '../stock/stock.queries';
import { bindingsOf } from '../tenders/award.queries';
import type { BuyerMoney, Check, CheckedBuyer, CheckedLine, CheckedProduct, CheckFacts } from './check-facts';
import { channelOf, proposedBatches } from './channel-facts.queries';
import { checksOf } from './checks.rules';
import { accountOf, matchedMoney, owedFen, type Account } from './credit.queries';
import { HABIT_DAYS } from './house-checks.rules';
import { netLines } from './lines.rules';
import { releasesOf, sameCustomerNo, similarLines } from './orders.queries';
import { ownPartOf, withOwnPart, type OwnPart } from './own-part.queries';

/** An order as far as the checks need it; `id` null while it is not kept yet. */
export type CheckedOrder = {
  readonly id: number | null;
  /** As it stands in the book, where that is known. */
  readonly state?: OrderState;
  readonly buyerId: number;
  /** Whose business it is; null: the buyer's own. */
  readonly agentId?: number | null;
  /** Null while it was never submitted. */
  readonly submittedOn?: string | null;
  readonly paymentTerm: PaymentTerm;
  readonly paymentDays: number;
  readonly totalFen: number;
  readonly deliveryOn: string | null;
  readonly customerOrderNo: string;
  readonly lines: readonly CheckedLine[];
};

export type Checked = {
  readonly buyerId: number;
  readonly checks: Check[];
  /** What the buyer owes today, fen. */
  readonly owedFen: number;
  readonly settings: Settings;
  readonly hasControlled: boolean;
  /** What was read of the invoicing ledger and for it. */
  readonly ledger: SaleKnown;
};

/** How a product is called in a sentence. */
export const productName = ({ genericName, specification }: Pick<ProductFacts, 'genericName' | 'specification'>) =>
  specification === '' ? genericName : `${genericName} ${specification}`;

/** What is the same for every order of a run. */
type House = { readonly today: string; readonly needs: LicenceNeeds };

type BuyerFacts = Pick<CheckFacts, 'overdue'> & {
  readonly look: CheckedBuyer;
  readonly invoiced: Buyer;
  readonly place: Place;
  readonly qualified: Qualified;
  readonly openingFen: number;
  readonly shelf: number;
  readonly account: Account;
};

const nothingDue = { overdueFen: 0, oldestDueOn: null } as const;
const unknown = { state: 'none', approvedOn: null, validUntilOn: null } as const;

async function buyerFacts(db: ReadDb, buyerId: number, { today, needs }: House): Promise<BuyerFacts> {
  const buyer = await customerFacts(db, buyerId);
  if (!buyer) throw new Error(`order of the missing customer ${buyerId}`);
  const { kind, ownership, creditLimitFen, defaultInvoiceProfile: profile } = buyer;
  const taxNo = buyer.taxNo === '' ? (profile?.taxNo ?? '') : buyer.taxNo;
  const licences = await licencesOf(db, buyerId);
  const openingFen = await openingReceivableOf(db, buyerId, buyer.openingReceivableFen);
  const account = await accountOf(db, buyerId);
  // Who was never delivered anything has nothing due, and is not asked for it.
  const hasDebts = openingFen !== 0 || account.shippedFen > 0;
  return {
    invoiced: buyerOfCard(buyer),
    place: { province: buyer.province, city: buyer.city },
    look: { name: buyer.name, kind, ownership, creditLimitFen, taxNo, licences, needs },
    overdue: hasDebts ? await overdueOf(db, buyerId, today) : nothingDue,
    qualified: (await qualificationsOf(db, 'buyer', [buyerId])).get(buyerId) ?? unknown,
    openingFen,
    shelf: buyer.minShelfMonths,
    account,
  };
}

async function moneyOf(db: ReadDb, order: CheckedOrder, { account, openingFen }: BuyerFacts): Promise<BuyerMoney> {
  const unmatched = { matchedHereFen: 0, matchedFen: 0, claimedFen: 0 };
  const matched =
    order.paymentTerm === 'prepaid'
      ? await matchedMoney(db, { buyerId: order.buyerId, orderId: order.id, receiptsFen: account.receiptsFen })
      : unmatched;
  return { openingFen, ...account, ...matched };
}

/** The buyer's other orders: this one is counted with what it would be. */
const withoutOwn = (money: BuyerMoney, { totalFen }: OwnPart): BuyerMoney => {
  const ordersFen = money.ordersFen - totalFen;
  return { ...money, ordersFen };
};

const looks = (products: readonly ProductFacts[]): Map<number, CheckedProduct> =>
  new Map(products.map((one) => [one.id, { ...one, name: productName(one), isComplete: one.missing.length === 0 }]));

/** Scopes are only asked for where a product has a class. */
const scopesFor = async (db: ReadDb, buyerId: number, products: readonly ProductFacts[]) =>
  products.some(({ scopeClass }) => scopeClass !== '') ? scopesOf(db, buyerId) : [];

type Previewed = {
  readonly order: CheckedOrder;
  readonly buyer: Buyer;
  readonly lines: readonly CheckedLine[];
  readonly products: readonly ProductFacts[];
};

/** An order that was approved wrote off what there was; what a change adds is matched when it is posted. */
async function previewFor(db: ReadDb, { order, buyer, lines, products }: Previewed, today: string) {
  const { state = 'draft' } = order;
  if (state !== 'draft' && state !== 'submitted') return undefined;
  const byId = new Map(products.map((one) => [one.id, one]));
  const wanted = lines.map(({ productId, orderedQty: qty, price }) => {
    const product = byId.get(productId);
    const name = product ? productName(product) : '';
    return { productId, qty, price, productName: name, rateBp: product?.taxRateBp ?? null };
  });
  return previewLines(db, { buyer, lines: wanted }, today);
}

const goodsFrom = (products: readonly ProductFacts[]) =>
  new Map(products.map(({ id, code, genericName: name, pyFull: py }) => [id, { id, code, name, py }]));

/** Reads of one run: what several orders share is asked once. */
async function reader(db: ReadDb, ctx: Ctx) {
  const house = { today: ctx.today, needs: await licenceNeedsOf(db) };
  const buyers = new Map<number, Promise<BuyerFacts>>();
  const buyer = (id: number): Promise<BuyerFacts> => {
    const known = buyers.get(id) ?? buyerFacts(db, id, house);
    buyers.set(id, known);
    return known;
  };
  return async (order: CheckedOrder, settings: Settings): Promise<Checked> => {
    const { id, buyerId, customerOrderNo } = order;
    const lines = netLines(order.lines);
    const own = await ownPartOf(db, order);
    const productIds = [...new Set(lines.map(({ productId }) => productId))];
    const facts = await buyer(buyerId);
    const products = await productFacts(db, productIds);
    const invoiced = await previewFor(db, { order, buyer: facts.invoiced, lines, products }, ctx.today);
    const since = addDays(ctx.today, -Math.max(settings.duplicateDays, HABIT_DAYS));
    const shelf = { on: ctx.today, minShelfMonths: facts.shelf, stopSaleDays: settings.stopSaleDays };
    const checks = checksOf({
      today: ctx.today,
      order,
      lines,
      products: looks(products),
      buyer: facts.look,
      money: withoutOwn(await moneyOf(db, order, facts), own),
      agreed: await agreedPricesOf(db, { customerId: buyerId, productIds, on: ctx.today }),
      bindings: await bindingsOf(db, {
        productIds,
        buyer: { id: buyerId, kind: facts.look.kind, ...facts.place },
        on: ctx.today,
      }),
      overdue: facts.overdue,
      scopes: await scopesFor(db, buyerId, products),
      qualified: { buyer: facts.qualified, products: await qualificationsOf(db, 'product', productIds) },
      channel: await channelOf(db, order, { buyer: { ...facts.look, ...facts.place }, productIds, today: ctx.today }),
      batches: await proposedBatches(db, { buyer: facts.look, lines }, shelf),
      available: withOwnPart(await availableToPromise(db, productIds, shelf), own),
      similar: await similarLines(db, { buyerId, since, productIds, exceptId: id }),
      sameCustomerNo: await sameCustomerNo(db, customerOrderNo, id),
      preview: invoiced?.preview ?? null,
      releases: id === null ? [] : await releasesOf(db, id),
      settings,
    } satisfies CheckFacts);
    const hasControlled = products.some(({ isControlled }) => isControlled);
    const ledger = {
      ...{ buyer: facts.invoiced, goods: goodsFrom(products) },
      ...(invoiced ? { advances: invoiced.advances } : {}),
    };
    return { checks, buyerId, owedFen: owedFen(facts.openingFen, facts.account), settings, hasControlled, ledger };
  };
}

/** All checks of one order, as things stand now. */
export async function checkOrder(db: ReadDb, order: CheckedOrder, ctx: Ctx): Promise<Checked> {
  const check = await reader(db, ctx);
  return check(order, await readSettings(db));
}

/** All checks of several orders, in their order. */
export async function checkOrders(db: ReadDb, orders: readonly CheckedOrder[], ctx: Ctx): Promise<Checked[]> {
  const settings = await readSettings(db);
  const check = await reader(db, ctx);
  const found: Checked[] = [];
  for (const order of orders) found.push(await check(order, settings));
  return found;
}
