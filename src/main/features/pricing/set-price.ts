import type { pricingContract } from '../../../shared/contract/pricing.contract';
import { refuse } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { findProduct } from '../products/products.queries';
import { pricesOfPair } from './pricing.queries';
import { addPrices, changePrice, type NewPrice } from './pricing.repo';
import { placePrice, type Placing } from './pricing.rules';

type Corrected = Awaited<ReturnType<typeof pricesOfPair>>[number];
type Answer = Outcome<{ agreedPriceId: number; version: number }>;

async function endRunning(tx: Tx, { ended }: Placing): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const { row, validTo } of ended) {
    await changePrice(tx, row, { validTo });
    const change = { before: { validTo: row.validTo }, after: { validTo } };
    entries.push({ entity: 'agreed_price', id: row.id, action: 'end', ...change });
  }
  return entries;
}

async function correct(tx: Tx, { row, seen, wanted }: { row: Corrected; seen: number | undefined; wanted: NewPrice }) {
  const { price, validTo = null } = wanted;
  const version = seen === row.version ? await changePrice(tx, row, { price, validTo }) : undefined;
  if (version === undefined) return refuse('CONFLICT', { expected: seen ?? 0, found: row.version }, ['/version']);
  const change = { before: { price: row.price, validTo: row.validTo }, after: { price, validTo } };
  return done({ agreedPriceId: row.id, version }, { entity: 'agreed_price', id: row.id, action: 'correct', ...change });
}

async function add(tx: Tx, wanted: NewPrice): Promise<Answer> {
  const [agreedPriceId] = await addPrices(tx, [wanted]);
  if (agreedPriceId === undefined) throw new Error('the price was not added');
  return done(
    { agreedPriceId, version: 0 },
    { entity: 'agreed_price', id: agreedPriceId, action: 'agree', after: { ...wanted } },
  );
}

/** Agrees a price with a customer from a day on, or corrects the one that begins on that very day. */
export const setPrice: Command<(typeof pricingContract)['set']> = async (tx, input) => {
  const { version: seen, ...wanted } = input;
  if (!(await findProduct(tx, input.productId))) return refuse('NOT_FOUND', {}, ['/productId']);
  const stored = await pricesOfPair(tx, input.customerId, input.productId);
  const placing = placePrice(stored, input);
  if (!placing.ok) return placing;
  const ended = await endRunning(tx, placing.value);
  const row = stored.find(({ id }) => id === placing.value.corrected?.id);
  const answer: Answer = row ? await correct(tx, { row, seen, wanted }) : await add(tx, wanted);
  return answer.ok ? done(answer.value, ...ended, ...answer.entries) : answer;
};
