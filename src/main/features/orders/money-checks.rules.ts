/** Checks about money: payment term, credit, floor price, agreed price. Pure. */
import { amountFen, sumFen } from '../../../shared/domain/money';
import type { BuyerMoney, CheckedLine, CheckFacts, Finding, Sentence } from './check-facts';

/** What of the buyer's money this prepaid order may count on: matched to it, or received and not used elsewhere. */
export function moneyFor(money: BuyerMoney): number {
  const { receiptsFen, openingFen, matchedHereFen, matchedFen, claimedFen } = money;
  const unmatchedFen = receiptsFen + Math.max(-openingFen, 0) - matchedFen;
  return matchedHereFen + Math.max(unmatchedFen - claimedFen, 0);
}

/** Money first: what was received for the order covers it. Other terms are the business of the credit check. */
export function paymentTermFinding({ order, money }: CheckFacts): Finding {
  const { paymentTerm, paymentDays, totalFen } = order;
  if (paymentTerm !== 'prepaid') {
    return {
      level: 'pass',
      sentences: [{ key: `paymentTerm.${paymentTerm}`, params: { days: paymentDays } }],
      figure: 0,
    };
  }
  const haveFen = moneyFor(money);
  const missingFen = Math.max(totalFen - haveFen, 0);
  const params = { haveFen, totalFen, missingFen };
  return missingFen > 0
    ? { level: 'block', sentences: [{ key: 'paymentTerm.short', params }], figure: missingFen }
    : { level: 'pass', sentences: [{ key: 'paymentTerm.enough', params }], figure: 0 };
}

/** What the buyer would owe with this order: receivable + approved and not shipped + the order itself, fen. */
export function creditUse(money: BuyerMoney, totalFen: number) {
  const receivableFen = money.openingFen + money.shippedFen - money.returnedFen - money.receiptsFen;
  const openFen = money.ordersFen - money.shippedFen;
  return { receivableFen, openFen, orderFen: totalFen, usedFen: receivableFen + openFen + totalFen };
}

/** Within the limit; an empty limit is not set, 0 is no credit. */
export function creditFinding({ order, money, buyer }: CheckFacts): Finding {
  const { usedFen, ...parts } = creditUse(money, order.totalFen);
  const limitFen = buyer.creditLimitFen;
  const more = { key: 'credit.parts', params: parts };
  if (limitFen === null) {
    const level = order.paymentTerm === 'prepaid' || usedFen <= 0 ? 'info' : 'warn';
    return { level, sentences: [{ key: 'credit.notSet', params: { usedFen } }, more], figure: usedFen };
  }
  const overFen = usedFen - limitFen;
  return overFen > 0
    ? {
        level: 'block',
        sentences: [{ key: 'credit.over', params: { usedFen, limitFen, overFen } }, more],
        figure: usedFen,
      }
    : {
        level: 'pass',
        sentences: [{ key: 'credit.within', params: { usedFen, limitFen, leftFen: limitFen - usedFen } }, more],
        figure: usedFen,
      };
}

const nameOf = ({ products }: CheckFacts, { productId }: CheckedLine): string => products.get(productId)?.name ?? '';

/** No line below the floor price; the figure is what the lines lack together, fen. */
export function priceFloorFinding(facts: CheckFacts): Finding {
  const below = facts.lines.flatMap((line) => {
    const floorPrice = facts.products.get(line.productId)?.floorPrice ?? null;
    return floorPrice !== null && line.price < floorPrice ? [{ line, floorPrice }] : [];
  });
  if (below.length === 0) return { level: 'pass', sentences: [{ key: 'priceFloor.fine', params: {} }], figure: 0 };
  const lacking = below.map(
    ({ line, floorPrice }) => amountFen(line.orderedQty, floorPrice) - amountFen(line.orderedQty, line.price),
  );
  const sentences = below.map(({ line, floorPrice }): Sentence => {
    return { key: 'priceFloor.below', params: { name: nameOf(facts, line), price: line.price, floorPrice } };
  });
  return { level: 'block', sentences, figure: sumFen(lacking) };
}

/** Every line at the price that is agreed with the buyer, where one is. */
export function agreedPriceFinding(facts: CheckFacts): Finding {
  const differing = facts.lines.flatMap((line) => {
    const agreedPrice = facts.agreed.get(line.productId);
    return agreedPrice !== undefined && agreedPrice !== line.price ? [{ line, agreedPrice }] : [];
  });
  if (differing.length === 0) {
    const key = facts.lines.some(({ productId }) => facts.agreed.has(productId)) ? 'equal' : 'none';
    return { level: 'pass', sentences: [{ key: `agreedPrice.${key}`, params: {} }], figure: 0 };
  }
  const off = differing.map(({ line, agreedPrice }) =>
    Math.abs(amountFen(line.orderedQty, agreedPrice) - amountFen(line.orderedQty, line.price)),
  );
  const sentences = differing.map(({ line, agreedPrice }): Sentence => {
    return { key: 'agreedPrice.differs', params: { name: nameOf(facts, line), price: line.price, agreedPrice } };
  });
  return { level: 'block', sentences, figure: sumFen(off) };
}
