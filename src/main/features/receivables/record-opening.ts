import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { findOpeningDocument, openingReceivableOf } from './openings.queries';
import { recordOpeningDocuments, withdrawOpeningDocuments } from './openings.repo';

type Contract = typeof receivablesContract;

/** Opening documents of one customer, typed; they take the place of the figure on his card. */
export const recordOpening: Command<Contract['recordOpening']> = async (tx, { customerId, documents }, ctx) => {
  for (const [at, { documentOn, dueOn }] of documents.entries()) {
    const isLate = documentOn > ctx.today;
    if (isLate) return refuse('RULE_VIOLATED', { case: 'receivables.rules.future' }, [`/documents/${at}/documentOn`]);
    if (dueOn < documentOn) {
      return refuse('RULE_VIOLATED', { case: 'receivables.rules.dueBefore' }, [`/documents/${at}/dueOn`]);
    }
  }
  const rows = documents.map((one) => ({ customerId, ...one }));
  const recorded = await recordOpeningDocuments(tx, rows, ctx);
  if (!recorded.ok) return recorded;
  const { added, skipped, entries } = recorded.value;
  return done({ added, skipped }, ...entries);
};

/** A wrong opening document goes; it is kept with who took it away. */
export const withdrawOpening: Command<Contract['withdrawOpening']> = async (tx, input, ctx) => {
  const { customerId, documentId, reason } = input;
  const found = await findOpeningDocument(tx, documentId);
  if (found?.customerId !== customerId) return refuse('NOT_FOUND', {}, ['/documentId']);
  const withdrawn = await withdrawOpeningDocuments(tx, [documentId], ctx);
  if (!withdrawn.ok) return withdrawn;
  const openingFen = await openingReceivableOf(tx, customerId);
  return done({ openingFen }, ...withdrawn.value.map((entry) => ({ ...entry, reason })));
};
