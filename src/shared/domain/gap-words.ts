/** What records may lack, as lists can be narrowed to it. */
export const customerGaps = ['licence', 'taxNo', 'address', 'credit', 'price'] as const;
export type CustomerGap = (typeof customerGaps)[number];

export const productGaps = ['incomplete', 'taxCode', 'lot'] as const;
export type ProductGap = (typeof productGaps)[number];
