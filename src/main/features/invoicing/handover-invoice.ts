/** 已交票: an invoice reached the buyer, or the record of it was a mistake. */
import type { invoicingContract } from '../../../shared/contract/invoicing.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { findInvoice, handoverOf } from './handover.queries';
import { addHandover, withdrawHandover } from './handover.repo';

type Contract = typeof invoicingContract;

/** Once, and never before the invoice was issued or in the future. */
export const handOver: Command<Contract['handOver']> = async (tx, input, ctx) => {
  const found = await findInvoice(tx, input.invoiceId);
  if (!found) return refuse('NOT_FOUND', {}, ['/invoiceId']);
  const { number, issuedOn } = found;
  if (await handoverOf(tx, found.id))
    return refuse('DUPLICATE', { case: 'invoicing.refusals.alreadyHanded', number }, ['/invoiceId']);
  if (input.handedOn < issuedOn || input.handedOn > ctx.today) {
    const params = { case: 'invoicing.refusals.handedOn', from: issuedOn, to: ctx.today };
    return refuse('VALIDATION_FAILED', params, ['/handedOn']);
  }
  const handoverId = await addHandover(tx, input, ctx);
  const { handedOn, way, receiver } = input;
  const after = { number, handedOn, way, receiver };
  return done({ handoverId }, { entity: 'invoice', id: found.id, action: 'handOver', after });
};

export const takeBackHandover: Command<Contract['withdrawHandover']> = async (tx, { invoiceId, reason }, ctx) => {
  const standing = await handoverOf(tx, invoiceId);
  if (!standing) return refuse('RULE_VIOLATED', { case: 'invoicing.refusals.notHandedYet' }, ['/invoiceId']);
  await withdrawHandover(tx, standing.id, ctx);
  const { handedOn, way, receiver } = standing;
  const before = { handedOn, way, receiver };
  return done(
    { handoverId: standing.id },
    { entity: 'invoice', id: invoiceId, action: 'withdrawHandover', before, reason },
  );
};
