import type { invoicingContract } from '../../../shared/contract/invoicing.contract';
import { done, type Command } from '../../store/handler';
import { issueRequest } from './issue-request.repo';
import { requestAt } from './requests.queries';

/** The clerk typed the numbers that the tax bureau gave. */
export const issueByHand: Command<(typeof invoicingContract)['issue']> = async (tx, { invoices, ...asked }, ctx) => {
  const seen = await requestAt(tx, asked);
  if (!seen.ok) return seen;
  const issued = await issueRequest(tx, { request: seen.value, source: 'hand', invoices }, ctx);
  if (!issued.ok) return issued;
  const { version, entries } = issued.value;
  return done({ version, invoices: [...issued.value.invoices] }, ...entries);
};
