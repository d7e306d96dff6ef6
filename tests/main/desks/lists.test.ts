import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DeskItem } from '../../../src/shared/contract/desks.contract';
import { businessDateOf } from '../../../src/shared/domain/business-date';
import { deskKeys } from '../../../src/shared/domain/desk-words';
import { aCustomer, licencesFor } from '../../helpers/builders/customers';
import {
  aCheckedNote,
  anIssuedNote,
  anOrderToShip,
  aPickedNote,
  aShippedNote,
  signDualPickCheck,
  signNote,
  stocked,
} from '../../helpers/builders/dispatch';
import { importRows } from '../../helpers/builders/imports';
import { anAdvance, invoicesFor } from '../../helpers/builders/invoicing-ledger';
import { anAskedChange } from '../../helpers/builders/orders';
import { aDeposit, anApprovedDeposit, aPaidDeposit } from '../../helpers/builders/deposits';
import { aProduct } from '../../helpers/builders/products';
import { anApprovedSupplier, aPurchase, arrivalLine, aSupplierReturn } from '../../helpers/builders/purchases';
import { aRequest } from '../../helpers/builders/quality';
import { aBankLine, aReceipt, openingOf } from '../../helpers/builders/receivables';
import { approveReturn, aReturnOf, judgeReturn, receiveReturn } from '../../helpers/builders/returns';
import { reportSold } from '../../helpers/builders/sold-reports';
import { aLot, anIssue, aStocktake, countLines, finishCount } from '../../helpers/builders/stock';
import { anAgreedDelivery, anAgreement, aVolume } from '../../helpers/builders/tender-awards';
import { aCredential, aLoan, aSealAsked } from '../../helpers/builders/tender-papers';
import { aSubmittedTender, aTender } from '../../helpers/builders/tenders';
import { aPerson } from '../../helpers/builders/users';
import {
  aPaidOrder,
  aRefusedRelease,
  aRelease,
  aSentForm,
  anAskedQuote,
  anEvaluatedTender,
  aDecidedTender,
  aPaperInReview,
  aRefusedQuote,
  aShortProduct,
  bossWaits,
  DAY,
  openDesks,
  submitted,
  type Desks,
} from './desk-book';
import { listCounts } from './list-counts';

/** A Tuesday, early in the month after the book began. */
const LATER = 9 * DAY;

let desks: Desks;
beforeAll(async () => {
  desks = await openDesks();
  await liveOrders();
  await liveInvoices();
  await liveSold();
  await liveStock();
  await livePapers();
  await liveTenders();
  await liveDeposits();
  await liveAwards();
  await liveTenderPapers();
  await bossWaits(desks, desks.book.now() + LATER);
  // What is of today only.
  await importRows(desks.team.boss, 'customers', [['客户名称'], ['新来的医院'], ['又来的医院']]);
  await importRows(desks.team.boss, 'customers', [['客户名称'], ['新来的医院'], ['再来的医院']]);
  await aBankLine(desks.team.boss, { payer: '赵六' });
}, 120_000);
afterAll(() => desks.book.close());

const order = async (units = 10) => {
  const { id: productId } = await stocked(desks.team, [100]);
  return { productId, ...(await anOrderToShip(desks.team, { lines: [{ productId, units }] })) };
};

/** Two of most, so that a list which forgets its segment shows another number. */
async function liveOrders() {
  const { team } = desks;
  const { boss, finance } = team;
  for (let round = 0; round < 2; round += 1) {
    const { orderId, version } = await submitted(desks);
    await finance.ok('orders.reject', { orderId, version, reasonCode: 'price', reason: '' });
    await submitted(desks);
    await anIssuedNote(team, (await order()).orderId);
    await aPickedNote(team, (await order()).orderId);
    await aCheckedNote(team, (await order()).orderId);
    await aShippedNote(team, (await order()).orderId);
  }
  await boss.ok('orders.create', { buyerId: (await aCustomer(boss)).id, lines: [] });
  const changed = await order();
  await anAskedChange(boss, changed.orderId, [{ productId: changed.productId, orderedQty: 5_000 }]);
  await aRelease(desks);
  await aRefusedRelease(desks);
  await aPaidOrder(desks);
  for (const steps of [0, 1, 2]) {
    const note = await aShippedNote(team, (await order()).orderId);
    await signNote(team, note, '2026-11-23');
    const { returnId } = await aReturnOf(team, note.noteId);
    if (steps > 0) await approveReturn(team, returnId);
    if (steps > 1) await receiveReturn(team, returnId);
  }
  const { buyerId } = await order();
  await aReceipt(boss, { customerId: buyerId, receivedOn: '2026-11-23' });
  const dues = ['2026-12-03', '2026-12-01', '2026-11-24', '2026-11-16', '2026-10-20'];
  const documents = dues.map((dueOn, at) => openingOf(`2026-${at}`, 500_00, dueOn));
  await boss.ok('receivables.recordOpening', { customerId: buyerId, documents });
  await signDualPickCheck(team);
  await aCheckedNote({ ...team, warehouse: boss, checker: boss }, (await order()).orderId);
}

