/** What a line is worth in the plain ledger. */
import {
  addPart,
  amountPairs,
  billedFen,
  billedQty,
  isWorth,
  openFen,
  openQty,
  pairsOf,
  sum,
  worth,
  type Line,
  type Pair,
  type Part,
} from './ledger-model-parts';

/** What is open of a part costs so much more or less: a part of its own where that is another price. */
function moveOpen(part: Part, step: number): void {
  const left = { qty: openQty(part), fen: openFen(part) + step };
  if (isWorth(left.qty, left.fen, part.price)) {
    part.fen += step;
    return;
  }
  const { line } = part;
  const isPlain = isWorth(left.qty, left.fen, line.price);
  const price = isPlain ? line.price : Math.round((left.fen * 100_000) / left.qty);
  const made = addPart(line, { account: part.account, price });
  const billed = { qty: billedQty(part), fen: billedFen(part) };
  Object.assign(made, { ...left, shippedQty: Math.max(0, part.shippedQty - billed.qty) });
  Object.assign(part, { ...billed, shippedQty: Math.min(part.shippedQty, billed.qty) });
}

/** A line is worth what its quantity costs: the rest goes to what is open, then to what was billed. */
export function settle(line: Line): void {
  const parts = line.parts.toReversed();
  const worthNow = worth(
    sum(parts, ({ qty }) => qty),
    line.price,
  );
  let rest = worthNow - sum(parts, ({ fen }) => fen);
  const goods = parts.filter((part) => openQty(part) > 0);
  const [first] = goods;
  if (Math.abs(rest) <= 2.5) {
    if (first) first.fen += rest;
    return;
  }
  if (rest > 0) {
    if (first) return moveOpen(first, rest);
    const amount = parts.find((part) => part.qty === 0 && part.price === line.price && openFen(part) > 0.5);
    const account = parts[0]?.account ?? line.account;
    (amount ?? addPart(line, { account, price: line.price })).fen += rest;
    return;
  }
  for (const part of parts.filter((one) => openQty(one) === 0)) {
    const cut = Math.min(-rest, Math.max(0, openFen(part)));
    part.fen -= cut;
    rest += cut;
  }
  for (const part of goods) {
    const cut = Math.min(-rest, openFen(part));
    if (cut > 0.01) moveOpen(part, -cut);
    rest += cut;
  }
  for (const one of parts.flatMap(amountPairs)) {
    const cut = Math.min(-rest, one.fen);
    if (cut > 0.01) cutPair(one, cut);
    rest += cut;
  }
  if (rest < -0.01) cutPairs(line.parts.flatMap(pairsOf), -rest);
}

/** Every pair pays for its quantity, none more than it is worth; the others pay the rest. */
export function cutPairs(pairs: readonly Pair[], fen: number): void {
  const billed = sum(pairs, ({ qty }) => qty);
  let rest = fen;
  const cut = (one: Pair, wanted: number): void => {
    const taken = Math.max(0, Math.min(wanted, one.fen));
    cutPair(one, taken);
    rest -= taken;
  };
  for (const one of pairs) cut(one, (fen * one.qty) / billed);
  for (const one of pairs) cut(one, rest);
}

/** A pair is worth less: the bill has billed so much too much. */
function cutPair(one: Pair, fen: number): void {
  one.fen -= fen;
  one.part.fen -= fen;
  one.bill.pendingFen += fen;
}
