/** What makes a product orderable, and what its buttons may do. */
import { may, type Post } from '../../../shared/domain/permissions';
import { type Problem, type Refusal, type Result, okay, refuse } from '../../../shared/domain/problem';

/** Facts of a product that orders, papers and scans rely on. */
export type NeededFacts = {
  readonly unit: string;
  readonly taxRateBp: number | null;
  readonly specification: string;
  readonly maker: string;
  readonly registrationNo: string;
};
export type NeededField = keyof NeededFacts;

const needed = ['unit', 'taxRateBp', 'specification', 'maker', 'registrationNo'] as const satisfies NeededField[];

/** What is still missing before the product can be ordered, in the order of the form. */
export const missingFields = (facts: NeededFacts): NeededField[] =>
  needed.filter((field) => facts[field] === '' || facts[field] === null);

export type OrderableFacts = NeededFacts & { readonly genericName: string; readonly isStopped: boolean };

/**
 * May the product stand on an order?
 * @param field JSON pointer of the line's product, for the refusal
 */
export function orderable(facts: OrderableFacts, field: string): Result<true> {
  const missing = missingFields(facts);
  if (missing.length > 0) {
    const keys = missing.map((one) => `products.fields.${one}`).join(',');
    return refuse('PRODUCT_INCOMPLETE', { name: facts.genericName, missing: keys }, [field]);
  }
  if (!facts.isStopped) return okay(true);
  return refuse('RULE_VIOLATED', { case: 'products.refusal.stopped', name: facts.genericName }, [field]);
}

export type ProductActions = Readonly<Record<'update' | 'stop' | 'resume' | 'setFloorPrice', true | Problem>>;

const notNow = (isStopped: boolean): Problem => ({
  code: 'STATE_CONFLICT',
  params: { state: isStopped ? 'products.state.stopped' : 'products.state.sold' },
});

/** What the reader may do with a product. */
export function productActions(facts: { readonly isStopped: boolean }, posts: readonly Post[]): ProductActions {
  const write = may(posts, 'products.write');
  return {
    update: write,
    stop: facts.isStopped ? notNow(true) : write,
    resume: facts.isStopped ? write : notNow(false),
    setFloorPrice: may(posts, 'pricing.write'),
  };
}

/** Stopping a stopped product, or resuming one that is sold, is a stale screen's wish. */
export const stopRefusal = (isStopped: boolean, wanted: boolean): Refusal | undefined =>
  isStopped === wanted ? { ok: false, problem: notNow(isStopped) } : undefined;
