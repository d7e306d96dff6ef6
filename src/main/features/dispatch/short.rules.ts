/** What the shelf did not hold. Pure. */
import { okay, refuse, type Result } from '../../../shared/domain/problem';

/** A line as it was to be picked, thousandths. */
export type PickLine = { readonly id: number; readonly productName: string; readonly qty: number };
export type Short = { readonly lineId: number; readonly pickedQty: number; readonly reason: string };
export type Shortage<L> = {
  readonly line: L;
  readonly pickedQty: number;
  readonly missingQty: number;
  readonly reason: string;
};

/** Each line of the note at most once, each with less than it should have. */
export function shortagesOf<L extends PickLine>(lines: readonly L[], short: readonly Short[]): Result<Shortage<L>[]> {
  const found: Shortage<L>[] = [];
  for (const [at, { lineId, pickedQty, reason }] of short.entries()) {
    const line = lines.find(({ id }) => id === lineId);
    if (!line || found.some((one) => one.line.id === lineId)) return refuse('NOT_FOUND', {}, [`/short/${at}/lineId`]);
    if (pickedQty >= line.qty) {
      const params = { case: 'dispatch.rule.pickedTooMuch', name: line.productName, qty: line.qty };
      return refuse('RULE_VIOLATED', params, [`/short/${at}/pickedQty`]);
    }
    found.push({ line, pickedQty, missingQty: line.qty - pickedQty, reason });
  }
  return okay(found);
}

/** Whether nothing at all of the note was found. */
export const isAllMissing = (lines: readonly PickLine[], shortages: readonly Shortage<PickLine>[]): boolean =>
  lines.length > 0 &&
  lines.every(({ id }) => shortages.some(({ line, pickedQty }) => line.id === id && pickedQty === 0));
