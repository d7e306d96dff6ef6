/** What an approval would do to open advances: the matcher on a book of what is open and of the lines. Pure. */
import { amountFen, sumFen } from '../../../shared/domain/money';
import { advanceOf, bookOf, openOf, type Blue, type Ent } from './book.rules';
import { isAtPrice, matchBook } from './match.rules';

/** A line to be approved; `accountId` null: its key has nothing in the ledger yet. */
export type PreviewLine = {
  readonly productId: number;
  readonly productName: string;
  readonly accountId: number | null;
  readonly qty: number;
  readonly price: number;
};
type Named = { readonly productId: number; readonly productName: string; readonly invoiceNumber: string };
export type WriteOff = Named & { readonly qty: number; readonly fen: number; readonly price: number };
export type OtherPrice = Named & { readonly qty: number; readonly price: number; readonly advancePrice: number };
export type Preview = {
  readonly writeOffs: readonly WriteOff[];
  /** An open advance at another price: both stay open. */
  readonly otherPrices: readonly OtherPrice[];
  readonly storedQty: number;
  readonly storedFen: number;
};

export const noPreview: Preview = { writeOffs: [], otherPrices: [], storedQty: 0, storedFen: 0 };

const entOf = ({ accountId, qty, price }: PreviewLine, at: number, today: string): Ent => ({
  ...{ id: -1 - at, accountId: accountId ?? -1 - at, price, approvedAt: 0, orderNumber: '', lineNo: at, lastOn: today },
  ...{ qty, fen: amountFen(qty, price), allocatedQty: 0, allocatedFen: 0 },
  ...{ checkedQty: 0, shippedQty: 0, signedQty: 0 },
});

/** `open`: the open advances of the buyer. */
export function previewOf(lines: readonly PreviewLine[], open: readonly Blue[], today: string): Preview {
  const ents = lines.map((line, at) => entOf(line, at, today));
  const book = bookOf({ ents, blues: open, shares: [] }, today);
  matchBook(book);
  const lineOf = (entId: number): PreviewLine | undefined => lines[-1 - entId];
  const numbers = new Map(open.map(({ id, invoiceNumber }) => [id, invoiceNumber]));
  const writeOffs = book.shares.flatMap(({ entId, lineId, qty, entFen }): WriteOff[] => {
    const line = lineOf(entId);
    if (!line) return [];
    const { productId, productName, price } = line;
    return [{ productId, productName, invoiceNumber: numbers.get(lineId) ?? '', qty, fen: entFen, price }];
  });
  const left = book.ents.filter((ent) => openOf(ent).qty > 0);
  const otherPrices = left.flatMap((ent): OtherPrice[] => {
    const line = lineOf(ent.id);
    const blues = book.blues.filter(
      (blue) =>
        blue.accountId === line?.accountId &&
        advanceOf(blue).qty > 0 &&
        !(blue.price === ent.price && isAtPrice(advanceOf(blue), blue.price)),
    );
    if (!line) return [];
    const { productId, productName, price } = line;
    return blues.map((blue) => ({
      ...{ productId, productName, invoiceNumber: blue.invoiceNumber, price, advancePrice: blue.price },
      qty: Math.min(openOf(ent).qty, advanceOf(blue).qty),
    }));
  });
  const rest = left.map(openOf);
  return {
    writeOffs,
    otherPrices,
    storedQty: rest.reduce((sum, one) => sum + one.qty, 0),
    storedFen: sumFen(rest.map((one) => one.fen)),
  };
}
