/** Agreed prices for tests, through the procedure. */
import type { Seat } from '../book';

export type PriceGiven = {
  readonly customerId: number;
  readonly productId: number;
  /** 1/10000 yuan; 12.80 yuan by default. */
  readonly price?: number;
  readonly validFrom?: string;
  readonly validTo?: string | null;
};

/** A price agreed from 2026-01-01 on, until it is ended. */
export async function anAgreedPrice(seat: Seat, given: PriceGiven): Promise<{ id: number; version: number }> {
  const standard = { price: 128_000, validFrom: '2026-01-01', validTo: null };
  const made = await seat.ok<{ agreedPriceId: number; version: number }>('pricing.set', { ...standard, ...given });
  return { id: made.agreedPriceId, version: made.version };
}
