/** What an award writes besides the tender itself: prices that bind, the library, drafts of delivery, volumes. */
import type { AwardWish } from '../../../shared/contract/awards.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { agreementRow, volumeRow } from './award-new-rows';
import type { Party } from './award.queries';
import { addAgreements, addVolumes, placePrices, type NewAgreement, type NewProvincePrice } from './award.repo';
import { agreementFieldsProblem } from './delivery.rules';
import { followUpProblem, productOf, type Won } from './award-rows.rules';
import { addMarketPrices } from './item.repo';
import type { TenderRecord } from './tenders.queries';
import { volumeProblem } from './volume.rules';

export type Award = {
  readonly tender: TenderRecord;
  readonly wish: Omit<AwardWish, 'tenderId' | 'version'>;
  readonly won: ReadonlyMap<number, Won>;
  readonly parties: ReadonlyMap<number, Party>;
};
export type Written = { readonly count: number; readonly entries: readonly Entry[] };

/** Where the prices bind: the provinces named, or the whole country. */
const placesOf = ({ wish }: Award): readonly string[] =>
  wish.provinces.length === 0 ? [''] : [...new Set(wish.provinces)];

/** Awarded prices bind from their first to their last day, for all of their provinces or for the purchaser only. */
export async function writeAwardPrices(tx: Tx, award: Award, ctx: Ctx): Promise<Result<Written>> {
  const { tender, wish, won, parties } = award;
  const customerId = wish.isForPurchaser ? tender.purchaserId : null;
  if (wish.isForPurchaser && (customerId === null || !parties.has(customerId))) {
    return refuse('VALIDATION_FAILED', { case: 'awards.refusals.noPurchaser' }, ['/isForPurchaser']);
  }
  const by = { setBy: ctx.actor.userId, setAt: ctx.now };
  const buyer = { customerId, customerName: parties.get(customerId ?? 0)?.name ?? '' };
  const rows = Array.from(won.values()).flatMap(({ item, price, validFrom, validTo }) =>
    placesOf(award).map((province): NewProvincePrice => {
      const held = { price, validFrom, validTo, province, ...buyer };
      return { ...productOf(item), ...held, kind: 'award', tenderItemId: item.id, note: '', ...by };
    }),
  );
  const placed = await placePrices(tx, rows);
  if (!placed.ok) return placed;
  const seen = { kind: 'award', isOurs: true, company: '', tenderId: tender.id, note: '' } as const;
  const recorded = { recordedBy: ctx.actor.userId, recordedAt: ctx.now, observedOn: wish.noticeOn };
  const library = rows.map(({ productId, productName, productPy, price, province = '' }) => {
    return { productId, productName, productPy, price, province, ...seen, ...recorded };
  });
  await addMarketPrices(tx, library);
  return okay({ count: placed.value.ids.length, entries: placed.value.entries });
}

/** Drafts of who delivers what to whom, to be handed in on the platform. */
export async function writeAgreements(tx: Tx, award: Award, ctx: Ctx): Promise<Result<Written>> {
  const { tender, wish, won, parties } = award;
  const problem = followUpProblem(wish.agreements, { list: 'agreements', won, known: parties });
  if (problem) return problem;
  const rows: NewAgreement[] = [];
  for (const { itemId, ...draft } of wish.agreements) {
    const one = won.get(itemId);
    if (!one) continue;
    const { validFrom, validTo } = one;
    const fields = agreementFieldsProblem({ ...draft, validFrom, validTo });
    if (fields) return fields;
    const given = { ...draft, ...productOf(one.item), validFrom, validTo, note: '', tenderItemId: itemId };
    const owner = { tenderId: tender.id, elseOwnerId: tender.ownerId };
    rows.push(agreementRow({ ...given, ...owner }, parties, ctx));
  }
  const ids = await addAgreements(tx, rows);
  const entries = ids.map((id, at) => ({ entity: 'delivery_agreement', id, action: 'draft', after: { ...rows[at] } }));
  return okay({ count: ids.length, entries });
}

/** Volumes that hospitals agreed to buy. */
export async function writeVolumes(tx: Tx, award: Award, ctx: Ctx): Promise<Result<Written>> {
  const { wish, won, parties } = award;
  const problem = followUpProblem(wish.volumes, { list: 'volumes', won, known: parties });
  if (problem) return problem;
  const wrong = wish.volumes.map((one) => volumeProblem(one)).find((one) => one !== undefined);
  if (wrong) return wrong;
  const rows = wish.volumes.flatMap(({ itemId, hospitalId, ...span }) => {
    const [one, hospital] = [won.get(itemId), parties.get(hospitalId)];
    if (!one || !hospital) return [];
    return [volumeRow({ ...span, ...productOf(one.item), tenderItemId: itemId, note: '' }, hospital, ctx)];
  });
  const ids = await addVolumes(tx, rows);
  const entries = ids.map((id, at) => ({ entity: 'agreed_volume', id, action: 'agree', after: { ...rows[at] } }));
  return okay({ count: ids.length, entries });
}
