/** Posts a red invoice over lines of one blue invoice. Whether it may be red is the form's rule; what it takes is ours. */
import { sql } from 'drizzle-orm';
import type { InvoiceSource } from '../../../shared/domain/invoicing-words';
import { sumFen, taxSplit } from '../../../shared/domain/money';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import type { Ctx } from '../../store/handler';
import type { ReadDb, Tx } from '../../store/handles';
import { loadBook } from './book.queries';
import { rowHash, writeBook } from './book.repo';
import { blueById, type Book } from './book.rules';
import { invoice, invoiceLine } from './invoicing.tables';
import { accountsById, mayPost, type Posted } from './issue-blue.repo';
import { redByAmount, redByQty } from './issue.rules';
import { matchBook } from './match.rules';

/** What of a blue line goes red: a quantity (thousandths, with its amount), or an amount (fen) without goods. */
export type RedLine = { readonly blueLineId: number; readonly qty: number; readonly fen?: number };
export type NewRed = {
  readonly number: string;
  readonly issuedOn: string;
  readonly source: InvoiceSource;
  readonly blueInvoiceId: number;
  readonly requestId: number | null;
  readonly remark?: string;
  readonly lines: readonly RedLine[];
  /** What it frees is kept for the invoice that follows; the caller runs the matcher when that stands. */
  readonly isHeld?: boolean;
};

type BlueRow = typeof invoiceLine.$inferSelect;
type Part = { readonly blue: BlueRow; readonly qty: number; readonly fen: number };

/** What red lines took of blue ones before, without tax. */
export async function redBefore(db: ReadDb, lineIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .select({ id: invoiceLine.redOf, excl: sql`sum(${invoiceLine.exclFen})`.mapWith(Number) })
    .from(invoiceLine)
    .where(isAnyOf(sql`${invoiceLine.redOf}`, lineIds))
    .groupBy(invoiceLine.redOf);
  return new Map(rows.map(({ id, excl }) => [Number(id), excl]));
}

/** The rest of a line takes the rest of its tax, so that blue and red close to nothing; a part is split by its rate. */
function splitOf({ blue, fen }: Part, { rateBp, redExcl }: { readonly rateBp: number; readonly redExcl: number }) {
  const isRest = blue.redFen + fen === blue.fen;
  const exclFen = isRest ? blue.exclFen + redExcl : taxSplit(fen, rateBp).exclFen;
  return { fen: 0 - fen, exclFen: 0 - exclFen, taxFen: exclFen - fen };
}

/** The head of a blue invoice with its blue lines. */
export async function blueInvoice(db: ReadDb, invoiceId: number) {
  const [head] = await db.select().from(invoice).where(sql`${invoice.id} = ${invoiceId} AND ${invoice.kind} = 'blue'`);
  if (!head) return undefined;
  const lines = await db
    .select()
    .from(invoiceLine)
    .where(sql`${invoiceLine.invoiceId} = ${invoiceId}`)
    .orderBy(invoiceLine.lineNo);
  return { ...head, lines };
}

type Found = NonNullable<Awaited<ReturnType<typeof blueInvoice>>>;
type Split = ReturnType<typeof splitOf>;
type Taken = { readonly book: Book; readonly parts: readonly Part[]; readonly split: readonly Split[] };

/** What the red lines take of the blue ones, with their amounts. */
async function take(
  tx: Tx,
  red: NewRed,
  { found, today }: { readonly found: Found; readonly today: string },
): Promise<Result<Taken>> {
  const lineIds = red.lines.map(({ blueLineId }) => blueLineId);
  const accounts = await accountsById(
    tx,
    found.lines.map(({ accountId }) => accountId),
  );
  const book = await loadBook(tx, { accountIds: [...accounts.keys()], lineIds }, { on: red.issuedOn, today });
  const before = await redBefore(tx, lineIds);
  const parts: Part[] = [];
  for (const [at, { blueLineId, qty, fen = 0 }] of red.lines.entries()) {
    const blue = found.lines.find(({ id }) => id === blueLineId);
    if (!blue || lineIds.indexOf(blueLineId) !== at) return refuse('NOT_FOUND', {}, [`/lines/${at}`]);
    const line = blueById(book, blueLineId);
    const taken = qty > 0 ? redByQty(book, line, qty) : redByAmount(book, line, fen);
    if (!taken.ok) return taken;
    parts.push({ blue, qty, fen: taken.value });
  }
  if (!red.isHeld) matchBook(book);
  const split = parts.map((part) => {
    const rateBp = accounts.get(part.blue.accountId)?.rateBp ?? 0;
    return splitOf(part, { rateBp, redExcl: before.get(part.blue.id) ?? 0 });
  });
  return okay({ book, parts, split });
}

