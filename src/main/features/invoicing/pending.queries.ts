/** 待红冲: what waits to be red, with its age from the acceptance of the goods, and the wishes to make it an advance. */
import { sql, type SQL } from 'drizzle-orm';
import type { redLettersContract } from '../../../shared/contract/red-letters.contract';
import type { PendingRow } from '../../../shared/contract/red-letters.schemas';
import { may } from '../../../shared/domain/permissions';
import { okay, refuse, type Problem } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { peopleNamed } from '../orders/orders.queries';
import { invoice, invoiceLine, ledgerAccount, redPending } from './invoicing.tables';
import { daysBetween, partsOf, type PendingMove } from './pending.rules';
import { pendingWish } from './pending.tables';
import { formClerk, roomsOf } from './red-forms.queries';
import type { FormClerk } from './red-forms.rules';

type Contract = typeof redLettersContract;
const MOST = 500;

/** Rows of accounts that a person sees. */
export const ownedBy = ({ visible }: Pick<Actor, 'visible'>): SQL =>
  visible === 'all' ? sql`1 = 1` : isAnyOf(ledgerAccount.ownerId, visible);

/** In the words of the partial index. */
const waits = sql`(${invoiceLine.pendingQty} > 0 OR ${invoiceLine.pendingFen} > 0)`;

const waitingLines = (db: ReadDb, actor: Actor, search: string) =>
  db
    .select({ line: invoiceLine, account: ledgerAccount })
    .from(invoiceLine)
    .innerJoin(ledgerAccount, sql`${ledgerAccount.id} = ${invoiceLine.accountId}`)
    .where(
      sql`${waits} AND ${ownedBy(actor)} AND (${search} = '' OR instr(${invoiceLine.invoiceNumber}, ${search}) > 0 OR instr(${ledgerAccount.customerName}, ${search}) > 0 OR instr(${ledgerAccount.customerPy}, lower(${search})) > 0 OR instr(${ledgerAccount.productName}, ${search}) > 0)`,
    )
    .orderBy(invoiceLine.issuedOn, invoiceLine.id)
    .limit(MOST + 1);

/** All moves of what waits, by blue line, in their order. */
async function movesOf(db: ReadDb, lineIds: readonly number[]): Promise<Map<number, PendingMove[]>> {
  const rows = await db
    .select({
      lineId: redPending.lineId,
      qty: redPending.qty,
      fen: redPending.fen,
      cause: redPending.cause,
      reason: redPending.reason,
      on: redPending.postedOn,
    })
    .from(redPending)
    .where(isAnyOf(redPending.lineId, lineIds))
    .orderBy(redPending.id);
  const byLine = new Map<number, PendingMove[]>();
  for (const { lineId, ...move } of rows) byLine.set(lineId, [...(byLine.get(lineId) ?? []), move]);
  return byLine;
}

export const pendingRows: Query<Contract['pending']> = async (db, { cause, search }, { actor, now, today }) => {
  const found = await waitingLines(db, actor, search);
  const shown = found.slice(0, MOST);
  const lines = shown.map(({ line }) => line);
  const rooms = new Map((await roomsOf(db, lines, now)).map((room) => [room.id, room]));
  const moves = await movesOf(
    db,
    lines.map(({ id }) => id),
  );
  const actions = { request: may(actor.posts, 'invoicing.request'), askAdvance: may(actor.posts, 'invoicing.approve') };
  const rows = shown.flatMap(({ line, account }): PendingRow[] => {
    const parts = partsOf(moves.get(line.id) ?? []).map((part) => ({ ...part }));
    if (cause !== null && !parts.some((part) => part.cause === cause)) return [];
    const room = rooms.get(line.id);
    const since = parts[0]?.on ?? line.issuedOn;
    const { customerName, productCode, productName, rateBp } = account;
    return [
      {
        ...{ id: line.id, invoiceId: line.invoiceId, invoiceNumber: line.invoiceNumber, invoicedOn: line.issuedOn },
        ...{ customerName, productCode, productName, rateBp, price: line.price },
        ...{ qty: line.pendingQty, fen: line.pendingFen, allowanceFen: room?.allowanceFen ?? 0 },
        ...{ heldQty: room?.heldQty ?? 0, heldFen: room?.heldFen ?? 0 },
        ...{ since, days: daysBetween(since, today), parts, actions },
      },
    ];
  });
  const oldestFirst = rows.sort((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)) || a.id - b.id);
  return okay({ rows: oldestFirst, hasMore: found.length > MOST });
};

type WishLook = { readonly requestedBy: number; readonly state: string; readonly invoiceNumber: string };

/** Who asked does not decide, unless the boss signed that one person may. */
export function wishProblem(wish: WishLook, by: FormClerk): Problem | undefined {
  const held = may(by.posts, 'invoicing.approve');
  if (held !== true) return held;
  if (wish.state !== 'requested') return refuse('STATE_CONFLICT', { state: `redLetters.wishes.${wish.state}` }).problem;
  if (wish.requestedBy === by.userId && !by.dualRequestApprove)
    return refuse('SELF_APPROVAL', { number: wish.invoiceNumber }).problem;
  return undefined;
}

export const advanceWishes: Query<Contract['advanceWishes']> = async (db, _input, ctx) => {
  const rows = await db
    .select({ wish: pendingWish, line: invoiceLine, account: ledgerAccount })
    .from(pendingWish)
    .innerJoin(invoiceLine, sql`${invoiceLine.id} = ${pendingWish.lineId}`)
    .innerJoin(ledgerAccount, sql`${ledgerAccount.id} = ${invoiceLine.accountId}`)
    .where(sql`${pendingWish.state} = 'requested' AND ${ownedBy(ctx.actor)}`)
    .orderBy(pendingWish.id)
    .limit(MOST);
  const clerk = await formClerk(db, ctx);
  const names = await peopleNamed(
    db,
    rows.map(({ wish }) => wish.requestedBy),
  );
  return okay(
    rows.map(({ wish, line, account }) => ({
      ...{ id: wish.id, invoiceId: line.invoiceId, lineId: line.id, invoiceNumber: line.invoiceNumber },
      ...{ customerName: account.customerName, productName: account.productName, qty: wish.qty, reason: wish.reason },
      ...{ askedBy: names.get(wish.requestedBy) ?? '', askedOn: wish.requestedOn, version: wish.version },
      actions: { decide: wishProblem({ ...wish, invoiceNumber: line.invoiceNumber }, clerk) ?? true },
    })),
  );
};

/** A blue line of an invoice. */
export async function lineOfInvoice(db: ReadDb, invoiceId: number, lineId: number) {
  const [line] = await db
    .select({ line: invoiceLine })
    .from(invoiceLine)
    .innerJoin(invoice, sql`${invoice.id} = ${invoiceLine.invoiceId} AND ${invoice.kind} = 'blue'`)
    .where(sql`${invoiceLine.id} = ${lineId} AND ${invoiceLine.invoiceId} = ${invoiceId}`);
  return line?.line;
}
