/** Values that several contracts share: prices, quantities, what a button may do. */
import { z } from 'zod';

export { type ActionState, actionState } from './procedure';

/** 1/10000 yuan, tax included; at most ten million yuan a unit. */
export const unitPrice = z.int().min(0).max(100_000_000_000);
/** Thousandths of the unit, at most a thousand million units. */
export const quantity = z.int().positive().max(1_000_000_000_000);
