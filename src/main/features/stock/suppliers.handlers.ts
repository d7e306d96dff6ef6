/** The procedures of suppliers, as main/rpc registers them. */
import { createSupplier } from './create-supplier';
import { getSupplier, listSuppliers, pickSuppliers, supplierTotals } from './supplier-list.queries';
import { disableSupplier, updateSupplier } from './update-supplier';

export const suppliers = {
  list: listSuppliers,
  totals: supplierTotals,
  get: getSupplier,
  pick: pickSuppliers,
  create: createSupplier,
  update: updateSupplier,
  setDisabled: disableSupplier,
};
