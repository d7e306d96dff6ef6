/** Tenders for tests, through the procedures. */
import type { InputOf } from '../../../src/shared/contract/procedure';
import type { tendersContract } from '../../../src/shared/contract/tenders.contract';
import { START, type Seat } from '../book';

type Wish = Omit<InputOf<(typeof tendersContract)['create']>, 'commandId'>;
export type TenderGiven = Partial<Wish>;
export type MadeTender = { readonly tenderId: number; readonly number: string; readonly version: number };

const DAY = 86_400_000;
let made = 0;

/** An open tender of a hospital whose bids are due ten days after the start of the tests and opened then. */
export function tenderWish(given: TenderGiven = {}): Wish {
  made += 1;
  const bidDeadlineAt = given.bidDeadlineAt === undefined ? START + 10 * DAY : given.bidDeadlineAt;
  const isOpened = ['open', 'national_volume', 'provincial_volume', 'alliance_volume'].includes(given.kind ?? 'open');
  return {
    ...{ title: `厦门市第三医院 药品采购 ${made}`, kind: 'open', isGovernment: false },
    ...{ purchaser: '厦门市第三医院', purchaserId: null, platform: '', province: '福建省', city: '厦门市' },
    ...{ documentsOn: null, estimateFen: null, bidder: 'own', bidderName: '', note: '' },
    ...{ ownerId: null, assistantId: null, bidDeadlineAt, openingAt: isOpened ? bidDeadlineAt : null },
    ...given,
  };
}

/** By the seat that works on it (`team.sales` in tests of a team); its owner is that person unless one is given. */
export const aTender = (team: { readonly sales: Seat } | Seat, given: TenderGiven = {}): Promise<MadeTender> =>
  ('sales' in team ? team.sales : team).ok<MadeTender>('tenders.create', tenderWish(given));

type Detail = { readonly tender: { readonly version: number } };
/** Its version now. */
export const tenderVersion = async (seat: Seat, tenderId: number): Promise<number> =>
  (await seat.ok<Detail>('tenders.get', { tenderId })).tender.version;

/** Calls a step of a tender with its version as it is now. */
export const stepOf = async (seat: Seat, step: string, given: { tenderId: number } & Record<string, unknown>) =>
  seat.call(`tenders.${step}`, { version: await tenderVersion(seat, given.tenderId), ...given });

/** What a person says who hands a bid in on the platform, with or without items. */
export const submission = {
  ...{ how: 'uploaded', courierNo: '', submittedAt: null, lateReason: '', nextOn: null },
  withoutItems: true,
} as const;

/** Decided by whoever may, and handed in on the platform. */
export async function aSubmittedTender(
  team: { readonly sales: Seat; readonly boss: Seat },
  given: TenderGiven = {},
): Promise<MadeTender & { readonly nextFollowUpOn: string }> {
  const tender = await aTender(team, given);
  const go = { tenderId: tender.tenderId, version: tender.version, decision: 'go', reason: '值得投' };
  const { version } = await team.boss.ok<{ version: number }>('tenders.decide', go);
  const wish = { tenderId: tender.tenderId, version, ...submission };
  const submitted = await team.sales.ok<{ version: number; nextFollowUpOn: string }>('tenders.submit', wish);
  return { ...tender, ...submitted };
}
