/** The new blue invoice of a reissue: what its red one freed, under the corrected key. */
import { sql } from 'drizzle-orm';
import { refuse, type Result } from '../../../shared/domain/problem';
import type { Ctx } from '../../store/handler';
import type { ReadDb, Tx } from '../../store/handles';
import { loadBook } from './book.queries';
import { writeBook } from './book.repo';
import { entById, type Ent } from './book.rules';
import { entitlement } from './invoicing.tables';
import { postBlue, type BlueLine, type Posted } from './issue-blue.repo';
import { blueInvoice } from './issue-red.repo';
import { fitOneLine } from './issue.rules';
import { matchBook } from './match.rules';
import { rekey } from './price.rules';
import type { FormLine, FormRecord } from './red-forms.queries';
import { retitle } from './red-parties.repo';

/** What stood against a blue line before it went red. */
export type Freed = { readonly lineId: number; readonly entId: number; readonly qty: number };
export type BlueAnswer = { readonly number: string; readonly issuedOn: string; readonly taxFen?: readonly number[] };

const theDay = (ctx: Ctx) => ({ on: ctx.today, today: ctx.today });

/** What stands against blue lines now, by sale. */
export async function standingOn(db: ReadDb, lineIds: readonly number[], ctx: Ctx): Promise<Freed[]> {
  const { shares } = await loadBook(db, { accountIds: [], lineIds }, theDay(ctx));
  const found = new Map<string, Freed>();
  for (const { lineId, entId, qty } of shares) {
    if (!lineIds.includes(lineId)) continue;
    const key = `${lineId}:${entId}`;
    found.set(key, { lineId, entId, qty: qty + (found.get(key)?.qty ?? 0) });
  }
  return [...found.values()];
}

type Moving = {
  readonly entIds: readonly number[];
  readonly toAccountId: number;
  readonly on: string;
  readonly documentId: number | null;
  readonly reason: string;
  /** The caller runs the matcher later. */
  readonly isHeld?: boolean;
};

/**
 * What is open of entitlements goes on under another account, with its dates; whatever is open in advance there takes
 * it at once. @returns the new entitlement of each old one
 */
export async function moveKey(tx: Tx, { entIds, toAccountId, on, documentId, reason, isHeld }: Moving, ctx: Ctx) {
  const book = await loadBook(tx, { accountIds: [toAccountId], entIds }, { on, today: ctx.today });
  const moved: Ent[] = [];
  for (const id of new Set(entIds)) {
    const made = rekey(book, entById(book, id), toAccountId);
    if (made) moved.push(made);
  }
  if (!isHeld) matchBook(book);
  await writeBook(tx, book, { ctx, document: 'rekey', documentId, reason });
  return moved;
}

/** The entitlement that the last re-key split off another one. */
async function splitOffOf(tx: Tx, entId: number, { accountId, price }: { accountId: number; price: number }) {
  const [made] = await tx
    .select({ id: entitlement.id })
    .from(entitlement)
    .where(
      sql`${entitlement.accountId} = ${accountId} AND ${entitlement.price} = ${price} AND ${entitlement.originId} = ${entId}`,
    )
    .orderBy(sql`${entitlement.id} DESC`)
    .limit(1);
  return made?.id;
}

/** Moves what was freed to the keys of the new lines; answers the freed parts as they stand now. */
async function rekeyed(tx: Tx, { form, lines, freed, blue }: Reissue, ctx: Ctx): Promise<Freed[]> {
  const before = (await blueInvoice(tx, form.blueInvoiceId ?? 0))?.lines ?? [];
  const now: Freed[] = [];
  const went = new Map<string, number>();
  for (const line of lines) {
    const mine = freed.filter(({ lineId }) => lineId === line.blueLineId);
    const isSame = before.find(({ id }) => id === line.blueLineId)?.accountId === line.accountId;
    if (isSame) {
      now.push(...mine);
      continue;
    }
    const fresh = mine.map(({ entId }) => entId).filter((id) => !went.has(`${id}:${line.accountId}`));
    const move = { entIds: fresh, toAccountId: line.accountId, on: blue.issuedOn, documentId: form.id, isHeld: true };
    if (fresh.length > 0) await moveKey(tx, { ...move, reason: form.remark }, ctx);
    for (const { entId, qty, lineId } of mine) {
      const key = `${entId}:${line.accountId}`;
      const id = went.get(key) ?? (await splitOffOf(tx, entId, line));
      if (id === undefined) continue;
      went.set(key, id);
      now.push({ lineId, entId: id, qty });
    }
  }
  return now;
}