async function addHead(
  tx: Tx,
  red: NewRed,
  { found, split, ctx }: { readonly found: Found; readonly split: readonly Split[]; readonly ctx: Ctx },
) {
  const { number, issuedOn, source, requestId, blueInvoiceId: redOf, remark = '' } = red;
  const { partyId, title, taxNo, customerId, customerName, customerPy, ownerId } = found;
  const who = { partyId, title, taxNo, customerId, customerName, customerPy, ownerId };
  const totals = {
    totalFen: sumFen(split.map(({ fen }) => fen)),
    exclFen: sumFen(split.map(({ exclFen }) => exclFen)),
    taxFen: sumFen(split.map(({ taxFen }) => taxFen)),
  };
  const recorded = { recordedBy: ctx.actor.userId, recordedAt: ctx.now };
  const [made] = await tx
    .insert(invoice)
    .values({ number, kind: 'red', source, requestId, redOf, ...who, ...totals, issuedOn, remark, ...recorded })
    .returning({ id: invoice.id });
  if (!made) throw new Error('no invoice was made');
  return { id: made.id, totalFen: totals.totalFen };
}

/** Writes the red line of a blue one at its place among the postings. */
const redLineWriter =
  (
    tx: Tx,
    red: NewRed,
    {
      parts,
      split,
      invoiceId,
      postedAt,
    }: Pick<Taken, 'parts' | 'split'> & { readonly invoiceId: number; readonly postedAt: number },
  ) =>
  async ({ lineId, qty }: { readonly lineId: number; readonly qty: number }): Promise<void> => {
    const at = parts.findIndex(({ blue }) => blue.id === lineId);
    const part = parts[at];
    const amounts = split[at];
    if (!part || !amounts) throw new Error('a red line without its part');
    const { accountId, price, isAdvance } = part.blue;
    const { number: invoiceNumber, issuedOn } = red;
    const ids = { invoiceId, lineNo: at + 1, accountId, price, isAdvance, redOf: lineId, invoiceNumber, issuedOn };
    const row = { ...ids, qty: 0 - qty, ...amounts, postedAt };
    await tx.insert(invoiceLine).values({ ...row, rowHash: rowHash('invoice_line', row) });
  };

/**
 * Posts a red invoice in the transaction of the caller; what it frees of sales is stored again, and the matcher runs.
 * @returns QUANTITY_EXCEEDED beyond what is left of the blue line, RULE_VIOLATED for an amount beyond what waits to be
 *   red, DUPLICATE for a number that was used, PERIOD_CLOSED
 */
export async function postRed(tx: Tx, red: NewRed, ctx: Ctx): Promise<Result<Posted>> {
  const { number, issuedOn, blueInvoiceId, requestId } = red;
  const may = await mayPost(tx, red, ctx.today);
  if (!may.ok) return may;
  const found = await blueInvoice(tx, blueInvoiceId);
  if (!found || red.lines.length === 0) return refuse('NOT_FOUND', {}, ['/lines']);
  const taken = await take(tx, red, { found, today: ctx.today });
  if (!taken.ok) return taken;
  const { book, parts, split } = taken.value;
  const { id: invoiceId, totalFen } = await addHead(tx, red, { found, split, ctx });
  const writeRed = redLineWriter(tx, red, { parts, split, invoiceId, postedAt: ctx.now });
  await writeBook(tx, book, { ctx, document: 'invoice', documentId: invoiceId, writeRed });
  const after = { number, kind: 'red', issuedOn, totalFen, blue: found.number, requestId };
  return okay({ invoiceId, totalFen, entry: { entity: 'invoice', id: invoiceId, action: 'red', after } });
}
