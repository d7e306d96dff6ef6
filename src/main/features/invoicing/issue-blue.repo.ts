/** Posts a blue invoice: normal ones against what may be invoiced, one in advance against what is stored of its keys. */
import { sql } from 'drizzle-orm';
import type { InvoiceSource, InvoiceTiming } from '../../../shared/domain/invoicing-words';
import { sumFen, taxSplit } from '../../../shared/domain/money';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { isAnyOf } from '../../store/dialect';
import type { Ctx } from '../../store/handler';
import type { ReadDb, Tx } from '../../store/handles';
import { loadBook } from './book.queries';
import { rowHash, writeBook } from './book.repo';
import { openOf, type Blue, type Book, type Ent } from './book.rules';
import { invoice, invoiceLine, ledgerAccount, taxParty } from './invoicing.tables';
import { fitOneLine, invoiceableOf, issueAdvance, issueNormal, type Ahead, type Pick } from './issue.rules';
import { matchBook } from './match.rules';
import { billedFen } from './reissue.rules';
import { invoiceRequest, invoiceRequestLine } from './requests.tables';
import { openOn, termsOf } from './terms.queries';

/**
 * A line of an invoice to post. `picks`: which entitlements it bills; absent: one in advance. `ahead`: what of it stays
 * an advance beside them, when it follows an invoice of which that was open.
 */
export type BlueLine = {
  readonly accountId: number;
  /** 1/10000 yuan, tax included. */
  readonly price: number;
  readonly qty: number;
  readonly picks?: readonly Pick[];
  readonly ahead?: Ahead;
  /** As the tax bureau printed it, fen; absent: by the rate. Within {@link TAX_TOLERANCE_FEN} a line. */
  readonly taxFen?: number;
};
export type NewBlue = {
  readonly number: string;
  readonly issuedOn: string;
  readonly isAdvance: boolean;
  readonly source: InvoiceSource;
  readonly partyId: number;
  readonly requestId: number | null;
  readonly remark?: string;
  readonly lines: readonly BlueLine[];
  /** It bills once more what a red invoice freed, however far the goods are. */
  readonly isAgain?: boolean;
};
export type Posted = { readonly invoiceId: number; readonly totalFen: number; readonly entry: Entry };

/** How far the bureau's own tax of a line may differ from ours, fen; its figure wins. */
export const TAX_TOLERANCE_FEN = 1;

/** Numbers of fully digital invoices 数电票 have 20 digits; older ones between 8 and 20. */
export const numberProblem = (number: string): Result<true> =>
  /^\d{8}$|^\d{10,12}$|^\d{18,20}$/u.test(number)
    ? okay(true)
    : refuse('VALIDATION_FAILED', { case: 'invoicing.refusals.number', value: number }, ['/number']);

/** A number is used once for ever, and no invoice is of tomorrow or of a closed month. */
export async function mayPost(
  db: ReadDb,
  { number, issuedOn }: { readonly number: string; readonly issuedOn: string },
  today: string,
): Promise<Result<true>> {
  const written = numberProblem(number);
  if (!written.ok) return written;
  const [same] = await db.select({ on: invoice.issuedOn }).from(invoice).where(sql`${invoice.number} = ${number}`);
  if (same)
    return refuse('DUPLICATE', { case: 'invoicing.refusals.numberUsed', value: number, on: same.on }, ['/number']);
  if (issuedOn > today)
    return refuse('VALIDATION_FAILED', { case: 'invoicing.refusals.future', on: issuedOn }, ['/issuedOn']);
  return openOn(db, issuedOn, '/issuedOn');
}

/** How much of an entitlement has reached the moment at which it may be invoiced. */
export const reachedOf = (ent: Ent, timing: InvoiceTiming): number =>
  timing === 'approved' ? ent.qty : ent[`${timing}Qty`];

/** What other requests that wait to be issued hold of entitlements, thousandths. */
export async function requestedOf(
  db: ReadDb,
  entIds: readonly number[],
  exceptRequestId: number | null,
): Promise<Map<number, number>> {
  const rows = await db
    .select({ id: invoiceRequestLine.entitlementId, qty: sql`sum(${invoiceRequestLine.qty})`.mapWith(Number) })
    .from(invoiceRequestLine)
    .innerJoin(invoiceRequest, sql`${invoiceRequest.id} = ${invoiceRequestLine.requestId}`)
    .where(
      sql`${isAnyOf(sql`${invoiceRequestLine.entitlementId}`, entIds)} AND ${invoiceRequest.kind} = 'normal' AND ${invoiceRequest.state} IN ('approved', 'exported', 'failed') AND ${invoiceRequestLine.invoiceId} IS NULL AND ${invoiceRequest.id} <> ${exceptRequestId ?? 0}`,
    )
    .groupBy(invoiceRequestLine.entitlementId);
  return new Map(rows.map(({ id, qty }) => [Number(id), qty]));
}

