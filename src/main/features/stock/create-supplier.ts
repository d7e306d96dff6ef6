import type { suppliersContract } from '../../../shared/contract/suppliers.contract';
import { refuse } from '../../../shared/domain/problem';
import { pinyinOf } from '../../platform/pinyin';
import { done, type Command } from '../../store/handler';
import { supplierCalled } from './supplier.queries';
import { addSupplier } from './supplier.repo';

/** A new supplier; its name is its key. */
export const createSupplier: Command<(typeof suppliersContract)['create']> = async (tx, head, ctx) => {
  if (await supplierCalled(tx, head.name)) return refuse('DUPLICATE', { value: head.name }, ['/name']);
  const id = await addSupplier(tx, { ...head, ...pinyinOf(head.name), createdAt: ctx.now });
  return done({ supplierId: id, version: 0 }, { entity: 'supplier', id, action: 'create', after: head });
};
