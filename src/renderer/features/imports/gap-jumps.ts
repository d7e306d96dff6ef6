/** Where each gap is filled: the list narrowed to it, the screen of the setting, or the import of that kind. */
import type { ImportTarget } from '../../../shared/contract/import-fields';
import type { GapKind } from '../../../shared/contract/imports.contract';
import type { CustomerGap, ProductGap } from '../../../shared/domain/gap-words';
import type { TextKey } from '../../ui/i18n';
import type { TabRequest } from '../../ui/tab-actions';

export type Jump =
  | { readonly kind: 'tab'; readonly request: TabRequest }
  | { readonly kind: 'import'; readonly target: ImportTarget }
  | { readonly kind: 'signOff' };

const screen = (name: string): Jump => ({ kind: 'tab', request: { key: name, screen: name } });
const customers = (gap: CustomerGap): Jump => ({
  kind: 'tab',
  request: { key: 'customers', screen: 'customers', params: { gap } },
});
const products = (gap: ProductGap): Jump => ({
  kind: 'tab',
  request: { key: 'products', screen: 'products', params: { gap } },
});
const file = (target: ImportTarget): Jump => ({ kind: 'import', target });

export const jumps: Readonly<Record<GapKind, Jump>> = {
  firm: screen('settings'),
  vacantPosts: screen('users'),
  onePerson: screen('settings'),
  customers: file('customers'),
  customersWithoutLicence: customers('licence'),
  customersWithoutTaxNo: customers('taxNo'),
  customersWithoutAddress: customers('address'),
  customersWithoutCredit: customers('credit'),
  products: file('products'),
  productsIncomplete: products('incomplete'),
  productsWithoutTaxCode: products('taxCode'),
  productsWithoutLot: products('lot'),
  prices: file('prices'),
  customersWithoutPrice: customers('price'),
  openStock: file('stock'),
  receivables: file('receivables'),
  signOff: { kind: 'signOff' },
};

/** The order in which a firm goes live. */
export const groups: readonly { readonly title: TextKey; readonly kinds: readonly GapKind[] }[] = [
  { title: 'imports.gaps.groups.firm', kinds: ['firm', 'vacantPosts', 'onePerson'] },
  {
    title: 'imports.gaps.groups.customers',
    kinds: [
      'customers',
      'customersWithoutLicence',
      'customersWithoutTaxNo',
      'customersWithoutAddress',
      'customersWithoutCredit',
    ],
  },
  {
    title: 'imports.gaps.groups.products',
    kinds: ['products', 'productsIncomplete', 'productsWithoutTaxCode', 'productsWithoutLot'],
  },
  {
    title: 'imports.gaps.groups.opening',
    kinds: ['prices', 'customersWithoutPrice', 'openStock', 'receivables', 'signOff'],
  },
];