type Checked = {
  readonly book: Book;
  readonly timing: InvoiceTiming;
  readonly held: ReadonlyMap<number, number>;
  readonly isAgain: boolean;
};

/** Each pick within what may be invoiced, of the line's own key, and all of a line at one price. */
function picksFit({ book, timing, held, isAgain }: Checked, line: BlueLine, at: number): Result<true> {
  const field = `/lines/${at}`;
  const picks = line.picks ?? [];
  const ents: Ent[] = [];
  for (const { entId, qty, fen = 0 } of picks) {
    const ent = book.ents.find(({ id }) => id === entId);
    const isOfKey = ent?.accountId === line.accountId && ent.price === line.price;
    if (!ent || !isOfKey) return refuse('NOT_FOUND', {}, [field]);
    const due = Math.max(0, invoiceableOf(ent, reachedOf(ent, timing)) - (held.get(entId) ?? 0));
    const maxQty = isAgain ? openOf(ent).qty : due;
    if (qty > maxQty || (qty === 0 && fen > openOf(ent).fen)) {
      const numbers = { number: ent.orderNumber, askedQty: qty, maxQty };
      return refuse('QUANTITY_EXCEEDED', { case: 'invoicing.refusals.beyondInvoiceable', ...numbers }, [field]);
    }
    ents.push(ent);
  }
  const sum = picks.reduce((total, { qty }) => total + qty, line.ahead?.qty ?? 0);
  if (sum !== line.qty || new Set(ents).size !== ents.length) return refuse('VALIDATION_FAILED', {}, [field]);
  return fitOneLine(ents) ? okay(true) : refuse('RULE_VIOLATED', { case: 'invoicing.refusals.pricesDiffer' }, [field]);
}

type Amounts = { readonly fen: number; readonly exclFen: number; readonly taxFen: number };

/** The amounts of a line; the bureau's own tax wins within the tolerance. */
function amountsOf(
  book: Book,
  line: BlueLine,
  { rateBp, at }: { readonly rateBp: number; readonly at: number },
): Result<Amounts> {
  const picked = (line.picks ?? []).flatMap(({ entId, ...one }) => {
    const ent = book.ents.find(({ id }) => id === entId);
    return ent ? [{ ent, ...one }] : [];
  });
  const fen = billedFen(picked, line);
  const own = taxSplit(fen, rateBp);
  const taxFen = line.taxFen ?? own.taxFen;
  if (Math.abs(taxFen - own.taxFen) > TAX_TOLERANCE_FEN) {
    const numbers = { taxFen, expectedFen: own.taxFen, toleranceFen: TAX_TOLERANCE_FEN };
    return refuse('RULE_VIOLATED', { case: 'invoicing.refusals.tax', ...numbers }, [`/lines/${at}/taxFen`]);
  }
  return okay({ fen, exclFen: fen - taxFen, taxFen });
}

/** Account rows by id. */
export const accountsById = async (db: ReadDb, ids: readonly number[]) =>
  new Map((await db.select().from(ledgerAccount).where(isAnyOf(ledgerAccount.id, ids))).map((row) => [row.id, row]));

async function addHead(
  tx: Tx,
  blue: NewBlue,
  { amounts, ctx }: { readonly amounts: readonly Amounts[]; readonly ctx: Ctx },
) {
  const { number, issuedOn, isAdvance, source, partyId, requestId, remark = '', lines } = blue;
  const [party] = await tx.select().from(taxParty).where(sql`${taxParty.id} = ${partyId}`);
  const account = (
    await accountsById(
      tx,
      lines.slice(0, 1).map(({ accountId }) => accountId),
    )
  )
    .values()
    .next().value;
  if (!party || !account) throw new Error(`tax party ${partyId} vanished`);
  const { title, taxNo } = party;
  const { customerId, customerName, customerPy, ownerId } = account;
  const totalFen = sumFen(amounts.map(({ fen }) => fen));
  const taxFen = sumFen(amounts.map((one) => one.taxFen));
  const [made] = await tx
    .insert(invoice)
    .values({
      ...{
        number,
        kind: 'blue' as const,
        isAdvance,
        source,
        requestId,
        partyId,
        title,
        taxNo,
        customerId,
        customerName,
      },
      ...{ customerPy, ownerId, totalFen, exclFen: totalFen - taxFen, taxFen, issuedOn, remark },
      ...{ recordedBy: ctx.actor.userId, recordedAt: ctx.now },
    })
    .returning({ id: invoice.id });
  if (!made) throw new Error('no invoice was made');
  return { id: made.id, totalFen };
}

