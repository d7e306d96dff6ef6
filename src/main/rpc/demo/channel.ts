/** The agents of the demo book: where they may sell, and an order that leads outside of it. */
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { person, type DemoCustomer, type Stage } from './master-data';
import type { DemoProduct } from './goods';

const HOUR = 3_600_000;
/** Authorisations of this year and the next. */
const DAYS = 365;

type Channel = { readonly agents: readonly DemoCustomer[]; readonly products: readonly DemoProduct[] };

/** Every agent has a city of the firm's own province for one product and a neighbouring province for all of them. */
export async function authoriseAgents({ caller, words, from, now, staff }: Stage, { agents, products }: Channel) {
  const who = person({ staff }, 'boss');
  const today = businessDateOf(now, 'Asia/Shanghai');
  for (const [at, agent] of agents.entries()) {
    const city = words.cities[at % words.cities.length] ?? '';
    const elsewhere = words.provinces[at % words.provinces.length] ?? '';
    const letterNo = `SQ${today.slice(0, 4)}-${String(at + 1).padStart(3, '0')}`;
    const span = {
      validFrom: businessDateOf(from, 'Asia/Shanghai'),
      validTo: addDays(today, DAYS),
      letterNo,
      note: '',
    };
    const regions = [
      { productId: products[at]?.id ?? null, province: words.province, city, isExclusive: true },
      { productId: null, province: elsewhere, city: '', isExclusive: false },
    ];
    for (const region of regions) {
      const input = { agentId: agent.id, ...region, ...span };
      await caller.call('channel.authorise', { who, at: from + HOUR, input });
    }
  }
}

/** Some orders are an agent's business. */
export const agentOf = (agents: readonly DemoCustomer[], at: number): number | null =>
  at % 4 === 0 ? (agents[at % agents.length]?.id ?? null) : null;
