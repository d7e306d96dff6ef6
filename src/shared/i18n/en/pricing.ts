import type { Catalogue } from '../catalogue';
import type { pricing as source } from '../zh-CN/pricing';

export const pricing: Catalogue<typeof source> = {
  title: 'Agreed prices',
  new: 'New agreed price',
  correct: 'Correct',
  empty: 'No agreed prices yet.',
  saved: 'Agreed price saved',
  ended: 'Agreed price ended',
  showPast: 'Show past ones',
  customer: 'Customer',
  customerHint: 'Type a name or pinyin initials',
  price: 'Agreed price (incl. tax)',
  validFrom: 'From',
  validTo: 'Until',
  validToHint: 'Empty means until it is ended',
  validity: 'Valid',
  untilEnded: 'until ended',
  setHint: 'The price this customer had until now ends the day before.',
  end: 'End',
  endHint: 'This is the last day it holds; orders keep their price.',
  state: { current: 'Current', future: 'Future', past: 'Past' },
  actions: { agree: 'Price agreed', correct: 'Price corrected', end: 'Price ended' },
  refusal: {
    overlaps:
      'Another agreed price begins on {{validFrom}} within this time. Choose an earlier last day, or end the other one first.',
    endsFirst: 'The last day lies before the first day {{validFrom}}. Correct the dates.',
  },
};