async function addLine(tx: Tx, row: Omit<typeof invoiceLine.$inferInsert, 'id' | 'rowHash'>): Promise<number> {
  const [made] = await tx
    .insert(invoiceLine)
    .values({ ...row, rowHash: rowHash('invoice_line', row) })
    .returning({ id: invoiceLine.id });
  if (!made) throw new Error('no invoice line was made');
  return made.id;
}

type Prepared = { readonly book: Book; readonly amounts: readonly Amounts[] };

/** The book around the lines, with the amount of each, once every line fits. */
async function prepare(tx: Tx, blue: NewBlue, { today }: { readonly today: string }): Promise<Result<Prepared>> {
  const { isAdvance, requestId, lines, isAgain = false } = blue;
  const accounts = await accountsById(
    tx,
    lines.map(({ accountId }) => accountId),
  );
  const [first] = accounts.values();
  const isForeign = [...accounts.values()].some(({ partyId }) => partyId !== blue.partyId);
  if (!first || isForeign) return refuse('NOT_FOUND', {}, ['/lines']);
  const entIds = lines.flatMap(({ picks = [] }) => picks.map(({ entId }) => entId));
  const book = await loadBook(tx, { accountIds: [...accounts.keys()], entIds }, { on: blue.issuedOn, today });
  const { timing } = await termsOf(tx, first.customerId);
  const checked = { book, timing, held: await requestedOf(tx, entIds, requestId), isAgain };
  const amounts: Amounts[] = [];
  for (const [at, line] of lines.entries()) {
    const fits = isAdvance && !line.picks ? okay(true) : picksFit(checked, line, at);
    if (!fits.ok) return fits;
    const found = amountsOf(book, line, { rateBp: accounts.get(line.accountId)?.rateBp ?? 0, at });
    if (!found.ok) return found;
    amounts.push(found.value);
  }
  return okay({ book, amounts });
}

const untouched = { redQty: 0, redFen: 0, allocatedQty: 0, allocatedFen: 0, pendingQty: 0, pendingFen: 0 };

/** The lines of the invoice, each standing against its picks. */
async function addLines(
  tx: Tx,
  blue: NewBlue,
  into: Prepared & { readonly invoiceId: number; readonly postedAt: number },
) {
  const { number: invoiceNumber, issuedOn, isAdvance } = blue;
  const { book, amounts, invoiceId, postedAt } = into;
  for (const [at, { accountId, price, qty, picks }] of blue.lines.entries()) {
    const { fen, exclFen, taxFen } = amounts[at] ?? { fen: 0, exclFen: 0, taxFen: 0 };
    const what = { accountId, price, qty, fen, exclFen, taxFen };
    const row = { invoiceId, lineNo: at + 1, isAdvance, invoiceNumber, issuedOn, ...what };
    const made: Blue = { ...row, id: await addLine(tx, { ...row, postedAt }), lastOn: issuedOn, ...untouched };
    book.blues.push(made);
    if (picks) issueNormal(book, made, picks);
  }
}

/**
 * Posts a blue invoice in the transaction of the caller.
 * @returns QUANTITY_EXCEEDED beyond 可开票, DUPLICATE for a number that was used, PERIOD_CLOSED, RULE_VIOLATED for a tax
 *   amount out of tolerance or lines that mix prices
 */
export async function postBlue(tx: Tx, blue: NewBlue, ctx: Ctx): Promise<Result<Posted>> {
  const { number, issuedOn, isAdvance, requestId } = blue;
  const may = await mayPost(tx, blue, ctx.today);
  if (!may.ok) return may;
  const prepared = await prepare(tx, blue, ctx);
  if (!prepared.ok) return prepared;
  const { book, amounts } = prepared.value;
  const { id: invoiceId, totalFen } = await addHead(tx, blue, { amounts, ctx });
  await addLines(tx, blue, { book, amounts, invoiceId, postedAt: ctx.now });
  if (isAdvance) issueAdvance(book);
  else matchBook(book);
  await writeBook(tx, book, { ctx, document: 'invoice', documentId: invoiceId, isByHand: true });
  const after = { number, kind: isAdvance ? 'advance' : 'blue', issuedOn, totalFen, requestId };
  return okay({ invoiceId, totalFen, entry: { entity: 'invoice', id: invoiceId, action: 'issue', after } });
}
