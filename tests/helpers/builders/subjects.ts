/** A record of each table of the contract's subjects that belongs to a person: what the matrix of rights calls on. */
import type { SubjectTable } from '../../../src/shared/contract/procedure';
import { aCustomer } from './customers';
import { anIssuedNote, anOrderToShip, stocked, type Team } from './dispatch';

type Builder = (team: Team, ownerUserId: number) => Promise<number>;

async function anOrderOf(team: Team, ownerId: number): Promise<number> {
  const product = await stocked(team, [100]);
  const lines = [{ productId: product.id, units: 10 }];
  return (await anOrderToShip(team, { lines, buyer: { ownerId } })).orderId;
}

/** Answers the id of the record. A new table of subjects does not compile without its builder. */
export const subjectBuilders: Readonly<Record<SubjectTable, Builder>> = {
  customer: async ({ boss }, ownerId) => (await aCustomer(boss, { ownerId })).id,
  sales_order: anOrderOf,
  dispatch_note: async (team, ownerId) => (await anIssuedNote(team, await anOrderOf(team, ownerId))).noteId,
  user: async (_team, ownerId) => ownerId,
};
