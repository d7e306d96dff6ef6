/** The new blue invoice of a reissue: what its red one freed, under the corrected key. */
import { refuse, type Result } from '../../../shared/domain/problem';
import type { Ctx } from '../../store/handler';
import type { ReadDb, Tx } from '../../store/handles';
import { loadBook } from './book.queries';
import { writeBook } from './book.repo';
import { entById } from './book.rules';
import { postBlue, type BlueLine, type Posted } from './issue-blue.repo';
import { blueInvoice } from './issue-red.repo';
import { matchBook } from './match.rules';
import { rekey } from './price.rules';
import type { FormLine, FormRecord } from './red-forms.queries';
import { retitle } from './red-parties.repo';
import { linesOver, standingOf, underNewKeys, type Freed } from './reissue.rules';

export type BlueAnswer = { readonly number: string; readonly issuedOn: string; readonly taxFen?: readonly number[] };

const theDay = (ctx: Ctx) => ({ on: ctx.today, today: ctx.today });

/** What blue lines are now, by sale. */
export async function standingOn(db: ReadDb, lineIds: readonly number[], ctx: Ctx): Promise<Freed[]> {
  return standingOf(await loadBook(db, { accountIds: [], lineIds }, theDay(ctx)), lineIds);
}

type Moving = {
  readonly entIds: readonly number[];
  readonly toAccountId: number;
  readonly on: string;
  readonly reason: string;
};

/**
 * What is open of entitlements goes on under another account, with its dates; whatever is open in advance there takes
 * it at once.
 */
export async function moveKey(tx: Tx, { entIds, toAccountId, on, reason }: Moving, ctx: Ctx): Promise<void> {
  const book = await loadBook(tx, { accountIds: [toAccountId], entIds }, { on, today: ctx.today });
  for (const id of new Set(entIds)) rekey(book, entById(book, id), { accountId: toAccountId });
  matchBook(book);
  await writeBook(tx, book, { ctx, document: 'rekey', documentId: null, reason });
}

/** Moves what was freed to the keys of the new lines; answers the freed parts as they stand now. */
async function rekeyed(tx: Tx, { form, lines, freed, blue }: Reissue, ctx: Ctx): Promise<Freed[]> {
  const entIds = freed.flatMap(({ entId }) => entId ?? []);
  const book = await loadBook(tx, { accountIds: [], entIds }, { on: blue.issuedOn, today: ctx.today });
  const parts = underNewKeys(book, lines, freed);
  if (book.postings.length === 0) return parts;
  const idOf = await writeBook(tx, book, { ctx, document: 'rekey', documentId: form.id, reason: form.remark });
  return parts.map(({ entId, ...one }) => ({ ...one, entId: entId === null ? null : idOf(entId) }));
}

async function blueLines(
  tx: Tx,
  { lines, parts }: { readonly lines: readonly FormLine[]; readonly parts: readonly Freed[] },
  ctx: Ctx,
): Promise<BlueLine[]> {
  const entIds = parts.flatMap(({ entId }) => entId ?? []);
  const book = await loadBook(tx, { accountIds: [], entIds }, theDay(ctx));
  return linesOver(book, lines, parts).map(({ blueLineId: _of, ...line }) => line);
}

type Reissue = {
  readonly form: FormRecord;
  readonly lines: readonly FormLine[];
  readonly freed: readonly Freed[];
  readonly blue: BlueAnswer;
  readonly source: 'hand' | 'platform';
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
  const { form, lines, blue, source } = reissue;
  const old = await blueInvoice(tx, form.blueInvoiceId ?? 0);
  if (!old) return refuse('NOT_FOUND', {}, ['/requestId']);
  if (form.newTitle !== '') await retitle(tx, form.partyId, form.newTitle);
  const parts = await rekeyed(tx, reissue, ctx);
  const wanted = await blueLines(tx, { lines, parts }, ctx);
  if (wanted.length === 0) return refuse('RULE_VIOLATED', { case: 'redLetters.refusals.nothingStays' }, ['/requestId']);
  const taxed = wanted.map((line, at) => {
    const taxFen = blue.taxFen?.[at];
    return taxFen === undefined ? line : { ...line, taxFen };
  });
  const head = { number: blue.number, issuedOn: blue.issuedOn, isAdvance: old.isAdvance, source };
  const of = { partyId: form.partyId, requestId: form.id, remark: form.remark, isAgain: true };
  const posted = await postBlue(tx, { ...head, ...of, lines: taxed }, ctx);
  if (!posted.ok) return posted;
  const accountIds = [...old.lines, ...lines].map(({ accountId }) => accountId);
  await matchAccounts(tx, { accountIds, on: blue.issuedOn, invoiceId: posted.value.invoiceId }, ctx);
  return posted;
}
