/** A record of each table of the contract's subjects that belongs to a person: what the matrix of rights calls on. */
import type { SubjectTable } from '../../../src/shared/contract/procedure';
import { anAgent, aRegion } from './channel';
import { aCustomer } from './customers';
import { anImport } from './imports';
import { accountOf, invoicesFor } from './invoicing-ledger';
import { aProduct } from './products';
import { aRequest } from './quality';
import { aReturn } from './returns';
import { aNormalRequest } from './invoicing';
import { aDeposit } from './deposits';
import { aPaper } from './tender-papers';
import { anAgreement, aVolume } from './tender-awards';
import { aTender, tenderWish, type MadeTender } from './tenders';
import { PASSWORD } from '../book';
import { aSoldReport } from './sold-reports';
import { anIssuedNote, anOrderToShip, aShippedNote, stocked, type LocalTeam, type Team } from './dispatch';

type Builder = (team: LocalTeam, ownerUserId: number) => Promise<number>;

async function anOrderOf(team: Team, ownerId: number): Promise<number> {
  const product = await stocked(team, [100]);
  const lines = [{ productId: product.id, units: 10 }];
  return (await anOrderToShip(team, { lines, buyer: { ownerId } })).orderId;
}

/** The account of what the person's customer was sold. */
async function anAccountOf(team: Team, ownerId: number): Promise<number> {
  const orderId = await anOrderOf(team, ownerId);
  const { order } = await team.boss.ok<{ order: { buyerId: number } }>('orders.get', { orderId });
  return (await accountOf(team.boss, order.buyerId)).id;
}

/** A request over what was shipped to the person's customer. */
async function aRequestOf(team: Team, ownerId: number): Promise<number> {
  const orderId = await anOrderOf(team, ownerId);
  await aShippedNote(team, orderId);
  const { order } = await team.boss.ok<{ order: { number: string } }>('orders.get', { orderId });
  return (await aNormalRequest(team, order.number)).requestId;
}

/** The invoice of what the person's customer was sold and sent. */
async function anInvoiceOf(team: Team, ownerId: number): Promise<number> {
  const orderId = await anOrderOf(team, ownerId);
  await aShippedNote(team, orderId);
  const { order } = await team.boss.ok<{ order: { buyerId: number } }>('orders.get', { orderId });
  const [made] = await invoicesFor(team.boss, { customerId: order.buyerId });
  return made?.invoiceId ?? 0;
}

/** The red form of an invoice of the person's customer. */
async function aRedFormOf(team: Team, ownerId: number): Promise<number> {
  const wish = { invoiceId: await anInvoiceOf(team, ownerId), isBooked: false, reason: '01' };
  return (await team.boss.ok<{ requestId: number }>('redLetters.request', wish)).requestId;
}

/** Of a kind that the person may import; the boss imports for one who may import nothing. */
async function anImportOf({ boss, newSeat }: LocalTeam, userId: number): Promise<number> {
  const { user } = await boss.ok<{ user: { loginName: string } }>('users.get', { userId });
  const seat = newSeat();
  await seat.ok('session.logIn', { loginName: user.loginName, password: PASSWORD });
  return (await anImport(seat, boss)) ?? (await anImport(boss, boss)) ?? 0;
}

/** Who does not do tenders owns none: the boss's then, and what he may not do with it is refused by his post alike. */
async function aTenderOf({ boss }: Team, ownerId: number): Promise<number> {
  const made = await boss.call<MadeTender>('tenders.create', tenderWish({ ownerId }));
  if (made.ok) return made.value.tenderId;
  if (made.problem.params['case'] !== 'tenders.refusals.personPost') throw new Error('no tender was made');
  return (await aTender(boss)).tenderId;
}

/** Answers the id of the record. A new table of subjects does not compile without its builder. */
export const subjectBuilders: Readonly<Record<SubjectTable, Builder>> = {
  customer: async ({ boss }, ownerId) => (await aCustomer(boss, { ownerId })).id,
  agent_region: async ({ boss }, ownerId) =>
    (await aRegion(boss, { agentId: (await anAgent(boss, { ownerId })).id })).regionId,
  sales_order: anOrderOf,
  ledger_account: anAccountOf,
  invoice: anInvoiceOf,
  import_run: anImportOf,
  dispatch_note: async (team, ownerId) => (await anIssuedNote(team, await anOrderOf(team, ownerId))).noteId,
  qualification: async ({ boss }, ownerId) => (await aRequest(boss, (await aCustomer(boss, { ownerId })).id)).id,
  return_request: async (team, ownerId) => (await aReturn(team, await anOrderOf(team, ownerId))).returnId,
  invoice_request: aRequestOf,
  red_form: aRedFormOf,
  deposit: async (team, ownerId) => (await aDeposit(team.boss, { tenderId: await aTenderOf(team, ownerId) })).depositId,
  tender_document: async (team, ownerId) =>
    (await aPaper(team.boss, { tenderId: await aTenderOf(team, ownerId) })).documentId,
  tender: aTenderOf,
  delivery_agreement: async ({ boss }, ownerId) => {
    const hospitalId = (await aCustomer(boss, { ownerId })).id;
    return (await anAgreement(boss, { productId: (await aProduct(boss)).id, hospitalId })).agreementId;
  },
  agreed_volume: async ({ boss }, ownerId) => {
    const hospitalId = (await aCustomer(boss, { ownerId })).id;
    return (await aVolume(boss, { productId: (await aProduct(boss)).id, hospitalId })).volumeId;
  },
  sold_report: aSoldReport,
  user: async (_team, ownerId) => ownerId,
};