/** What is stored and in advance for days, an invoice that nobody handed over, goods that came back after it. */
async function liveInvoices() {
  const { team } = desks;
  const { boss, finance } = team;
  const settings = await boss.ok<Record<string, { version: number }>>('settings.all');
  for (const key of ['storedDays', 'advanceDays'])
    await boss.ok('settings.changeThreshold', { key, value: 5, version: settings[key]?.version ?? 0 });
  const { id: productId } = await stocked(team, [100]);
  const { id: customerId } = await aCustomer(boss);
  await anAdvance({ asks: boss, approves: finance, issues: boss }, { customerId, productId, units: 5 });
  const { orderId, buyerId } = await order();
  await aSentForm(desks);
  const note = await signNote(team, await aShippedNote(team, orderId), '2026-11-23');
  await invoicesFor(boss, { customerId: buyerId, issuedOn: '2026-11-23' });
  const { returnId } = await aReturnOf(team, note.noteId);
  await approveReturn(team, returnId);
  await receiveReturn(team, returnId);
  await judgeReturn(team, returnId);
}

/** Two buyers who pay as they sell and reported nothing, one who did. */
async function liveSold() {
  const { team } = desks;
  const all = await team.boss.ok<Record<string, { version: number }>>('settings.all');
  const version = all['soldReportDays']?.version ?? 0;
  await team.boss.ok('settings.changeThreshold', { key: 'soldReportDays', value: 5, version });
  for (const isReported of [false, false, true]) {
    const { id: productId } = await stocked(team, [100]);
    const buyer = { paymentTerm: 'as_sold', paymentDays: 0 } as const;
    const { orderId, buyerId } = await anOrderToShip(team, { lines: [{ productId, units: 10 }], buyer });
    await signNote(team, await aShippedNote(team, orderId), '2026-11-23');
    if (isReported) await reportSold(team, buyerId, { soldOn: '2026-11-23', units: 10 });
  }
}

async function liveStock() {
  const { team, book } = desks;
  const { boss } = team;
  const { id } = await aProduct(boss);
  const lot = await aLot(boss, id);
  for (const expiry of ['2026-11-28', '2026-12-20', '2027-02-20', '2027-05-20']) await aLot(boss, id, { expiry });
  await anIssue(boss, [{ lotId: lot.id, qty: 1_000 }]);
  await anIssue(boss, [{ lotId: lot.id, qty: 2_000 }]);
  await anIssue(boss, [{ lotId: lot.id, qty: 1_000 }], 'sample');
  const take = await aStocktake(boss, id);
  await countLines(boss, take, { [lot.batchNo]: lot.qty - 5_000 });
  await finishCount(boss, take.stocktakeId);
  const other = await aProduct(boss);
  const recalled = await aLot(boss, other.id);
  const recall = { productId: other.id, batchNo: recalled.batchNo, level: 2, reason: '厂家通知', instruction: '' };
  await boss.ok('recalls.start', recall);
  const { seat: quality } = await aPerson(book, boss, { posts: ['quality'] });
  const supplier = await anApprovedSupplier({ asker: boss, decider: quality });
  await aPurchase(boss, supplier.id, [arrivalLine(id)]);
  const bought = await aLot(boss, id);
  await aSupplierReturn(boss, supplier.id, [{ lotId: bought.id, qty: 1_000 }]);
  await aShortProduct(desks);
}

async function livePapers() {
  const { boss } = desks.team;
  for (const expiresOn of ['2026-11-27', '2026-12-20', '2027-01-20', '2027-02-20']) {
    const [paper] = licencesFor('hospital', 'public', expiresOn);
    await aCustomer(boss, { licences: paper ? [paper] : [] });
  }
  await aRequest(boss, (await aCustomer(boss)).id);
  await aProduct(boss, { taxRateBp: null });
}

