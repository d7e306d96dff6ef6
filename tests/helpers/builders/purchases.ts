/** Suppliers, arrivals and returns to suppliers for tests, through the procedures. */
import type { ArrivalLine, purchasesContract } from '../../../src/shared/contract/purchases.contract';
import type { InputOf, OutputOf } from '../../../src/shared/contract/procedure';
import type { suppliersContract } from '../../../src/shared/contract/suppliers.contract';
import type { Seat } from '../book';
import { anApproval } from './quality';

let made = 0;

type SupplierFields = Omit<InputOf<(typeof suppliersContract)['create']>, 'commandId'>;

export function supplierFields(given: Partial<SupplierFields> = {}): SupplierFields {
  made += 1;
  return {
    name: `康源医药${made}有限公司`,
    kind: 'wholesaler',
    taxNo: '91350100MA2XXXXX1Y',
    contactName: '林芳',
    phone: '13800000000',
    address: '福州市鼓楼区五四路 1 号',
    remark: '',
    ...given,
  };
}

export type MadeSupplier = { readonly id: number; readonly name: string; readonly version: number };

export async function aSupplier(seat: Seat, given: Partial<SupplierFields> = {}): Promise<MadeSupplier> {
  const fields = supplierFields(given);
  const created = await seat.ok<{ supplierId: number; version: number }>('suppliers.create', fields);
  return { id: created.supplierId, name: fields.name, version: created.version };
}

const papers = [
  'drug_trade_licence',
  'business_licence',
  'quality_agreement',
  'authorisation_letter',
  'id_card',
  'seal_sample',
];

/** Enters every licence a supplier needs, all until one day. */
export const enterLicences = async (seat: Seat, supplierId: number, expiresOn = '2028-12-31'): Promise<void> => {
  const { version } = await seat.ok<{ version: number }>('quality.supplierLicences', { supplierId });
  const licences = papers.map((kind) => ({ kind, number: `NO-${kind}`, expiresOn, isLongTerm: false }));
  await seat.ok('quality.setSupplierLicences', { supplierId, version, licences });
};

type Deciders = { readonly asker: Seat; readonly decider: Seat };

/** A supplier with every licence, approved by somebody else. */
export async function anApprovedSupplier(by: Deciders): Promise<MadeSupplier> {
  const supplier = await aSupplier(by.asker);
  await enterLicences(by.asker, supplier.id);
  await anApproval(by, supplier.id, 'supplier');
  return supplier;
}

/** 500 units of a new batch that holds until the end of 2028. */
export function arrivalLine(productId: number, given: Partial<ArrivalLine> = {}): ArrivalLine {
  made += 1;
  return {
    productId,
    batchNo: `C${String(made).padStart(6, '0')}`,
    madeOn: '2026-05-10',
    expiry: '2028.12',
    location: 'A-02-01',
    qty: 500_000,
    ...given,
  };
}

type Arrival = Omit<InputOf<(typeof purchasesContract)['record']>, 'commandId'>;

export function arrivalOf(supplierId: number, lines: ArrivalLine[], given: Partial<Arrival> = {}): Arrival {
  made += 1;
  const paperNo = `SX-${String(made).padStart(5, '0')}`;
  return { supplierId, paperNo, arrivedOn: '2026-11-21', arrivalTenthC: null, remark: '', lines, ...given };
}

export type MadePurchase = OutputOf<(typeof purchasesContract)['record']>;

/** Goods that arrived and wait for their verdict. */
export const aPurchase = (seat: Seat, supplierId: number, lines: ArrivalLine[]): Promise<MadePurchase> =>
  seat.ok<MadePurchase>('purchases.record', arrivalOf(supplierId, lines));

export type SeenPurchase = OutputOf<(typeof purchasesContract)['get']>;
export const purchaseSeenBy = (seat: Seat, receiptId: number): Promise<SeenPurchase> =>
  seat.ok<SeenPurchase>('purchases.get', { receiptId });

/** The verdict: of each line so much is rejected (thousandths), nothing unless it is said. */
export async function verdictOn(seat: Seat, receiptId: number, rejected: readonly number[] = []) {
  const { receipt, lines } = await purchaseSeenBy(seat, receiptId);
  const judged = lines.map(({ id: lineId, arrivedQty, location }, at) => {
    return { lineId, acceptedQty: arrivedQty - (rejected[at] ?? 0), location };
  });
  return { receiptId, version: receipt.version, verdict: '外观、批号、数量与随货同行单相符', lines: judged };
}

export const inspected = async (seat: Seat, receiptId: number, rejected: readonly number[] = []) =>
  seat.ok<{ version: number }>('purchases.inspect', await verdictOn(seat, receiptId, rejected));

export type MadeSupplierReturn = { readonly returnId: number; readonly number: string; readonly version: number };

export const aSupplierReturn = (
  seat: Seat,
  supplierId: number,
  lines: readonly { readonly lotId: number; readonly qty: number }[],
): Promise<MadeSupplierReturn> =>
  seat.ok<MadeSupplierReturn>('supplierReturns.request', { supplierId, reason: '外包装破损', lines });
