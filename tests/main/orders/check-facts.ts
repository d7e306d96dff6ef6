/** A clean order as the checks see it, for tests that change one thing. */
import type { CheckedProduct, CheckFacts } from '../../../src/main/features/orders/check-facts';
import { checksOf } from '../../../src/main/features/orders/checks.rules';
import { type HeldLicence, requiredLicences, standardNeeds } from '../../../src/shared/domain/licences';
import type { CheckCode } from '../../../src/shared/domain/order-words';

export const TODAY = '2026-11-21';
export const name = '阿莫西林胶囊 0.25g';
export const product: CheckedProduct = {
  name,
  floorPrice: null,
  taxRateBp: 1300,
  taxCode: '1070304020000000000',
  registrationExpiresOn: null,
  isStopped: false,
  isComplete: true,
  scopeClass: '',
};
export const licences: HeldLicence[] = requiredLicences('hospital', 'public').map((kind) => ({
  kind,
  expiresOn: null,
  isLongTerm: true,
}));
export const money = {
  openingFen: 0,
  receiptsFen: 0,
  shippedFen: 0,
  returnedFen: 0,
  ordersFen: 0,
  matchedHereFen: 0,
  matchedFen: 0,
  claimedFen: 0,
};
const approved = { state: 'approved', approvedOn: '2026-01-01', validUntilOn: null } as const;
export const clean: CheckFacts = {
  today: TODAY,
  order: { paymentTerm: 'monthly', paymentDays: 30, totalFen: 12_800, deliveryOn: null, customerOrderNo: '' },
  lines: [{ productId: 1, orderedQty: 10_000, price: 128_000 }],
  products: new Map([[1, product]]),
  buyer: {
    name: '安康医院',
    needs: standardNeeds,
    kind: 'hospital',
    ownership: 'public',
    creditLimitFen: 1_000_000,
    taxNo: '12320000466000000X',
    licences,
  },
  money,
  agreed: new Map(),
  bindings: new Map(),
  channel: null,
  batches: null,
  available: new Map([[1, 10_000]]),
  overdue: { overdueFen: 0, oldestDueOn: null },
  qualified: { buyer: approved, products: new Map([[1, approved]]) },
  scopes: null,
  similar: [],
  sameCustomerNo: [],
  preview: { writeOffs: [], otherPrices: [], storedQty: 0, storedFen: 0 },
  releases: [],
  settings: {
    ...{ trialStartedOn: '2026-11-01', trialDays: 60, duplicateDays: 30, releaseTolerancePercent: 10 },
    ...{ overdueThresholdYuan: 0, overdueGraceDays: 0, overdueBlocks: 1, regionBlocks: 1, deliveryRelationBlocks: 0 },
  },
};
export const check = (facts: CheckFacts, code: CheckCode) => checksOf(facts).find((one) => one.code === code);
export const keysOf = (facts: CheckFacts, code: CheckCode) => check(facts, code)?.sentences.map(({ key }) => key);
