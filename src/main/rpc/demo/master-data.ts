/** People, customers, products and stock of the demo book. */
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { requiredLicences } from '../../../shared/domain/licences';
import { addOrgUnit, addUser } from '../../features/users/users.repo';
import { pinyinOf } from '../../platform/pinyin';
import type { Tx } from '../../store/handles';
import type { Caller, Who } from './caller';
import type { Random } from './random';
import type { DemoWords } from './words';

export type Staff = Readonly<Record<string, Who>>;
export type Stage = {
  readonly caller: Caller;
  readonly random: Random;
  readonly words: DemoWords;
  readonly staff: Staff;
  /** The first moment of the book's life and its present. */
  readonly from: number;
  readonly now: number;
};

export const CUSTOMERS = 300;

/** People without passwords, and the computer that some of them share; a department each. */
export async function hirePeople(tx: Tx, words: DemoWords): Promise<Staff> {
  const root = await addOrgUnit(tx, { name: words.units['root'] ?? '', parentId: null });
  const units = new Map([['root', root]]);
  for (const [key, name] of Object.entries(words.units)) {
    if (key !== 'root') units.set(key, await addOrgUnit(tx, { name, parentId: root }));
  }
  const staff: Record<string, Who> = {};
  for (const { loginName, name, unit, posts } of [...words.people, words.seat]) {
    const row = { loginName, name, orgUnitId: units.get(unit) ?? root, passwordHash: null, ...pinyinOf(name) };
    staff[loginName] = { userId: await addUser(tx, row, posts), name, posts };
  }
  return staff;
}

/** One of the staff. */
export const person = ({ staff }: Pick<Stage, 'staff'>, loginName: string): Who => {
  const found = staff[loginName];
  if (!found) throw new Error(`nobody is called ${loginName}`);
  return found;
};

const sellers = ['chentao', 'wangfang', 'linjing', 'zhaoqiang'] as const;

type Kind = 'hospital' | 'clinic' | 'pharmacy' | 'distributor' | 'agent';
const kindOf = (at: number): Kind => {
  const turn = at % 20;
  if (turn < 11) return 'hospital';
  if (turn < 13) return 'clinic';
  if (turn < 17) return 'pharmacy';
  return turn < 19 ? 'distributor' : 'agent';
};
const listOf = {
  hospital: 'hospitals',
  clinic: 'clinics',
  pharmacy: 'pharmacies',
  distributor: 'distributors',
  agent: 'agents',
} as const;

/**
 * City and name of the nth customer of a kind: every city, then the next name, then the next district, so that
 * no name comes twice.
 */
function nameOf(words: DemoWords, kind: Kind, nth: number): { name: string; city: string } {
  const names = words[listOf[kind]];
  const city = words.cities[nth % words.cities.length] ?? '';
  const round = Math.floor(nth / words.cities.length);
  const district = words.districts[Math.floor(round / names.length) % words.districts.length] ?? '';
  return { city, name: `${city.slice(0, -1)}${district}${names[round % names.length] ?? ''}` };
}

export type DemoCustomer = { readonly id: number; readonly seller: Who; readonly kind: Kind };

async function addCustomer(stage: Stage, at: number, nth: number): Promise<DemoCustomer> {
  const { caller, random, words, from } = stage;
  const kind = kindOf(at);
  const seller = person(stage, sellers[at % sellers.length] ?? 'chentao');
  const ownership = kind === 'hospital' ? (random.chance(85) ? 'public' : 'private') : 'private';
  const { name, city } = nameOf(words, kind, nth);
  const head = {
    kind,
    ownership,
    name,
    mnemonic: '',
    province: words.province,
    city,
    address: `${city}${random.pick(words.roads)}${random.integer(1, 300)}`,
    phone: `0591-${random.integer(22_000_000, 88_000_000)}`,
    taxNo: `1235${random.integer(10_000_000, 99_999_999)}${random.integer(100_000, 999_999)}`,
    minShelfMonths: random.chance(30) ? 6 : 0,
    hasPricesOnPapers: random.chance(80),
    remark: '',
    ownerId: seller.userId,
  };
  const made = await caller.must<{ customerId: number; version: number }>('customers.create', {
    who: seller,
    at: from,
    input: head,
  });
  const { customerId } = made;
  const terms = {
    creditLimitFen: random.chance(8) ? random.integer(1, 20) * 100_000 : random.integer(20, 90) * 10_000_000,
    paymentTerm: random.pick(['after_shipping', 'after_signing', 'monthly'] as const),
    paymentDays: random.pick([30, 60, 90]),
    openingReceivableFen: random.chance(25) ? random.integer(1, 400) * 10_000 : 0,
  };
  const who = person(stage, 'finance.manager');
  const credited = await caller.must<{ version: number }>('customers.setCredit', {
    who,
    at: from,
    input: { customerId, version: made.version, ...terms },
  });
  await addLicences(stage, { customerId, version: credited.version, kind, ownership });
  return { id: customerId, seller, kind };
}

type ForLicences = { customerId: number; version: number; kind: Kind; ownership: 'public' | 'private' };

async function addLicences(stage: Stage, { customerId, version, kind, ownership }: ForLicences): Promise<void> {
  const { caller, random, from, now } = stage;
  const today = businessDateOf(now, 'Asia/Shanghai');
  const licences = requiredLicences(kind, ownership).map((one, at) => {
    const isLongTerm = random.chance(40);
    const days = random.chance(4) ? -random.integer(1, 6) : random.integer(20, 900);
    return {
      kind: one,
      number: `FJ${customerId}${at}`,
      isLongTerm,
      expiresOn: isLongTerm ? null : addDays(today, days),
    };
  });
  await caller.must('customers.setLicences', {
    who: person(stage, 'quality'),
    at: from,
    input: { customerId, version, licences },
  });
}

export async function addCustomers(stage: Stage): Promise<DemoCustomer[]> {
  const made: DemoCustomer[] = [];
  for (let at = 0; at < CUSTOMERS; at += 1) {
    const nth = made.filter(({ kind }) => kind === kindOf(at)).length;
    made.push(await addCustomer(stage, at, nth));
  }
  return made;
}
