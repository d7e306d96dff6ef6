/** Whom a corrected invoice may name. Pure. */
import { refuse, type Problem } from '../../../shared/domain/problem';

export type KnownBuyer = {
  readonly name: string;
  readonly kind: string;
  readonly ownership: string | null;
  /** Titles on the card. */
  readonly titles: readonly string[];
};

/** Whether a title is somebody else than who receives and pays. */
export const titleDiffers = (buyer: KnownBuyer, title: string): boolean =>
  title !== buyer.name && !buyer.titles.includes(title);

export const isPublicHospital = ({ kind, ownership }: Pick<KnownBuyer, 'kind' | 'ownership'>): boolean =>
  kind === 'hospital' && ownership === 'public';

/**
 * Goods, invoice and money go the same way: another title than the buyer's own is refused for public hospitals
 * (两票制), and for the others until somebody has read the warning.
 */
export function titleProblem(buyer: KnownBuyer, title: string, differsSeen: boolean): Problem | undefined {
  if (!titleDiffers(buyer, title)) return undefined;
  const names = { title, name: buyer.name };
  if (isPublicHospital(buyer))
    return refuse('RULE_VIOLATED', { case: 'redLetters.refusals.publicHospital', ...names }, ['/party/title']).problem;
  if (differsSeen) return undefined;
  return refuse('RULE_VIOLATED', { case: 'redLetters.refusals.titleDiffers', ...names }, ['/differsSeen']).problem;
}
