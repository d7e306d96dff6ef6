/** What the picker typed, as the engine takes it: only lines of which less was found. */
import { typedQty } from './qty-input';

export type PickRow = {
  readonly id: number;
  readonly location: string;
  readonly productName: string;
  readonly specification: string;
  readonly batchNo: string;
  readonly expiresOn: string;
  readonly unit: string;
  readonly qty: number;
};
/** By note line; a line without texts was found in full. */
export type PickTexts = Readonly<Record<number, { readonly picked: string; readonly reason: string }>>;

type Short = { readonly lineId: number; readonly pickedQty: number; readonly reason: string };
type Read =
  | { readonly ok: true; readonly short: readonly Short[] }
  | { readonly ok: false; readonly key: 'badQty' | 'reasonMissing'; readonly name: string };

/** Whether less than the line's quantity is typed. */
export const isShortTyped = ({ id, qty }: PickRow, texts: PickTexts): boolean => {
  const typed = texts[id];
  const picked = typed && typedQty(typed.picked);
  return picked !== undefined && picked < qty;
};

/** The short lines, or what is wrong with the first bad one. */
export function readShort(rows: readonly PickRow[], texts: PickTexts): Read {
  const short: Short[] = [];
  for (const { id: lineId, productName: name, qty } of rows) {
    const typed = texts[lineId];
    if (!typed) continue;
    const pickedQty = typedQty(typed.picked);
    if (pickedQty === undefined || pickedQty > qty) return { ok: false, key: 'badQty', name };
    if (pickedQty === qty) continue;
    if (typed.reason.trim() === '') return { ok: false, key: 'reasonMissing', name };
    short.push({ lineId, pickedQty, reason: typed.reason.trim() });
  }
  return { ok: true, short };
}
