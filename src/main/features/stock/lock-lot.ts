/** Quality locks a lot and unlocks it; a locked lot is neither reserved nor shipped. */
import type { stockContract } from '../../../shared/contract/stock.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { findLot } from './stock.queries';
import { changeLot } from './stock.repo';
import { lockRefusal, type LotStatus } from './stock.rules';

type Wish = { readonly lotId: number; readonly version: number; readonly reason: string };

async function setStatus(tx: Tx, wish: Wish, status: LotStatus): Promise<Outcome<{ version: number }>> {
  const { lotId, version: seen, reason } = wish;
  const stored = await findLot(tx, lotId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/lotId']);
  const refused = lockRefusal(stored.status, status);
  if (refused) return refused;
  const version = await changeLot(tx, { lotId, version: seen }, { status });
  if (version === undefined) return refuse('CONFLICT', { expected: seen, found: stored.version }, ['/version']);
  const change = { before: { status: stored.status }, after: { status }, reason };
  return done({ version }, { entity: 'lot', id: lotId, action: status === 'locked' ? 'lock' : 'unlock', ...change });
}

export const lockLot: Command<(typeof stockContract)['lockLot']> = (tx, input) => setStatus(tx, input, 'locked');
export const unlockLot: Command<(typeof stockContract)['unlockLot']> = (tx, input) => setStatus(tx, input, 'sellable');
