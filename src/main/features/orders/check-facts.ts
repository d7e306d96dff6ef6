/** What the checks look at: everything read beforehand, so that the checks themselves are pure. */
import type { CustomerKind, Ownership, PaymentTerm } from '../../../shared/domain/customer-words';
import type { CheckCode, CheckLevel } from '../../../shared/domain/order-words';
import type { Permission } from '../../../shared/domain/permissions';
import type { HeldLicence } from '../../../shared/domain/licences';

/** Quantities in thousandths, prices in 1/10000 yuan. */
export type CheckedLine = { readonly productId: number; readonly orderedQty: number; readonly price: number };

export type CheckedProduct = {
  readonly name: string;
  readonly floorPrice: number | null;
  readonly taxRateBp: number | null;
  readonly taxCode: string;
  readonly registrationExpiresOn: string | null;
  readonly isStopped: boolean;
  readonly isComplete: boolean;
};

export type CheckedBuyer = {
  readonly kind: CustomerKind;
  readonly ownership: Ownership | null;
  /** Null: not set. 0: no credit. */
  readonly creditLimitFen: number | null;
  /** Of his card or of his default invoice profile. */
  readonly taxNo: string;
  readonly licences: readonly HeldLicence[];
};

/** The buyer's account without this order, fen. */
export type BuyerMoney = {
  /** Owed before the book began; negative: his money with us. */
  readonly openingFen: number;
  readonly receiptsFen: number;
  readonly shippedFen: number;
  /** Totals of his other orders that are approved or completed. */
  readonly ordersFen: number;
  /** Receipts matched to this order, and to all orders. */
  readonly matchedHereFen: number;
  readonly matchedFen: number;
  /** What his other prepaid approved orders still want of the money that is not matched. */
  readonly claimedFen: number;
};

export type SimilarLine = {
  readonly number: string;
  readonly submittedOn: string;
  readonly productId: number;
  readonly orderedQty: number;
};

export type GivenRelease = {
  readonly checkCode: CheckCode;
  readonly upTo: number;
  readonly reason: string;
  readonly by: string;
  readonly validUntilOn: string;
};

export type CheckSettings = {
  readonly trialStartedOn: string;
  readonly trialDays: number;
  readonly duplicateDays: number;
  readonly releaseTolerancePercent: number;
};

export type CheckFacts = {
  readonly today: string;
  readonly order: {
    readonly paymentTerm: PaymentTerm;
    readonly paymentDays: number;
    readonly totalFen: number;
    readonly deliveryOn: string | null;
    readonly customerOrderNo: string;
  };
  readonly lines: readonly CheckedLine[];
  readonly products: ReadonlyMap<number, CheckedProduct>;
  readonly buyer: CheckedBuyer;
  readonly money: BuyerMoney;
  /** Agreed price by product. */
  readonly agreed: ReadonlyMap<number, number>;
  /** Available to promise by product. */
  readonly available: ReadonlyMap<number, number>;
  readonly similar: readonly SimilarLine[];
  /** Numbers of other orders with the same customer order number. */
  readonly sameCustomerNo: readonly string[];
  readonly releases: readonly GivenRelease[];
  readonly settings: CheckSettings;
};

export type Sentence = { readonly key: string; readonly params: Record<string, string | number> };

/** What one check found. `isFinal`: nobody can release it, the cause must go. */
export type Finding = {
  readonly level: CheckLevel;
  readonly sentences: Sentence[];
  readonly figure: number;
  readonly isFinal?: boolean;
};

export type Check = {
  readonly code: CheckCode;
  readonly level: CheckLevel;
  readonly sentences: Sentence[];
  readonly figure: number;
  readonly releasableBy?: Permission;
  readonly released?: { by: string; reason: string; untilOn: string; upTo: number };
};
