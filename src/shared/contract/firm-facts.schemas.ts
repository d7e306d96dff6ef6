import { z } from 'zod';
import { firmFacts } from '../domain/firm-facts';
import { optionalText } from './procedure';

/** Room for what is pasted: numbers come with spaces, which the engine takes out. */
const PASTED = 4;

/** What the firm says of itself beside its name; each may be empty. */
export const firmFactsSchema = z.strictObject({
  firmTaxNo: optionalText(firmFacts.firmTaxNo * PASTED),
  firmLicenceNo: optionalText(firmFacts.firmLicenceNo),
  firmLicenceExpiresOn: optionalText(firmFacts.firmLicenceExpiresOn),
  firmBankName: optionalText(firmFacts.firmBankName),
  firmBankAccount: optionalText(firmFacts.firmBankAccount),
  firmWarehouseAddress: optionalText(firmFacts.firmWarehouseAddress),
});

/** The firm as its papers name it; what is not entered is empty. */
export const paperFirm = {
  firmName: z.string(),
  firmLicenceNo: z.string(),
  firmWarehouseAddress: z.string(),
};
