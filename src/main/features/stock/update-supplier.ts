/** A supplier's card is changed, or the supplier is taken out of use. */
import type { suppliersContract } from '../../../shared/contract/suppliers.contract';
import { refuse } from '../../../shared/domain/problem';
import { pinyinOf } from '../../platform/pinyin';
import { done, type Command } from '../../store/handler';
import { supplierCalled, supplierFacts } from './supplier.queries';
import { changeSupplier } from './supplier.repo';

type Contract = typeof suppliersContract;
type Fields = Readonly<Record<string, unknown>>;

/** Old and new values of the fields that differ. */
function differences(stored: Fields, next: Fields): { before: Fields; after: Fields } {
  const keys = Object.keys(next).filter((key) => stored[key] !== next[key]);
  const only = (from: Fields): Fields => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return { before: only(stored), after: only(next) };
}

export const updateSupplier: Command<Contract['update']> = async (tx, { supplierId, version, ...head }) => {
  const stored = await supplierFacts(tx, supplierId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/supplierId']);
  const same = await supplierCalled(tx, head.name);
  if (same && same.id !== supplierId) return refuse('DUPLICATE', { value: head.name }, ['/name']);
  const changed = await changeSupplier(tx, { supplierId, version, set: { ...head, ...pinyinOf(head.name) } });
  if (!changed.ok) return changed;
  const entry = { entity: 'supplier', id: supplierId, action: 'update', ...differences(stored, head) };
  return done({ version: changed.value }, entry);
};

export const disableSupplier: Command<Contract['setDisabled']> = async (tx, input) => {
  const { supplierId, version, isDisabled, reason } = input;
  const changed = await changeSupplier(tx, { supplierId, version, set: { isDisabled } });
  if (!changed.ok) return changed;
  const change = { before: { isDisabled: !isDisabled }, after: { isDisabled }, reason };
  const action = isDisabled ? 'disable' : 'enable';
  return done({ version: changed.value }, { entity: 'supplier', id: supplierId, action, ...change });
};
