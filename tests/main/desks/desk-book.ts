/** A book on a Monday at nine, and what a seat finds on its desk. */
import type { DeskItem, MarkedRow } from '../../../src/shared/contract/desks.contract';
import type { DeskKey } from '../../../src/shared/domain/desk-words';
import { openBook, PASSWORD, START, type Book, type Seat } from '../../helpers/book';
import { aCustomer, type CustomerGiven } from '../../helpers/builders/customers';
import { anOrderToShip, aShippedNote, aTeam, stocked, type Team } from '../../helpers/builders/dispatch';
import { invoicesFor } from '../../helpers/builders/invoicing-ledger';
import { anApprovedSupplier, aPurchase, arrivalLine, inspected } from '../../helpers/builders/purchases';
import { aReceipt, matchTo } from '../../helpers/builders/receivables';
import { aProduct } from '../../helpers/builders/products';
import { itemsSeenBy, withItems } from '../../helpers/builders/tender-awards';
import { aPaper } from '../../helpers/builders/tender-papers';
import { aTender, tenderVersion, type MadeTender, type TenderGiven } from '../../helpers/builders/tenders';
import { aPerson } from '../../helpers/builders/users';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** The book begins on a Saturday at ten. */
export const MONDAY_NINE = START + 2 * DAY - HOUR;

export type Desks = { readonly book: Book; readonly team: Team };

/** Lets the clock go on to an instant; every seat signs in again. */
export async function waitUntil({ book, team }: Desks, at: number): Promise<void> {
  book.advance(at - book.now());
  await team.signInAgain();
}

/** Like {@link waitUntil}, with nobody but the first person signing in again. */
export async function bossWaits({ book, team }: Desks, at: number): Promise<void> {
  book.advance(at - book.now());
  await team.boss.ok('session.logIn', { loginName: 'limin', password: PASSWORD });
}

export async function openDesks(): Promise<Desks> {
  const book = await openBook();
  const desks = { book, team: await aTeam(book) };
  await waitUntil(desks, MONDAY_NINE);
  return desks;
}

export async function itemOf(seat: Seat, key: DeskKey): Promise<DeskItem> {
  const items = await seat.ok<DeskItem[]>('desks.mine');
  const found = items.find((item) => item.key === key);
  if (!found) throw new Error(`${key} does not stand on this desk`);
  return found;
}

/** How many wait and how many of them are late. */
export async function countOf(seat: Seat, key: DeskKey): Promise<readonly [number, number]> {
  const { count, lateCount } = await itemOf(seat, key);
  return [count, lateCount];
}

export const rowsOn = async (seat: Seat, key: DeskKey): Promise<readonly MarkedRow[]> =>
  (await seat.ok<{ rows: MarkedRow[] }>('desks.rows', { key })).rows;

export type Submitted = { readonly orderId: number; readonly version: number; readonly number: string };

/** An order of the first person that waits for finance; 128.00. */
export async function submitted({ team }: Desks, buyer: CustomerGiven = {}): Promise<Submitted & { buyerId: number }> {
  const { boss } = team;
  const { id: buyerId } = await aCustomer(boss, buyer);
  const { id: productId } = await stocked(team, [100]);
  const lines = [{ productId, orderedQty: 10_000, price: 128_000, remark: '' }];
  const draft = await boss.ok<{ orderId: number; version: number }>('orders.create', { buyerId, lines });
  const sent = { ...draft, duplicateSeen: true };
  return { ...draft, ...(await boss.ok<{ version: number; number: string }>('orders.submit', sent)), buyerId };
}

/** A release that was asked of an order without credit. */
export async function aRelease(desks: Desks): Promise<{ readonly requestId: number; readonly order: Submitted }> {
  const order = await submitted(desks, { creditLimitFen: 0 });
  const { orderId, version } = order;
  const asked = { orderId, version, check: 'credit', reason: '年底回款' };
  return { ...(await desks.team.boss.ok<{ requestId: number }>('releases.ask', asked)), order };
}

/** One that the finance manager refused. */
export async function aRefusedRelease(desks: Desks): Promise<Submitted> {
  const { requestId, order } = await aRelease(desks);
  const { seat } = await aPerson(desks.book, desks.team.boss, { posts: ['finance_manager'] });
  await seat.ok('releases.refuse', { orderId: order.orderId, requestId, reason: '先收款' });
  return order;
}

/** A prepaid order whose money was matched to it; nothing is issued. */
export async function aPaidOrder(desks: Desks): Promise<Submitted> {
  const { boss, finance } = desks.team;
  const order = await submitted(desks, { paymentTerm: 'prepaid', paymentDays: 0 });
  const { orderId, version, buyerId } = order;
  const { receiptId } = await aReceipt(boss, { customerId: buyerId, amountFen: 128_00, receivedOn: '2026-11-23' });
  await matchTo(finance, receiptId, [{ orderId, amountFen: 128_00 }]);
  await finance.ok('orders.approve', { orderId, version, duplicateSeen: true });
  return order;
}

