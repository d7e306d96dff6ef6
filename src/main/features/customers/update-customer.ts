import type { customersContract } from '../../../shared/contract/customers.contract';
import { refuse } from '../../../shared/domain/problem';
import { pinyinOf } from '../../platform/pinyin';
import { done, type Command } from '../../store/handler';
import { changedFields } from './changed-fields';
import { isNameTaken, storedCustomer } from './customer-card.queries';
import { changeCustomer } from './customers.repo';

/** Changes the card; the audit row holds the changed fields only. */
export const update: Command<(typeof customersContract)['update']> = async (tx, input) => {
  const { customerId, version, ...head } = input;
  const stored = await storedCustomer(tx, customerId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/customerId']);
  if (await isNameTaken(tx, { name: head.name, city: head.city, exceptId: customerId })) {
    return refuse('DUPLICATE', { value: head.name }, ['/name']);
  }
  const changed = await changeCustomer(tx, { customerId, version, set: { ...head, ...pinyinOf(head.name) } });
  if (!changed.ok) return changed;
  const { before, after } = changedFields(stored, head);
  return done({ version: changed.value }, { entity: 'customer', id: customerId, action: 'update', before, after });
};
