/** Quotes: proposed, approved or refused by another person, locked, opened for another round. */
import type { tenderItemsContract } from '../../../shared/contract/tender-items.contract';
import { refuse, type Problem } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { allowedItem, heldItems, type Held } from './item-changes';
import type { ItemRecord } from './item.queries';
import { changeItem, type ItemSet } from './item.repo';
import { isAsWritten, isWaiting, type ItemActionKey } from './item.rules';

type Contract = typeof tenderItemsContract;
type Seen = { readonly itemId: number; readonly version: number };

/** The problem of one row among several, with the item's name and its place in the input. */
const inRow = (problem: Problem, { list, at, name }: { list: string; at: number; name: string }): Problem => {
  const base = problem.code === 'SELF_APPROVAL' ? { ...problem.params, name } : problem.params;
  return { ...problem, params: base, fields: [`/${list}/${at}`] };
};

type Step<S extends Seen> = {
  readonly key: ItemActionKey;
  readonly list: 'quotes' | 'items';
  readonly setOf: (item: ItemRecord, seen: S, held: Held) => ItemSet;
  readonly reason: string;
};

/** The same step with several items: all of them or none. */
async function withEach<S extends Seen>(
  tx: Tx,
  { tenderId, rows, step }: { readonly tenderId: number; readonly rows: readonly S[]; readonly step: Step<S> },
  ctx: Ctx,
): Promise<Outcome<{ count: number }>> {
  const held = await heldItems(tx, tenderId, ctx);
  if (!held.ok) return held;
  const entries: Entry[] = [];
  for (const [at, seen] of rows.entries()) {
    const found = allowedItem(held.value, seen.itemId, step.key);
    const name = held.value.items.get(seen.itemId)?.productName ?? '';
    if (!found.ok) return { ok: false, problem: inRow(found.problem, { list: step.list, at, name }) };
    if (rows.findIndex(({ itemId }) => itemId === seen.itemId) !== at) {
      return refuse('DUPLICATE', { value: name }, [`/${step.list}/${at}/itemId`]);
    }
    const set = step.setOf(found.value, seen, held.value);
    const changed = await changeItem(tx, { ...seen, set });
    if (!changed.ok) return changed;
    const { quoteState, quotePrice } = found.value;
    const change = { before: { quoteState, quotePrice }, after: set, reason: step.reason };
    entries.push({ entity: 'tender_item', id: seen.itemId, action: step.key, ...change });
  }
  return done({ count: entries.length }, ...entries);
}

/** What was decided on a price before no longer counts. */
const undecided = { decidedBy: null, decidedAt: null, decideReason: '', isSamePerson: false } as const;

export const proposeQuotes: Command<Contract['propose']> = (tx, { tenderId, quotes, reason }, ctx) => {
  const proposed = { quoteState: 'proposed', quoteReason: reason, ...undecided } as const;
  const by = { proposedBy: ctx.actor.userId, proposedAt: ctx.now };
  const step: Step<(typeof quotes)[number]> = {
    ...{ key: 'propose', list: 'quotes', reason },
    // What was written down late was never approved: its first quote is the second round.
    setOf: (item, { price }) => ({
      ...proposed,
      ...by,
      quotePrice: price,
      quoteRound: item.quoteRound + Number(isAsWritten(item)),
    }),
  };
  return withEach(tx, { tenderId, rows: quotes, step }, ctx);
};

export const approveQuotes: Command<Contract['approve']> = (tx, { tenderId, items }, ctx) => {
  const decided = { quoteState: 'approved', decidedBy: ctx.actor.userId, decidedAt: ctx.now } as const;
  const step: Step<Seen> = {
    ...{ key: 'approve', list: 'items', reason: '' },
    // Of a bid that is out already the approved price stands at once.
    setOf: ({ proposedBy }, _, { tender }) => ({
      ...{ ...decided, isSamePerson: proposedBy === ctx.actor.userId },
      ...(isWaiting(tender) ? { lockedAt: ctx.now } : {}),
    }),
  };
  return withEach(tx, { tenderId, rows: items, step }, ctx);
};

export const refuseQuotes: Command<Contract['refuse']> = (tx, { tenderId, items, reason }, ctx) => {
  const decided = { decidedBy: ctx.actor.userId, decidedAt: ctx.now, decideReason: reason } as const;
  const step: Step<Seen> = {
    ...{ key: 'refuse', list: 'items', reason },
    setOf: () => ({ quoteState: 'refused', ...decided }),
  };
  return withEach(tx, { tenderId, rows: items, step }, ctx);
};

export const reopenQuote: Command<Contract['reopenQuote']> = async (tx, input, ctx) => {
  const { tenderId, itemId, version, reason } = input;
  const held = await heldItems(tx, tenderId, ctx);
  if (!held.ok) return held;
  const found = allowedItem(held.value, itemId, 'reopenQuote');
  if (!found.ok) return found;
  const { quotePrice, quoteRound } = found.value;
  const set: ItemSet = { lockedAt: null, quoteState: 'none', quoteRound: quoteRound + 1, ...undecided };
  const changed = await changeItem(tx, { itemId, version, set });
  if (!changed.ok) return changed;
  const change = { before: { quotePrice, quoteRound }, after: { quoteRound: quoteRound + 1 }, reason };
  return done({ version: changed.value }, { entity: 'tender_item', id: itemId, action: 'reopenQuote', ...change });
};
