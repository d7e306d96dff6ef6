/** Licences in a file of customers: sets of columns side by side, one set for each paper. */
export const licencePlaces = ['1', '2', '3', '4', '5'] as const;
export type LicencePlace = (typeof licencePlaces)[number];

export const licenceParts = ['licenceKind', 'licenceNumber', 'licenceExpiry'] as const;
export type LicencePart = (typeof licenceParts)[number];
export type LicenceColumn = `${LicencePart}${LicencePlace}`;

/** What the column of an expiry holds where a paper has none. */
export const LONG_TERM = 'long_term';

/** The columns in the order of the template: kind, number and expiry of the first paper, then of the next. */
export const licenceColumns: readonly LicenceColumn[] = licencePlaces.flatMap((place) =>
  licenceParts.map((part): LicenceColumn => `${part}${place}`),
);

/** A value for every column, made from its part and place. */
export const forLicences = <T>(
  made: Readonly<Record<LicencePart, (place: LicencePlace) => T>>,
): Record<LicenceColumn, T> => {
  const pairs = licencePlaces.flatMap((place) =>
    licenceParts.map((part): [LicenceColumn, T] => [`${part}${place}`, made[part](place)]),
  );
  // The pairs are built from the same lists as the keys.
  return Object.fromEntries(pairs) as Record<LicenceColumn, T>;
};
