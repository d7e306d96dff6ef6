/** What goes into a workbook of the tax platform: the blank one, and the invoices of requests. */
import { sql } from 'drizzle-orm';
import type { PlatformTemplate, platformRecordsContract } from '../../../shared/contract/tax-platform.contract';
import { sumFen } from '../../../shared/domain/money';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { platformSerial, type PlatformKindChoice } from '../../../shared/domain/tax-platform-words';
import { isAnyOf } from '../../store/dialect';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customer, invoiceProfile } from '../customers/customers.tables';
import { storedFile } from '../files/files.tables';
import { product } from '../products/products.tables';
import { user } from '../users/users.tables';
import { ledgerAccount, taxParty, taxTreatment } from './invoicing.tables';
import { kindOf, type PlatformInvoice, type PlatformLine } from './platform-job.rules';
import { casesById, isWaitingRequest, type PlatformCase, type Visible } from './platform-requests.queries';
import { platformTemplate } from './platform.tables';

export type JobWish = {
  readonly requestIds: readonly number[];
  readonly kind: PlatformKindChoice;
  readonly visible: Visible;
  readonly today: string;
};
export type Job = { readonly template: Uint8Array; readonly invoices: PlatformInvoice[]; readonly totalFen: number };

const newest = (db: ReadDb) =>
  db
    .select({
      name: platformTemplate.name,
      sheets: platformTemplate.sheets,
      keptAt: platformTemplate.keptAt,
      keptBy: user.name,
      fileId: platformTemplate.fileId,
    })
    .from(platformTemplate)
    .innerJoin(user, sql`${user.id} = ${platformTemplate.keptBy}`)
    .orderBy(sql`${platformTemplate.id} DESC`)
    .limit(1);

export const currentTemplate: Query<(typeof platformRecordsContract)['template']> = async (db) => {
  const [found] = await newest(db);
  if (!found) return okay({ template: null });
  const { name, keptAt, keptBy, sheets } = found;
  return okay({ template: { name, keptAt, keptBy, sheets: JSON.parse(sheets) as PlatformTemplate['sheets'] } });
};

async function templateBytes(db: ReadDb): Promise<Uint8Array | undefined> {
  const [found] = await newest(db);
  if (!found) return undefined;
  const [file] = await db
    .select({ bytes: storedFile.bytes })
    .from(storedFile)
    .where(sql`${storedFile.id} = ${found.fileId}`);
  return file?.bytes;
}

type Goods = Omit<PlatformLine, 'qty' | 'price' | 'fen'>;

async function goodsOfAccounts(db: ReadDb, accountIds: readonly number[]): Promise<Map<number, Goods>> {
  const rows = await db
    .select({
      id: ledgerAccount.id,
      goods: product.genericName,
      taxCode: product.taxCode,
      specification: product.specification,
      unit: product.unit,
      rateBp: ledgerAccount.rateBp,
      method: taxTreatment.method,
    })
    .from(ledgerAccount)
    .innerJoin(product, sql`${product.id} = ${ledgerAccount.productId}`)
    .innerJoin(taxTreatment, sql`${taxTreatment.id} = ${ledgerAccount.treatmentId}`)
    .where(isAnyOf(ledgerAccount.id, accountIds));
  return new Map(rows.map(({ id, ...goods }) => [id, goods]));
}

/** Title, tax number and the rest of the card; the profile of the party's own tax number. */
async function buyersOf(db: ReadDb, partyIds: readonly number[]) {
  const rows = await db
    .select({
      partyId: taxParty.id,
      title: taxParty.title,
      taxNo: taxParty.taxNo,
      kind: customer.kind,
      addressPhone: invoiceProfile.addressPhone,
      bankAccount: invoiceProfile.bankAccount,
    })
    .from(taxParty)
    .innerJoin(customer, sql`${customer.id} = ${taxParty.customerId}`)
    .leftJoin(
      invoiceProfile,
      sql`${invoiceProfile.customerId} = ${taxParty.customerId} AND ${invoiceProfile.taxNo} = ${taxParty.taxNo}`,
    )
    .where(isAnyOf(taxParty.id, partyIds))
    .orderBy(sql`${taxParty.id}, ${invoiceProfile.isDefault}, ${invoiceProfile.id} DESC`);
  return new Map(rows.map((row) => [row.partyId, row]));
}
type Buyers = Awaited<ReturnType<typeof buyersOf>>;
type Known = {
  readonly buyers: Buyers;
  readonly goods: ReadonlyMap<number, Goods>;
  readonly choice: PlatformKindChoice;
};

function invoicesOf({ request, open, count }: PlatformCase, { buyers, goods, choice }: Known): PlatformInvoice[] {
  const buyer = buyers.get(request.partyId);
  if (!buyer) throw new Error(`tax party ${request.partyId} vanished`);
  const { taxNo, addressPhone, bankAccount, kind } = buyer;
  // A corrected title becomes the party's when the invoice that names it is posted.
  const title = request.newTitle || buyer.title;
  return open.map(({ invoiceNo, lines }) => ({
    serial: platformSerial(request.number, invoiceNo, count),
    customerName: request.customerName,
    kind: kindOf(choice, kind),
    ...{ title, taxNo: taxNo.trim().toUpperCase(), addressPhone: addressPhone ?? '', bankAccount: bankAccount ?? '' },
    remark: request.remark,
    lines: lines.flatMap(({ accountId, qty, price, fen }) => {
      const known = goods.get(accountId);
      return known ? [{ ...known, qty, price, fen }] : [];
    }),
  }));
}

/** The invoices of these requests that are still to be issued, and the workbook that takes them. */
export async function platformJob(db: ReadDb, { requestIds, kind, visible, today }: JobWish): Promise<Result<Job>> {
  const template = await templateBytes(db);
  if (!template) return refuse('RULE_VIOLATED', { case: 'taxPlatform.refusals.noTemplate' });
  const cases = await casesById(db, requestIds, { visible, today });
  if (cases.length !== new Set(requestIds).size) return refuse('NOT_FOUND', {}, ['/requests']);
  const gone = cases.find(({ request, open }) => !isWaitingRequest(request) || open.length === 0);
  if (gone) return refuse('STATE_CONFLICT', { case: 'taxPlatform.refusals.notWaiting', number: gone.request.number });
  const lines = cases.flatMap(({ open }) => open.flatMap((sheet) => sheet.lines));
  const goods = await goodsOfAccounts(
    db,
    lines.map(({ accountId }) => accountId),
  );
  const buyers = await buyersOf(
    db,
    cases.map(({ request }) => request.partyId),
  );
  const invoices = cases.flatMap((one) => invoicesOf(one, { buyers, goods, choice: kind }));
  return okay({ template: new Uint8Array(template), invoices, totalFen: sumFen(lines.map(({ fen }) => fen)) });
}
