/** Checks about papers and goods: licences, product, duplicate, stock, tax data. Pure. */
import { addDays, daysBetween } from '../../../shared/domain/business-date';
import type { CheckLevel } from '../../../shared/domain/order-words';
import { licenceFindings, type LicenceFinding } from '../../../shared/domain/licences';
import type { CheckedProduct, CheckFacts, CheckSettings, Finding, Sentence, SimilarLine } from './check-facts';

/** Days before an expiry on which people are warned. */
const WARNINGS = [30, 60, 90] as const;
/** More would hide the rest of the panel. */
const MOST_SENTENCES = 5;

const levels: readonly CheckLevel[] = ['pass', 'info', 'warn', 'block'];
const worst = (found: readonly CheckLevel[]): CheckLevel =>
  found.reduce((one, other) => (levels.indexOf(other) > levels.indexOf(one) ? other : one), 'pass');

/** The day the goods are to leave: the wanted day, but never one that has passed. */
export const plannedOn = ({ today, order }: CheckFacts): string =>
  order.deliveryOn !== null && order.deliveryOn > today ? order.deliveryOn : today;

/** The last day of the trial period; undefined when it never began. */
export const trialEndsOn = ({ trialStartedOn, trialDays }: CheckSettings): string | undefined =>
  trialStartedOn === '' ? undefined : addDays(trialStartedOn, trialDays - 1);

type Weighed = { readonly level: CheckLevel; readonly sentence: Sentence };

function weighLicence({ kinds, state, expiresOn }: LicenceFinding, on: string, facts: CheckFacts): Weighed | undefined {
  const params = { kinds: kinds.map((kind) => `customers.licenceKind.${kind}`).join(','), expiresOn: expiresOn ?? '' };
  switch (state) {
    case 'valid':
      return undefined;
    case 'expired':
      return { level: 'block', sentence: { key: 'licences.expired', params } };
    case 'missing': {
      const untilOn = trialEndsOn(facts.settings);
      return untilOn !== undefined && facts.today <= untilOn
        ? { level: 'warn', sentence: { key: 'licences.missingInTrial', params: { ...params, untilOn } } }
        : { level: 'block', sentence: { key: 'licences.missing', params } };
    }
    case 'expiring': {
      const days = daysBetween(on, expiresOn ?? on);
      const within = WARNINGS.find((limit) => days <= limit) ?? days;
      return { level: 'warn', sentence: { key: 'licences.expiring', params: { ...params, days, within } } };
    }
  }
}

/** Every paper that this kind of buyer needs, as it stands on the planned day. Figure: how many block. */
export function licencesFinding(facts: CheckFacts): Finding {
  const on = plannedOn(facts);
  const found = licenceFindings(facts.buyer, facts.buyer.licences, on);
  const weighed = found.map((one) => weighLicence(one, on, facts)).filter((one): one is Weighed => one !== undefined);
  if (weighed.length === 0) {
    return { level: 'pass', sentences: [{ key: 'licences.fine', params: { count: found.length } }], figure: 0 };
  }
  const sorted = weighed.toSorted((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level));
  return {
    level: worst(sorted.map(({ level }) => level)),
    sentences: sorted.map(({ sentence }) => sentence),
    figure: sorted.filter(({ level }) => level === 'block').length,
  };
}

type Fault = Weighed & { readonly isFinal: boolean };

type Days = { readonly on: string; readonly warnedUntil: string };

function weighProduct(product: CheckedProduct, { on, warnedUntil }: Days): Fault | undefined {
  const { name, isStopped, isComplete, registrationExpiresOn: expiresOn } = product;
  if (isStopped) return { level: 'block', isFinal: true, sentence: { key: 'product.stopped', params: { name } } };
  if (!isComplete) return { level: 'block', isFinal: true, sentence: { key: 'product.incomplete', params: { name } } };
  if (expiresOn === null) return undefined;
  if (expiresOn < on) {
    return { level: 'block', isFinal: false, sentence: { key: 'product.expired', params: { name, expiresOn } } };
  }
  if (expiresOn > warnedUntil) return undefined;
  const days = daysBetween(on, expiresOn);
  return { level: 'warn', isFinal: false, sentence: { key: 'product.expiring', params: { name, expiresOn, days } } };
}

