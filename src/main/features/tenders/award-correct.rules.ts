/** An award that was entered wrongly: what may be put right, and how the prices that bind follow. Pure. */
import { addDays } from '../../../shared/domain/business-date';
import { refuse, type Refusal } from '../../../shared/domain/problem';
import { isEmptySpan, type DaySpan } from '../../../shared/domain/regions';
import { isBinding, type BindingPrice } from './award.rules';

/** Price 1/10000 yuan, quantity thousandths; both days inclusive. */
export type AwardFigures = {
  readonly price: number;
  readonly qty: number | null;
  readonly validFrom: string;
  readonly validTo: string;
};
type Wish = AwardFigures & { readonly bindsFrom: string };

/** What is typed: something changes, the days stand in their order, the new price binds within them. */
export function correctionProblem(was: AwardFigures, { bindsFrom, ...wish }: Wish): Refusal | undefined {
  const keys = ['price', 'qty', 'validFrom', 'validTo'] as const;
  if (keys.every((key) => was[key] === wish[key])) {
    return refuse('VALIDATION_FAILED', { case: 'awards.refusals.sameAward' }, ['/price']);
  }
  if (wish.validTo < wish.validFrom) {
    return refuse('VALIDATION_FAILED', { case: 'awards.refusals.endsFirst', line: 1 }, ['/validTo']);
  }
  const { validFrom, validTo } = wish;
  return bindsFrom < validFrom || bindsFrom > validTo
    ? refuse('VALIDATION_FAILED', { case: 'awards.refusals.bindsOutside', validFrom, validTo }, ['/bindsFrom'])
    : undefined;
}

type Volume = { readonly qty: number; readonly validFrom: string; readonly validTo: string };
const lies = ({ validFrom, validTo }: Volume, within: AwardFigures): boolean =>
  validFrom >= within.validFrom && validTo <= within.validTo;
const sumOf = (volumes: readonly Volume[]): number => volumes.reduce((sum, { qty }) => sum + qty, 0);

/** Volumes agreed on this award still lie within its days and its quantity, where they did before. */
export function volumesProblem(volumes: readonly Volume[], was: AwardFigures, wish: AwardFigures): Refusal | undefined {
  const outside = volumes.filter((one) => lies(one, was) && !lies(one, wish));
  if (outside.length > 0) {
    const validFrom = outside.map((one) => one.validFrom).toSorted()[0] ?? '';
    const validTo =
      outside
        .map((one) => one.validTo)
        .toSorted()
        .at(-1) ?? '';
    const params = { case: 'awards.refusals.volumesOutside', count: outside.length, validFrom, validTo };
    return refuse('RULE_VIOLATED', params, ['/validTo']);
  }
  const agreedQty = sumOf(volumes);
  const isAbove = (qty: number | null) => qty !== null && agreedQty > qty;
  return isAbove(wish.qty) && !isAbove(was.qty)
    ? refuse('RULE_VIOLATED', { case: 'awards.refusals.volumesAbove', agreedQty, qty: wish.qty ?? 0 }, ['/qty'])
    : undefined;
}

/** A line of an order that passed its checks. */
export type CheckedSale = {
  readonly orderId: number;
  readonly number: string;
  readonly buyerId: number;
  readonly province: string;
  readonly on: string;
  readonly price: number;
};

/** Orders that were checked by what stood and would lie above what binds now; who was above it before was released. */
export function salesProblem(
  sales: readonly CheckedSale[],
  was: readonly BindingPrice[],
  now: readonly BindingPrice[],
): Refusal | undefined {
  const lying = sales.filter((sale) => {
    const isAbove = (one: BindingPrice): boolean => isBinding(one, sale) && sale.price > one.price;
    return now.some(isAbove) && !was.some(isAbove);
  });
  const [first] = lying;
  if (!first) return undefined;
  return refuse(
    'RULE_VIOLATED',
    {
      ...{ case: 'awards.refusals.ordersAbove', count: new Set(lying.map(({ orderId }) => orderId)).size },
      ...{ number: first.number, price: now[0]?.price ?? 0, highPrice: Math.max(...lying.map(({ price }) => price)) },
      lastOn:
        lying
          .map(({ on }) => on)
          .toSorted()
          .at(-1) ?? first.on,
    },
    ['/price'],
  );
}

type Row = DaySpan & { readonly id: number };
type Ends<R extends Row> = { readonly row: R; readonly validTo: string };
type Replaced<R extends Row> = {
  /** Rows that end earlier, the day before their first where they are taken back. */
  readonly ended: readonly Ends<R>[];
  /** Where the corrected price binds; null where it was ended before. */
  readonly span: { readonly validFrom: string; readonly validTo: string } | null;
};

const lastOf = ({ validTo }: DaySpan): string => validTo ?? '9999-12-31';

/**
 * The rows of one place that an award set, and what follows them. From its first day on the whole award is another
 * one; from a later day the rows before it stay as what was checked by. A price that was ended stays ended.
 */
export function replacedRows<R extends Row>(rows: readonly R[], was: AwardFigures, wish: Wish): Replaced<R> {
  const live = rows.filter((one) => !isEmptySpan(one));
  const last = live.map(lastOf).toSorted().at(-1);
  const isWhole = wish.bindsFrom === wish.validFrom;
  const ended = live.flatMap((row): Ends<R>[] => {
    const isLater = isWhole || row.validFrom >= wish.bindsFrom;
    const validTo = addDays(isLater ? row.validFrom : wish.bindsFrom, -1);
    return validTo < lastOf(row) ? [{ row, validTo }] : [];
  });
  if (last === undefined) return { ended, span: null };
  const until = last < was.validTo && last < wish.validTo ? last : wish.validTo;
  return { ended, span: until < wish.bindsFrom ? null : { validFrom: wish.bindsFrom, validTo: until } };
}

type Followed = DaySpan & { readonly version: number; readonly endReason: string; readonly awardTo: string | null };

/** A price that the wrong first day had ended holds on until the right one; null where it ended by itself. */
export function resumedSpan(
  { validTo, version, endReason, awardTo }: Followed,
  was: AwardFigures,
  wish: Wish,
): { readonly validFrom: string; readonly validTo: string } | null {
  const wasFollowed = version > 0 && endReason === '' && validTo === addDays(was.validFrom, -1);
  if (!wasFollowed || awardTo === null || awardTo < was.validFrom || wish.bindsFrom <= was.validFrom) return null;
  const before = addDays(wish.bindsFrom, -1);
  return { validFrom: was.validFrom, validTo: awardTo < before ? awardTo : before };
}
