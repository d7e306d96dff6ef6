/** Reads what the checks of regions and purchase invoices look at. */
import type { CustomerKind, Ownership } from '../../../shared/domain/customer-words';
import type { ReadDb } from '../../store/handles';
import { regionsOfAgent } from '../channel/channel.queries';
import { customerFacts, type CustomerFacts } from '../customers/customers.queries';
import { lotsWithPapers } from '../stock/lot-papers.queries';
import { firstExpiredFirstOut } from '../stock/stock.rules';
import type { CheckedChannel, CheckedLine, ProposedBatch } from './check-facts';

type Parties = {
  readonly buyerId: number;
  /** Whose business it is (业务归属); null: the buyer's own. */
  readonly agentId?: number | null;
  readonly submittedOn?: string | null;
};
type Buyer = Pick<CustomerFacts, 'name' | 'kind' | 'province' | 'city'>;

/**
 * The agent's regions for these products; null where nobody sells on. A buyer's own business has regions only where
 * the buyer is an agent himself.
 */
export async function channelOf(
  db: ReadDb,
  { buyerId, agentId = null, submittedOn = null }: Parties,
  {
    buyer,
    productIds,
    today,
  }: { readonly buyer: Buyer; readonly productIds: readonly number[]; readonly today: string },
): Promise<CheckedChannel | null> {
  const isOwn = agentId === null || agentId === buyerId;
  const id = isOwn ? (buyer.kind === 'agent' ? buyerId : null) : agentId;
  if (id === null) return null;
  const agentName = isOwn ? buyer.name : ((await customerFacts(db, id))?.name ?? '');
  const place = { province: buyer.province, city: buyer.city };
  return { agentName, place, on: submittedOn ?? today, regions: await regionsOfAgent(db, id, productIds) };
}

/** Public hospitals and clinics: for them the invoice of the purchase is kept with the goods. */
export const isPublicInstitution = (buyer: { readonly kind: CustomerKind; readonly ownership: Ownership | null }) =>
  buyer.ownership === 'public' && (buyer.kind === 'hospital' || buyer.kind === 'clinic');

type Shelf = { readonly on: string; readonly minShelfMonths: number; readonly stopSaleDays: number };

/** The batches that would be proposed now, first expired first; null for buyers of whom nothing is asked. */
export async function proposedBatches(
  db: ReadDb,
  {
    buyer,
    lines,
  }: { readonly buyer: Parameters<typeof isPublicInstitution>[0]; readonly lines: readonly CheckedLine[] },
  shelf: Shelf,
): Promise<ProposedBatch[] | null> {
  if (!isPublicInstitution(buyer)) return null;
  const wanted = new Map<number, number>();
  for (const { productId, orderedQty } of lines) wanted.set(productId, (wanted.get(productId) ?? 0) + orderedQty);
  const lots = await lotsWithPapers(db, [...wanted.keys()], shelf);
  return Array.from(wanted).flatMap(([productId, qty]) => {
    const own = lots.filter((lot) => lot.productId === productId);
    const taken = new Set(firstExpiredFirstOut(own, qty).parts.map(({ lotId }) => lotId));
    return own
      .filter(({ id }) => taken.has(id))
      .map(({ batchNo, hasReceipt, hasInvoice }) => ({ productId, batchNo, hasReceipt, hasInvoice }));
  });
}
