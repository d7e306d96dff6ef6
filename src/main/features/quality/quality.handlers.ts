/** The procedures of quality, as main/rpc registers them. */
import { approve, approveComplete, end, refuseRequest, withdraw } from './decide-qualification';
import { expiring, expiringTotals } from './expiring.queries';
import { needs, setNeeds } from './licence-needs';
import { previewForm, printForm } from './print-form';
import { getQualification, listQualifications, qualificationTotals } from './qualification.queries';
import { requestBuyer, requestComplete, requestProduct, requestSupplier } from './request-qualification';
import { scopeClasses, scopes, setScopeClasses, setScopes } from './scopes';
import { ofBuyer, ofProduct, ofSupplier } from './standing.queries';
import { setSupplierLicences, supplierLicences } from './supplier-licences';

export const quality = {
  list: listQualifications,
  totals: qualificationTotals,
  get: getQualification,
  ofBuyer,
  ofProduct,
  ofSupplier,
  requestBuyer,
  requestProduct,
  requestSupplier,
  requestComplete,
  approve,
  approveComplete,
  refuse: refuseRequest,
  withdraw,
  end,
  previewForm,
  printForm,
  expiring,
  expiringTotals,
  scopes,
  setScopes,
  scopeClasses,
  setScopeClasses,
  needs,
  setNeeds,
  supplierLicences,
  setSupplierLicences,
};
