import type { stockContract } from '../../../shared/contract/stock.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { readSettings } from '../settings/settings.queries';
import { signedOffRefusal } from './opening.rules';
import { findMove } from './moves.queries';
import { findLot } from './stock.queries';
import { moveStock } from './stock.repo';
import { reversalRefusal } from './stock.rules';

/** Takes back an opening row by a row of the opposite quantity, while nothing of it is used. */
export const reverseOpening: Command<(typeof stockContract)['reverseOpening']> = async (tx, input, ctx) => {
  const signedOff = signedOffRefusal((await readSettings(tx)).openingSignedOffOn);
  if (signedOff) return signedOff;
  const { moveId, reason } = input;
  const move = await findMove(tx, moveId);
  const lot = move && (await findLot(tx, move.lotId));
  if (!move || !lot) return refuse('NOT_FOUND', {}, ['/moveId']);
  const refused = reversalRefusal(move, lot);
  if (refused) return refused;
  const { today: movedOn, now: movedAt, actor } = ctx;
  const facts = { movedOn, movedAt, userId: actor.userId };
  const moved = await moveStock(tx, {
    ...facts,
    lotId: lot.id,
    kind: 'reversal',
    qty: -move.qty,
    reversalOf: moveId,
    reason,
  });
  if (!moved.ok) return moved;
  const change = { before: { onHand: lot.onHand }, after: { onHand: moved.value.onHand }, reason };
  return done({ lotId: lot.id }, { entity: 'lot', id: lot.id, action: 'reverse-opening', ...change });
};
