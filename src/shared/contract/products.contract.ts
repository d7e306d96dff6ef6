import { z } from 'zod';
import { productGaps } from '../domain/gap-words';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { historyRows } from './history';
import { businessDate, command, commandInput, id, optionalText, query, text, version } from './procedure';
import { actionState, unitPrice } from './values';

export const storageClasses = ['normal', 'cool', 'cold', 'frozen'] as const;
/** What an order needs of a product; `missing` names them. The keys are those of `products.fields`. */
export const neededFields = ['unit', 'taxRateBp', 'specification', 'maker', 'registrationNo'] as const;

const missing = z.array(z.enum(neededFields));
const digits = (pattern: RegExp) => z.string().trim().regex(pattern).or(z.literal(''));

/** What people type about a product. Only the generic name is required; the floor price has a command of its own. */
export const productFields = {
  code: optionalText(40),
  genericName: text(120),
  tradeName: optionalText(120),
  mnemonic: optionalText(40),
  form: optionalText(40),
  specification: optionalText(120),
  holder: optionalText(120),
  maker: optionalText(120),
  origin: optionalText(60),
  registrationNo: optionalText(60),
  registrationExpiresOn: businessDate.nullable(),
  unit: optionalText(10),
  /** Thousandths of the unit in one case. */
  caseQty: z.int().positive().max(1_000_000_000).nullable(),
  /** 19 digits of the tax authority's table of goods. */
  taxCode: digits(/^\d{19}$/u),
  taxShortName: optionalText(60),
  taxRateBp: z.int().min(0).max(10_000).nullable(),
  isPrescription: z.boolean(),
  scopeClass: optionalText(60),
  storageClass: z.enum(storageClasses),
  isControlled: z.boolean(),
  medicalCode: optionalText(60),
  barcode: digits(/^\d{8,14}$/u),
  /** First 7 digits of the traceability codes of the product. */
  tracePrefix: digits(/^\d{7}$/u),
  category: optionalText(60),
};

/** The floor price is absent for readers without `pricing.read`. */
const floorPrice = unitPrice.nullable().optional();

export const productRow = z.strictObject({
  id,
  code: z.string(),
  genericName: z.string(),
  tradeName: z.string(),
  form: z.string(),
  specification: z.string(),
  maker: z.string(),
  registrationNo: z.string(),
  unit: z.string(),
  taxRateBp: z.int().nullable(),
  storageClass: z.enum(storageClasses),
  isControlled: z.boolean(),
  category: z.string(),
  floorPrice,
  isStopped: z.boolean(),
  isComplete: z.boolean(),
  missing,
  createdAt: z.int(),
  version,
});
export type ProductRow = z.output<typeof productRow>;

export const productCard = z.strictObject({
  id,
  ...productFields,
  floorPrice,
  isStopped: z.boolean(),
  isComplete: z.boolean(),
  missing,
  createdAt: z.int(),
  version,
  actions: z.strictObject({ update: actionState, stop: actionState, resume: actionState, setFloorPrice: actionState }),
});
export type ProductCard = z.output<typeof productCard>;

export const pickedProduct = z.strictObject({
  id,
  code: z.string(),
  genericName: z.string(),
  tradeName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  taxRateBp: z.int().nullable(),
  isComplete: z.boolean(),
  missing,
  /** Available to promise, thousandths; for a customer only what is dated long enough for him. */
  availableQty: z.int(),
  /** Agreed with the customer asked for, valid today; absent without `pricing.read`. */
  agreedPrice: unitPrice.nullable().optional(),
  floorPrice,
});
export type PickedProduct = z.output<typeof pickedProduct>;

const read = { permission: 'products.read', open: 'every post of the firm sees its goods' } as const;
const write = { permission: 'products.write', open: 'products belong to the firm' } as const;
const changed = z.strictObject({ version });
const seen = { productId: id, version };

/** Only products that lack something. */
const lacking = { gap: z.enum(productGaps).optional() };

export const productsContract = {
  list: query(read)
    .input(z.strictObject({ ...gridRequest, ...lacking }))
    .output(gridBlock(productRow)),
  totals: query(read)
    .input(z.strictObject({ ...gridCriteria, ...lacking }))
    .output(gridTotals),
  get: query(read)
    .input(z.strictObject({ productId: id }))
    .output(z.strictObject({ product: productCard, history: historyRows })),
  /** At most 20 products that are sold, by code, names, pinyin, initials, mnemonic or barcode; the best first, for a customer what is in stock and agreed. */
  pick: query(read)
    .input(z.strictObject({ search: optionalText(60), customerId: id.nullable().default(null) }))
    .output(z.array(pickedProduct)),
  create: command(write)
    .input(commandInput(productFields))
    .output(z.strictObject({ productId: id, version, missing })),
  update: command(write)
    .input(commandInput({ ...seen, ...productFields }))
    .output(z.strictObject({ version, missing })),
  /** Sales of the product end; what is ordered is still delivered. */
  stop: command(write)
    .input(commandInput({ ...seen, reason: text(200) }))
    .output(changed),
  resume: command(write)
    .input(commandInput({ ...seen, reason: text(200) }))
    .output(changed),
  setFloorPrice: command({ permission: 'pricing.write', open: 'products belong to the firm' })
    .input(commandInput({ ...seen, floorPrice: unitPrice.nullable() }))
    .output(changed),
};
