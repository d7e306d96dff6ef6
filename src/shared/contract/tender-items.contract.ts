/** Items of a tender (投标品种): quotes and who decided on them, what was read out at the opening, the price library. */
import { z } from 'zod';
import { itemResults, marketPriceKinds, MOST_BIDS, MOST_ITEMS, quoteStates } from '../domain/award-words';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { businessDate, command, commandInput, id, instant, optionalText, query, text, version } from './procedure';
import { actionState, quantity, unitPrice } from './values';

/** A price that was asked or paid: never nothing. */
export const paidPrice = unitPrice.positive();
const rank = z.int().positive().max(10_000);
const params = z.record(z.string(), z.union([z.string(), z.number()]));

const awardCorrection = z.strictObject({
  id,
  fromPrice: paidPrice,
  toPrice: paidPrice,
  fromQty: quantity.nullable(),
  toQty: quantity.nullable(),
  fromFirstOn: businessDate,
  toFirstOn: businessDate,
  fromLastOn: businessDate,
  toLastOn: businessDate,
  bindsFrom: businessDate,
  reason: z.string(),
  who: z.string(),
  at: instant,
});

/** `guard`: what the price is warned of, by the key of its sentence with its numbers. */
const tenderItemRow = z.strictObject({
  id,
  lineNo: z.int(),
  productId: id,
  productCode: z.string(),
  productName: z.string(),
  maker: z.string(),
  specification: z.string(),
  unit: z.string(),
  qty: quantity.nullable(),
  ceilingPrice: paidPrice.nullable(),
  /** Null also for who may not see floor prices. */
  floorPrice: unitPrice.nullable(),
  note: z.string(),
  quoteState: z.enum(quoteStates),
  quotePrice: paidPrice.nullable(),
  quoteReason: z.string(),
  quoteRound: z.int(),
  proposedBy: z.string(),
  proposedAt: instant.nullable(),
  decidedBy: z.string(),
  decidedAt: instant.nullable(),
  decideReason: z.string(),
  isSamePerson: z.boolean(),
  lockedAt: instant.nullable(),
  openedPrice: paidPrice.nullable(),
  bidRank: rank.nullable(),
  result: z.enum(itemResults),
  awardPrice: paidPrice.nullable(),
  awardQty: quantity.nullable(),
  awardFrom: businessDate.nullable(),
  awardTo: businessDate.nullable(),
  resultNote: z.string(),
  /** Why it was written down only after the bid was out; empty for all others. */
  lateReason: z.string(),
  /** What the award was before it was put right, the newest first. */
  corrections: z.array(awardCorrection),
  version,
  guard: z.array(z.strictObject({ key: z.string(), params })),
  actions: z.strictObject({
    change: actionState,
    remove: actionState,
    propose: actionState,
    approve: actionState,
    refuse: actionState,
    reopenQuote: actionState,
    correct: actionState,
  }),
});
export type TenderItemRow = z.output<typeof tenderItemRow>;

const bidFields = {
  itemId: id,
  bidder: text(120),
  maker: optionalText(120),
  /** Null: refused or not read out; the note says so. */
  price: paidPrice.nullable(),
  rank: rank.nullable(),
  isWinner: z.boolean(),
  note: optionalText(200),
};
const competitorBidRow = z.strictObject({ id, ...bidFields });
export type CompetitorBidRow = z.output<typeof competitorBidRow>;

const itemsOfTender = z.strictObject({
  items: z.array(tenderItemRow),
  bids: z.array(competitorBidRow),
  /** Of the tender as a whole: items added (`addLate`: as they went out), the opening written down, the result. */
  actions: z.strictObject({ add: actionState, addLate: actionState, recordBids: actionState, win: actionState }),
});
export type ItemsOfTender = z.output<typeof itemsOfTender>;

const ofTender = { table: 'tender', id: 'tenderId' } as const;
const write = { permission: 'tenders.write', subject: ofTender } as const;
const decide = { permission: 'tenders.decide', subject: ofTender } as const;
const seen = { itemId: id, version };
const changed = z.strictObject({ version });
const counted = z.strictObject({ count: z.int() });

const wanted = {
  /** As the documents ask for it; empty: the product's own. */
  specification: optionalText(120),
  qty: quantity.nullable(),
  ceilingPrice: paidPrice.nullable(),
  note: optionalText(300),
};

