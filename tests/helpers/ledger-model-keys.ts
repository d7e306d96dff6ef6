/** Corrected keys in the plain ledger: what is not billed moves by a letter, what is billed by 红冲重开. */
import { addBill } from './ledger-model';
import {
  addPart,
  aheadFen,
  aheadQty,
  billedQty,
  isWorth,
  match,
  openFen,
  openQty,
  pair,
  sum,
  type Bill,
  type Ledger,
  type Part,
} from './ledger-model-parts';
import { redWhole } from './ledger-model-reds';

type Piece = { readonly qty: number; readonly fen: number };

/** What is open of a part, or a piece of that, is a part of its own under another key; goods stay with what is billed. */
function move(part: Part, account: string, piece: Piece = { qty: openQty(part), fen: openFen(part) }): Part {
  const isWhole = piece.qty === openQty(part);
  const free = Math.max(0, part.shippedQty - billedQty(part));
  const made = addPart(part.line, { account, price: part.price });
  const shippedQty = isWhole ? free : Math.min(piece.qty, free);
  Object.assign(made, { ...piece, shippedQty });
  part.qty -= piece.qty;
  part.fen -= piece.fen;
  part.shippedQty -= shippedQty;
  return made;
}

/** 换抬头 / 更正税率 / 更正品名: the parts in the order of their sales, those for the key of the first of them first. */
export function rekey(ledger: Ledger, wishes: readonly { readonly part: Part; readonly account: string }[]): void {
  const moving = wishes.filter(({ part, account }) => part.account !== account);
  for (const [account, ofKey] of Map.groupBy(moving, (one) => one.account)) {
    for (const { part } of ofKey) move(part, account);
    match(ledger, account);
  }
}

type Standing = Piece & { readonly part: Part };
/** What stands against a bill, one of each part, the oldest first. */
function standing(bill: Bill): Standing[] {
  const pairs = bill.pairs.filter(({ qty, fen }) => qty > 0 || fen > 0.5);
  return [...Map.groupBy(pairs, ({ part }) => part)].map(([part, of]) => {
    return { part, qty: sum(of, ({ qty }) => qty), fen: sum(of, ({ fen }) => fen) };
  });
}

/** One old line and the key of the new one. */
export type Again = { readonly bill: Bill; readonly account: string };
type Sheet = {
  readonly account: string;
  readonly price: number;
  readonly picks: readonly Standing[];
  readonly ahead: Piece;
};
const nothing: Piece = { qty: 0, fen: 0 };
const isPlain = ({ part }: Standing): boolean => isWorth(openQty(part), openFen(part), part.price) && openQty(part) > 0;

/** What stands at the price of the line is one line, everything else is a line of its own. */
function sheetsOf({ bill, account }: Again, { picks, ahead }: Pick<Sheet, 'picks' | 'ahead'>): Sheet[] {
  const of = { account, price: bill.price, ahead: nothing };
  const worthy = picks.filter((one) => one.fen > 0.5);
  const together = worthy.filter(isPlain);
  const alone = worthy.filter((one) => !isPlain(one)).map((one) => ({ ...of, picks: [one] }));
  const isAhead = ahead.fen > 0.5;
  if (isAhead && isWorth(ahead.qty, ahead.fen, bill.price)) return [{ ...of, picks: together, ahead }, ...alone];
  const plain = together.length > 0 ? [{ ...of, picks: together }] : [];
  return [...plain, ...alone, ...(isAhead ? [{ ...of, picks: [], ahead }] : [])];
}

/** The new keys of what was freed; pieces of one part for one key move together. */
function moved(all: readonly (Again & { readonly picks: readonly Standing[] })[]) {
  const places = new Map<string, Map<Part, Part>>();
  const flat = all.flatMap(({ account, picks }) => picks.map((one) => ({ ...one, account })));
  for (const { part, account } of flat) {
    const known = places.get(account) ?? new Map<Part, Part>();
    places.set(account, known);
    if (part.account === account || known.has(part)) continue;
    const mine = flat.filter((one) => one.part === part && one.account === account);
    known.set(part, move(part, account, { qty: sum(mine, ({ qty }) => qty), fen: sum(mine, ({ fen }) => fen) }));
  }
  return all.map(({ account, picks }) =>
    picks.map((one) => ({ ...one, part: places.get(account)?.get(one.part) ?? one.part })),
  );
}

export type Reissue = {
  readonly number: string;
  readonly on: string;
  /** Every line of the old invoice. */
  readonly gone: readonly Bill[];
  /** Those that go on, under the keys they shall have. */
  readonly again: readonly Again[];
};
/**
 * 红冲重开: all of the old invoice goes red, the new one bills what stayed of it and no more: what stood against sales
 * stands against them again, what was ahead is ahead again; what waited to be red is gone.
 */
export function reissue(ledger: Ledger, { number, on, gone, again }: Reissue): Bill[] {
  const before = again.map((one) => {
    const ahead = { qty: aheadQty(one.bill), fen: aheadFen(one.bill) };
    return { ...one, picks: standing(one.bill), ahead };
  });
  for (const bill of gone) redWhole(bill);
  const picks = moved(before);
  const sheets = before.flatMap((one, at) => sheetsOf(one, { picks: picks[at] ?? [], ahead: one.ahead }));
  const isAdvance = gone.some((bill) => bill.isAdvance);
  const made = sheets.map(({ account, price, ahead, picks: mine }, at) => {
    const qty = ahead.qty + sum(mine, (one) => one.qty);
    const parts = mine.map((one) => ({
      ...one,
      fen: one.qty === 0 ? one.fen : (openFen(one.part) * one.qty) / openQty(one.part),
    }));
    const fen = ahead.fen + sum(parts, (one) => one.fen);
    const bill = addBill(ledger, { account, price, number, on, lineNo: at + 1, qty, fen, isAdvance });
    for (const one of parts) pair({ bill, ...one });
    return bill;
  });
  for (const account of new Set([...gone, ...made].map((bill) => bill.account))) match(ledger, account);
  return made;
}
