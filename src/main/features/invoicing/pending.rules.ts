/** What waits to be red, as the parts that still wait: the oldest leaves first. Pure. */
import { waitingCauses, type WaitingCause } from '../../../shared/domain/red-words';

export type PendingMove = {
  readonly qty: number;
  readonly fen: number;
  readonly cause: string;
  readonly reason: string;
  readonly on: string;
};
export type WaitingPart = {
  readonly cause: WaitingCause;
  readonly reason: string;
  readonly on: string;
  readonly qty: number;
  readonly fen: number;
};

const isWaiting = (cause: string): cause is WaitingCause => waitingCauses.some((one) => one === cause);

/**
 * The parts of a line that still wait, oldest first, from all its moves in their order (thousandths, fen). A red
 * invoice or an advance takes goods from parts with goods, and amounts from those without first; a form that lapsed
 * made no move, so its parts keep their own dates.
 */
export function partsOf(moves: readonly PendingMove[]): WaitingPart[] {
  const parts: { cause: WaitingCause; reason: string; on: string; qty: number; fen: number }[] = [];
  for (const { qty, fen, cause, reason, on } of moves) {
    if (isWaiting(cause)) {
      parts.push({ cause, reason, on, qty, fen });
      continue;
    }
    let restQty = 0 - qty;
    let restFen = 0 - fen;
    const ofGoods = (hasGoods: boolean) => parts.filter((part) => part.qty > 0 === hasGoods);
    for (const part of restQty > 0 ? ofGoods(true) : []) {
      const taken = Math.min(part.qty, restQty);
      const takenFen =
        taken === part.qty ? Math.min(part.fen, restFen) : Math.min(restFen, Math.round((part.fen * taken) / part.qty));
      part.qty -= taken;
      part.fen -= takenFen;
      restQty -= taken;
      restFen -= takenFen;
    }
    for (const part of [...ofGoods(false), ...ofGoods(true)]) {
      const taken = Math.min(part.fen, restFen);
      part.fen -= taken;
      restFen -= taken;
    }
  }
  return parts.filter((part) => part.qty > 0 || part.fen > 0);
}

/** Days between two business dates. */
export const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
