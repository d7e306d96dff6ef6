import type { invoicingContract } from '../../../shared/contract/invoicing.contract';
import type { Entry } from '../../store/audit';
import { done, type Command } from '../../store/handler';
import { buyerOf } from './accounts.queries';
import { draftRequests } from './requests-preview.queries';
import { addRequest } from './requests.repo';
import { partsOf } from './requests.rules';

/** A normal request: many orders, one invoice. It needs no approval and waits to be issued at once. */
export const requestInvoices: Command<(typeof invoicingContract)['request']> = async (tx, input, ctx) => {
  const { remark, ...wish } = input;
  const drafts = await draftRequests(tx, wish, ctx);
  if (!drafts.ok) return drafts;
  const buyer = await buyerOf(tx, wish.customerId);
  const requests = [];
  const entries: Entry[] = [];
  for (const { partyId, invoices, totalFen } of drafts.value) {
    const lines = invoices.flatMap((sheet) =>
      sheet.lines.flatMap((line) => {
        const parts = partsOf(line);
        return line.picks.map(({ ent, qty }, at) => {
          const { accountId, price, id: entitlementId } = ent;
          return { invoiceNo: sheet.invoiceNo, accountId, price, qty, fen: parts[at] ?? 0, entitlementId };
        });
      }),
    );
    const head = { kind: 'normal', state: 'approved', partyId, buyer, totalFen, remark } as const;
    const { entry, ...made } = await addRequest(tx, { ...head, lines }, ctx);
    requests.push({ ...made, invoices: invoices.length, totalFen });
    entries.push(entry);
  }
  return done({ requests }, ...entries);
};
