/** The papers of the lots that go with the goods. */
import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import { attachmentRefusal, type AttachedEntity, type AttachmentKind } from '../../../shared/domain/attachment-words';
import type { Post } from '../../../shared/domain/permissions';
import { okay, refuse } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customerFacts } from '../customers/customers.queries';
import { attachmentsOf } from '../files/files.queries';
import { purchaseInvoiceOf, type PurchaseInvoice } from '../stock/purchase.queries';
import { findNote, linesOfNote } from './dispatch.queries';

type Wanted = { readonly entity: AttachedEntity; readonly kind: AttachmentKind; readonly ids: readonly number[] };

/** Files of one kind by the record they belong to. */
async function filesOf(db: ReadDb, { entity, kind, ids }: Wanted) {
  const files = (await attachmentsOf(db, entity, ids)).filter((file) => file.kind === kind);
  const found = files.map(({ entityId, id, name, mediaType }) => ({ entity, entityId, id, name, mediaType }));
  return Map.groupBy(found, ({ entityId }) => entityId);
}

type Invoices = {
  readonly byLot: ReadonlyMap<number, PurchaseInvoice>;
  readonly files: Awaited<ReturnType<typeof filesOf>>;
};

/** Public institutions ask by which invoice the goods were bought; others do not get to see it. */
async function invoicesFor(
  db: ReadDb,
  { buyerId, lotIds, posts }: { buyerId: number; lotIds: readonly number[]; posts: readonly Post[] },
): Promise<Invoices | undefined> {
  const buyer = await customerFacts(db, buyerId);
  if (buyer?.ownership !== 'public') return undefined;
  const byLot = await purchaseInvoiceOf(db, lotIds);
  const ids = attachmentRefusal(posts, { entity: 'purchase_receipt', way: 'read' })
    ? []
    : [...new Set([...byLot.values()].map(({ receiptId }) => receiptId))];
  return { byLot, files: await filesOf(db, { entity: 'purchase_receipt', kind: 'purchase_invoice', ids }) };
}

/** Each lot once, in the order of the lines. */
export const lotPapers: Query<(typeof dispatchContract)['lotPapers']> = async (db, { noteId }, { actor }) => {
  const note = await findNote(db, noteId);
  if (!note) return refuse('NOT_FOUND', {}, ['/noteId']);
  const lines = await linesOfNote(db, noteId);
  const lots = [...new Map(lines.toReversed().map((line) => [line.lotId, line])).values()].toReversed();
  const lotIds = lots.map(({ lotId }) => lotId);
  const reports = await filesOf(db, { entity: 'lot', kind: 'test_report', ids: lotIds });
  const invoices = await invoicesFor(db, { buyerId: note.buyerId, lotIds, posts: actor.posts });
  return okay(
    lots.map(({ lotId, lineNo, productName, batchNo }) => {
      const bought = invoices?.byLot.get(lotId);
      return {
        ...{ lotId, lineNo, productName, batchNo },
        reports: reports.get(lotId) ?? [],
        invoiceNo: invoices ? (bought?.invoiceNo ?? '') : null,
        invoices: bought ? (invoices?.files.get(bought.receiptId) ?? []) : [],
      };
    }),
  );
};