export const tenderItemsContract = {
  ofTender: query({ permission: 'tenders.read', subject: ofTender })
    .input(z.strictObject({ tenderId: id }))
    .output(itemsOfTender),
  /** The floor of each is the product's own. */
  add: command(write)
    .input(
      commandInput({
        tenderId: id,
        items: z
          .array(z.strictObject({ productId: id, ...wanted }))
          .min(1)
          .max(MOST_ITEMS),
      }),
    )
    .output(counted),
  /** While others decide: items as they went out, each with the price that stood in the bid, and why only now. */
  addLate: command(write)
    .input(
      commandInput({
        tenderId: id,
        items: z
          .array(z.strictObject({ productId: id, ...wanted, price: paidPrice }))
          .min(1)
          .max(MOST_ITEMS),
        reason: text(200),
      }),
    )
    .output(counted),
  /** `floorPrice`: only who may set prices gives another one. */
  change: command(write)
    .input(commandInput({ tenderId: id, ...seen, ...wanted, floorPrice: unitPrice.nullable().optional() }))
    .output(changed),
  remove: command(write)
    .input(commandInput({ tenderId: id, ...seen }))
    .output(changed),
  /** Prices asked for approval; an approved one that is proposed anew must be approved anew. */
  propose: command(write)
    .input(
      commandInput({
        tenderId: id,
        quotes: z
          .array(z.strictObject({ ...seen, price: paidPrice }))
          .min(1)
          .max(MOST_ITEMS),
        reason: optionalText(300),
      }),
    )
    .output(counted),
  approve: command(decide)
    .input(commandInput({ tenderId: id, items: z.array(z.strictObject(seen)).min(1).max(MOST_ITEMS) }))
    .output(counted),
  refuse: command(decide)
    .input(
      commandInput({ tenderId: id, items: z.array(z.strictObject(seen)).min(1).max(MOST_ITEMS), reason: text(300) }),
    )
    .output(counted),
  /** Another round: the locked price of one item may be proposed anew. */
  reopenQuote: command(decide)
    .input(commandInput({ tenderId: id, ...seen, reason: text(300) }))
    .output(changed),
  /** Everybody's prices as they were read out. A bidder's row of an item is written over, nothing is taken away. */
  recordBids: command(write)
    .input(
      commandInput({
        tenderId: id,
        observedOn: businessDate,
        ours: z
          .array(z.strictObject({ itemId: id, openedPrice: paidPrice.nullable(), rank: rank.nullable() }))
          .max(MOST_ITEMS),
        bids: z.array(z.strictObject(bidFields)).max(MOST_BIDS),
      }),
    )
    .output(counted),
};

const marketPriceRow = z.strictObject({
  id,
  productId: id,
  productName: z.string(),
  /** Empty: the whole country. */
  province: z.string(),
  observedOn: businessDate,
  price: paidPrice,
  kind: z.enum(marketPriceKinds),
  company: z.string(),
  isOurs: z.boolean(),
  tenderId: id.nullable(),
  note: z.string(),
  struckAt: instant.nullable(),
  strikeReason: z.string(),
  version,
  actions: z.strictObject({ strike: actionState }),
});
export type MarketPriceRow = z.output<typeof marketPriceRow>;

const library = { permission: 'awards.read', open: 'the price library is the whole firm’s' } as const;
const keep = { permission: 'awards.write', open: 'the price library is the whole firm’s' } as const;

export const marketPricesContract = {
  list: query(library).input(z.strictObject(gridRequest)).output(gridBlock(marketPriceRow)),
  totals: query(library).input(z.strictObject(gridCriteria)).output(gridTotals),
  /** A price that somebody saw: ours without a company, else whose it was. */
  record: command(keep)
    .input(
      commandInput({
        productId: id,
        province: optionalText(30),
        observedOn: businessDate,
        price: paidPrice,
        company: optionalText(120),
        note: optionalText(300),
      }),
    )
    .output(z.strictObject({ marketPriceId: id, version })),
  /** A slip of the hand; the row stays, struck out. */
  strike: command(keep)
    .input(commandInput({ marketPriceId: id, version, reason: text(200) }))
    .output(changed),
};
