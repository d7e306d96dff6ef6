/** Who signs a step on a computer that several people share: by badge, or by staff number and PIN. */
import { z } from 'zod';
import { BADGE_DIGITS, PIN_DIGITS, STAFF_NO } from '../domain/signed-steps';

export const staffNo = z.string().trim().regex(STAFF_NO);
export const pin = z.string().regex(new RegExp(`^\\d{${PIN_DIGITS}}$`, 'u'));

/** Required from the account of a shared computer, refused from a person's own; the front takes it out of the input. */
export const signature = z
  .union([
    z.strictObject({ badge: z.string().regex(new RegExp(`^\\d{${BADGE_DIGITS}}$`, 'u')) }),
    z.strictObject({ staffNo, pin }),
  ])
  .optional();
export type Signature = NonNullable<z.output<typeof signature>>;
