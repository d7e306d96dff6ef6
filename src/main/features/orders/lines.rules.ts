/** The lines of an order: what they cost, what of them counts, whether they may be ordered. Pure. */
import { amountFen, sumFen } from '../../../shared/domain/money';
import { okay, refuse, type Result } from '../../../shared/domain/problem';

type Net = { readonly orderedQty: number; readonly closedQty: number };

/** What of a line counts, thousandths: ordered less what will not be shipped any more. */
export const netOf = ({ orderedQty, closedQty }: Net): number => orderedQty - closedQty;

/** The lines that count, each with its net quantity as what is ordered. */
export const netLines = <T extends { readonly orderedQty: number; readonly closedQty?: number }>(
  lines: readonly T[],
): T[] =>
  lines.flatMap((line) => {
    const orderedQty = line.orderedQty - (line.closedQty ?? 0);
    return orderedQty > 0 ? [{ ...line, orderedQty, closedQty: 0 }] : [];
  });

type Typed = { readonly orderedQty: number; readonly price: number };

/** Lines with their amounts (fen) and their numbers, and the total. */
export function priced<T extends Typed>(lines: readonly T[]) {
  const rows = lines.map((line, at) => ({
    ...line,
    lineNo: at + 1,
    amountFen: amountFen(line.orderedQty, line.price),
  }));
  return { rows, totalFen: sumFen(rows.map((row) => row.amountFen)) };
}

type SoldProduct = {
  readonly id: number;
  readonly name: string;
  readonly isStopped: boolean;
  readonly missing: string[];
};

/** Every product of the lines may be ordered; the first that may not is named with what it lacks. */
export function linesAreOrderable(
  lines: readonly { readonly productId: number }[],
  products: ReadonlyMap<number, SoldProduct>,
): Result<true> {
  if (lines.length === 0) {
    return refuse('VALIDATION_FAILED', { case: 'orders.refusals.noLines' }, ['/lines']);
  }
  for (const [at, { productId }] of lines.entries()) {
    const field = [`/lines/${at}/productId`];
    const product = products.get(productId);
    if (!product) return refuse('NOT_FOUND', {}, field);
    const { name, missing, isStopped } = product;
    if (missing.length > 0) {
      const keys = missing.map((one) => `products.fields.${one}`).join(',');
      return refuse('PRODUCT_INCOMPLETE', { name, missing: keys }, field);
    }
    if (isStopped) return refuse('RULE_VIOLATED', { case: 'orders.refusals.stopped', name }, field);
  }
  return okay(true);
}

type Buyer = { readonly name: string; readonly isDisabled: boolean };

/** A customer that may be sold to: not disabled, and goods can be sent to him. */
export function buyerIsUsable(buyer: Buyer, address: { readonly address: string } | undefined): Result<true> {
  if (buyer.isDisabled)
    return refuse('RULE_VIOLATED', { case: 'orders.refusals.buyerDisabled', name: buyer.name }, ['/buyerId']);
  if (!address || address.address === '') {
    return refuse('CUSTOMER_INCOMPLETE', { name: buyer.name, missing: 'customers.fields.address' }, ['/buyerId']);
  }
  return okay(true);
}
