/** Items are added to a bid, changed and taken off while it is prepared. */
import type { InputOf } from '../../../shared/contract/procedure';
import type { tenderItemsContract } from '../../../shared/contract/tender-items.contract';
import { forbidden, mayDo } from '../../../shared/domain/permissions';
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { productRecords, type ProductRecord } from '../products/products.queries';
import { itemsOf, lastLineNo, quoteActorOf, type ItemRecord } from './item.queries';
import { addItems, changeItem, type ItemSet } from './item.repo';
import { biddingProblem, mayWithItem, waitingProblem, type ItemActionKey, type QuoteActor } from './item.rules';
import { tenderFacts, type TenderRecord } from './tenders.queries';

type Contract = typeof tenderItemsContract;

export const nameOfProduct = ({ genericName, specification }: Pick<ProductRecord, 'genericName' | 'specification'>) =>
  `${genericName} ${specification}`.trim();

/** Every product is ours and stands once in the tender. */
function productsProblem(wanted: readonly number[], known: ReadonlySet<number>, standing: readonly ItemRecord[]) {
  for (const [at, productId] of wanted.entries()) {
    const field = `/items/${at}/productId`;
    if (!known.has(productId)) return refuse('NOT_FOUND', {}, [field]);
    const twin = standing.find((one) => one.productId === productId);
    if (twin || wanted.indexOf(productId) !== at) {
      return refuse('DUPLICATE', { value: twin?.productName ?? String(at + 1) }, [field]);
    }
  }
  return undefined;
}

type NewItem = InputOf<Contract['add']>['items'][number];
type Adding<I extends NewItem> = {
  readonly tender: TenderRecord;
  readonly items: readonly I[];
  /** What is known of one beside the wish. */
  readonly factsOf: (item: I) => ItemSet;
  readonly action: 'add' | 'addLate';
  readonly reason?: string;
};

/** Adds items to a tender that takes them. */
async function addTo<I extends NewItem>(tx: Tx, adding: Adding<I>, ctx: Ctx): Promise<Outcome<{ count: number }>> {
  const { tender, items, factsOf, action, reason } = adding;
  const wanted = items.map(({ productId }) => productId);
  const products = new Map((await productRecords(tx, wanted)).map((one) => [one.id, one]));
  const problem = productsProblem(wanted, new Set(products.keys()), await itemsOf(tx, tender.id));
  if (problem) return problem;
  const last = await lastLineNo(tx, tender.id);
  const rows = items.flatMap((item, at) => {
    const { productId, specification, qty, ceilingPrice, note } = item;
    const product = products.get(productId);
    if (!product) return [];
    const facts = { productName: nameOfProduct(product), productPy: product.pyFull, unit: product.unit };
    return [
      {
        ...{ tenderId: tender.id, productId, lineNo: last + at + 1, qty, ceilingPrice, note },
        ...{ ...facts, floorPrice: product.floorPrice },
        specification: specification === '' ? product.specification : specification,
        ...{ ...factsOf(item), addedBy: ctx.actor.userId, addedAt: ctx.now },
      },
    ];
  });
  const ids = await addItems(tx, rows);
  const why = reason === undefined ? {} : { reason };
  const entries = ids.map((id, at) => ({ entity: 'tender_item', id, action, after: { ...rows[at] }, ...why }));
  return done({ count: ids.length }, ...entries);
}

export const addTenderItems: Command<Contract['add']> = async (tx, { tenderId, items }, ctx) => {
  const tender = await tenderFacts(tx, tenderId);
  if (!tender) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const closed = biddingProblem(tender);
  if (closed) return { ok: false, problem: closed };
  return addTo(tx, { tender, items, factsOf: () => ({}), action: 'add' }, ctx);
};

/** Nobody approves what went out already: the price is fixed as it stood, under who wrote it down and why. */
export const addLateItems: Command<Contract['addLate']> = async (tx, { tenderId, items, reason }, ctx) => {
  const tender = await tenderFacts(tx, tenderId);
  if (!tender) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const closed = waitingProblem(tender);
  if (closed) return { ok: false, problem: closed };
  const [by, at] = [ctx.actor.userId, ctx.now];
  const written = { proposedBy: by, proposedAt: at, decidedBy: by, decidedAt: at, lockedAt: at } as const;
  const factsOf = ({ price }: (typeof items)[number]) =>
    ({ ...written, quoteState: 'approved', quotePrice: price, lateReason: reason }) as const;
  return addTo(tx, { tender, items, factsOf, action: 'addLate', reason }, ctx);
};

export type Held = {
  readonly tender: TenderRecord;
  readonly items: ReadonlyMap<number, ItemRecord>;
  readonly by: QuoteActor;
};

/** The tender with its items, and who acts. */
export async function heldItems(tx: Tx, tenderId: number, ctx: Ctx): Promise<Result<Held>> {
  const tender = await tenderFacts(tx, tenderId);
  if (!tender) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const items = new Map((await itemsOf(tx, tenderId)).map((one) => [one.id, one]));
  return okay({ tender, items, by: await quoteActorOf(tx, ctx) });
}

/** One of them, if the step may be taken with it. */
export function allowedItem(held: Held, itemId: number, step: ItemActionKey): Result<ItemRecord> {
  const item = held.items.get(itemId);
  if (!item) return refuse('NOT_FOUND', {}, ['/itemId']);
  const allowed = mayWithItem(step, item, held);
  return allowed === true ? okay(item) : { ok: false, problem: allowed };
}

/** A floor is set by who may set prices. */
const floorProblem = (wanted: number | null | undefined, { floorPrice }: ItemRecord, ctx: Ctx): Refusal | undefined =>
  wanted === undefined || wanted === floorPrice || mayDo(ctx.actor.posts, 'pricing.write')
    ? undefined
    : forbidden('pricing.write');

export const changeTenderItem: Command<Contract['change']> = async (tx, input, ctx) => {
  const { tenderId, itemId, version, floorPrice: floor, ...wanted } = input;
  const held = await heldItems(tx, tenderId, ctx);
  if (!held.ok) return held;
  const found = allowedItem(held.value, itemId, 'change');
  if (!found.ok) return found;
  const problem = floorProblem(floor, found.value, ctx);
  if (problem) return problem;
  const { specification, qty, ceilingPrice, floorPrice, note } = found.value;
  const set = { ...wanted, floorPrice: floor === undefined ? floorPrice : floor };
  const changed = await changeItem(tx, { itemId, version, set });
  if (!changed.ok) return changed;
  const before = { specification, qty, ceilingPrice, floorPrice, note };
  return done({ version: changed.value }, { entity: 'tender_item', id: itemId, action: 'change', before, after: set });
};

export const removeTenderItem: Command<Contract['remove']> = async (tx, { tenderId, itemId, version }, ctx) => {
  const held = await heldItems(tx, tenderId, ctx);
  if (!held.ok) return held;
  const found = allowedItem(held.value, itemId, 'remove');
  if (!found.ok) return found;
  const changed = await changeItem(tx, { itemId, version, set: { isRemoved: true } });
  if (!changed.ok) return changed;
  const before = { productName: found.value.productName };
  return done({ version: changed.value }, { entity: 'tender_item', id: itemId, action: 'remove', before });
};
