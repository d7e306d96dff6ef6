import type { PurchaseState, SupplierKind, SupplierReturnState } from '../../../shared/domain/purchase-words';
import type { StateLook } from '../../ui/grid/types';

export const purchaseLooks: Readonly<Record<PurchaseState, StateLook>> = {
  arrived: { label: 'purchases.states.arrived', tone: 'warning' },
  accepted: { label: 'purchases.states.accepted', tone: 'good' },
  cancelled: { label: 'purchases.states.cancelled', tone: 'neutral' },
};

export const supplierReturnLooks: Readonly<Record<SupplierReturnState, StateLook>> = {
  requested: { label: 'supplierReturns.states.requested', tone: 'warning' },
  posted: { label: 'supplierReturns.states.posted', tone: 'good' },
  refused: { label: 'supplierReturns.states.refused', tone: 'bad' },
  cancelled: { label: 'supplierReturns.states.cancelled', tone: 'neutral' },
};

export const supplierKindLooks: Readonly<Record<SupplierKind, StateLook>> = {
  maker: { label: 'suppliers.kinds.maker', tone: 'info' },
  wholesaler: { label: 'suppliers.kinds.wholesaler', tone: 'neutral' },
};
