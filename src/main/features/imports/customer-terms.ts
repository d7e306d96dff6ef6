/** Terms and licences of a customer in a file, and what is wrong with them. */
import type { ImportField } from '../../../shared/contract/import-fields';
import type { LicenceKind } from '../../../shared/domain/customer-words';
import { LONG_TERM, licencePlaces, type LicencePlace } from '../../../shared/domain/licence-columns';
import { may, type Permission, type Post } from '../../../shared/domain/permissions';
import type { ImportRecord } from './map-rows';
import { numberIn, textIn, wrongRow, type RowProblem } from './plan';

export type FileLicence = {
  readonly kind: LicenceKind;
  readonly number: string;
  readonly expiresOn: string | null;
  readonly isLongTerm: boolean;
};
type Found = { readonly place: LicencePlace; readonly kind: string; readonly number: string; readonly expiry: string };

/** The sets of columns that say something; a kind alone, e.g. one for all rows, is no paper. */
const filledSets = (record: ImportRecord): Found[] =>
  licencePlaces.flatMap((place) => {
    const kind = textIn(record, `licenceKind${place}`);
    const number = textIn(record, `licenceNumber${place}`);
    const expiry = textIn(record, `licenceExpiry${place}`);
    return number === '' && expiry === '' ? [] : [{ place, kind, number, expiry }];
  });

/** The licences of a record whose cells were checked. */
export const licencesIn = (record: ImportRecord): FileLicence[] =>
  filledSets(record).map(({ kind, number, expiry }) => {
    const isLongTerm = expiry === LONG_TERM;
    // The cell was read by the list of kinds.
    return { kind: kind as LicenceKind, number, isLongTerm, expiresOn: isLongTerm || expiry === '' ? null : expiry };
  });

const missing = (field: ImportField): RowProblem => ({
  field,
  problem: { code: 'VALIDATION_FAILED', params: { case: 'fields.required' } },
});

const refusedTo = (posts: readonly Post[], permission: Permission, field: ImportField): RowProblem | undefined => {
  const allowed = may(posts, permission);
  return allowed === true ? undefined : { field, problem: allowed };
};

const DAYS_OF_MONTH = 31;

/** Prepaid without a limit is what every new customer has: it grants nothing and anybody may write it. */
function wrongTerms(record: ImportRecord, posts: readonly Post[]): RowProblem | undefined {
  const term = textIn(record, 'paymentTerm');
  const days = numberIn(record, 'paymentDays');
  const hasLimit = textIn(record, 'creditLimitFen') !== '' && record.values['creditLimitFen'] !== null;
  if (term === '' && days > 0) return missing('paymentTerm');
  if (term === 'monthly_day' && (days < 1 || days > DAYS_OF_MONTH)) {
    const problem = { code: 'VALIDATION_FAILED', params: { case: 'receivables.rules.dayOfMonth' } } as const;
    return { field: 'paymentDays', problem };
  }
  if (hasLimit) return refusedTo(posts, 'customers.credit', 'creditLimitFen');
  const isGranted = (term !== '' && term !== 'prepaid') || days > 0;
  return isGranted ? refusedTo(posts, 'customers.credit', 'paymentTerm') : undefined;
}

function wrongLicences(record: ImportRecord, posts: readonly Post[]): RowProblem | undefined {
  const sets = filledSets(record);
  const [first] = sets;
  const refused = first && refusedTo(posts, 'customers.licences', `licenceKind${first.place}`);
  if (refused) return refused;
  const nameless = sets.find(({ kind }) => kind === '');
  if (nameless) return missing(`licenceKind${nameless.place}`);
  const twice = sets.find(({ kind }, at) => sets.findIndex((one) => one.kind === kind) !== at);
  return (
    twice && wrongRow(`licenceKind${twice.place}`, 'licenceTwice', { kind: `customers.licenceKind.${twice.kind}` })
  );
}

/** What stops a new customer: terms and licences are set only by whose post may set them. */
export const wrongCard = (record: ImportRecord, posts: readonly Post[]): RowProblem | undefined =>
  wrongTerms(record, posts) ?? wrongLicences(record, posts);
