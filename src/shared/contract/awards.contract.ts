/** What was won (中标执行): the award itself, prices that bind in a province, delivery agreements, agreed volumes. */
import { z } from 'zod';
import {
  agreementSegments,
  agreementStates,
  MOST_ITEMS,
  priceSegments,
  provincePriceKinds,
  volumePaces,
  volumeSegments,
} from '../domain/award-words';
import { spanStates } from '../domain/regions';
import { tenderKinds } from '../domain/tender-words';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { historyRows } from './history';
import { businessDate, command, commandInput, id, optionalText, query, text, version } from './procedure';
import { paidPrice } from './tender-items.contract';
import { actionState, quantity } from './values';

const place = { province: optionalText(30), city: optionalText(30) };
const days = { validFrom: businessDate, validTo: businessDate };
const changed = z.strictObject({ version });

/** What the wizard begins with. */
const awardDraft = z.strictObject({
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
  contractOn: businessDate.nullable(),
  depositBackOn: businessDate.nullable(),
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

const winInput = {
  tenderId: id,
  version,
  items: z.array(awarded).min(1).max(MOST_ITEMS),
  /** Provinces in which the prices bind; none: the whole country. */
  provinces: z.array(text(30)).max(40),
  /** They bind for the purchaser only, who is one of our customers. */
  isForPurchaser: z.boolean(),
  noticeOn: businessDate,
  contractOn: businessDate.nullable(),
  depositBackOn: businessDate.nullable(),
  agreements: z.array(agreementDraft).max(MOST_ITEMS),
  volumes: z.array(volumeDraft).max(MOST_ITEMS),
};
export type AwardWish = z.output<z.ZodObject<typeof winInput>>;

const ofTender = { table: 'tender', id: 'tenderId' } as const;

export const awardsContract = {
  draft: query({ permission: 'awards.read', subject: ofTender })
    .input(z.strictObject({ tenderId: id }))
    .output(awardDraft),
  /** Won: results and prices of all items, drafts of delivery, volumes, dates; all in one step or nothing. */
  win: command({ permission: 'awards.write', subject: ofTender })
    .input(commandInput(winInput))
    .output(z.strictObject({ version, prices: z.int(), agreements: z.int(), volumes: z.int() })),
};

const provincePriceRow = z.strictObject({
  id,
  kind: z.enum(provincePriceKinds),
  productId: id,
  productName: z.string(),
  province: z.string(),
  /** Null: all of the province. */
  customerId: id.nullable(),
  customerName: z.string(),
  price: paidPrice,
  validFrom: businessDate,
  validTo: businessDate.nullable(),
  /** Seen from today. */
  state: z.enum(spanStates),
  tenderId: id.nullable(),
  tenderNumber: z.string(),
  listingNo: z.string(),
  note: z.string(),
  endReason: z.string(),
  version,
  actions: z.strictObject({ end: actionState }),
});
export type ProvincePriceRow = z.output<typeof provincePriceRow>;

const segment = z.enum(priceSegments).default('all');
const firm = 'awarded and listed prices are published; they are the whole firm’s';
const read = { permission: 'awards.read', open: firm } as const;
const write = { permission: 'awards.write', open: firm } as const;

export const provincePricesContract = {
  list: query(read)
    .input(z.strictObject({ ...gridRequest, segment }))
    .output(gridBlock(provincePriceRow)),
  totals: query(read)
    .input(z.strictObject({ ...gridCriteria, segment }))
    .output(gridTotals),
  /** A listing price (挂网价) from a day on; the one before ends. Awarded prices come from awards. */
  setListing: command(write)
    .input(
      commandInput({
        productId: id,
        province: text(30),
        price: paidPrice,
        validFrom: businessDate,
        validTo: businessDate.nullable(),
        listingNo: optionalText(60),
        note: optionalText(300),
      }),
    )
    .output(z.strictObject({ provincePriceId: id, version })),
  /** Ends a price on a day; the day before its first takes it back altogether. */
  end: command(write)
    .input(commandInput({ provincePriceId: id, version, validTo: businessDate, reason: text(200) }))
    .output(changed),
};

const agreementRow = z.strictObject({
  id,
  productId: id,
  productName: z.string(),
  province: z.string(),
  city: z.string(),
  distributorId: id.nullable(),
  distributorName: z.string(),
  hospitalId: id.nullable(),
  hospitalName: z.string(),
  tenderId: id.nullable(),
  state: z.enum(agreementStates),
  /** Agreed, and its last day has passed. */
  isExpired: z.boolean(),
  validFrom: businessDate.nullable(),
  validTo: businessDate.nullable(),
  submittedOn: businessDate.nullable(),
  decidedOn: businessDate.nullable(),
  reason: z.string(),
  agreementNo: z.string(),
  note: z.string(),
  version,
  actions: z.strictObject({
    submit: actionState,
    agree: actionState,
    refuse: actionState,
    void: actionState,
    changeDates: actionState,
  }),
});
export type AgreementRow = z.output<typeof agreementRow>;
const agreementDetail = z.strictObject({ agreement: agreementRow, history: historyRows });
export type AgreementDetail = z.output<typeof agreementDetail>;

const agreementSegment = z.enum(agreementSegments).default('all');
const agreementList = { permission: 'awards.read', scope: 'delivery_agreement' } as const;
const ofAgreement = { table: 'delivery_agreement', id: 'agreementId' } as const;
const agreementStep = { permission: 'awards.write', subject: ofAgreement } as const;
const one = { agreementId: id, version };
const openDays = { validFrom: businessDate.nullable(), validTo: businessDate.nullable() };

export const deliveryAgreementsContract = {
  list: query(agreementList)
    .input(z.strictObject({ ...gridRequest, segment: agreementSegment }))
    .output(gridBlock(agreementRow)),
  totals: query(agreementList)
    .input(z.strictObject({ ...gridCriteria, segment: agreementSegment }))
    .output(gridTotals),
  get: query({ permission: 'awards.read', subject: ofAgreement })
    .input(z.strictObject({ agreementId: id }))
    .output(agreementDetail),
  create: command({
    permission: 'awards.write',
    open: 'its hospital and distributor are looked up within the writer’s own',
  })
    .input(
      commandInput({
        productId: id,
        ...place,
        distributorId: id.nullable(),
        hospitalId: id.nullable(),
        ...openDays,
        note: optionalText(300),
      }),
    )
    .output(z.strictObject({ agreementId: id, version })),
  submit: command(agreementStep)
    .input(commandInput({ ...one, on: businessDate }))
    .output(changed),
  agree: command(agreementStep)
    .input(
      commandInput({
        ...{ ...one, on: businessDate, validFrom: businessDate, validTo: businessDate.nullable() },
        agreementNo: optionalText(60),
      }),
    )
    .output(changed),
  refuse: command(agreementStep)
    .input(commandInput({ ...one, on: businessDate, reason: text(300) }))
    .output(changed),
  void: command(agreementStep)
    .input(commandInput({ ...one, reason: text(300) }))
    .output(changed),
  changeDates: command(agreementStep)
    .input(commandInput({ ...one, ...openDays }))
    .output(changed),
};

const volumeRow = z.strictObject({
  id,
  hospitalId: id,
  hospitalName: z.string(),
  productId: id,
  productName: z.string(),
  unit: z.string(),
  qty: quantity,
  ...days,
  /** Of its orders within the days: approved net of what will not be shipped, and shipped; thousandths. */
  boughtQty: z.int(),
  shippedQty: z.int(),
  /** What the days ask for by today. */
  expectedQty: z.int(),
  doneBp: z.int(),
  elapsedBp: z.int(),
  pace: z.enum(volumePaces),
  note: z.string(),
  isVoid: z.boolean(),
  version,
  actions: z.strictObject({ change: actionState, void: actionState }),
});
export type VolumeRow = z.output<typeof volumeRow>;

const volumeSegment = z.enum(volumeSegments).default('all');
const volumeList = { permission: 'awards.read', scope: 'agreed_volume' } as const;
const volumeStep = { permission: 'awards.write', subject: { table: 'agreed_volume', id: 'volumeId' } } as const;

export const agreedVolumesContract = {
  list: query(volumeList)
    .input(z.strictObject({ ...gridRequest, segment: volumeSegment }))
    .output(gridBlock(volumeRow)),
  totals: query(volumeList)
    .input(z.strictObject({ ...gridCriteria, segment: volumeSegment }))
    .output(gridTotals),
  create: command({ permission: 'awards.write', subject: { table: 'customer', id: 'hospitalId' } })
    .input(commandInput({ hospitalId: id, productId: id, qty: quantity, ...days, note: optionalText(300) }))
    .output(z.strictObject({ volumeId: id, version })),
  change: command(volumeStep)
    .input(commandInput({ volumeId: id, version, qty: quantity, ...days, note: optionalText(300), reason: text(200) }))
    .output(changed),
  /** Entered by mistake. */
  void: command(volumeStep)
    .input(commandInput({ volumeId: id, version, reason: text(200) }))
    .output(changed),
};
