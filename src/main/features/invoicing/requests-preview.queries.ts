/** What lines become: the invoices as they will be printed, before a request and of one. */
import { sql } from 'drizzle-orm';
import type { invoicingContract } from '../../../shared/contract/invoicing.contract';
import type { PreviewInvoice } from '../../../shared/contract/invoicing-shapes';
import { sumFen, taxSplit } from '../../../shared/domain/money';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { product } from '../products/products.tables';
import { readSettings } from '../settings/settings.queries';
import { loadBook } from './book.queries';
import { invoice, invoiceLine, ledgerAccount, taxParty } from './invoicing.tables';
import { accountsById, reachedOf, requestedOf } from './issue-blue.repo';
import {
  groupPicks,
  linesFrom,
  picksAllowed,
  type DraftInvoice,
  type DraftRequest,
  type PickedEnt,
} from './requests.rules';
import { invoiceRequestLine, type invoiceRequest } from './requests.tables';
import { termsOf } from './terms.queries';

type Contract = typeof invoicingContract;
export type PickWish = {
  readonly customerId: number;
  readonly lines: readonly { readonly entitlementId: number; readonly qty: number }[];
};

/** The entitlements of these lines with their keys; NOT_FOUND for one of another buyer. */
export async function pickedEnts(
  db: ReadDb,
  { customerId, lines }: PickWish,
  { today }: Pick<Ctx, 'today'>,
): Promise<Result<PickedEnt[]>> {
  const entIds = lines.map(({ entitlementId }) => entitlementId);
  const book = await loadBook(db, { accountIds: [], entIds }, { on: today, today });
  const ents = new Map(book.ents.map((ent) => [ent.id, ent]));
  const accounts = await accountsById(
    db,
    book.ents.map(({ accountId }) => accountId),
  );
  const picked: PickedEnt[] = [];
  for (const [at, { entitlementId, qty }] of lines.entries()) {
    const ent = ents.get(entitlementId);
    const account = accounts.get(ent?.accountId ?? 0);
    if (!ent || account?.customerId !== customerId) return refuse('NOT_FOUND', {}, [`/lines/${at}/entitlementId`]);
    picked.push({ ent, qty, partyId: account.partyId, treatmentId: account.treatmentId });
  }
  return okay(picked);
}

/** The requests that these lines become, each line within what may be invoiced. */
export async function draftRequests(
  db: ReadDb,
  wish: PickWish,
  ctx: Pick<Ctx, 'today'>,
): Promise<Result<DraftRequest[]>> {
  const picked = await pickedEnts(db, wish, ctx);
  if (!picked.ok) return picked;
  const { timing } = await termsOf(db, wish.customerId);
  const held = await requestedOf(
    db,
    picked.value.map(({ ent }) => ent.id),
    null,
  );
  const weighed = picked.value.map(({ ent, qty }) => {
    return { ent, qty, reachedQty: reachedOf(ent, timing), heldQty: held.get(ent.id) ?? 0 };
  });
  const fits = picksAllowed(weighed);
  if (!fits.ok) return fits;
  const { oneRateOneInvoice } = await readSettings(db);
  return okay(groupPicks(picked.value, oneRateOneInvoice === 1));
}

type Printed = Pick<PreviewInvoice, 'title' | 'taxNo' | 'number' | 'issuedOn'>;
type Shown = { readonly sheet: DraftInvoice; readonly printed: Printed };

/** Names, units and taxes beside the figures of invoices. */
export async function shownInvoices(db: ReadDb, shown: readonly Shown[]): Promise<PreviewInvoice[]> {
  const accountIds = shown.flatMap(({ sheet }) => sheet.lines.map(({ accountId }) => accountId));
  const goods = await db
    .select({
      id: ledgerAccount.id,
      productName: ledgerAccount.productName,
      rateBp: ledgerAccount.rateBp,
      specification: product.specification,
      unit: product.unit,
      taxCode: product.taxCode,
    })
    .from(ledgerAccount)
    .innerJoin(product, sql`${product.id} = ${ledgerAccount.productId}`)
    .where(isAnyOf(ledgerAccount.id, accountIds));
  const byAccount = new Map(goods.map(({ id, ...one }) => [id, one]));
  const unknown = { productName: '', rateBp: 0, specification: '', unit: '', taxCode: '' };
  return shown.map(({ sheet, printed }) => {
    const lines = sheet.lines.map(({ accountId, qty, price, fen, picks }, at) => {
      const known = byAccount.get(accountId) ?? unknown;
      const { exclFen, taxFen } = taxSplit(fen, known.rateBp);
      const orders = [...new Set(picks.map(({ ent }) => ent.orderNumber))];
      return { lineNo: at + 1, ...known, qty, price, fen, exclFen, taxFen, orders };
    });
    const totalFen = sumFen(lines.map(({ fen }) => fen));
    const taxFen = sumFen(lines.map((one) => one.taxFen));
    return { invoiceNo: sheet.invoiceNo, ...printed, totalFen, taxFen, exclFen: totalFen - taxFen, lines };
  });
}

