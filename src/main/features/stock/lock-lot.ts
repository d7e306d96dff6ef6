/** Quality locks a batch and unlocks it, wherever it stands; a locked lot is neither reserved nor shipped. */
import type { stockContract } from '../../../shared/contract/stock.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { changeBatchStatus } from './lots.repo';
import { openRecalls } from './open-recalls.queries';
import { findLot } from './stock.queries';
import { lockRefusal, type LotStatus, recalled } from './stock.rules';

type Wish = { readonly lotId: number; readonly version: number; readonly reason: string };

async function setStatus(tx: Tx, wish: Wish, status: LotStatus): Promise<Outcome<{ version: number }>> {
  const { lotId, version: seen, reason } = wish;
  const stored = await findLot(tx, lotId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/lotId']);
  const refused = lockRefusal(stored.status, status);
  if (refused) return refused;
  const recall = status === 'sellable' ? (await openRecalls(tx))(stored) : undefined;
  if (recall) return recalled(stored.batchNo, recall.number);
  if (stored.version !== seen) return refuse('CONFLICT', { expected: seen, found: stored.version }, ['/version']);
  const changed = await changeBatchStatus(tx, stored, status);
  const change = { before: { status: stored.status }, after: { status }, reason };
  const action = status === 'locked' ? 'lock' : 'unlock';
  const entries = changed.map(({ id }) => ({ entity: 'lot', id, action, ...change }));
  return done({ version: seen + 1 }, ...entries);
}

export const lockLot: Command<(typeof stockContract)['lockLot']> = (tx, input) => setStatus(tx, input, 'locked');
export const unlockLot: Command<(typeof stockContract)['unlockLot']> = (tx, input) => setStatus(tx, input, 'sellable');
