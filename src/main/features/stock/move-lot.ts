import type { stockContract } from '../../../shared/contract/stock.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { changeLot } from './lots.repo';
import { batchRows, findLot } from './stock.queries';

/** Puts a whole lot, with what is reserved of it, on another place where its batch does not stand yet. */
export const moveLot: Command<(typeof stockContract)['moveLot']> = async (tx, input) => {
  const { lotId, version: seen, location } = input;
  const stored = await findLot(tx, lotId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/lotId']);
  const rows = await batchRows(tx, stored);
  const there = rows.find((row) => row.id !== lotId && row.area === stored.area && row.location === location);
  if (there) {
    const params = { case: 'stock.refusal.placeTaken', lot: stored.batchNo, location };
    return refuse('DUPLICATE', params, ['/location']);
  }
  const version = await changeLot(tx, { lotId, version: seen }, { location });
  if (version === undefined) return refuse('CONFLICT', { expected: seen, found: stored.version }, ['/version']);
  const change = { before: { location: stored.location }, after: { location } };
  return done({ version }, { entity: 'lot', id: lotId, action: 'move', ...change });
};
