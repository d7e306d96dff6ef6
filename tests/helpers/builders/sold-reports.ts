/** Reports of sales for tests, through the procedures. */
import type { SoldProduct } from '../../../src/shared/contract/sold-reports';
import { aCustomer } from './customers';
import { anOrderToShip, aShippedNote, stocked, type Team } from './dispatch';

type Proposed = { readonly products: readonly SoldProduct[] };
export type MadeReport = { readonly reportId: number; readonly number: string; readonly amountFen: number };

/** So many whole units of the first product that the buyer has, put on the oldest shipments first. */
export async function reportSold(
  { finance }: Pick<Team, 'finance'>,
  customerId: number,
  { soldOn, units }: { readonly soldOn: string; readonly units: number },
): Promise<MadeReport> {
  const ask = (wanted: readonly object[]) =>
    finance.ok<Proposed>('receivables.proposeSold', { customerId, soldOn, wanted });
  const productId = (await ask([])).products[0]?.productId ?? 0;
  const { products } = await ask([{ productId, qty: units * 1000 }]);
  const lines = products
    .flatMap((product) => product.lines)
    .filter(({ proposedQty }) => proposedQty > 0)
    .map(({ orderLineId, proposedQty: qty }) => ({ orderLineId, qty }));
  return finance.ok<MadeReport>('receivables.recordSold', { customerId, soldOn, remark: '', lines });
}

/** A report of a customer who belongs to this person. */
export async function aSoldReport(team: Team, ownerId: number): Promise<number> {
  const product = await stocked(team, [100]);
  const buyer = await aCustomer(team.boss, { ownerId, paymentTerm: 'as_sold', paymentDays: 0 });
  const lines = [{ productId: product.id, units: 10 }];
  const { orderId } = await anOrderToShip(team, { lines, buyerId: buyer.id });
  const { noteId } = await aShippedNote(team, orderId);
  const { note } = await team.boss.ok<{ note: { shippedOn: string } }>('dispatch.get', { noteId });
  return (await reportSold(team, buyer.id, { soldOn: note.shippedOn, units: 10 })).reportId;
}
