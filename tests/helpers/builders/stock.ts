/** Lots for tests: opening stock through the procedure. */
import type { OpeningLine } from '../../../src/shared/contract/stock.contract';
import type { Seat } from '../book';

let made = 0;

/** 1,000 units of a new batch that holds until the end of 2028. */
export function openingLine(productId: number, given: Partial<OpeningLine> = {}): OpeningLine {
  made += 1;
  return {
    productId,
    batchNo: `B${String(made).padStart(6, '0')}`,
    madeOn: '2026-01-10',
    expiry: '2028-12-31',
    qty: 1_000_000,
    location: 'A-01-01',
    supplierName: '国药控股有限公司',
    ...given,
  };
}

export type MadeLot = { readonly id: number; readonly batchNo: string; readonly qty: number };

/** A lot with opening stock; `qty` in thousandths, `expiry` as on the pack. */
export async function aLot(seat: Seat, productId: number, given: Partial<OpeningLine> = {}): Promise<MadeLot> {
  const line = openingLine(productId, given);
  const { lotIds } = await seat.ok<{ lotIds: number[] }>('stock.recordOpening', { lines: [line] });
  return { id: lotIds[0] ?? 0, batchNo: line.batchNo, qty: line.qty };
}
