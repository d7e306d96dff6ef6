import type { Catalogue } from '../catalogue';
import type { orderChecks as source } from '../zh-CN/order-checks';

export const orderChecks: Catalogue<typeof source> = {
  paymentTerm: {
    enough: 'Received {{haveFen, fen}} of {{totalFen, fen}}',
    short: 'Received {{haveFen, fen}} of {{totalFen, fen}}, {{missingFen, fen}} missing',
    after_shipping: 'Due {{days, count}} days after shipping',
    after_signing: 'Due {{days, count}} days after arrival',
    after_invoice: 'Due {{days, count}} days after the invoice',
    monthly: 'Monthly, {{days, count}} days',
    monthly_day: 'Due on day {{days, count}} of the next month',
    next_delivery: 'Due with the next delivery, {{days, count}} days after shipping at the latest',
    as_sold: 'Due as sold',
  },
  credit: {
    within: 'Used {{usedFen, fen}} of {{limitFen, fen}}, {{leftFen, fen}} left',
    over: 'Used {{usedFen, fen}} of {{limitFen, fen}}, {{overFen, fen}} over',
    notSet: 'No limit is set, used {{usedFen, fen}}',
    parts: 'Receivable {{receivableFen, fen}} + approved, not shipped {{openFen, fen}} + this order {{orderFen, fen}}',
  },
  overdue: {
    none: 'Nothing is overdue',
    inGrace: 'Overdue {{overdueFen, fen}} since {{oldestDueOn}} ({{days, count}} days), within what is allowed',
    late: 'Overdue {{overdueFen, fen}}, oldest due on {{oldestDueOn}}, {{days, count}} days ago',
  },
  qualification: {
    fine: 'Buyer and products are approved by quality',
    buyer: '{{name}} (buyer): {{state, keys}}; no sale',
    buyerInTrial: '{{name}} (buyer): {{state, keys}}; only a notice until {{untilOn}}',
    product: '{{name}} (product): {{state, keys}}; no sale',
    productInTrial: '{{name}} (product): {{state, keys}}; only a notice until {{untilOn}}',
  },
  scope: {
    fine: 'All products are within the scope of the buyer',
    notEntered: 'The scope of the buyer is not entered and was not checked',
    outside: '{{name}} belongs to “{{scopeClass}}”, outside the scope of the buyer',
  },
  unusual: {
    none: 'Quantities and prices are as usual',
    quantity: '{{name}}: {{orderedQty, qty}} now, {{usualQty, qty}} as a rule',
    price: '{{name}}: {{price, price}} now, {{lastPrice, price}} last time',
  },
  licences: {
    fine: 'All {{count, count}} papers are valid',
    expired: '{{kinds, keys}} expired on {{expiresOn}}',
    missing: '{{kinds, keys}} not entered',
    missingInTrial: '{{kinds, keys}} not entered, only a warning until {{untilOn}}',
    expiring: '{{kinds, keys}} expires on {{expiresOn}}, in {{days, count}} days',
  },
  product: {
    fine: 'Products are sold, registrations valid',
    stopped: '{{name}} is no longer sold',
    incomplete: '{{name}} lacks data',
    expired: 'Registration of {{name}} expired on {{expiresOn}}',
    expiring: 'Registration of {{name}} expires on {{expiresOn}}, in {{days, count}} days',
  },
  priceFloor: {
    fine: 'No line below its floor price',
    below: '{{name}} at {{price, price}}, floor price {{floorPrice, price}}',
    hidden: '{{count, count}} lines below the floor price',
  },
  agreedPrice: {
    equal: 'As agreed',
    none: 'No agreed price',
    differs: '{{name}} at {{price, price}}, agreed {{agreedPrice, price}}',
    hidden: '{{count, count}} lines differ from the agreed price',
  },
  awardedPrice: {
    none: 'Nothing was awarded or listed',
    within: '{{count, count}} awarded or listed products, none above its price',
    above:
      '{{name}} at {{price, price}} is above the {{kind, keys}} of {{place, keys}}, {{limitPrice, price}} (until {{until, keys}})',
    kinds: { award: 'awarded price', listing: 'listing price' },
  },
  deliveryRelation: {
    notAsked: 'No product needs a delivery relation',
    fine: 'Delivery relations of {{count, count}} products hold',
    missing: '{{name}} has no delivery relation',
    waiting: 'The delivery relation of {{name}} is not agreed yet',
    refused: 'The delivery relation of {{name}} was refused: {{reason}}',
    expired: 'The delivery relation of {{name}} ran out on {{validTo}}',
    notYet: 'The delivery relation of {{name}} holds from {{validFrom}} on',
    other: '{{name}} is delivered by {{distributorName}}, not by us',
  },
  region: {
    noAgent: 'No agent, so no region is asked for',
    within: '{{agentName}} is authorised in {{place, keys}}',
    notRegistered: 'No region is registered for {{agentName}} and {{name}}',
    outside:
      '{{name}} goes to {{place, keys}}, but {{agentName}} is authorised in {{regions, keys}}: risk of diversion',
    noProvince: 'The buyer has no province on his card; {{agentName}} may sell {{name}} in {{regions, keys}} only',
    notOnDay: 'The authorisation of {{agentName}} for {{name}} does not hold on {{on}}: risk of diversion',
  },
  twoInvoices: {
    notAsked: 'The buyer is no public institution, so nothing is asked for',
    fine: 'Purchase invoices are on file for {{count, count}} batches',
    missing: '{{name}}: no purchase invoice on file for {{batches, keys}}',
    opening: '{{name}}: {{batches, keys}} are opening stock, without a purchase receipt',
  },
  duplicate: {
    none: 'Nothing alike within {{days, count}} days',
    line: '{{number}} ({{submittedOn}}) has {{name}} {{orderedQty, qty}}',
    customerNo: 'Number {{customerOrderNo}} of the customer stands on {{number}}',
  },
  stock: {
    enough: 'Enough stock of {{count, count}} products',
    short: '{{name}}: wanted {{neededQty, qty}}, available {{availableQty, qty}}, short {{shortQty, qty}}',
  },
  tax: {
    fine: 'Invoice data complete',
    buyer: 'The buyer has no tax number',
    product: '{{name}} lacks tax rate or tax code',
  },
  invoice: {
    none: 'No invoice in advance to write off',
    settled: 'Written off when it was approved',
    writesOff: 'Approval will write off {{qty, qty}} of advance {{invoiceNumber}}: {{name}}, {{fen, fen}}',
    pricesDiffer:
      '{{name}} is {{price, price}} here and {{advancePrice, price}} on advance {{invoiceNumber}}: {{qty, qty}} will not be written off',
  },
};
