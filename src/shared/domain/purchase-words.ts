/** The closed words of purchasing; their texts are in i18n `suppliers.*`, `purchases.*`, `supplierReturns.*`. */

export const supplierKinds = ['maker', 'wholesaler'] as const;
export type SupplierKind = (typeof supplierKinds)[number];

/** 待验收, 已验收入库, 已取消. */
export const purchaseStates = ['arrived', 'accepted', 'cancelled'] as const;
export type PurchaseState = (typeof purchaseStates)[number];

export const supplierReturnStates = ['requested', 'posted', 'refused', 'cancelled'] as const;
export type SupplierReturnState = (typeof supplierReturnStates)[number];
