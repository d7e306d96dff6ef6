/** What the buyer took and what he did not. Pure. */
import type { NoteState } from '../../../shared/domain/note-states';
import { okay, refuse, type Result } from '../../../shared/domain/problem';

/** A shipped line, thousandths. */
export type ShippedQty = { readonly id: number; readonly productName: string; readonly qty: number };
/** Of one line: handed back at the door, and never arrived; thousandths. */
export type Rejected = {
  readonly lineId: number;
  readonly refusedQty: number;
  readonly shortQty: number;
  readonly reason: string;
};

/** Each line of the note at most once, with something rejected, and never more than was shipped. */
export function rejectedFits(lines: readonly ShippedQty[], rejected: readonly Rejected[]): Result<true> {
  const seen = new Set<number>();
  for (const [at, { lineId, refusedQty, shortQty }] of rejected.entries()) {
    const line = lines.find(({ id }) => id === lineId);
    if (!line || seen.has(lineId)) return refuse('NOT_FOUND', {}, [`/lines/${at}/lineId`]);
    seen.add(lineId);
    const askedQty = refusedQty + shortQty;
    if (askedQty <= 0) return refuse('VALIDATION_FAILED', {}, [`/lines/${at}/refusedQty`]);
    if (askedQty > line.qty) {
      const params = { name: line.productName, askedQty, maxQty: line.qty };
      return refuse('QUANTITY_EXCEEDED', params, [`/lines/${at}/${shortQty > 0 ? 'shortQty' : 'refusedQty'}`]);
    }
  }
  return okay(true);
}

/** Signed when all was taken, refused when nothing was. */
export function signedState(
  lines: readonly ShippedQty[],
  rejected: readonly Rejected[],
): Extract<NoteState, 'signed' | 'partly_signed' | 'refused'> {
  const shipped = lines.reduce((sum, { qty }) => sum + qty, 0);
  const back = rejected.reduce((sum, { refusedQty, shortQty }) => sum + refusedQty + shortQty, 0);
  if (back === 0) return 'signed';
  return back < shipped ? 'partly_signed' : 'refused';
}

type ToReturn = {
  readonly source: 'refused' | 'short';
  readonly hasGoods: boolean;
  readonly lines: readonly { readonly noteLineId: number; readonly qty: number }[];
  readonly reason: string;
};

const oneReturn = (
  source: ToReturn['source'],
  rejected: readonly Rejected[],
  qtyOf: (one: Rejected) => number,
): ToReturn => {
  const own = rejected.filter((one) => qtyOf(one) > 0);
  const reason = [...new Set(own.map((one) => one.reason))].join('; ');
  const lines = own.map((one) => ({ noteLineId: one.lineId, qty: qtyOf(one) }));
  return { source, hasGoods: source === 'refused', lines, reason };
};

/** What must be opened: a return of the goods that come back, a claim for those that never arrived. */
export const returnsFor = (rejected: readonly Rejected[]): ToReturn[] =>
  [
    oneReturn('refused', rejected, ({ refusedQty }) => refusedQty),
    oneReturn('short', rejected, ({ shortQty }) => shortQty),
  ].filter(({ lines }) => lines.length > 0);
