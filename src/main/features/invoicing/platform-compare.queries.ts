/** The platform's list of issued invoices beside those of the book. */
import type { ComparedInvoice, PlatformComparison } from '../../../shared/contract/tax-platform.contract';
import { addDays } from '../../../shared/domain/business-date';
import { refuse } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { compareLists, serialRequest, WINDOW_DAYS, type OwnInvoice, type TheirInvoice } from './platform-compare.rules';
import { invoicesBetween } from './platform-plan.queries';
import { waitingHeads, type RequestHead, type Visible } from './platform-requests.queries';
import type { PlatformRow } from './platform-results';
import { taxParty } from './invoicing.tables';
import { invoiceRequest } from './requests.tables';

const MOST_WAITING = 2_000;

export type CompareWish = { readonly rows: readonly PlatformRow[]; readonly visible: Visible };

const ownShown = ({ invoiceId, number, issuedOn, buyer, taxNo, totalFen, taxFen }: OwnInvoice): ComparedInvoice => ({
  ...{ invoiceId, number, issuedOn, buyer, taxNo, totalFen, taxFen },
});
const theirShown = ({ number, issuedOn, buyer, buyerTaxNo, totalFen, taxFen }: TheirInvoice): ComparedInvoice => ({
  ...{ invoiceId: null, number, issuedOn, buyer, taxNo: buyerTaxNo, totalFen, taxFen: taxFen ?? 0 },
});

async function ownInvoices(
  db: ReadDb,
  range: { readonly from: string; readonly to: string; readonly visible: Visible },
): Promise<OwnInvoice[]> {
  const found = await invoicesBetween(db, range);
  const ids = [...new Set(found.flatMap(({ requestId }) => requestId ?? []))];
  const numbers = await db
    .select({ id: invoiceRequest.id, number: invoiceRequest.number })
    .from(invoiceRequest)
    .where(isAnyOf(invoiceRequest.id, ids));
  const byId = new Map(numbers.map(({ id, number }) => [id, number]));
  return found.map(({ id, number, issuedOn, title, taxNo, totalFen, taxFen, requestId }) => ({
    ...{ invoiceId: id, number, issuedOn, buyer: title, taxNo, totalFen, taxFen },
    requestNumber: byId.get(requestId ?? 0) ?? '',
  }));
}

type Waiting = { readonly head: RequestHead; readonly taxNo: string };

async function waitingWithTaxNo(db: ReadDb, visible: Visible): Promise<Waiting[]> {
  const heads = await waitingHeads(db, visible, MOST_WAITING);
  const parties = await db
    .select()
    .from(taxParty)
    .where(
      isAnyOf(
        taxParty.id,
        heads.map(({ partyId }) => partyId),
      ),
    );
  const taxNos = new Map(parties.map(({ id, taxNo }) => [id, taxNo]));
  return heads.map((head) => ({ head, taxNo: taxNos.get(head.partyId) ?? '' }));
}

/** The request that an invoice of theirs is likely of: by its 流水号, else by buyer and total. */
function requestFor(
  waiting: readonly Waiting[],
  { serial, buyerTaxNo, totalFen }: TheirInvoice,
): RequestHead | undefined {
  const bySerial = waiting.find(({ head }) => serial !== '' && [serial, serialRequest(serial)].includes(head.number));
  const byBuyer = waiting.find(({ head, taxNo }) => taxNo !== '' && taxNo === buyerTaxNo && head.totalFen === totalFen);
  return (bySerial ?? byBuyer)?.head;
}

const isReadable = (row: PlatformRow): row is TheirInvoice =>
  row.problem === null && row.issuedOn !== null && row.totalFen !== null && !row.isFailed;

const problemOfRow = (row: PlatformRow) => {
  if (row.problem) return row.problem;
  const name = row.issuedOn === null ? 'noDate' : 'noAmount';
  return refuse('VALIDATION_FAILED', { case: `taxPlatform.refusals.${name}`, value: '' }).problem;
};

/** Three lists over the days of the file: only ours, only theirs, different. */
export async function platformComparison(db: ReadDb, { rows, visible }: CompareWish): Promise<PlatformComparison> {
  const theirs = rows.filter(isReadable);
  const badRows = rows
    .filter((row) => !isReadable(row) && !row.isFailed)
    .map((row) => ({ row: row.row, problem: problemOfRow(row) }));
  const days = theirs.map(({ issuedOn }) => issuedOn).toSorted();
  const [from = '', to = ''] = [days[0], days.at(-1)];
  if (from === '') return { from, to, same: 0, onlyOurs: [], onlyTheirs: [], differs: [], badRows };
  const range = { from: addDays(from, -WINDOW_DAYS), to: addDays(to, WINDOW_DAYS), visible };
  const compared = compareLists(await ownInvoices(db, range), theirs);
  const waiting = compared.onlyTheirs.length > 0 ? await waitingWithTaxNo(db, visible) : [];
  return {
    ...{ from, to, same: compared.same, badRows },
    // Outside the days of the file nobody expects them there.
    onlyOurs: compared.onlyOurs.filter(({ issuedOn }) => issuedOn >= from && issuedOn <= to).map(ownShown),
    onlyTheirs: compared.onlyTheirs.map((their) => {
      const request = requestFor(waiting, their);
      return { ...theirShown(their), requestNumber: request?.number ?? null, requestId: request?.id ?? null };
    }),
    differs: compared.differs.map(({ ours, theirs: their, fields }) => ({
      ours: ownShown(ours),
      theirs: theirShown(their),
      fields,
    })),
  };
}
