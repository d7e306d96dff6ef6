/** Checks about where goods go and where they came from: the agent's regions, the purchase invoice of lots. Pure. */
import { isEmptySpan, placeWords, regionCovers, spanHolds } from '../../../shared/domain/regions';
import type { CheckedChannel, CheckedLine, CheckFacts, Finding, ProposedBatch, Sentence } from './check-facts';

const pass = (key: string, params: Sentence['params'] = {}): Finding => ({
  level: 'pass',
  sentences: [{ key, params }],
  figure: 0,
});

const productIdsOf = (lines: readonly CheckedLine[]): number[] => [...new Set(lines.map(({ productId }) => productId))];

type Weighed = { readonly isOutside: boolean; readonly sentence: Sentence };

function weighRegion(productId: number, name: string, channel: CheckedChannel): Weighed | undefined {
  const { agentName, place, on } = channel;
  const own = channel.regions.filter((one) => (one.productId ?? productId) === productId && !isEmptySpan(one));
  const params = { name, agentName, place: placeWords(place), on };
  if (own.length === 0) return { isOutside: false, sentence: { key: 'region.notRegistered', params } };
  const live = own.filter((one) => spanHolds(one, on));
  if (live.some((one) => regionCovers(one, place))) return undefined;
  if (live.length === 0) return { isOutside: true, sentence: { key: 'region.notOnDay', params } };
  const regions = [...new Set(live.map(placeWords))].join(',');
  const key = place.province === '' ? 'region.noProvince' : 'region.outside';
  return { isOutside: true, sentence: { key, params: { ...params, regions } } };
}

/**
 * The buyer's place lies within the agent's regions for each product on the day of the order, else goods are
 * diverted; a product for which nothing was ever registered is only told. Figure: products outside.
 */
export function regionFinding({ channel, lines, products, settings }: CheckFacts): Finding {
  if (channel === null) return pass('region.noAgent');
  const found = productIdsOf(lines)
    .map((id) => weighRegion(id, products.get(id)?.name ?? '', channel))
    .filter((one): one is Weighed => one !== undefined);
  const { agentName, place } = channel;
  if (found.length === 0) return pass('region.within', { agentName, place: placeWords(place) });
  const outside = found.filter(({ isOutside }) => isOutside);
  const sentences = [...outside, ...found.filter(({ isOutside }) => !isOutside)].map(({ sentence }) => sentence);
  if (outside.length === 0) return { level: 'info', sentences, figure: 0 };
  return { level: settings.regionBlocks === 1 ? 'block' : 'warn', sentences, figure: outside.length };
}

const batchWords = (batches: readonly ProposedBatch[]): string =>
  [...new Set(batches.map(({ batchNo }) => batchNo))].join(',');

/**
 * Public institutions are delivered batches whose purchase invoice is on file. A batch of the opening stock has no
 * receipt to which it could belong and is only told. Figure: batches without.
 */
export function twoInvoicesFinding({ batches, lines, products }: CheckFacts): Finding {
  if (batches === null) return pass('twoInvoices.notAsked');
  const told = (key: string, isMeant: (batch: ProposedBatch) => boolean): Sentence[] =>
    productIdsOf(lines).flatMap((productId) => {
      const own = batches.filter((one) => one.productId === productId && !one.hasInvoice && isMeant(one));
      const params = { name: products.get(productId)?.name ?? '', batches: batchWords(own) };
      return own.length === 0 ? [] : [{ key, params }];
    });
  const missing = told('twoInvoices.missing', ({ hasReceipt }) => hasReceipt);
  const opening = told('twoInvoices.opening', ({ hasReceipt }) => !hasReceipt);
  const sentences = [...missing, ...opening];
  const figure = batches.filter(({ hasReceipt, hasInvoice }) => hasReceipt && !hasInvoice).length;
  if (missing.length > 0) return { level: 'warn', sentences, figure };
  if (opening.length > 0) return { level: 'info', sentences, figure };
  return pass('twoInvoices.fine', { count: batches.length });
}
