import type { ordersContract } from '../../../shared/contract/orders.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { mayOwn } from '../customers/customers.rules';
import { orderAt, personNamed } from './orders.queries';
import { changeOrder } from './orders.repo';

/**
 * Hands an order to somebody the giver sees and who still works here. Its notes, returns, changes and questions follow by
 * a trigger.
 */
export const reassignOrder: Command<(typeof ordersContract)['reassign']> = async (tx, input, ctx) => {
  const { ownerId, reason } = input;
  const seen = await orderAt(tx, input);
  if (!seen.ok) return seen;
  const order = seen.value;
  const owner = mayOwn(ownerId, ctx.actor.visible) ? await personNamed(tx, ownerId) : undefined;
  if (!owner || owner.isDisabled) return refuse('NOT_FOUND', {}, ['/ownerId']);
  const changed = await changeOrder(tx, order, { ownerId, ownerName: owner.name, ownerPy: owner.py });
  if (!changed.ok) return changed;
  const names = { before: { owner: order.ownerName }, after: { owner: owner.name } };
  return done(changed.value, { entity: 'sales_order', id: order.id, action: 'reassign', ...names, reason });
};
