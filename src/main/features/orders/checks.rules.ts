/** All checks of an order at once, each with its numbers and who may release it. Pure. */
import { checkCodes, releasePermission, type CheckCode } from '../../../shared/domain/order-words';
import { mayDo, type Post } from '../../../shared/domain/permissions';
import { awardedPriceFinding, deliveryRelationFinding } from './award-checks.rules';
import { regionFinding, twoInvoicesFinding } from './channel-checks.rules';
import type { Check, CheckFacts, Finding, GivenRelease, Sentence } from './check-facts';
import { duplicateFinding, licencesFinding, productFinding, stockFinding, taxFinding } from './goods-checks.rules';
import { overdueFinding, qualificationFinding, scopeFinding, unusualFinding } from './house-checks.rules';
import { invoiceFinding } from './invoice-check.rules';
import { agreedPriceFinding, creditFinding, paymentTermFinding, priceFloorFinding } from './money-checks.rules';

const findings = {
  payment_term: paymentTermFinding,
  credit: creditFinding,
  overdue: overdueFinding,
  licences: licencesFinding,
  qualification: qualificationFinding,
  scope: scopeFinding,
  product: productFinding,
  price_floor: priceFloorFinding,
  agreed_price: agreedPriceFinding,
  awarded_price: awardedPriceFinding,
  region: regionFinding,
  delivery_relation: deliveryRelationFinding,
  two_invoices: twoInvoicesFinding,
  duplicate: duplicateFinding,
  unusual: unusualFinding,
  stock: stockFinding,
  tax: taxFinding,
  invoice: invoiceFinding,
} as const satisfies Record<CheckCode, (facts: CheckFacts) => Finding>;

/** The most a release covers: the figure it was given for and so many per cent of it. */
export const releasedUpTo = (upTo: number, tolerancePercent: number): number =>
  upTo + Math.floor((Math.max(upTo, 0) * tolerancePercent) / 100);

/** A release holds until its day and up to its figure with the tolerance. */
export function coveringRelease(code: CheckCode, figure: number, facts: CheckFacts): GivenRelease | undefined {
  const { releases, today, settings } = facts;
  return releases.findLast(
    (one) =>
      one.checkCode === code &&
      one.validUntilOn >= today &&
      figure <= releasedUpTo(one.upTo, settings.releaseTolerancePercent),
  );
}

function checkOf(code: CheckCode, facts: CheckFacts): Check {
  const { level, sentences, figure, isFinal } = findings[code](facts);
  const by = isFinal ? undefined : releasePermission[code];
  const base = { code, level, sentences, figure, ...(by ? { releasableBy: by } : {}) };
  const release = level === 'block' && by ? coveringRelease(code, figure, facts) : undefined;
  if (!release) return base;
  const { by: name, reason, validUntilOn, upTo, verbal } = release;
  // Released is seen, not clean: a batch of clean rows leaves it to a person.
  return {
    ...base,
    level: 'warn',
    released: { by: name, reason, untilOn: validUntilOn, upTo, ...(verbal ? { verbal } : {}) },
  };
}

/** Every check of an order, in the order in which they are shown. */
export const checksOf = (facts: CheckFacts): Check[] => checkCodes.map((code) => checkOf(code, facts));

/** The codes of the checks at a level. */
export const codesAt = (checks: readonly Check[], level: Check['level']): CheckCode[] =>
  checks.filter((one) => one.level === level).map(({ code }) => code);

const priceSecrets: readonly CheckCode[] = ['price_floor', 'agreed_price'];
const hidden: Readonly<Partial<Record<CheckCode, string>>> = {
  price_floor: 'priceFloor.hidden',
  agreed_price: 'agreedPrice.hidden',
};

/** The checks as one reader may see them: floor and agreed prices stay with those who may see prices. */
export function checksFor(checks: readonly Check[], posts: readonly Post[]): Check[] {
  if (mayDo(posts, 'pricing.read')) return [...checks];
  return checks.map((check): Check => {
    if (check.level === 'pass' || !priceSecrets.includes(check.code)) return check;
    const sentence: Sentence = { key: hidden[check.code] ?? '', params: { count: check.sentences.length } };
    return { ...check, sentences: [sentence], figure: 0 };
  });
}
