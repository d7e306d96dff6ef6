/** Any sequence of receipts, matches, waivers, refunds and their reversals against a plain model. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgeingRow, ReceiptRow } from '../../../src/shared/contract/receivables-shapes';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { anOrderToShip, aShippedNote, aTeam, stocked, type Team } from '../../helpers/builders/dispatch';
import { aReceipt, openingOf } from '../../helpers/builders/receivables';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let team: Team;
let cashier: Seat;
let manager: Seat;
let productId: number;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  cashier = (await aPerson(book, team.boss, { posts: ['cashier'] })).seat;
  manager = (await aPerson(book, team.boss, { posts: ['finance_manager'] })).seat;
  productId = (await stocked(team, [5_000])).id;
}, 60_000);
afterAll(() => book.close());

type Paid = { readonly id: number; readonly kind: 'order' | 'document'; readonly target: number; readonly fen: number };
type MoneyIn = {
  readonly id: number;
  readonly fen: number;
  paid: Paid[];
  refunds: { id: number; fen: number }[];
  isGone: boolean;
};
/** What a careful bookkeeper writes down. */
type Model = {
  readonly wants: Map<string, number>;
  readonly receipts: MoneyIn[];
  shippedFen: number;
  openingFen: number;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const live = ({ receipts }: Model): MoneyIn[] => receipts.filter(({ isGone }) => !isGone);
const usedOf = ({ paid, refunds }: MoneyIn): number => sum([...paid, ...refunds].map(({ fen }) => fen));
const paidFor = (model: Model, key: string): number =>
  sum(
    live(model).flatMap(({ paid }) =>
      paid.flatMap(({ kind, target, fen }) => (`${kind}/${target}` === key ? fen : [])),
    ),
  );
const receivableOf = (model: Model): number =>
  model.openingFen +
  model.shippedFen -
  sum(live(model).map(({ fen, refunds }) => fen - sum(refunds.map((one) => one.fen))));

type Proposal = {
  receipt: ReceiptRow;
  orders: { orderId: number; proposedFen: number; openFen: number }[];
  documents: { documentId: number; proposedFen: number; openFen: number }[];
  allocations: { id: number; kind: 'order' | 'document'; targetId: number; amountFen: number; isReversed: boolean }[];
};
const proposalOf = (receiptId: number) => manager.ok<Proposal>('receivables.proposal', { receiptId });

/** A buyer with two orders of 128.00, one of them shipped, and two opening documents. */
async function aBuyer(): Promise<{ customerId: number; model: Model }> {
  const buyer = await aCustomer(team.boss);
  const lines = [{ productId, units: 10 }];
  const shipped = await anOrderToShip(team, { lines, buyerId: buyer.id });
  const waiting = await anOrderToShip(team, { lines, buyerId: buyer.id });
  await aShippedNote(team, shipped.orderId);
  const documents = [openingOf('QC-1', 40_00), openingOf('QC-2', 7_00, '2026-12-31')];
  await manager.ok('receivables.recordOpening', { customerId: buyer.id, documents });
  const { rows } = await manager.ok<{ rows: { documentId: number | null; openFen: number }[] }>('receivables.dues', {
    customerId: buyer.id,
  });
  const wants = new Map([
    [`order/${shipped.orderId}`, 128_00],
    [`order/${waiting.orderId}`, 128_00],
    ...rows.flatMap(({ documentId, openFen }) =>
      documentId === null ? [] : [[`document/${documentId}`, openFen] as [string, number]],
    ),
  ]);
  return { customerId: buyer.id, model: { wants, receipts: [], shippedFen: 128_00, openingFen: 47_00 } };
}

type Step = { readonly op: number; readonly which: number; readonly fen: number };
const at = <T>(all: readonly T[], which: number): T | undefined => all[which % Math.max(all.length, 1)];

async function record(model: Model, customerId: number, fen: number): Promise<void> {
  const { receiptId } = await aReceipt(cashier, { customerId, amountFen: fen });
  model.receipts.push({ id: receiptId, fen, paid: [], refunds: [], isGone: false });
}

/** By the proposal, or a part of it; too much for anybody is refused and changes nothing. */
async function match(receipt: MoneyIn, { fen }: Step): Promise<void> {
  const proposal = await proposalOf(receipt.id);
  const cut = (proposed: number) => Math.min(proposed, fen);
  const parts = proposal.orders.map(({ orderId, proposedFen }) => ({ orderId, amountFen: cut(proposedFen) }));
  const documents = proposal.documents.map(({ documentId, proposedFen }) => ({
    documentId,
    amountFen: cut(proposedFen),
  }));
  const asked = {
    receiptId: receipt.id,
    parts: parts.filter(({ amountFen }) => amountFen > 0),
    documents: documents.filter(({ amountFen }) => amountFen > 0),
  };
  const [order] = proposal.orders;
  if (order) {
    const tooMuch = [{ orderId: order.orderId, amountFen: Math.max(order.openFen, receipt.fen) + 1 }];
    const refused = await manager.call('receivables.match', { receiptId: receipt.id, parts: tooMuch });
    expect(refused.ok).toBe(false);
  }
  if (asked.parts.length + asked.documents.length === 0) return;
  await manager.ok('receivables.match', asked);
  const { allocations } = await proposalOf(receipt.id);
  receipt.paid = allocations
    .filter(({ isReversed }) => !isReversed)
    .map(({ id, kind, targetId, amountFen }) => ({ id, kind, target: targetId, fen: amountFen }));
}

async function unmatch(model: Model, receipt: MoneyIn, which: number): Promise<void> {
  const paid = at(receipt.paid, which);
  if (!paid) return;
  await manager.ok('receivables.unmatch', { allocationId: paid.id, kind: paid.kind, reason: '重新核销' });
  receipt.paid = receipt.paid.filter((one) => one !== paid);
  const { receipt: row } = await proposalOf(receipt.id);
  if (row.form === 'rounding') model.receipts.find(({ id }) => id === receipt.id)!.isGone = true;
}

async function reverse(receipt: MoneyIn): Promise<void> {
  const answer = await cashier.call('receivables.reverse', { receiptId: receipt.id, reason: '录错' });
  expect(answer.ok).toBe(usedOf(receipt) === 0);
  if (answer.ok) receipt.isGone = true;
}

async function refund(receipt: MoneyIn, fen: number): Promise<void> {
  const asked = { receiptId: receipt.id, amountFen: fen, refundedOn: '2026-11-21', reason: '多付' };
  const answer = await manager.call<{ receiptId: number }>('receivables.refund', asked);
  const { receipt: row } = await proposalOf(receipt.id);
  expect(answer.ok).toBe(row.form !== 'rounding' && usedOf(receipt) + fen <= receipt.fen);
  if (answer.ok) receipt.refunds.push({ id: answer.value.receiptId, fen });
}

async function reverseRefund(receipt: MoneyIn, which: number): Promise<void> {
  const found = at(receipt.refunds, which);
  if (!found) return;
  await manager.ok('receivables.reverseRefund', { receiptId: found.id, reason: '退回' });
  receipt.refunds = receipt.refunds.filter((one) => one !== found);
}

async function waive(model: Model, which: number): Promise<void> {
  const key = at([...model.wants.keys()], which) ?? '';
  const [kind, id] = key.split('/');
  const target = kind === 'order' ? { kind, orderId: Number(id) } : { kind, documentId: Number(id) };
  const openFen = (model.wants.get(key) ?? 0) - paidFor(model, key);
  const answer = await manager.call<{ receiptId: number }>('receivables.waive', { target, reason: '尾差' });
  if (!answer.ok) return;
  expect(openFen).toBeLessThanOrEqual(10_00);
  const { allocations } = await proposalOf(answer.value.receiptId);
  const [made] = allocations;
  const paid = { id: made?.id ?? 0, kind: kind === 'order' ? ('order' as const) : ('document' as const) };
  model.receipts.push({
    id: answer.value.receiptId,
    fen: openFen,
    paid: [{ ...paid, target: Number(id), fen: openFen }],
    refunds: [],
    isGone: false,
  });
}

async function take(model: Model, customerId: number, step: Step): Promise<void> {
  const receipt = at(live(model), step.which);
  if (step.op === 0 || !receipt) return record(model, customerId, step.fen);
  if (step.op <= 2) return match(receipt, step);
  if (step.op === 3) return unmatch(model, receipt, step.fen);
  if (step.op === 4) return reverse(receipt);
  if (step.op === 5) return refund(receipt, step.fen);
  if (step.op === 6) return reverseRefund(receipt, step.fen);
  return waive(model, step.which);
}

type Dues = { exposure: { receivableFen: number }; row: AgeingRow };

async function compare(model: Model, customerId: number): Promise<void> {
  for (const receipt of live(model)) {
    expect(usedOf(receipt)).toBeLessThanOrEqual(receipt.fen);
    const { receipt: row } = await proposalOf(receipt.id);
    expect(row.matchedFen).toBe(usedOf(receipt));
  }
  for (const [key, wanted] of model.wants) expect(paidFor(model, key)).toBeLessThanOrEqual(wanted);
  const { exposure, row } = await manager.ok<Dues>('receivables.dues', { customerId });
  expect(exposure.receivableFen).toBe(receivableOf(model));
  expect(row.balanceFen).toBe(receivableOf(model));
}

const steps = fc.array(
  fc.record({
    op: fc.integer({ min: 0, max: 7 }),
    which: fc.nat({ max: 9 }),
    fen: fc.oneof(fc.integer({ min: 1, max: 200_00 }), fc.constantFrom(1, 128_00, 127_50)),
  }),
  { minLength: 4, maxLength: 18 },
);

describe('the money of a buyer', () => {
  it('is what the plain book says after any sequence of steps, and nothing is paid twice', async () => {
    const run = async (sequence: readonly Step[]) => {
      const { customerId, model } = await aBuyer();
      for (const step of sequence) await take(model, customerId, step);
      await compare(model, customerId);
    };
    await fc.assert(fc.asyncProperty(steps, run), { numRuns: 25 });
  }, 300_000);
});
