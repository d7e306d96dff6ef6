/** 红冲重开 on a book in memory: what the whole red invoice frees, and what the new one bills of it. Pure. */
import { amountFen } from '../../../shared/domain/money';
import { okay, type Result } from '../../../shared/domain/problem';
import { advanceOf, blueById, entById, openOf, type Book, type Ent } from './book.rules';
import { lineAmount, redByAmount, redByQty, type Ahead, type Pick } from './issue.rules';
import { isAtPrice } from './match.rules';
import { rekey } from './price.rules';

/**
 * What a blue line was before it went red: so much of it (thousandths, fen) stood against a sale, or, where `entId` is
 * null, was open in advance. What waited to be red is no part of it.
 */
export type Freed = {
  readonly lineId: number;
  readonly entId: number | null;
  readonly qty: number;
  readonly fen: number;
};

/** What blue lines are, by sale. */
export function standingOf(book: Book, lineIds: readonly number[]): Freed[] {
  const found = new Map<string, Freed>();
  for (const { lineId, entId, qty, entFen } of book.shares) {
    if (!lineIds.includes(lineId) || (qty === 0 && entFen === 0)) continue;
    const key = `${lineId}:${entId}`;
    const before = found.get(key) ?? { qty: 0, fen: 0 };
    found.set(key, { lineId, entId, qty: qty + before.qty, fen: entFen + before.fen });
  }
  const ahead = lineIds.flatMap((lineId): Freed[] => {
    const open = advanceOf(blueById(book, lineId));
    return open.qty > 0 || open.fen > 0 ? [{ lineId, entId: null, ...open }] : [];
  });
  return [...found.values(), ...ahead];
}

export type NewLine = {
  readonly blueLineId: number | null;
  readonly accountId: number;
  readonly price: number;
  readonly qty: number;
};
type Sheet = {
  readonly blueLineId: number | null;
  readonly accountId: number;
  readonly price: number;
  readonly qty: number;
  readonly picks: readonly Pick[];
  /** What of the line no sale takes. */
  readonly ahead?: Ahead;
};

/**
 * Lines of the invoice: together where they stand at the price of the line, else each sale by itself, and what is an
 * advance at another amount, too.
 */
export const linesOver = (book: Book, lines: readonly NewLine[], parts: readonly Freed[]): Sheet[] =>
  lines.flatMap(({ accountId, price, blueLineId }): Sheet[] => {
    const of = { accountId, price, blueLineId };
    // What is worth nothing is on no invoice.
    const mine = parts.filter(({ lineId, fen }) => lineId === blueLineId && fen > 0);
    const picks = mine.flatMap(({ entId, qty, fen }) => (entId === null ? [] : [{ entId, qty, fen }]));
    const ahead = mine.find(({ entId }) => entId === null);
    const isPlain = ({ entId }: Pick) => isAtPrice(openOf(entById(book, entId)), price);
    const together = picks.filter(isPlain);
    const alone = picks.filter((pick) => !isPlain(pick)).map((pick) => ({ ...of, qty: pick.qty, picks: [pick] }));
    const qty = together.reduce((sum, one) => sum + one.qty, 0);
    const open = ahead && { ahead: { qty: ahead.qty, fen: ahead.fen } };
    const isJoined = ahead !== undefined && isAtPrice(ahead, price);
    if (isJoined) return [{ ...of, qty: qty + ahead.qty, picks: together, ...open }, ...alone];
    const plain = qty > 0 ? [{ ...of, qty, picks: together }] : [];
    return [...plain, ...alone, ...(ahead ? [{ ...of, qty: ahead.qty, picks: [], ...open }] : [])];
  });

type Picked = { readonly ent: Ent; readonly qty: number; readonly fen?: number | undefined };

/** Amount of a line over these sales, fen; of one without goods all that is open of its sale, where it says nothing. */
export function billedFen(
  picked: readonly Picked[],
  { qty, price, ahead }: { readonly qty: number; readonly price: number; readonly ahead?: Ahead | undefined },
): number {
  const [only] = picked;
  if (qty === 0 && only) return only.fen ?? openOf(only.ent).fen;
  return picked.length > 0 || ahead ? lineAmount(picked, price, ahead) : amountFen(qty, price);
}

export type ReissueLine = {
  readonly blueLineId: number | null;
  readonly accountId: number;
  readonly price: number;
  readonly qty: number;
  readonly fen: number;
  readonly picks: readonly { readonly ent: Ent; readonly qty: number }[];
};
export type ReissueDraft = {
  /** Amount of each red line, fen, positive. */
  readonly red: readonly { readonly lineId: number; readonly qty: number; readonly fen: number }[];
  readonly lines: readonly ReissueLine[];
};
type Wish = {
  readonly red: readonly { readonly lineId: number; readonly qty: number; readonly fen: number }[];
  readonly next: readonly NewLine[];
};

/**
 * What was freed goes under the keys of the new lines, and nothing else with it: what was not invoiced moves by a letter
 * of its own. Answers the parts as they stand now.
 */
export function underNewKeys(book: Book, next: readonly NewLine[], freed: readonly Freed[]): Freed[] {
  const found = next.flatMap(({ blueLineId, accountId }) =>
    freed.filter(({ lineId }) => lineId === blueLineId).map((one) => ({ ...one, accountId })),
  );
  const went = Map.groupBy(found, ({ entId, accountId }) => `${entId}:${accountId}`);
  const ids = new Map<string, number | null>();
  for (const [key, parts] of went) {
    const [{ entId, accountId } = { entId: null, accountId: 0 }] = parts;
    const ent = entId === null ? undefined : entById(book, entId);
    const part = { qty: sumOf(parts, ({ qty }) => qty), fen: sumOf(parts, ({ fen }) => fen) };
    const isMoving = ent !== undefined && ent.accountId !== accountId;
    ids.set(key, isMoving ? (rekey(book, ent, { accountId, part })?.id ?? null) : entId);
  }
  return found.map(({ accountId, ...one }) => ({ ...one, entId: ids.get(`${one.entId}:${accountId}`) ?? null }));
}
const sumOf = (parts: readonly Freed[], of: (one: Freed) => number): number =>
  parts.reduce((sum, one) => sum + of(one), 0);

/** The two invoices of a reissue as they would be posted now; the book is spent on it. */
export function reissueDraft(book: Book, { red, next }: Wish): Result<ReissueDraft> {
  const freed = standingOf(
    book,
    red.map(({ lineId }) => lineId),
  );
  const taken: { lineId: number; qty: number; fen: number }[] = [];
  for (const { lineId, qty, fen } of red) {
    const blue = blueById(book, lineId);
    const found = qty > 0 ? redByQty(book, blue, qty) : redByAmount(book, blue, fen);
    if (!found.ok) return found;
    taken.push({ lineId, qty, fen: found.value });
  }
  const sheets = linesOver(book, next, underNewKeys(book, next, freed));
  const lines = sheets.map(({ picks, ...line }) => {
    const picked = picks.map(({ entId, ...one }) => ({ ent: entById(book, entId), ...one }));
    return { ...line, picks: picked, fen: billedFen(picked, line) };
  });
  return okay({ red: taken, lines });
}
