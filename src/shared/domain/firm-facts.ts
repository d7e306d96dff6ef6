/** What the firm says of itself beside its name: on invoices, papers and in its file. */

/** Each with the most characters it may have; empty while it is not known. */
export const firmFacts = {
  firmTaxNo: 18,
  firmLicenceNo: 60,
  firmLicenceExpiresOn: 10,
  firmBankName: 120,
  firmBankAccount: 40,
  firmWarehouseAddress: 200,
} as const;

export type FirmFact = keyof typeof firmFacts;
export type FirmFacts = Readonly<Record<FirmFact, string>>;

export const firmFactKeys = Object.keys(firmFacts) as readonly FirmFact[];

/** A book may be opened for a day that comes: so many days ahead. */
export const STARTS_AHEAD_DAYS = 31;