/** One that nobody handed in, three whose time runs out, one that is opened on the day, one to ask about. */
async function liveTenders() {
  const { boss } = desks.team;
  const then = desks.book.now() + LATER;
  for (const bidDeadlineAt of [then - DAY, then + DAY / 8, then + DAY / 2, then + 2 * DAY, then + 5 * DAY])
    await aTender(boss, { bidDeadlineAt, openingAt: bidDeadlineAt });
  const seats = { sales: boss, boss };
  await aSubmittedTender(seats, { bidDeadlineAt: then - 2 * DAY, openingAt: then + DAY / 4 });
  await aSubmittedTender(seats, { bidDeadlineAt: then - 7 * DAY, openingAt: then - 7 * DAY });
}

/** One to approve, two to pay, three due back soon, one that is late, one that nobody waits for yet. */
async function liveDeposits() {
  const { team, book } = desks;
  const makers = { asks: team.boss, finance: team.finance, book };
  await aDeposit(team.boss, { tenderId: (await aTender(team.boss)).tenderId });
  for (let round = 0; round < 2; round += 1) await anApprovedDeposit(makers);
  for (const refundDueOn of ['2026-11-30', '2026-12-03', '2026-12-07', '2026-11-29', '2027-03-01'])
    await aPaidDeposit(makers, { refundDueOn });
  const chase = { chasedOn: '2026-11-23', how: 'phone', answer: '下周安排' };
  for (const nextOn of ['2026-11-27', '2026-12-02', '2026-12-20']) {
    const { depositId } = await aPaidDeposit(makers);
    await team.boss.ok('deposits.chase', { depositId, nextOn, ...chase });
  }
  for (const validTo of ['2027-01-10', '2027-01-20', '2027-06-30'])
    await aPaidDeposit(makers, { form: 'guarantee', validTo });
}

/** Quotes and bids to decide on, agreements of every state, a volume that nobody bought of and one that is to come. */
async function liveAwards() {
  const { boss } = desks.team;
  for (let round = 0; round < 2; round += 1) await anAskedQuote(boss);
  await anEvaluatedTender(boss);
  await aRefusedQuote(desks);
  await aTender(boss, { bidDeadlineAt: null, openingAt: null });
  await aDecidedTender(boss);
  const { id: productId } = await aProduct(boss);
  const agreement = await anAgreement(boss, { productId });
  await boss.ok('deliveryAgreements.submit', { ...agreement, on: '2026-11-20' });
  await anAgreement(boss, { productId, province: '福建省' });
  for (const validTo of ['2026-12-31', '2027-06-30', '2026-11-24'])
    await anAgreedDelivery(boss, { productId, province: '浙江省', validTo });
  const { id: hospitalId } = await aCustomer(boss);
  await aVolume(boss, { hospitalId, productId });
  await aVolume(boss, { hospitalId, productId, validFrom: '2027-01-01', validTo: '2027-12-31' });
}

/** A seal that was asked for, an original that is not back, credentials of every step. */
async function liveTenderPapers() {
  const { boss } = desks.team;
  await aSealAsked(boss);
  for (const isSentBack of [false, false, true]) await aPaperInReview(boss, { isSentBack });
  const { credentialId } = await aCredential(boss);
  await aLoan(boss, credentialId, { dueOn: '2026-11-24' });
  for (const expiresOn of ['2026-11-24', '2026-12-20', '2027-01-20', '2027-02-01'])
    await aCredential(boss, { expiresOn });
}

it('every number of a desk opens a list with just as many rows', async () => {
  const { boss } = desks.team;
  const now = desks.book.now();
  const counts = listCounts(boss, { now, today: businessDateOf(now, 'Asia/Shanghai') });
  const items = await boss.ok<DeskItem[]>('desks.mine');
  expect(items.map(({ key }) => key)).toEqual(deskKeys);
  const seen: Record<string, number> = {};
  for (const { key, target } of items) seen[key] = (await counts[target.screen]?.(target.segment ?? '')) ?? -1;
  expect(seen).toEqual(Object.fromEntries(items.map(({ key, count }) => [key, count])));
  expect(items.filter(({ count }) => count === 0).map(({ key }) => key)).toEqual([]);
});
