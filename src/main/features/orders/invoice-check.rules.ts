/** The check about invoices in advance: what the approval will write off, and what stays open for its price. Pure. */
import type { CheckFacts, Finding, Sentence } from './check-facts';

const pass = (key: string): Finding => ({ level: 'pass', sentences: [{ key, params: {} }], figure: 0 });

/** Figure: what is written off, fen. */
export function invoiceFinding({ preview }: CheckFacts): Finding {
  if (preview === null) return pass('invoice.settled');
  const { writeOffs, otherPrices } = preview;
  const written = writeOffs.map(({ productName: name, invoiceNumber, qty, fen }): Sentence => {
    return { key: 'invoice.writesOff', params: { name, invoiceNumber, qty, fen } };
  });
  const differing = otherPrices.map(({ productName: name, invoiceNumber, qty, price, advancePrice }): Sentence => {
    return { key: 'invoice.pricesDiffer', params: { name, invoiceNumber, qty, price, advancePrice } };
  });
  const sentences = [...differing, ...written];
  if (sentences.length === 0) return pass('invoice.none');
  const figure = writeOffs.reduce((sum, { fen }) => sum + fen, 0);
  return { level: differing.length > 0 ? 'warn' : 'info', sentences, figure };
}
