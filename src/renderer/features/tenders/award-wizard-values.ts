/** What is typed in the award wizard, and the wish that is made of it. */
import dayjs, { type Dayjs } from 'dayjs';
import type { AwardDraft, AwardWish } from '../../../shared/contract/awards.contract';
import { amountFen, sumFen } from '../../../shared/domain/money';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { dayText, priceText, qtyText, typedPrice, typedQty } from './typed-figures';

export type TypedItem = {
  readonly result: 'won' | 'lost';
  readonly price?: string;
  readonly qty?: string;
  readonly validFrom?: Dayjs | null;
  readonly validTo?: Dayjs | null;
  readonly note?: string;
};
type TypedAgreement = {
  readonly itemId: number;
  readonly province?: string;
  readonly city?: string;
  readonly hospitalId?: number;
  readonly distributorId?: number;
};
type TypedVolume = {
  readonly itemId: number;
  readonly hospitalId: number;
  readonly qty?: string;
  readonly validFrom?: Dayjs;
  readonly validTo?: Dayjs;
};
export type TypedAward = {
  readonly items: readonly TypedItem[];
  readonly provinces: readonly string[];
  readonly isForPurchaser: boolean;
  readonly noticeOn: Dayjs;
  readonly contractOn?: Dayjs | null;
  readonly bondOn?: Dayjs | null;
  readonly depositBackOn?: Dayjs | null;
  readonly agreements?: readonly TypedAgreement[];
  readonly volumes?: readonly TypedVolume[];
};

/** A proposed day as its field takes it. */
export const typedDay = ({ on }: AwardDraft['days']['contractOn']): Dayjs | null => (on === null ? null : dayjs(on));

/** Everything is won as it was bid, until somebody says otherwise. */
export const startItems = ({ items }: AwardDraft): TypedItem[] =>
  items.map(({ openedPrice, quotePrice, qty }) => {
    return { result: 'won', price: priceText(openedPrice ?? quotePrice), qty: qtyText(qty), note: '' };
  });

type ReadItem = AwardWish['items'][number];

function itemOf(typed: TypedItem, itemId: number, at: number): Result<ReadItem> {
  const price = typedPrice(typed.price, `/items/${at}/price`);
  if (!price.ok) return price;
  const qty = typedQty(typed.qty, `/items/${at}/qty`);
  if (!qty.ok) return qty;
  const days = { validFrom: dayText(typed.validFrom), validTo: dayText(typed.validTo) };
  const figures = { price: price.value, qty: qty.value, ...days };
  const nothing = { price: null, qty: null, validFrom: null, validTo: null };
  const { result, note = '' } = typed;
  return okay({ itemId, result, note, ...(result === 'won' ? figures : nothing) });
}

function volumesOf(typed: readonly TypedVolume[]): Result<AwardWish['volumes']> {
  const read: AwardWish['volumes'] = [];
  for (const [at, { itemId, hospitalId, ...one }] of typed.entries()) {
    const qty = typedQty(one.qty, `/volumes/${at}/qty`);
    if (!qty.ok) return qty;
    if (qty.value === null) return refuse('VALIDATION_FAILED', { case: 'fields.required' }, [`/volumes/${at}/qty`]);
    const [validFrom, validTo] = [dayText(one.validFrom), dayText(one.validTo)];
    if (validFrom === null || validTo === null) {
      return refuse('VALIDATION_FAILED', { case: 'fields.required' }, [`/volumes/${at}/validTo`]);
    }
    read.push({ itemId, hospitalId, qty: qty.value, validFrom, validTo });
  }
  return okay(read);
}

/** The whole award as the engine takes it, or which field cannot be read. */
export function wishOf(typed: TypedAward, draft: AwardDraft): Result<AwardWish> {
  const items: ReadItem[] = [];
  for (const [at, { itemId }] of draft.items.entries()) {
    const one = typed.items[at];
    const read = one ? itemOf(one, itemId, at) : refuse('VALIDATION_FAILED', {}, [`/items/${at}`]);
    if (!read.ok) return read;
    items.push(read.value);
  }
  const volumes = volumesOf(typed.volumes ?? []);
  if (!volumes.ok) return volumes;
  const agreements = (typed.agreements ?? []).map(({ itemId, province = '', city = '', ...parties }) => {
    const { distributorId = null, hospitalId = null } = parties;
    return { itemId, province, city, distributorId, hospitalId };
  });
  const { provinces, isForPurchaser, noticeOn, contractOn, bondOn, depositBackOn } = typed;
  return okay({
    ...{ tenderId: draft.tenderId, version: draft.version, items, provinces: [...provinces], isForPurchaser },
    ...{ noticeOn: dayText(noticeOn) ?? draft.noticeOn, contractOn: dayText(contractOn) },
    ...{ bondOn: dayText(bondOn), depositBackOn: dayText(depositBackOn), agreements, volumes: volumes.value },
  });
}

/** Amount of one line, fen; null where price or quantity is missing or cannot be read. */
export function lineFen({ result, price: typedP, qty: typedQ }: TypedItem): number | null {
  const [price, qty] = [typedPrice(typedP), typedQty(typedQ)];
  const isWhole = result === 'won' && price.ok && qty.ok && price.value !== null && qty.value !== null;
  return isWhole ? amountFen(qty.value, price.value) : null;
}

/** What the wizard shows below its table. */
export const totalOf = (items: readonly TypedItem[]) => ({
  won: items.filter(({ result }) => result === 'won').length,
  lost: items.filter(({ result }) => result === 'lost').length,
  amount: sumFen(items.map((one) => lineFen(one) ?? 0)),
});
