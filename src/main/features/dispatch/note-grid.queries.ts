/** The list of dispatch notes: what may be sorted, filtered and searched. */
import { sql } from 'drizzle-orm';
import { hasPrefix } from '../../store/dialect';
import type { GridSpec } from '../../store/grid-query';
import { customersCalled } from '../customers/customer-search.queries';
import { customer } from '../customers/customers.tables';
import { dispatchNote } from './dispatch.tables';

const DOCUMENT_NUMBER = /^[A-Za-z]{2}\d/u;

/** A document's number or a waybill by its beginning, else buyers by name, pinyin, initials, mnemonic. */
const search = (text: string) => {
  if (DOCUMENT_NUMBER.test(text)) {
    const upper = text.toUpperCase();
    const numbers = [dispatchNote.number, dispatchNote.orderNumber, dispatchNote.waybillNo];
    return sql`(${sql.join(
      numbers.map((column) => sql`(${hasPrefix(column, upper)})`),
      sql` OR `,
    )})`;
  }
  return sql`(${dispatchNote.buyerId} IN (${customersCalled(text)}) OR (${hasPrefix(dispatchNote.waybillNo, text)}))`;
};

export const noteGrid: GridSpec = {
  table: dispatchNote,
  id: dispatchNote.id,
  owner: dispatchNote.ownerId,
  columns: {
    number: { kind: 'text', column: dispatchNote.number },
    orderNumber: { kind: 'text', column: dispatchNote.orderNumber },
    buyerName: {
      kind: 'text',
      column: dispatchNote.buyerName,
      sortBy: dispatchNote.buyerPy,
      through: {
        reference: dispatchNote.buyerId,
        table: customer,
        id: customer.id,
        columns: [customer.name, customer.pyFull],
      },
    },
    state: { kind: 'state', column: dispatchNote.state },
    createdOn: { kind: 'date', column: dispatchNote.createdOn },
    shippedOn: { kind: 'date', column: dispatchNote.shippedOn },
    signedOn: { kind: 'date', column: dispatchNote.signedOn },
    waybillNo: { kind: 'text', column: dispatchNote.waybillNo },
    shortPicks: { kind: 'integer', column: dispatchNote.shortPicks },
    waitingSince: { kind: 'integer', column: dispatchNote.waitingSince },
  },
  search,
  defaultSort: { column: 'createdOn', direction: 'desc' },
};