/** 90 units are promised, the only lot is locked, and 50 units came since. @returns the product */
export async function aShortProduct({ book, team }: Desks): Promise<number> {
  const { boss } = team;
  const { id: productId, lotIds } = await stocked(team, [100]);
  await anOrderToShip(team, { lines: [{ productId, units: 60 }] });
  await anOrderToShip(team, { lines: [{ productId, units: 30 }] });
  const { lot } = await boss.ok<{ lot: { version: number } }>('stock.get', { lotId: lotIds[0] });
  await boss.ok('stock.lockLot', { lotId: lotIds[0], version: lot.version, reason: '待检' });
  book.advance(60_000);
  const { seat: quality } = await aPerson(book, boss, { posts: ['quality'] });
  const supplier = await anApprovedSupplier({ asker: boss, decider: quality });
  const { receiptId } = await aPurchase(boss, supplier.id, [arrivalLine(productId, { qty: 50_000 })]);
  await inspected(quality, receiptId);
  return productId;
}

/** Goods that left the house and are not invoiced. @returns the buyer */
export async function aSale({ team }: Desks): Promise<number> {
  const { id: productId } = await stocked(team, [100]);
  const { orderId, buyerId } = await anOrderToShip(team, { lines: [{ productId, units: 10 }] });
  await aShippedNote(team, orderId);
  return buyerId;
}

type Form = { readonly requestId: number; readonly version: number };

/** A red form over a booked invoice of a day, that is sent to the buyer now. */
export async function aSentForm(desks: Desks, issuedOn = '2026-11-23'): Promise<Form & { readonly number: string }> {
  const { boss, finance } = desks.team;
  const [invoice] = await invoicesFor(boss, { customerId: await aSale(desks), issuedOn });
  const wish = { invoiceId: invoice?.invoiceId ?? 0, isBooked: true, reason: '02' };
  const { number, ...asked } = await boss.ok<Form & { number: string }>('redLetters.request', wish);
  const { version } = await finance.ok<{ version: number }>('redLetters.approve', asked);
  const sent = { requestId: asked.requestId, version, formNo: '32011526110000012345' };
  return { ...asked, number, ...(await boss.ok<{ version: number }>('redLetters.send', sent)) };
}

/** A tender with one item, whose quote nobody has decided on. */
export async function anAskedQuote(seat: Seat, given: TenderGiven = {}): Promise<MadeTender> {
  const made = await aTender(seat, given);
  const { tenderId } = made;
  const [item] = await withItems(seat, tenderId, [{ productId: (await aProduct(seat)).id }]);
  const quotes = [{ itemId: item?.id ?? 0, version: item?.version ?? 0, price: 120_000 }];
  await seat.ok('tenderItems.propose', { tenderId, quotes, reason: '' });
  return made;
}

/** The quotes of a tender, as a command about them names them. */
export const quotesOf = async (seat: Seat, tenderId: number) =>
  (await itemsSeenBy(seat, tenderId)).items.map(({ id, version }) => ({ itemId: id, version }));

/** A tender that waits for go or no-go. */
export async function anEvaluatedTender(seat: Seat, given: TenderGiven = {}): Promise<MadeTender> {
  const made = await aTender(seat, given);
  await seat.ok('tenders.moveTo', { tenderId: made.tenderId, version: made.version, step: 'evaluate', on: null });
  return { ...made, version: await tenderVersion(seat, made.tenderId) };
}

/** A tender whose quote was sent back by somebody else than who made it. */
export async function aRefusedQuote({ book, team: { boss } }: Desks): Promise<MadeTender> {
  const made = await anAskedQuote(boss);
  const { tenderId } = made;
  const { seat: decides } = await aPerson(book, boss, { posts: ['boss'] });
  await decides.ok('tenderItems.refuse', { tenderId, items: await quotesOf(boss, tenderId), reason: '低于底价' });
  return made;
}

/** A go that nobody has begun to work on. */
export async function aDecidedTender(seat: Seat, given: TenderGiven = {}): Promise<MadeTender> {
  const { tenderId, version, ...made } = await anEvaluatedTender(seat, given);
  await seat.ok('tenders.decide', { tenderId, version, decision: 'go', reason: '品种全' });
  return { ...made, tenderId, version: await tenderVersion(seat, tenderId) };
}

type InReview = { readonly reviewer?: Seat; readonly reviewerId?: number; readonly isSentBack?: boolean };

/** A paper before its reader, who is the first person unless somebody else is named; sent back where wanted. */
export async function aPaperInReview(
  seat: Seat,
  { reviewer = seat, reviewerId = 1, isSentBack = false }: InReview = {},
) {
  const { documentId, version } = await aPaper(seat, { reviewerId });
  const written = await seat.ok<{ version: number }>('tenderDocuments.write', { documentId, version });
  const asked = await seat.ok<{ version: number }>('tenderDocuments.askReview', { documentId, ...written });
  if (!isSentBack) return { documentId, ...asked };
  const back = { documentId, ...asked, reason: '页码不对' };
  return { documentId, ...(await reviewer.ok<{ version: number }>('tenderDocuments.sendBack', back)) };
}