/** Titles and tax numbers of parties. */
async function partiesOf(db: ReadDb, ids: readonly number[]) {
  const rows = await db.select().from(taxParty).where(isAnyOf(taxParty.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

export const previewInvoices: Query<Contract['preview']> = async (db, wish, ctx) => {
  const drafts = await draftRequests(db, wish, ctx);
  if (!drafts.ok) return drafts;
  const parties = await partiesOf(
    db,
    drafts.value.map(({ partyId }) => partyId),
  );
  const sheets = drafts.value.flatMap(({ partyId, invoices }) => {
    const { title = '', taxNo = '' } = parties.get(partyId) ?? {};
    return invoices.map((sheet) => ({ sheet, printed: { title, taxNo, number: '', issuedOn: null } }));
  });
  const numbered = sheets.map((one, at) => ({ ...one, sheet: { ...one.sheet, invoiceNo: at + 1 } }));
  return okay({
    invoices: await shownInvoices(db, numbered),
    totalFen: sumFen(drafts.value.map(({ totalFen }) => totalFen)),
  });
};

type Line = typeof invoiceRequestLine.$inferSelect;

/** The invoices that lines of a request stand for, by their number within it. */
export async function draftsOfLines(db: ReadDb, lines: readonly Line[], { today }: Pick<Ctx, 'today'>) {
  const entIds = lines.flatMap(({ entitlementId }) => entitlementId ?? []);
  const book = await loadBook(db, { accountIds: [], entIds }, { on: today, today });
  const ents = new Map(book.ents.map((ent) => [ent.id, ent]));
  const sheets = [...Map.groupBy(lines, ({ invoiceNo }) => invoiceNo)];
  return sheets.map(([invoiceNo, all]): DraftInvoice => {
    const picked = all.flatMap(({ entitlementId, qty }) => {
      const ent = ents.get(entitlementId ?? 0);
      return ent ? [{ ent, qty, partyId: 0, treatmentId: 0 }] : [];
    });
    const bare = all
      .filter(({ entitlementId }) => entitlementId === null)
      .map(({ accountId, price, qty, fen }) => ({ accountId, price, qty, fen, picks: [] }));
    return { invoiceNo, lines: [...linesFrom(picked), ...bare] };
  });
}

/** The invoices of a request: what is issued as it was posted, the rest as it would be. */
export async function invoicesOfRequest(
  db: ReadDb,
  request: Pick<typeof invoiceRequest.$inferSelect, 'id' | 'partyId' | 'requestedOn'>,
): Promise<PreviewInvoice[]> {
  const lines = await db
    .select()
    .from(invoiceRequestLine)
    .where(sql`${invoiceRequestLine.requestId} = ${request.id}`)
    .orderBy(invoiceRequestLine.lineNo);
  const { title = '', taxNo = '' } = (await partiesOf(db, [request.partyId])).get(request.partyId) ?? {};
  const waiting = lines.filter(({ invoiceId }) => invoiceId === null);
  const sheets = await draftsOfLines(db, waiting, { today: request.requestedOn });
  const drafts = sheets.map((sheet) => ({ sheet, printed: { title, taxNo, number: '', issuedOn: null } }));
  const posted = await postedSheets(db, lines);
  const all = [...(await shownInvoices(db, drafts)), ...posted];
  return all.toSorted((a, b) => a.invoiceNo - b.invoiceNo);
}

/** Issued invoices of a request with their own taxes. */
async function postedSheets(db: ReadDb, lines: readonly Line[]): Promise<PreviewInvoice[]> {
  const numbers = new Map(lines.flatMap(({ invoiceId, invoiceNo }) => (invoiceId ? [[invoiceId, invoiceNo]] : [])));
  if (numbers.size === 0) return [];
  const heads = await db
    .select()
    .from(invoice)
    .where(isAnyOf(invoice.id, [...numbers.keys()]));
  const rows = await db
    .select()
    .from(invoiceLine)
    .where(isAnyOf(invoiceLine.invoiceId, [...numbers.keys()]))
    .orderBy(invoiceLine.lineNo);
  const shown = heads.map(({ id, title, taxNo, number, issuedOn }) => {
    const own = rows.filter(({ invoiceId }) => invoiceId === id);
    const sheet = { invoiceNo: numbers.get(id) ?? 0, lines: own.map((row) => ({ ...row, picks: [] })) };
    return { sheet, printed: { title, taxNo, number, issuedOn }, own };
  });
  const named = await shownInvoices(db, shown);
  return named.map((one, at) => {
    const own = shown[at]?.own ?? [];
    const printed = one.lines.map((line, no) => {
      const { exclFen = line.exclFen, taxFen = line.taxFen } = own[no] ?? {};
      return { ...line, exclFen, taxFen };
    });
    const taxFen = sumFen(printed.map((line) => line.taxFen));
    return { ...one, lines: printed, taxFen, exclFen: one.totalFen - taxFen };
  });
}
