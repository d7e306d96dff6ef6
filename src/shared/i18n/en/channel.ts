import type { Catalogue } from '../catalogue';
import type { channel as source } from '../zh-CN/channel';

export const channel: Catalogue<typeof source> = {
  title: 'Agent regions',
  new: 'Authorise',
  empty: 'No authorised regions yet.',
  searchHint: 'Agent, product, place or letter no.',
  filterAgent: 'One agent only',
  saved: 'Dates saved',
  authorised: '{{agent}} is authorised: {{place}}',
  ended: 'Authorisation ended',
  everywhere: 'the whole country',
  allProducts: 'All products',
  openEnd: 'until ended',
  exclusive: 'Exclusive',
  columns: {
    agentName: 'Agent',
    productName: 'Product',
    province: 'Province',
    city: 'City',
    validFrom: 'From',
    validTo: 'Until',
    state: 'State',
    isExclusive: 'Exclusive',
    letterNo: 'Letter no.',
    note: 'Note',
    endReason: 'Why it ended',
  },
  hints: {
    product: 'Empty means all our products',
    province: 'As on the cards of customers; empty means the whole country',
    city: 'Empty means the whole province',
    validTo: 'Empty means until it is ended',
    isExclusive: 'Nobody else is authorised there for the same product and days',
  },
  segments: { open: 'Current and future', past: 'Past', all: 'All' },
  states: { current: 'Current', future: 'Future', past: 'Past', ended: 'Ended' },
  tabs: { region: 'Authorisation', history: 'History' },
  act: { changeDates: 'Change dates', end: 'End', open: 'Open' },
  endHint: 'The last day it holds. The day before its first takes it back altogether. What was ended stays ended.',
  endReason: 'Reason',
  actions: { authorise: 'Authorised', changeDates: 'Dates changed', end: 'Ended' },
  refusals: {
    notAnAgent:
      '“{{name}}” is no agent, distributor or natural person and has no regions. Choose another customer, or change the kind first.',
    disabled: '“{{name}}” is out of use. Choose another customer, or have it taken into use again.',
    cityAlone: 'There is a city without its province. Add the province.',
    endsFirst: 'The last day lies before the first day {{validFrom}}. Correct the dates.',
    endsLater: 'It ends on {{validTo}} already. Give a day that is not later, or change its dates.',
    exclusiveOfOther:
      '{{agentName}} has {{place, keys}} exclusively ({{validFrom}} to {{until, keys}}). Choose another region or other dates, or end that one first.',
    othersInside:
      '{{agentName}} is authorised in {{place, keys}} ({{validFrom}} to {{until, keys}}), so nobody can have it exclusively. End that one first, or do not make this one exclusive.',
    sameAgain:
      '{{agentName}} has this authorisation for {{place, keys}} already ({{validFrom}} to {{until, keys}}). Change the dates of that one.',
  },
};
