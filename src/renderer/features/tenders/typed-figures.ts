/** Figures and days of items and awards as they stand in fields and as they are typed. */
import type { Dayjs } from 'dayjs';
import { formatPrice, formatQty } from '../../../shared/domain/format';
import { parsePrice } from '../../../shared/domain/money';
import { okay, type Result } from '../../../shared/domain/problem';
import { parseQty } from '../../../shared/domain/quantity';
import { DAY } from './tender-times';

export const dayText = (typed: Dayjs | null | undefined): string | null => typed?.format(DAY) ?? null;

/** A figure as it stands in a field that is edited. */
export const priceText = (price: number | null): string => (price === null ? '' : formatPrice(price, 'plain'));
export const qtyText = (qty: number | null): string => (qty === null ? '' : formatQty(qty, 'plain'));

/** What was typed; nothing is null. */
export const typedPrice = (text: string | undefined, field?: string): Result<number | null> =>
  (text ?? '').trim() === '' ? okay(null) : parsePrice(text ?? '', field);
export const typedQty = (text: string | undefined, field?: string): Result<number | null> =>
  (text ?? '').trim() === '' ? okay(null) : parseQty(text ?? '', field);

export type Figures = { readonly qty?: string; readonly ceilingPrice?: string };

/** Quantity and ceiling of an item as they were typed, or which of them cannot be read. */
export function figuresOf({ qty, ceilingPrice }: Figures, at: string) {
  const quantity = typedQty(qty, `${at}/qty`);
  if (!quantity.ok) return quantity;
  const price = typedPrice(ceilingPrice, `${at}/ceilingPrice`);
  if (!price.ok) return price;
  return { ok: true as const, value: { qty: quantity.value, ceilingPrice: price.value } };
}
