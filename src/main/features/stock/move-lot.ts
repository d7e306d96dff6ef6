import type { stockContract } from '../../../shared/contract/stock.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { findLot } from './stock.queries';
import { changeLot } from './stock.repo';

/** Puts a lot on another place; its quantity stays. */
export const moveLot: Command<(typeof stockContract)['moveLot']> = async (tx, input) => {
  const { lotId, version: seen, location } = input;
  const stored = await findLot(tx, lotId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/lotId']);
  const version = await changeLot(tx, { lotId, version: seen }, { location });
  if (version === undefined) return refuse('CONFLICT', { expected: seen, found: stored.version }, ['/version']);
  const change = { before: { location: stored.location }, after: { location } };
  return done({ version }, { entity: 'lot', id: lotId, action: 'move', ...change });
};
