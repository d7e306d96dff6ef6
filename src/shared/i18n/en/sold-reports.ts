import type { Catalogue } from '../catalogue';
import type { soldReports as zh } from '../zh-CN/sold-reports';

export const soldReports: Catalogue<typeof zh> = {
  title: 'Reports of sales',
  record: 'Record sales',
  recorded: 'Recorded {{number}}: {{fen, fen}} yuan sold',
  takeBack: 'Take back',
  takenBack: 'Taken back by {{number}}',
  takeBackHint:
    'A report against it is made and both stay; the quantities that it reported count as not reported again.',
  empty: 'No reports of sales yet. Finance records what a customer says he sold.',
  columns: {
    number: 'Report',
    customerName: 'Customer',
    soldOn: 'Sold on',
    amountFen: 'Amount sold',
    state: 'State',
    remark: 'Remark',
    recordedBy: 'Recorded by',
    recordedAt: 'Recorded at',
    order: 'Order',
    product: 'Product',
    qty: 'Quantity',
    price: 'Price',
    shippedOn: 'Shipped, not reported',
    rest: 'Left',
    reported: 'Reported',
    now: 'Now',
  },
  states: { live: 'Valid', reversed: 'Taken back', reversal: 'Against {{number}}' },
  soldOnHint: 'The due date counts from this day',
  askedQty: 'Sold',
  allotHint:
    'Type the quantity of a product: it is put on the oldest shipments first. The quantity of each order may be changed.',
  tooMuch: 'At most {{maxQty, qty}}',
  nothing: 'Until this day nothing was shipped to this customer that is paid as it is sold and not reported.',
  lines: 'Lines',
  refusals: {
    beforeShipping:
      'Of “{{name}}” only {{maxQty, qty}} had been shipped and not reported by {{on}}; you typed {{askedQty, qty}}. Change the day or the quantity.',
  },
};
