/** What an invoice in advance would leave open, and who may approve it. Pure. */
import { addDays, daysBetween } from '../../../shared/domain/business-date';
import type { AdvanceCheckCode, ApproverPost } from '../../../shared/domain/invoicing-words';
import type { LicenceFinding } from '../../../shared/domain/licences';
import { amountFen, sumFen } from '../../../shared/domain/money';
import type { ProblemParams } from '../../../shared/domain/problem';
import { advanceOf, type Blue, type Book } from './book.rules';
import { issueAdvance } from './issue.rules';

export type AdvanceLine = {
  readonly accountId: number;
  readonly productId: number;
  readonly price: number;
  readonly qty: number;
};
export type AdvanceFacts = {
  /** All that is open of the buyer, and what of him is invoiced beyond its shipment. */
  readonly book: Book;
  readonly lines: readonly AdvanceLine[];
  /** Approved requests of the buyer that are not issued yet; the lines of each. */
  readonly others: readonly (readonly Omit<AdvanceLine, 'productId'>[])[];
  readonly terms: {
    readonly advanceLimitFen: number;
    readonly advanceMaxCount: number;
    readonly advanceMaxDays: number;
  };
  readonly ageReleasedUntil: string | null;
  readonly today: string;
  readonly licences: readonly LicenceFinding[];
  /** The last day on which missing papers are only told; undefined when it never began. */
  readonly trialUntil: string | undefined;
  /** By product. */
  readonly products: ReadonlyMap<number, { readonly name: string; readonly floorPrice: number | null }>;
};
export type AdvanceCheck = {
  readonly code: AdvanceCheckCode;
  readonly level: 'pass' | 'raise' | 'block';
  readonly params: ProblemParams;
};

/** Lines of an invoice that is not there yet: behind every one that is. */
function addBlues(book: Book, lines: readonly Omit<AdvanceLine, 'productId'>[], no: number): Blue[] {
  const made = lines.map(({ accountId, price, qty }, at): Blue => {
    const nothing = { redQty: 0, redFen: 0, allocatedQty: 0, allocatedFen: 0, pendingQty: 0, pendingFen: 0 };
    const head = { id: 0 - (no * 1000 + at + 1), invoiceNumber: `~${String(no).padStart(6, '0')}`, lineNo: at + 1 };
    const when = { issuedOn: book.on, lastOn: book.on };
    return { ...head, ...when, ...nothing, accountId, price, isAdvance: true, qty, fen: amountFen(qty, price) };
  });
  book.blues.push(...made);
  return made;
}

const openFenOf = (blues: readonly Blue[]): number => sumFen(blues.map((blue) => advanceOf(blue).fen));

/** 已票未发: invoiced beyond what was shipped, fen. */
const unshippedFen = (book: Book): number =>
  sumFen(
    book.ents.map(({ allocatedQty, shippedQty, price }) => amountFen(Math.max(0, allocatedQty - shippedQty), price)),
  );

/**
 * Issues the advance in the given book, as the matcher would, and answers what it leaves: open advances and what is
 * invoiced and not shipped, of the request and of the buyer.
 */
export function afterIssuing({ book, lines, others }: Pick<AdvanceFacts, 'book' | 'lines' | 'others'>) {
  for (const [at, other] of others.entries()) addBlues(book, other, at + 1);
  const own = addBlues(book, lines, others.length + 1);
  issueAdvance(book);
  const openFen = openFenOf(own);
  const totalFen = sumFen(own.map(({ fen }) => fen));
  const isOpen = (blue: Blue) => advanceOf(blue).qty > 0 || advanceOf(blue).fen > 0;
  return {
    totalFen,
    openFen,
    writtenOffFen: totalFen - openFen,
    exposureFen: openFenOf(book.blues) + unshippedFen(book),
    openCount: new Set(book.blues.filter(isOpen).map(({ invoiceNumber }) => invoiceNumber)).size,
  };
}

function ageCheck({ book, terms, ageReleasedUntil, today }: AdvanceFacts): AdvanceCheck {
  const { advanceMaxDays: maxDays } = terms;
  const open = book.blues.filter((blue) => blue.isAdvance && advanceOf(blue).qty > 0);
  const oldest = open.toSorted((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))[0];
  const days = oldest ? daysBetween(oldest.issuedOn, today) : 0;
  const params = { days, maxDays, number: oldest?.invoiceNumber ?? '', untilOn: ageReleasedUntil ?? '' };
  const isReleased = ageReleasedUntil !== null && ageReleasedUntil >= today;
  return { code: 'age', level: days > maxDays && !isReleased ? 'block' : 'pass', params };
}

function licenceCheck({ licences, trialUntil, today }: AdvanceFacts): AdvanceCheck {
  const isTrial = trialUntil !== undefined && today <= trialUntil;
  const bad = licences.filter(({ state }) => state === 'expired' || (state === 'missing' && !isTrial));
  const kinds = bad.flatMap((one) => one.kinds.map((kind) => `customers.licenceKind.${kind}`)).join(',');
  return { code: 'licences', level: bad.length > 0 ? 'block' : 'pass', params: { count: bad.length, kinds } };
}

function floorCheck({ lines, products }: AdvanceFacts): AdvanceCheck {
  const below = lines.filter(({ productId, price }) => price < (products.get(productId)?.floorPrice ?? 0));
  const names = [...new Set(below.map(({ productId }) => products.get(productId)?.name ?? ''))].join(' / ');
  return { code: 'floor', level: below.length > 0 ? 'raise' : 'pass', params: { count: below.length, names } };
}

/** Within the limit finance, above it the manager, above twice the limit the boss. */
export function approverFor(exposureFen: number, limitFen: number): ApproverPost {
  if (exposureFen <= limitFen) return 'finance';
  return exposureFen <= 2 * limitFen ? 'finance_manager' : 'boss';
}

/** Every check of an advance with its numbers, and the least post that may approve it. */
export function lookAtAdvance(facts: AdvanceFacts) {
  const { advanceLimitFen: limitFen, advanceMaxCount: maxCount } = facts.terms;
  const age = ageCheck(facts);
  const after = afterIssuing(facts);
  const byMoney = approverFor(after.exposureFen, limitFen);
  const isMany = after.openCount > maxCount;
  const checks: AdvanceCheck[] = [
    {
      code: 'exposure',
      level: byMoney === 'finance' ? 'pass' : 'raise',
      params: { exposureFen: after.exposureFen, limitFen, writtenOffFen: after.writtenOffFen, openFen: after.openFen },
    },
    { code: 'count', level: isMany ? 'raise' : 'pass', params: { count: after.openCount, maxCount } },
    age,
    licenceCheck(facts),
    floorCheck(facts),
  ];
  const isRaised = checks.some(({ level }) => level === 'raise');
  const approver: ApproverPost = byMoney === 'finance' && isRaised ? 'finance_manager' : byMoney;
  return { ...after, limitFen, approver, isBlocked: checks.some(({ level }) => level === 'block'), checks };
}
export type AdvanceLook = ReturnType<typeof lookAtAdvance>;

/** The latest day to which an over-age advance may be let be: half a year. */
export const latestRelease = (today: string): string => addDays(today, 183);
