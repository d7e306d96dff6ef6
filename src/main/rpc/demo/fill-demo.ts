/**
 * The demo book: one seeded generator, so that it is the same on every machine and day; only its dates follow
 * today. It lives through the real procedures, in one transaction.
 */
import { writeFirm, writeSetting } from '../../features/settings/settings.repo';
import { sweepAtOnce } from '../../features/reminders/sweep-reminders';
import { isSetUp } from '../../features/users/users.queries';
import { refuse } from '../../../shared/domain/problem';
import type { AuditKey } from '../../store/audit';
import { done, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { addAwards } from './awards';
import { keepBank } from './bank';
import { callerIn } from './caller';
import { agentOf, authoriseAgents } from './channel';
import { payDeposits } from './deposits';
import { addExceptions } from './exceptions';
import { addGoods } from './goods';
import { invoiceSome } from './invoice-desk';
import { liveOrder, type Ending } from './histories';
import { addCustomers, hirePeople, type Stage } from './master-data';
import { approvePapers } from './papers';
import { prepareStore } from './people';
import { seeded, type Random } from './random';
import { keepStore } from './store';
import { buyGoods } from './supply';
import { keepTenderPapers } from './tender-papers';
import { addTenders } from './tenders';
import type { DemoWords } from './words';

const SEED = 20_261_121;
export const ORDERS = 2000;
const EACH_BY_ASSISTANT = 12;
const DAY = 86_400_000;
const HOUR = 3_600_000;
const DAYS = 100;

/** Old orders are done; the last days hold every step. */
function endingOf(random: Random, daysAgo: number): Ending {
  if (random.chance(2)) return 'cancelled';
  if (random.chance(1)) return 'rejected';
  if (daysAgo > 5) return random.chance(98) ? 'signed' : random.pick(['draft', 'shipped']);
  if (daysAgo > 2) return random.pick(['signed', 'shipped', 'shipped', 'checked', 'approved']);
  return random.pick([
    'draft',
    'submitted',
    'submitted',
    'approved',
    'approved',
    'released',
    'picked',
    'checked',
    'shipped',
  ]);
}

/** Office hours, from the first day to now. */
function momentOf(random: Random, at: number, { from, now }: Pick<Stage, 'from' | 'now'>): number {
  const day = from + DAY + Math.floor((at * (DAYS - 1)) / ORDERS) * DAY;
  return Math.min(
    day + random.integer(0, 8) * HOUR + random.integer(0, 59) * 60_000,
    now - random.integer(1, 200) * 60_000,
  );
}

export type FillDemo = typeof fillDemo;

/** Fills an empty book. `words` are the lists of resources/demo. */
export async function fillDemo(
  tx: Tx,
  { words, key }: { words: DemoWords; key: AuditKey },
  ctx: Ctx,
): Promise<Outcome<{ orders: number }>> {
  if (await isSetUp(tx)) return refuse('ALREADY_SET_UP');
  const random = seeded(SEED);
  const from = Math.floor(ctx.now / DAY) * DAY - DAYS * DAY + HOUR;
  await writeSetting(tx, 'firmName', words.firmName);
  await writeFirm(tx, words.firm);
  await writeSetting(tx, 'isDemo', true);
  const staff = await hirePeople(tx, words);
  const stage: Stage = { caller: callerIn(tx, key), random, words, staff, from, now: ctx.now };
  await prepareStore(tx, stage);
  const customers = await addCustomers(stage);
  const products = await addGoods(stage);
  await approvePapers(tx, stage);
  const buyers = customers.filter(({ kind }) => kind !== 'agent');
  const agents = customers.filter(({ kind }) => kind === 'agent');
  await authoriseAgents(stage, { agents, products });
  for (let at = 0; at < ORDERS; at += 1) {
    const moment = momentOf(random, at, stage);
    const daysAgo = Math.floor((ctx.now - moment) / DAY);
    const [customer, ending] = [random.pick(buyers), endingOf(random, daysAgo)];
    const plan = {
      customer,
      products,
      at: moment,
      ending,
      agentId: ending === 'submitted' ? agentOf(agents, at) : null,
      isByAssistant: at % EACH_BY_ASSISTANT === 0,
    };
    await liveOrder(stage, plan);
  }
  await invoiceSome(stage, { buyers, products });
  await buyGoods(stage, products);
  await addExceptions(stage);
  await keepStore(stage);
  await keepBank(stage, buyers);
  const tenders = await addTenders(stage);
  await payDeposits(stage, tenders);
  await addAwards(stage, { tenders, buyers, products });
  await keepTenderPapers(stage);
  const swept = await sweepAtOnce(tx, ctx);
  const entry = { entity: 'setting', id: 0, action: 'fill-demo', after: { orders: ORDERS } };
  return done({ orders: ORDERS }, entry, ...(swept.ok ? swept.entries : []));
}
