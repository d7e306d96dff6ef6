/** Writes that an invoice reached the buyer, or that this was a mistake. */
import { sql } from 'drizzle-orm';
import type { HandoverWay } from '../../../shared/domain/invoicing-words';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { invoiceHandover } from './invoicing.tables';

export type Handover = {
  readonly invoiceId: number;
  readonly handedOn: string;
  readonly way: HandoverWay;
  readonly receiver: string;
};

/** Answers the id of the record. */
export async function addHandover(tx: Tx, handover: Handover, { actor, now }: Ctx): Promise<number> {
  const [made] = await tx
    .insert(invoiceHandover)
    .values({ ...handover, recordedBy: actor.userId, recordedAt: now })
    .returning({ id: invoiceHandover.id });
  if (!made) throw new Error('no handover was written');
  return made.id;
}

export async function withdrawHandover(tx: Tx, handoverId: number, { actor, now }: Ctx): Promise<void> {
  await tx
    .update(invoiceHandover)
    .set({ withdrawnAt: now, withdrawnBy: actor.userId })
    .where(sql`${invoiceHandover.id} = ${handoverId}`);
}
