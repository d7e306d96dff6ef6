/** 换抬头 / 更正税率 / 更正品名: what is not invoiced of sales goes on under another key. */
import type { redLettersContract } from '../../../shared/contract/red-letters.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { accountRows, correctedAccounts, mayName, retitle } from './red-parties.repo';
import { moveKey } from './red-reissue.repo';
import { entitlementsById, lettersOf, type EntitlementRow } from './rekey.queries';

type Contract = typeof redLettersContract;
type Input = Parameters<Command<Contract['rekey']>>[1];

/** The named entitlements are the buyer's, and something of each is not invoiced. */
async function chosen(tx: Tx, { customerId, entitlementIds }: Input): Promise<Result<EntitlementRow[]>> {
  const ids = [...new Set(entitlementIds)];
  const rows = await entitlementsById(tx, customerId, ids);
  if (rows.length !== ids.length) return refuse('NOT_FOUND', {}, ['/entitlementIds']);
  const billed = rows.find((row) => row.netQty === row.allocatedQty && row.netFen === row.allocatedFen);
  if (!billed) return okay(rows);
  const params = { case: 'redLetters.refusals.allInvoiced', number: billed.orderNumber };
  return refuse('RULE_VIOLATED', params, ['/entitlementIds']);
}

async function hasLetter(
  tx: Tx,
  { customerId, attachmentId }: Input,
  rows: readonly EntitlementRow[],
): Promise<Result<true>> {
  const letters = await lettersOf(
    tx,
    customerId,
    rows.flatMap(({ orderId }) => orderId ?? []),
  );
  return letters.some(({ id }) => id === attachmentId)
    ? okay(true)
    : refuse('RULE_VIOLATED', { case: 'redLetters.refusals.noLetter' }, ['/attachmentId']);
}

/** The target account of each; at least one key must change. */
async function targets(
  tx: Tx,
  { input, rows }: { readonly input: Input; readonly rows: readonly EntitlementRow[] },
  ctx: Ctx,
): Promise<Result<number[]>> {
  const { customerId, party, productId, rateBp } = input;
  const accounts = await accountRows(
    tx,
    rows.map(({ accountId }) => accountId),
  );
  const wishes = rows.flatMap((row) => {
    const account = accounts.get(row.accountId);
    return account ? [{ account, party, key: { productId, rateBp } }] : [];
  });
  const ids = await correctedAccounts(tx, { customerId, wishes }, ctx);
  if (!ids.ok) return ids;
  return ids.value.every((id, at) => id === rows[at]?.accountId)
    ? refuse('RULE_VIOLATED', { case: 'redLetters.refusals.sameKey' }, ['/entitlementIds'])
    : ids;
}

export const rekeySales: Command<Contract['rekey']> = async (tx, input, ctx) => {
  const { customerId, party, reason, differsSeen, attachmentId } = input;
  const rows = await chosen(tx, input);
  if (!rows.ok) return rows;
  const named = await mayName(tx, customerId, { party, differsSeen });
  if (!named.ok) return named;
  const letter = await hasLetter(tx, input, rows.value);
  if (!letter.ok) return letter;
  const to = await targets(tx, { input, rows: rows.value }, ctx);
  if (!to.ok) return to;
  const groups = new Map<number, number[]>();
  for (const [at, { id, accountId }] of rows.value.entries()) {
    const toAccountId = to.value[at] ?? accountId;
    if (toAccountId !== accountId) groups.set(toAccountId, [...(groups.get(toAccountId) ?? []), id]);
  }
  let qty = 0;
  let fen = 0;
  for (const [toAccountId, entIds] of groups) {
    const open = rows.value.filter(({ id }) => entIds.includes(id));
    qty += open.reduce((sum, one) => sum + one.netQty - one.allocatedQty, 0);
    fen += open.reduce((sum, one) => sum + one.netFen - one.allocatedFen, 0);
    await moveKey(tx, { entIds, toAccountId, on: ctx.today, reason }, ctx);
    const partyId = (await accountRows(tx, [toAccountId])).get(toAccountId)?.partyId;
    if (party && partyId !== undefined) await retitle(tx, partyId, party.title);
  }
  const count = [...groups.values()].flat().length;
  const { productId, rateBp, entitlementIds } = input;
  const after = { entitlementIds, party, productId, rateBp, attachmentId, qty, fen };
  return done({ count, qty, fen }, { entity: 'customer', id: customerId, action: 'rekey', after, reason });
};
