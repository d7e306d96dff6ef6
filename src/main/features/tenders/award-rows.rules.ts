/** The rows that an award leaves behind: prices, library, drafts of delivery, volumes. Pure. */
import { refuse, type Refusal } from '../../../shared/domain/problem';

type WonItem = {
  readonly itemId: number;
  readonly result: 'won' | 'lost';
  readonly price: number | null;
  readonly qty: number | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
};
type Item = {
  readonly id: number;
  readonly productId: number;
  readonly productName: string;
  readonly productPy: string;
};

/** A won item with what its award must have. */
export type Won = {
  readonly item: Item;
  readonly price: number;
  readonly qty: number | null;
  readonly validFrom: string;
  readonly validTo: string;
};

/** The won ones among what was given; `awardProblem` has looked at them. */
export function wonOf(given: readonly WonItem[], items: ReadonlyMap<number, Item>): Map<number, Won> {
  const won = given.flatMap(({ itemId, result, price, qty, validFrom, validTo }) => {
    const item = items.get(itemId);
    const isWhole = result === 'won' && item && price !== null && validFrom !== null && validTo !== null;
    return isWhole ? [[itemId, { item, price, qty, validFrom, validTo }] as const] : [];
  });
  return new Map(won);
}

export const productOf = ({ productId, productName, productPy }: Item) => ({ productId, productName, productPy });

type Named = { readonly itemId: number; readonly hospitalId: number | null; readonly distributorId?: number | null };

/** What is delivered or agreed was won, and its customers are known to who writes it. */
export function followUpProblem(
  rows: readonly Named[],
  {
    list,
    won,
    known,
  }: { readonly list: string; readonly won: ReadonlyMap<number, Won>; readonly known: ReadonlyMap<number, unknown> },
): Refusal | undefined {
  for (const [at, { itemId, hospitalId, distributorId = null }] of rows.entries()) {
    if (!won.has(itemId))
      return refuse('VALIDATION_FAILED', { case: 'awards.refusals.notWon' }, [`/${list}/${at}/itemId`]);
    if (hospitalId !== null && !known.has(hospitalId)) return refuse('NOT_FOUND', {}, [`/${list}/${at}/hospitalId`]);
    if (distributorId !== null && !known.has(distributorId)) {
      return refuse('NOT_FOUND', {}, [`/${list}/${at}/distributorId`]);
    }
  }
  return undefined;
}
