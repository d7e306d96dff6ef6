/** How prices, agreements and volumes look on the screens, and what pickers of this room load. */
import dayjs, { type Dayjs } from 'dayjs';
import type { PickedCustomer } from '../../../shared/contract/customers.contract';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import type { AgreementState, ItemResult, QuoteState, VolumePace } from '../../../shared/domain/award-words';
import type { SpanState } from '../../../shared/domain/regions';
import { api } from '../../rpc/client';
import type { StateLook } from '../../ui/grid/types';
import { useOpened } from './tender-times';

export const itemTables = ['tender', 'tender_item', 'province_price', 'product', 'setting'];
export const priceTables = ['province_price', 'tender_item'];
export const libraryTables = ['market_price', 'tender_item', 'tender', 'province_price'];
export const agreementTables = ['delivery_agreement', 'customer', 'tender'];
export const volumeTables = [
  ...['agreed_volume', 'customer', 'delivery_agreement', 'sales_order', 'dispatch_note', 'return_request'],
  ...['setting', 'tender'],
];

export const quoteTones: Readonly<Record<QuoteState | 'locked', StateLook['tone']>> = {
  none: 'neutral',
  proposed: 'warning',
  approved: 'good',
  refused: 'bad',
  locked: 'info',
};
export const resultTones: Readonly<Record<ItemResult, StateLook['tone']>> = {
  open: 'neutral',
  won: 'good',
  lost: 'neutral',
};
export const spanLooks: Readonly<Record<SpanState, StateLook>> = {
  current: { label: 'awards.states.current', tone: 'good' },
  future: { label: 'awards.states.future', tone: 'info' },
  past: { label: 'awards.states.past', tone: 'neutral' },
};
export const priceKindLooks: Readonly<Record<'award' | 'listing', StateLook>> = {
  award: { label: 'provincePrices.kinds.award', tone: 'info' },
  listing: { label: 'provincePrices.kinds.listing', tone: 'neutral' },
};
export const agreementLooks: Readonly<Record<AgreementState, StateLook>> = {
  draft: { label: 'deliveryAgreements.states.draft', tone: 'warning' },
  submitted: { label: 'deliveryAgreements.states.submitted', tone: 'info' },
  agreed: { label: 'deliveryAgreements.states.agreed', tone: 'good' },
  refused: { label: 'deliveryAgreements.states.refused', tone: 'bad' },
  void: { label: 'deliveryAgreements.states.void', tone: 'neutral' },
};
export const paceTones: Readonly<Record<VolumePace, StateLook['tone']>> = {
  future: 'neutral',
  onPace: 'good',
  behind: 'bad',
  reached: 'good',
  past: 'neutral',
};

export const loadProducts = (search: string) => api.products.pick({ search });
export const productOption = ({ id, code, genericName, specification, maker }: PickedProduct) => ({
  id,
  label: [genericName, specification].join(' '),
  hint: [code, maker].filter(Boolean).join(' · '),
});
export const loadCustomers = (search: string) => api.customers.pick({ search });
export const customerOption = ({ id, name, city }: PickedCustomer) => ({ id, label: name, hint: city });

/** The firm's today in a picker. */
export const useToday = (): Dayjs => dayjs(useOpened().today);
