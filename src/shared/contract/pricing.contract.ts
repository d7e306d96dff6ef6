import { z } from 'zod';
import { businessDate, command, commandInput, id, query, version } from './procedure';
import { actionState, unitPrice } from './values';

export const agreedPriceRow = z.strictObject({
  id,
  customerId: id,
  customerName: z.string(),
  productId: id,
  productCode: z.string(),
  productName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  price: unitPrice,
  validFrom: businessDate,
  /** Last day; null: until it is ended. */
  validTo: businessDate.nullable(),
  /** Valid today, later, or no more. */
  state: z.enum(['current', 'future', 'past']),
  version,
  actions: z.strictObject({ set: actionState, end: actionState }),
});
export type AgreedPriceRow = z.output<typeof agreedPriceRow>;

const rows = z.array(agreedPriceRow);
const ofCustomer = { table: 'customer', id: 'customerId' } as const;

export const pricingContract = {
  /** The agreed prices of one customer, newest first, at most 500. */
  ofCustomer: query({ permission: 'pricing.read', subject: ofCustomer })
    .input(z.strictObject({ customerId: id, isPastShown: z.boolean().default(false) }))
    .output(rows),
  /** The agreed prices of one product with those customers that the reader sees, at most 500. */
  ofProduct: query({ permission: 'pricing.read', scope: 'customer' })
    .input(z.strictObject({ productId: id, isPastShown: z.boolean().default(false) }))
    .output(rows),
  /**
   * Agrees a price from a day on; the one that runs into it ends the day before. A price that starts on the very
   * day is corrected: then `version` is the one seen.
   */
  set: command({ permission: 'pricing.write', subject: ofCustomer })
    .input(
      commandInput({
        customerId: id,
        productId: id,
        price: unitPrice,
        validFrom: businessDate,
        validTo: businessDate.nullable(),
        version: version.optional(),
      }),
    )
    .output(z.strictObject({ agreedPriceId: id, version })),
  /** Ends a price on a day; the day before its first takes it back altogether. */
  end: command({ permission: 'pricing.write', subject: ofCustomer })
    .input(commandInput({ customerId: id, agreedPriceId: id, validTo: businessDate, version }))
    .output(z.strictObject({ version })),
};
