import type { OutputOf } from '../../../shared/contract/procedure';
import type { purchasesContract } from '../../../shared/contract/purchases.contract';

export type PurchaseDetail = OutputOf<(typeof purchasesContract)['get']>;
