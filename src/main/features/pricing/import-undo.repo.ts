import { isAnyOf } from '../../store/dialect';
import type { Tx } from '../../store/handles';
import { agreedPrice } from './pricing.tables';

/** Removes agreed prices; orders carry their own, so nothing refers to these. */
export const removePrices = (tx: Tx, ids: readonly number[]): Promise<unknown> =>
  tx.delete(agreedPrice).where(isAnyOf(agreedPrice.id, ids));
