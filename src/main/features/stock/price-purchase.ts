/** What comes later than the goods: the supplier's invoice and the prices. */
import type { purchasesContract } from '../../../shared/contract/purchases.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { keepPrint } from '../files/prints.repo';
import { paperOfPurchase, PURCHASE_PAPER } from './purchase-paper.queries';
import { movePurchase, purchaseFor } from './purchase-step';
import { changePurchaseLine } from './purchase.repo';

type Contract = typeof purchasesContract;

export const setPurchaseInvoice: Command<Contract['setInvoice']> = async (tx, input, ctx) => {
  const { invoiceNo, invoiceOn, ...seen } = input;
  if (invoiceOn !== null && invoiceOn > ctx.today) {
    return refuse('VALIDATION_FAILED', { case: 'purchases.refusal.invoicedLater', today: ctx.today }, ['/invoiceOn']);
  }
  const ready = await purchaseFor(tx, 'setInvoice', { ...seen, ctx });
  if (!ready.ok) return ready;
  const change = { invoiceNo, invoiceOn };
  const { version, entry } = await movePurchase(tx, ready.value.stored, { action: 'set-invoice', change });
  return done({ version }, entry);
};

export const setPurchasePrices: Command<Contract['setPrices']> = async (tx, { lines: priced, ...seen }, ctx) => {
  const ready = await purchaseFor(tx, 'setPrices', { ...seen, ctx });
  if (!ready.ok) return ready;
  const { stored, lines } = ready.value;
  const known = new Set(lines.map(({ id }) => id));
  const strange = priced.findIndex(({ lineId }) => !known.has(lineId));
  if (strange >= 0) return refuse('NOT_FOUND', {}, [`/lines/${strange}/lineId`]);
  // The receipt's history is read by the warehouse: prices stand in the audit of the lines.
  const entries = priced.map(({ lineId, price }) => {
    const before = { price: lines.find(({ id }) => id === lineId)?.price ?? null };
    return { entity: 'purchase_line', id: lineId, action: 'set-price', before, after: { price } };
  });
  for (const { lineId, price } of priced) await changePurchaseLine(tx, lineId, { price });
  const { version, entry } = await movePurchase(tx, stored, { action: 'set-prices', change: {} });
  return done({ version }, entry, ...entries);
};

/** Keeps the record of acceptance as it was printed. */
export const printPurchase: Command<Contract['printPaper']> = async (tx, { receiptId }, ctx) => {
  const paper = await paperOfPurchase(tx, receiptId, ctx);
  if (!paper.ok) return paper;
  const { copyNo } = paper.value;
  const printed = { printedBy: ctx.actor.userId, printedAt: ctx.now, content: JSON.stringify(paper.value) };
  await keepPrint(tx, { ...PURCHASE_PAPER, entityId: receiptId, copyNo, ...printed });
  return done(paper.value, { entity: PURCHASE_PAPER.entity, id: receiptId, action: 'print', after: { copyNo } });
};
