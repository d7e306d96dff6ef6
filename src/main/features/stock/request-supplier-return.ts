/** Asks that goods go back to their supplier; nothing moves before the approval. */
import type { supplierReturnsContract } from '../../../shared/contract/supplier-returns.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { receiptsOfLots } from './purchase.queries';
import { lotRecords, type LotRecord } from './stock.queries';
import { supplierFacts } from './supplier.queries';
import { addSupplierReturn, type ReturnPart } from './supplier-return.repo';
import { returnedLotRefusal } from './supplier-return.rules';

type Contract = typeof supplierReturnsContract;
type Wish = { readonly supplierId: number; readonly lines: readonly ReturnPart[] };

const PREFIX = 'CT';
const MOST_NAMES = 3;

/** The lots of the lines, each once, from this supplier, judged and free. */
async function lotsOf(tx: Tx, { supplierId, lines }: Wish): Promise<Result<LotRecord[]>> {
  const ids = lines.map(({ lotId }) => lotId);
  const lots = new Map((await lotRecords(tx, ids)).map((lot) => [lot.id, lot]));
  const receipts = Map.groupBy(await receiptsOfLots(tx, ids), ({ lotId }) => lotId);
  const found: LotRecord[] = [];
  for (const [at, { lotId, qty }] of lines.entries()) {
    const lot = lots.get(lotId);
    if (!lot) return refuse('NOT_FOUND', {}, [`/lines/${at}/lotId`]);
    if (found.includes(lot)) return refuse('DUPLICATE', { value: lot.batchNo }, [`/lines/${at}/lotId`]);
    const supplierIds = (receipts.get(lotId) ?? []).map((one) => one.supplierId);
    const refused = returnedLotRefusal({ ...lot, supplierIds }, supplierId);
    if (refused) return refuse(refused.problem.code, refused.problem.params, [`/lines/${at}/lotId`]);
    const availableQty = lot.onHand - lot.reserved;
    if (qty > availableQty) {
      const numbers = { name: `${lot.productName} ${lot.batchNo}`, neededQty: qty, availableQty };
      return refuse('STOCK_SHORT', numbers, [`/lines/${at}/qty`]);
    }
    found.push(lot);
  }
  return okay(found);
}

export const requestSupplierReturn: Command<Contract['request']> = async (tx, input, ctx) => {
  const { supplierId, reason, lines } = input;
  const supplier = await supplierFacts(tx, supplierId);
  if (!supplier) return refuse('NOT_FOUND', {}, ['/supplierId']);
  const lots = await lotsOf(tx, { supplierId, lines });
  if (!lots.ok) return lots;
  const number = await takeNumber(tx, PREFIX, ctx.today);
  const { name: supplierName, pyFull: supplierPy } = supplier;
  const names = [...new Set(lots.value.map(({ productName }) => productName))].slice(0, MOST_NAMES).join(' · ');
  const requested = { requestedBy: ctx.actor.userId, requestedAt: ctx.now, requestedOn: ctx.today };
  const row = { number, supplierId, supplierName, supplierPy, reason, productNames: names, waitingSince: ctx.now };
  const returnId = await addSupplierReturn(tx, { ...row, ...requested }, lines);
  const after = { number, supplierName, lines };
  return done(
    { returnId, number, version: 0 },
    { entity: 'supplier_return', id: returnId, action: 'request', after, reason },
  );
};
