/** What was won (中标执行): the award itself, prices that bind in a province, delivery agreements, agreed volumes. */
import { z } from 'zod';
import {
  agreementSegments,
  agreementStates,
  priceSegments,
  provincePriceKinds,
  volumePaces,
  volumeSegments,
} from '../domain/award-words';
import { spanStates } from '../domain/regions';
import { awardDraft, correctInput, days, place, winInput } from './award-shapes';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { historyRows } from './history';
import { businessDate, command, commandInput, id, optionalText, query, text, version } from './procedure';
import { paidPrice } from './tender-items.contract';
import { actionState, quantity } from './values';

export type { AwardDraft, AwardWish } from './award-shapes';

const changed = z.strictObject({ version });
const ofTender = { table: 'tender', id: 'tenderId' } as const;

export const awardsContract = {
  draft: query({ permission: 'awards.read', subject: ofTender })
    /** With a day that was typed the others are counted from it. */
    .input(
      z.strictObject({
        tenderId: id,
        noticeOn: businessDate.optional(),
        contractOn: businessDate.nullable().optional(),
      }),
    )
    .output(awardDraft),
  /** Won: results and prices of all items, drafts of delivery, volumes, dates; all in one step or nothing. */
  win: command({ permission: 'awards.write', subject: ofTender })
    .input(commandInput(winInput))
    .output(z.strictObject({ version, prices: z.int(), agreements: z.int(), volumes: z.int() })),
  /** What was entered wrongly is put right; prices, library and drafts follow. */
  correct: command({ permission: 'awards.write', subject: ofTender })
    .input(commandInput(correctInput))
    .output(z.strictObject({ version, prices: z.int() })),
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
