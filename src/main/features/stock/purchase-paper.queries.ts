/** The record of acceptance (验收记录) as it would be printed now; it carries no prices. */
import type { AcceptanceRecord, purchasesContract } from '../../../shared/contract/purchases.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { nextCopyNo } from '../files/prints.queries';
import { peopleNamed } from '../orders/orders.queries';
import { firmOnPaper } from '../settings/settings.queries';
import { findPurchase, linesOfPurchase, type PurchaseLineFacts } from './purchase.queries';

export const PURCHASE_PAPER = { entity: 'purchase_receipt', kind: 'acceptance' } as const;

const lineOf = (line: PurchaseLineFacts): AcceptanceRecord['lines'][number] => {
  const { lineNo, productName, specification, form, maker, registrationNo, unit } = line;
  const { batchNo, madeOn, expiresLabel, location, arrivedQty, acceptedQty } = line;
  return {
    ...{ lineNo, productName, specification, form, maker, registrationNo, unit },
    ...{ batchNo, madeOn, expiresLabel, location, arrivedQty, acceptedQty },
  };
};

export async function paperOfPurchase(db: ReadDb, receiptId: number, ctx: Ctx): Promise<Result<AcceptanceRecord>> {
  const found = await findPurchase(db, receiptId);
  if (!found) return refuse('NOT_FOUND', {}, ['/receiptId']);
  const firm = await firmOnPaper(db);
  const { number, state, supplierName, paperNo, arrivedOn, arrivalTenthC, acceptedOn, verdict } = found;
  const people = [found.recordedBy, found.inspectedBy].filter((id) => id !== null);
  const names = await peopleNamed(db, people);
  return okay({
    ...{ ...firm, number, state, supplierName, paperNo, arrivedOn, arrivalTenthC, acceptedOn, verdict },
    recordedBy: names.get(found.recordedBy) ?? '',
    inspectedBy: names.get(found.inspectedBy ?? 0) ?? '',
    copyNo: await nextCopyNo(db, { ...PURCHASE_PAPER, entityId: receiptId }),
    printedAt: ctx.now,
    printedBy: ctx.actor.name,
    lines: (await linesOfPurchase(db, receiptId)).map(lineOf),
  });
}

export const previewPurchase: Query<(typeof purchasesContract)['previewPaper']> = (db, { receiptId }, ctx) =>
  paperOfPurchase(db, receiptId, ctx);
