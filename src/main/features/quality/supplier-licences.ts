/** The licences of a supplier, changed as a whole. */
import type { qualityContract } from '../../../shared/contract/quality.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import { done, type Command, type Query } from '../../store/handler';
import { licencesAreGood } from '../customers/customers.rules';
import { supplierLicencesOf, supplierPapersVersion } from './quality.queries';
import { replaceSupplierLicences } from './quality.repo';
import { lookOf, subjectOf } from './subjects.queries';

type Contract = typeof qualityContract;

export const supplierLicences: Query<Contract['supplierLicences']> = async (db, { supplierId }) =>
  okay({
    licences: await supplierLicencesOf(db, supplierId),
    version: await supplierPapersVersion(db, supplierId),
  });

export const setSupplierLicences: Command<Contract['setSupplierLicences']> = async (tx, input, ctx) => {
  const { supplierId, version, licences } = input;
  const subject = await subjectOf(tx, { kind: 'supplier', id: supplierId }, await lookOf(tx, ctx));
  if (!subject) return refuse('NOT_FOUND', {}, ['/supplierId']);
  const good = licencesAreGood(licences);
  if (!good.ok) return good;
  const found = await supplierPapersVersion(tx, supplierId);
  if (found !== version) return refuse('CONFLICT', { expected: version, found }, ['/version']);
  const before = { licences: await supplierLicencesOf(tx, supplierId) };
  const holder = { id: supplierId, name: subject.name, py: subject.py };
  const next = await replaceSupplierLicences(tx, holder, licences);
  const change = { before, after: { licences } };
  return done({ version: next }, { entity: 'supplier', id: supplierId, action: 'set-licences', ...change });
};
