/** New rows of agreements and volumes with the names that their lists sort by. */
import type { Ctx } from '../../store/handler';
import type { Party } from './award.queries';
import type { NewAgreement, NewVolume } from './award.repo';

type Product = { readonly productId: number; readonly productName: string; readonly productPy: string };
type AgreementGiven = Product & {
  readonly province: string;
  readonly city: string;
  readonly distributorId: number | null;
  readonly hospitalId: number | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly note: string;
  readonly tenderItemId: number | null;
  readonly tenderId: number | null;
  /** Whose it is where no hospital is named. */
  readonly elseOwnerId: number;
};

/** An agreement goes with its hospital's owner. */
export function agreementRow(given: AgreementGiven, parties: ReadonlyMap<number, Party>, ctx: Ctx): NewAgreement {
  const { elseOwnerId, ...row } = given;
  const hospital = parties.get(given.hospitalId ?? 0);
  const distributor = parties.get(given.distributorId ?? 0);
  return {
    ...row,
    ownerId: hospital?.ownerId ?? elseOwnerId,
    ...{ hospitalName: hospital?.name ?? '', hospitalPy: hospital?.pyFull ?? '' },
    distributorName: distributor?.name ?? '',
    ...{ madeBy: ctx.actor.userId, madeAt: ctx.now },
  };
}

type VolumeGiven = Product & {
  readonly qty: number;
  readonly validFrom: string;
  readonly validTo: string;
  readonly note: string;
  readonly tenderItemId: number | null;
};

export const volumeRow = (given: VolumeGiven, hospital: Party, ctx: Ctx): NewVolume => ({
  ...given,
  ...{ hospitalId: hospital.id, hospitalName: hospital.name, hospitalPy: hospital.pyFull, ownerId: hospital.ownerId },
  ...{ madeBy: ctx.actor.userId, madeAt: ctx.now },
});
