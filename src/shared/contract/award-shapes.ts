/** What the award wizard begins with, and what an award and its correction write. */
import { z } from 'zod';
import { MOST_ITEMS } from '../domain/award-words';
import { clockKeys } from '../domain/tender-clocks';
import { tenderKinds } from '../domain/tender-words';
import { businessDate, id, optionalText, text, version } from './procedure';
import { paidPrice } from './tender-items.contract';
import { actionState, quantity } from './values';

export const place = { province: optionalText(30), city: optionalText(30) };
export const days = { validFrom: businessDate, validTo: businessDate };

const proposedDay = z.strictObject({
  on: businessDate.nullable(),
  source: z.enum(['date', 'clock', 'documents']),
  clock: z.enum(clockKeys).nullable(),
  amount: z.int().nullable(),
});

/** What the wizard begins with. */
export const awardDraft = z.strictObject({
  tenderId: id,
  number: z.string(),
  title: z.string(),
  kind: z.enum(tenderKinds),
  purchaser: z.string(),
  purchaserId: id.nullable(),
  /** Where it will hold; empty: the whole country. */
  provinces: z.array(z.string()),
  isForPurchaser: z.boolean(),
  noticeOn: businessDate,
  /** Proposed, with their source: a date of the tender, a clock with its amount, or only what the documents say. */
  days: z.strictObject({ contractOn: proposedDay, bondOn: proposedDay, depositBackOn: proposedDay }),
  /** Years without holidays into which these days reach. */
  missingYears: z.array(z.int()),
  version,
  items: z.array(
    z.strictObject({
      itemId: id,
      productId: id,
      productName: z.string(),
      specification: z.string(),
      unit: z.string(),
      qty: quantity.nullable(),
      quotePrice: paidPrice.nullable(),
      openedPrice: paidPrice.nullable(),
      bidRank: z.int().nullable(),
    }),
  ),
  win: actionState,
});
export type AwardDraft = z.output<typeof awardDraft>;

const awarded = z.strictObject({
  itemId: id,
  result: z.enum(['won', 'lost']),
  /** Of what was won; a quantity is not always agreed. */
  price: paidPrice.nullable(),
  qty: quantity.nullable(),
  validFrom: businessDate.nullable(),
  validTo: businessDate.nullable(),
  note: optionalText(300),
});
const agreementDraft = z.strictObject({
  itemId: id,
  ...place,
  /** Null: we deliver ourselves. */
  distributorId: id.nullable(),
  /** Null: every hospital of the place. */
  hospitalId: id.nullable(),
});
const volumeDraft = z.strictObject({ itemId: id, hospitalId: id, qty: quantity, ...days });

export const winInput = {
  tenderId: id,
  version,
  items: z.array(awarded).min(1).max(MOST_ITEMS),
  /** Provinces in which the prices bind; none: the whole country. */
  provinces: z.array(text(30)).max(40),
  /** They bind for the purchaser only, who is one of our customers. */
  isForPurchaser: z.boolean(),
  noticeOn: businessDate,
  contractOn: businessDate.nullable(),
  /** The performance bond is due. */
  bondOn: businessDate.nullable(),
  depositBackOn: businessDate.nullable(),
  agreements: z.array(agreementDraft).max(MOST_ITEMS),
  volumes: z.array(volumeDraft).max(MOST_ITEMS),
};
export type AwardWish = z.output<z.ZodObject<typeof winInput>>;

/** A won item whose price, quantity or days were entered wrongly. */
export const correctInput = {
  ...{ tenderId: id, itemId: id },
  /** The item's. */
  version,
  price: paidPrice,
  qty: quantity.nullable(),
  ...days,
  /** The first day on which the right price binds; null: the first day of the award. */
  bindsFrom: businessDate.nullable(),
  reason: text(300),
};
