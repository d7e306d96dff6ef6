/** A quantity of a batch goes to another place, or quality takes it out of sale and back. */
import type { stockContract } from '../../../shared/contract/stock.contract';
import { refuse } from '../../../shared/domain/problem';
import type { LotArea } from '../../../shared/domain/stock-words';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { findLot } from './stock.queries';
import { shiftStock } from './stock.repo';

type Wish = {
  readonly lotId: number;
  readonly qty: number;
  readonly location: string;
  readonly reason: string;
  /** Absent: the area stays. */
  readonly area?: LotArea;
};

async function shift(tx: Tx, { lotId, qty, location, reason, area }: Wish, ctx: Ctx) {
  const from = await findLot(tx, lotId);
  if (!from) return refuse('NOT_FOUND', {}, ['/lotId']);
  const kind = area === undefined ? ('transfer' as const) : ('verdict' as const);
  const facts = { movedOn: ctx.today, movedAt: ctx.now, userId: ctx.actor.userId, reason };
  const toArea = area ?? from.area;
  const moved = await shiftStock(tx, { lotId, toArea, toLocation: location, qty, kind, ...facts });
  if (!moved.ok) return moved;
  const { toLotId } = moved.value;
  const action = area === undefined ? 'transfer' : 'change-area';
  const out = { before: { onHand: from.onHand }, after: { onHand: from.onHand - qty }, reason };
  const into = { after: { area: toArea, location, qty, fromLocation: from.location }, reason };
  const outcome: Outcome<{ lotId: number }> = done(
    { lotId: toLotId },
    { entity: 'lot', id: lotId, action, ...out },
    { entity: 'lot', id: toLotId, action, ...into },
  );
  return outcome;
}

export const transferStock: Command<(typeof stockContract)['transfer']> = (tx, input, ctx) => shift(tx, input, ctx);
export const changeArea: Command<(typeof stockContract)['changeArea']> = (tx, input, ctx) => shift(tx, input, ctx);
