/** A record of each table of the contract's subjects that belongs to a person: what the matrix of rights calls on. */
import type { SubjectTable } from '../../../src/shared/contract/procedure';
import { anAgent, aRegion } from './channel';
import { aCustomer } from './customers';
import { anImport } from './imports';
import { aRequest } from './quality';
import { aReturn } from './returns';
import { PASSWORD } from '../book';
import { anIssuedNote, anOrderToShip, stocked, type LocalTeam, type Team } from './dispatch';

type Builder = (team: LocalTeam, ownerUserId: number) => Promise<number>;

async function anOrderOf(team: Team, ownerId: number): Promise<number> {
  const product = await stocked(team, [100]);
  const lines = [{ productId: product.id, units: 10 }];
  return (await anOrderToShip(team, { lines, buyer: { ownerId } })).orderId;
}

/** Of a kind that the person may import; the boss imports for one who may import nothing. */
async function anImportOf({ boss, newSeat }: LocalTeam, userId: number): Promise<number> {
  const { user } = await boss.ok<{ user: { loginName: string } }>('users.get', { userId });
  const seat = newSeat();
  await seat.ok('session.logIn', { loginName: user.loginName, password: PASSWORD });
  return (await anImport(seat, boss)) ?? (await anImport(boss, boss)) ?? 0;
}

/** Answers the id of the record. A new table of subjects does not compile without its builder. */
export const subjectBuilders: Readonly<Record<SubjectTable, Builder>> = {
  customer: async ({ boss }, ownerId) => (await aCustomer(boss, { ownerId })).id,
  agent_region: async ({ boss }, ownerId) =>
    (await aRegion(boss, { agentId: (await anAgent(boss, { ownerId })).id })).regionId,
  sales_order: anOrderOf,
  import_run: anImportOf,
  dispatch_note: async (team, ownerId) => (await anIssuedNote(team, await anOrderOf(team, ownerId))).noteId,
  qualification: async ({ boss }, ownerId) => (await aRequest(boss, (await aCustomer(boss, { ownerId })).id)).id,
  return_request: async (team, ownerId) => (await aReturn(team, await anOrderOf(team, ownerId))).returnId,
  user: async (_team, ownerId) => ownerId,
};
