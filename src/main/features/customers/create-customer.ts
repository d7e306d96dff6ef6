import type { customersContract } from '../../../shared/contract/customers.contract';
import { refuse } from '../../../shared/domain/problem';
import { pinyinOf } from '../../platform/pinyin';
import { done, type Command } from '../../store/handler';
import { isNameTaken } from './customer-card.queries';
import { addCustomer } from './customers.repo';
import { mayOwn } from './customers.rules';

/** A new customer; its key is name and city, in the whole book. */
export const create: Command<(typeof customersContract)['create']> = async (tx, input, ctx) => {
  const { ownerId: asked, ...head } = input;
  const ownerId = asked ?? ctx.actor.userId;
  if (!mayOwn(ownerId, ctx.actor.visible)) return refuse('NOT_FOUND', {}, ['/ownerId']);
  if (await isNameTaken(tx, { name: head.name, city: head.city, exceptId: null })) {
    return refuse('DUPLICATE', { value: head.name }, ['/name']);
  }
  const id = await addCustomer(tx, { ...head, ...pinyinOf(head.name), ownerId, createdAt: ctx.now });
  const after = { ...head, ownerId };
  return done({ customerId: id, version: 0 }, { entity: 'customer', id, action: 'create', after });
};