/** No product stopped, incomplete, or with an expired registration. */
export function productFinding(facts: CheckFacts): Finding {
  const on = plannedOn(facts);
  const days = { on, warnedUntil: addDays(on, WARNINGS.at(-1) ?? 0) };
  const ids = new Set(facts.lines.map(({ productId }) => productId));
  const faults = [...ids].flatMap((id) => {
    const product = facts.products.get(id);
    return (product && weighProduct(product, days)) ?? [];
  });
  if (faults.length === 0) return { level: 'pass', sentences: [{ key: 'product.fine', params: {} }], figure: 0 };
  return {
    level: worst(faults.map(({ level }) => level)),
    sentences: faults.map(({ sentence }) => sentence),
    figure: faults.filter(({ level }) => level === 'block').length,
    isFinal: faults.some(({ isFinal }) => isFinal),
  };
}

/** True when two lines order the same quantity of the same product. */
export const sameLine = (
  one: { productId: number; orderedQty: number },
  other: { productId: number; orderedQty: number },
): boolean => one.productId === other.productId && one.orderedQty === other.orderedQty;

/** Same buyer, product and quantity within so many days, or the same customer order number. */
export function duplicateFinding(facts: CheckFacts): Finding {
  const { similar, sameCustomerNo, lines, settings, today, order } = facts;
  const since = addDays(today, -settings.duplicateDays);
  const ofProduct = Map.groupBy(lines, ({ productId }) => productId);
  const isTwin = (one: SimilarLine) => ofProduct.get(one.productId)?.some((line) => sameLine(one, line)) ?? false;
  const twins = similar.filter((one) => one.submittedOn >= since && isTwin(one));
  const byNumber = sameCustomerNo.map((number): Sentence => {
    return { key: 'duplicate.customerNo', params: { number, customerOrderNo: order.customerOrderNo } };
  });
  const byLine = twins.map(({ number, submittedOn, productId, orderedQty }): Sentence => {
    const name = facts.products.get(productId)?.name ?? '';
    return { key: 'duplicate.line', params: { number, submittedOn, name, orderedQty } };
  });
  const all = [...byNumber, ...byLine];
  if (all.length > 0) return { level: 'warn', sentences: all.slice(0, MOST_SENTENCES), figure: all.length };
  const params = { days: settings.duplicateDays };
  return { level: 'pass', sentences: [{ key: 'duplicate.none', params }], figure: 0 };
}

/** What of each product can still be promised covers what all lines of it want. Figure: products that are short. */
export function stockFinding({ lines, available, products }: CheckFacts): Finding {
  const needed = new Map<number, number>();
  for (const { productId, orderedQty } of lines) needed.set(productId, (needed.get(productId) ?? 0) + orderedQty);
  const short = [...needed].flatMap(([productId, neededQty]): Sentence[] => {
    const availableQty = Math.max(available.get(productId) ?? 0, 0);
    const name = products.get(productId)?.name ?? '';
    const params = { name, neededQty, availableQty, shortQty: neededQty - availableQty };
    return neededQty > availableQty ? [{ key: 'stock.short', params }] : [];
  });
  return short.length > 0
    ? { level: 'warn', sentences: short, figure: short.length }
    : { level: 'pass', sentences: [{ key: 'stock.enough', params: { count: needed.size } }], figure: 0 };
}

/** What an invoice will need of the buyer and of each product. */
export function taxFinding({ buyer, products, lines }: CheckFacts): Finding {
  const sentences: Sentence[] = [];
  if (buyer.taxNo === '') sentences.push({ key: 'tax.buyer', params: {} });
  for (const id of new Set(lines.map(({ productId }) => productId))) {
    const product = products.get(id);
    if (product && (product.taxRateBp === null || product.taxCode === '')) {
      sentences.push({ key: 'tax.product', params: { name: product.name } });
    }
  }
  return sentences.length > 0
    ? { level: 'warn', sentences, figure: sentences.length }
    : { level: 'pass', sentences: [{ key: 'tax.fine', params: {} }], figure: 0 };
}
