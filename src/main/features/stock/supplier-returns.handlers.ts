/** The procedures of returns to suppliers, as main/rpc registers them. */
import {
  approveSupplierReturn,
  cancelSupplierReturn,
  printSupplierReturn,
  refuseSupplierReturn,
  setCreditNote,
} from './decide-supplier-return';
import { requestSupplierReturn } from './request-supplier-return';
import {
  getSupplierReturn,
  listSupplierReturns,
  previewSupplierReturn,
  supplierReturnTotals,
} from './supplier-return-list.queries';

export const supplierReturns = {
  list: listSupplierReturns,
  totals: supplierReturnTotals,
  get: getSupplierReturn,
  request: requestSupplierReturn,
  approve: approveSupplierReturn,
  refuse: refuseSupplierReturn,
  cancel: cancelSupplierReturn,
  setCreditNote,
  previewPaper: previewSupplierReturn,
  printPaper: printSupplierReturn,
};
