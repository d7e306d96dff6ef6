/** The firm's own facts as they are kept: ordinary characters, no spaces inside of numbers. */
import { isBusinessDate } from '../../../shared/domain/business-date';
import type { FirmFact, FirmFacts } from '../../../shared/domain/firm-facts';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { toHalfWidth } from '../../../shared/domain/typed-text';

/** The unified social credit code: 18 places, without the letters that look like digits. */
const TAX_NO = /^[0-9A-HJ-NPQRTUWXY]{18}$/u;
const ACCOUNT = /^[0-9-]+$/u;

const bare = (text: string): string => toHalfWidth(text).replaceAll(/\s/gu, '').toUpperCase();

const wrong = (field: FirmFact, rule: string): Result<never> =>
  refuse('VALIDATION_FAILED', { case: rule }, [`/firm/${field}`]);

/** Empty facts stay empty; what is typed is put right where only its writing differs, else refused at its field. */
export function firmFactsFrom(typed: FirmFacts): Result<FirmFacts> {
  const facts: FirmFacts = {
    ...typed,
    firmTaxNo: bare(typed.firmTaxNo),
    firmBankAccount: bare(typed.firmBankAccount),
    firmLicenceNo: toHalfWidth(typed.firmLicenceNo),
  };
  const { firmTaxNo, firmBankAccount, firmLicenceExpiresOn } = facts;
  if (firmTaxNo !== '' && !TAX_NO.test(firmTaxNo)) return wrong('firmTaxNo', 'settings.rules.notATaxNo');
  if (firmBankAccount !== '' && !ACCOUNT.test(firmBankAccount)) {
    return wrong('firmBankAccount', 'settings.rules.notAnAccount');
  }
  if (firmLicenceExpiresOn !== '' && !isBusinessDate(firmLicenceExpiresOn)) {
    return refuse('VALIDATION_FAILED', { case: 'fields.notADate', value: firmLicenceExpiresOn }, [
      '/firm/firmLicenceExpiresOn',
    ]);
  }
  return okay(facts);
}
