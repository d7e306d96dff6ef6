/** A clean order as the checks see it, for tests that change one thing. */
import type { CheckedProduct, CheckFacts } from '../../../src/main/features/orders/check-facts';
import { checksOf } from '../../../src/main/features/orders/checks.rules';
import { type HeldLicence, requiredLicences } from '../../../src/shared/domain/licences';
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
  ordersFen: 0,
  matchedHereFen: 0,
  matchedFen: 0,
  claimedFen: 0,
};
export const clean: CheckFacts = {
  today: TODAY,
  order: { paymentTerm: 'monthly', paymentDays: 30, totalFen: 12_800, deliveryOn: null, customerOrderNo: '' },
  lines: [{ productId: 1, orderedQty: 10_000, price: 128_000 }],
  products: new Map([[1, product]]),
  buyer: {
    kind: 'hospital',
    ownership: 'public',
    creditLimitFen: 1_000_000,
    taxNo: '12320000466000000X',
    licences,
  },
  money,
  agreed: new Map(),
  available: new Map([[1, 10_000]]),
  similar: [],
  sameCustomerNo: [],
  releases: [],
  settings: { trialStartedOn: '2026-11-01', trialDays: 60, duplicateDays: 30, releaseTolerancePercent: 10 },
};
export const check = (facts: CheckFacts, code: CheckCode) => checksOf(facts).find((one) => one.code === code);
export const keysOf = (facts: CheckFacts, code: CheckCode) => check(facts, code)?.sentences.map(({ key }) => key);
