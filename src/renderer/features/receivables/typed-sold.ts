import { parseQty } from '../../../shared/domain/quantity';

/** Thousandths; 0 for an empty field, undefined for what is no quantity. */
export const typedSold = (text: string | undefined): number | undefined => {
  if (text === undefined || text.trim() === '') return 0;
  const qty = parseQty(text);
  return qty.ok && qty.value >= 0 ? qty.value : undefined;
};
