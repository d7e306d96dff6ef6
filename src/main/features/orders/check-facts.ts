/** What the checks look at: everything read beforehand, so that the checks themselves are pure. */
import type { CustomerKind, Ownership, PaymentTerm } from '../../../shared/domain/customer-words';
import type { CheckCode, CheckLevel } from '../../../shared/domain/order-words';
import type { Permission } from '../../../shared/domain/permissions';
import type { Qualified } from '../../../shared/domain/quality-words';
import type { VerbalState } from '../../../shared/domain/release-words';
import type { HeldLicence, LicenceNeeds } from '../../../shared/domain/licences';
import type { DaySpan, Place } from '../../../shared/domain/regions';
import type { ProvincePriceKind } from '../../../shared/domain/award-words';
import type { Preview } from '../invoicing/ledger-preview.rules';

/** Quantities in thousandths, prices in 1/10000 yuan. */
export type CheckedLine = {
  readonly productId: number;
  readonly orderedQty: number;
  /** What of it will not be shipped any more; the checks look at the rest. */
  readonly closedQty?: number;
  readonly price: number;
};

export type CheckedProduct = {
  readonly name: string;
  readonly floorPrice: number | null;
  readonly taxRateBp: number | null;
  readonly taxCode: string;
  readonly registrationExpiresOn: string | null;
  readonly isStopped: boolean;
  readonly isComplete: boolean;
  /** What a buyer's scope must name; empty: nothing is asked. */
  readonly scopeClass: string;
};

export type CheckedBuyer = {
  readonly name: string;
  readonly kind: CustomerKind;
  readonly ownership: Ownership | null;
  /** Null: not set. 0: no credit. */
  readonly creditLimitFen: number | null;
  /** Of his card or of his default invoice profile. */
  readonly taxNo: string;
  readonly licences: readonly HeldLicence[];
  /** The licences each kind of holder needs, as quality keeps them. */
  readonly needs: LicenceNeeds;
};

/** The buyer's account without this order, fen. */
export type BuyerMoney = {
  /** Owed before the book began; negative: his money with us. */
  readonly openingFen: number;
  readonly receiptsFen: number;
  readonly shippedFen: number;
  /** Credited for returned goods. */
  readonly returnedFen: number;
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
  readonly price: number;
};

export type GivenRelease = {
  readonly checkCode: CheckCode;
  readonly upTo: number;
  readonly reason: string;
  readonly by: string;
  readonly validUntilOn: string;
  /** Of a word that was written down. */
  readonly verbal?: VerbalState | null;
};

export type CheckSettings = {
  readonly trialStartedOn: string;
  readonly trialDays: number;
  readonly duplicateDays: number;
  readonly releaseTolerancePercent: number;
  /** Overdue money up to so many yuan, and for so many days, is only told. */
  readonly overdueThresholdYuan: number;
  readonly overdueGraceDays: number;
  /** 1: overdue money blocks; 0: it warns. */
  readonly overdueBlocks: number;
  /** 1: goods outside their agent's regions block; 0: they warn. */
  readonly regionBlocks: number;
  /** 1: awarded goods without a delivery relation block; 0: they warn. */
  readonly deliveryRelationBlocks: number;
};

/** A region of the order's agent; `productId` null: for all products. */
export type CheckedRegion = Place & DaySpan & { readonly productId: number | null };

/** Where an order's agent may sell, and where the goods go. */
export type CheckedChannel = {
  readonly agentName: string;
  /** Of the buyer's card. */
  readonly place: Place;
  /** The day of the order. */
  readonly on: string;
  readonly regions: readonly CheckedRegion[];
};

/** Where the delivery of a product to a buyer stands. */
export type CheckedRelation =
  | { readonly standing: 'agreed' | 'missing' | 'waiting' }
  | { readonly standing: 'refused'; readonly reason: string }
  | { readonly standing: 'expired'; readonly validTo: string }
  | { readonly standing: 'notYet'; readonly validFrom: string }
  | { readonly standing: 'other'; readonly distributorName: string };

/** The lowest awarded or listed price that binds a sale to the buyer today. */
export type CheckedBinding = {
  readonly kind: ProvincePriceKind;
  readonly province: string;
  readonly price: number;
  readonly validTo: string | null;
  /** Null: of this kind of buyer none is asked. */
  readonly relation: CheckedRelation | null;
};

/** A batch that would be proposed for the order. */
export type ProposedBatch = {
  readonly productId: number;
  readonly batchNo: string;
  /** It came in by a purchase receipt; opening stock has none. */
  readonly hasReceipt: boolean;
  /** The scan of a purchase invoice lies with one of its receipts. */
  readonly hasInvoice: boolean;
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
  /** What was awarded or listed where the buyer sits, by product; others are left out. */
  readonly bindings: ReadonlyMap<number, CheckedBinding>;
  /** Null: nobody sells the goods on. */
  readonly channel: CheckedChannel | null;
  /** Null: nothing is asked of this buyer's batches. */
  readonly batches: readonly ProposedBatch[] | null;
  /** Available to promise by product. */
  readonly available: ReadonlyMap<number, number>;
  /** What the buyer should have paid by today, fen, and since when. */
  readonly overdue: { readonly overdueFen: number; readonly oldestDueOn: string | null };
  readonly qualified: { readonly buyer: Qualified; readonly products: ReadonlyMap<number, Qualified> };
  /** Classes of goods the buyer may be sold; null: not entered. */
  readonly scopes: readonly string[] | null;
  /** Lines of his other orders over these products, oldest first. */
  readonly similar: readonly SimilarLine[];
  /** Numbers of other orders with the same customer order number. */
  readonly sameCustomerNo: readonly string[];
  /** What the approval would do to open advances; null: it was approved before. */
  readonly preview: Preview | null;
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
  readonly released?: { by: string; reason: string; untilOn: string; upTo: number; verbal?: VerbalState };
};