/** Lines of the invoice: together where their sales stand at the price of the line, else each sale by itself. */
async function blueLines(
  tx: Tx,
  { lines, parts }: { readonly lines: readonly FormLine[]; readonly parts: readonly Freed[] },
  ctx: Ctx,
): Promise<BlueLine[]> {
  const entIds = parts.map(({ entId }) => entId);
  const book = await loadBook(tx, { accountIds: [], entIds }, theDay(ctx));
  return lines.flatMap((line): BlueLine[] => {
    const { accountId, price } = line;
    const picks = parts.filter(({ lineId }) => lineId === line.blueLineId).map(({ entId, qty }) => ({ entId, qty }));
    const qty = picks.reduce((sum, one) => sum + one.qty, 0);
    if (fitOneLine(picks.map(({ entId }) => entById(book, entId)))) return [{ accountId, price, qty, picks }];
    return picks.map((pick) => ({ accountId, price, qty: pick.qty, picks: [pick] }));
  });
}

type Reissue = {
  readonly form: FormRecord;
  readonly lines: readonly FormLine[];
  readonly freed: readonly Freed[];
  readonly blue: BlueAnswer;
};

/** What is open on both sides of accounts, now that the new invoice has taken what the red one freed. */
async function matchAccounts(
  tx: Tx,
  {
    accountIds,
    on,
    invoiceId,
  }: { readonly accountIds: readonly number[]; readonly on: string; readonly invoiceId: number },
  ctx: Ctx,
): Promise<void> {
  const book = await loadBook(tx, { accountIds }, { on, today: ctx.today });
  matchBook(book);
  if (book.postings.length > 0) await writeBook(tx, book, { ctx, document: 'invoice', documentId: invoiceId });
}

/**
 * Posts the invoice that follows a red one, which was held: what it freed serves this invoice before any other advance,
 * then the matcher runs. One that followed an advance is an advance again; only what no sale takes stays open.
 */
export async function postReissue(tx: Tx, reissue: Reissue, ctx: Ctx): Promise<Result<Posted>> {
  const { form, lines, blue } = reissue;
  const old = await blueInvoice(tx, form.blueInvoiceId ?? 0);
  if (!old) return refuse('NOT_FOUND', {}, ['/requestId']);
  if (form.newTitle !== '') await retitle(tx, form.partyId, form.newTitle);
  const parts = await rekeyed(tx, reissue, ctx);
  const wanted = old.isAdvance
    ? lines.map(({ accountId, price, qty, blueLineId }) => {
        const first = parts.filter(({ lineId }) => lineId === blueLineId);
        return { accountId, price, qty, first };
      })
    : await blueLines(tx, { lines, parts }, ctx);
  const taxed = wanted.map((line, at) => {
    const taxFen = blue.taxFen?.[at];
    return taxFen === undefined ? line : { ...line, taxFen };
  });
  const head = { number: blue.number, issuedOn: blue.issuedOn, isAdvance: old.isAdvance, source: 'hand' as const };
  const of = { partyId: form.partyId, requestId: form.id, remark: form.remark, isAgain: true };
  const posted = await postBlue(tx, { ...head, ...of, lines: taxed }, ctx);
  if (!posted.ok) return posted;
  const accountIds = [...old.lines, ...lines].map(({ accountId }) => accountId);
  await matchAccounts(tx, { accountIds, on: blue.issuedOn, invoiceId: posted.value.invoiceId }, ctx);
  return posted;
}
