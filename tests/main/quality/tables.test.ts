import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expiringGrid } from '../../../src/main/features/quality/expiring.queries';
import { qualificationGrid } from '../../../src/main/features/quality/qualification.queries';
import { licenceNeedsOf, scopesOf } from '../../../src/main/features/quality/quality.queries';
import { openConnection } from '../../../src/main/store/open';
import type { ReadDb } from '../../../src/main/store/handles';
import type { ExpiringRow, HolderNeeds, ScopeFacts, StandingCard } from '../../../src/shared/contract/quality.schemas';
import { standardNeeds } from '../../../src/shared/domain/licences';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer, licencesFor } from '../../helpers/builders/customers';
import { aProduct } from '../../helpers/builders/products';
import { aRequest } from '../../helpers/builders/quality';
import { aPerson } from '../../helpers/builders/users';
import { unindexedSorts } from '../../helpers/explain';

let book: Book;
let boss: Seat;
beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
  for (let at = 0; at < 3; at += 1) await aRequest(boss, (await aCustomer(boss)).id);
});
afterAll(() => book.close());

async function read<T>(ask: (db: ReadDb) => Promise<T>): Promise<T> {
  const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
  try {
    return await ask(db);
  } finally {
    close();
  }
}
const some = { userId: 2, sessionId: null, name: '', posts: ['quality'], visible: [2, 3, 4, 5, 6] } as const;

describe('the lists of quality', () => {
  it('walk an index for every sort, for those who see all and for those who see some', async () => {
    for (const spec of [qualificationGrid, expiringGrid]) {
      expect(await unindexedSorts(book, spec)).toEqual([]);
      expect(await unindexedSorts(book, spec, some)).toEqual([]);
    }
  });

  it('find a request by its number, its name and its pinyin', async () => {
    const { name } = await aCustomer(boss, { name: '南京鼓楼口腔医院' }).then(async (made) => {
      await aRequest(boss, made.id);
      return made;
    });
    for (const search of ['鼓楼', 'gulou']) {
      const { rows } = await boss.ok<{ rows: { subjectName: string }[] }>('quality.list', { search });
      expect(rows.map(({ subjectName }) => subjectName)).toEqual([name]);
    }
    expect(await boss.ok('quality.totals', { search: 'QA2611-00001' })).toMatchObject({ count: 1 });
  });
});

describe('papers with a last day', () => {
  const listed = (seat: Seat, search: string) => seat.ok<{ rows: ExpiringRow[] }>('quality.expiring', { search });

  it('of buyers and products are listed by that day with how many are left', async () => {
    await aCustomer(boss, {
      name: '到期甲医院',
      licences: licencesFor('hospital', 'public', '2026-12-21').slice(0, 1),
    });
    await aProduct(boss, { genericName: '到期甲片', registrationExpiresOn: '2026-11-20' });
    const { rows } = await listed(boss, '到期甲');
    expect(rows.map(({ name, kind, daysLeft, level }) => [name, kind, daysLeft, level])).toEqual([
      ['到期甲片', 'registration', -1, 'expired'],
      ['到期甲医院', 'medical_institution_licence', 30, 'urgent'],
    ]);
  });

  it('follow the card: a renewed one moves, a long-term one and a disabled customer leave the list', async () => {
    const customer = await aCustomer(boss, {
      name: '换证医院',
      licences: licencesFor('hospital', 'public', '2026-12-01'),
    });
    const before = await listed(boss, '换证');
    const licences = licencesFor('hospital', 'public', '2027-12-01').map((one, at) =>
      at === 0 ? { ...one, expiresOn: null, isLongTerm: true } : one,
    );
    const input = { customerId: customer.id, version: customer.version, licences };
    const { version } = await boss.ok<{ version: number }>('customers.setLicences', input);
    const after = await listed(boss, '换证');
    expect([before.rows.length, after.rows.length]).toEqual([5, 4]);
    expect(new Set(after.rows.map(({ expiresOn }) => expiresOn))).toEqual(new Set(['2027-12-01']));
    const stopped = { customerId: customer.id, version, isDisabled: true, reason: '停业' };
    await boss.ok('customers.setDisabled', stopped);
    expect((await listed(boss, '换证')).rows).toEqual([]);
  });

  it('of a customer are seen by those who see him', async () => {
    const owner = await aPerson(book, boss, { posts: ['sales'] });
    const other = await aPerson(book, boss, { posts: ['sales'] });
    const licences = licencesFor('hospital', 'public', '2026-12-01');
    await aCustomer(boss, { name: '私有医院', ownerId: owner.userId, licences });
    expect((await listed(owner.seat, '私有')).rows).toHaveLength(5);
    expect((await listed(other.seat, '私有')).rows).toEqual([]);
  });
});

describe('the licences that are needed', () => {
  it('are the standard ones until quality changes them, and then what quality says', async () => {
    const all = await boss.ok<HolderNeeds[]>('quality.needs');
    expect(all.every(({ isChanged }) => !isChanged)).toBe(true);
    const input = { holderClass: 'pharmacy', needs: [['drug_trade_licence'], ['business_licence']], version: 0 };
    await boss.ok('quality.setNeeds', input);
    expect(await boss.call('quality.setNeeds', input)).toMatchObject({ problem: { code: 'CONFLICT' } });
    const needs = await read(licenceNeedsOf);
    expect([needs.pharmacy.length, needs.distributor]).toEqual([2, standardNeeds.distributor]);
    const two = licencesFor('pharmacy', null).slice(0, 2);
    const { id: customerId } = await aCustomer(boss, { kind: 'pharmacy', ownership: null, licences: two });
    expect(await boss.ok<StandingCard>('quality.ofBuyer', { customerId })).toMatchObject({ lacking: [] });
  });
});

describe('the scope of a buyer', () => {
  it('is null until it is entered, is chosen from the list, and may be taken back', async () => {
    const { id: customerId } = await aCustomer(boss);
    expect(await read((db) => scopesOf(db, customerId))).toBeNull();
    await boss.ok('quality.setScopeClasses', { names: ['中成药', '化学药制剂', '中成药'], version: 0 });
    const facts = await boss.ok<ScopeFacts>('quality.scopes', { customerId });
    expect(facts).toMatchObject({ scopes: null, version: 0, classes: ['中成药', '化学药制剂'] });
    const { version } = await boss.ok<{ version: number }>('quality.setScopes', {
      customerId,
      version: 0,
      scopes: ['中成药'],
    });
    expect(await read((db) => scopesOf(db, customerId))).toEqual(['中成药']);
    const stale = { customerId, version: 0, scopes: [] };
    expect(await boss.call('quality.setScopes', stale)).toMatchObject({ problem: { code: 'CONFLICT' } });
    await boss.ok('quality.setScopes', { customerId, version, scopes: null });
    expect(await read((db) => scopesOf(db, customerId))).toBeNull();
  });

  it('names the classes that products carry and the list has not', async () => {
    await aProduct(boss, { scopeClass: '生物制品' });
    const { strays } = await boss.ok<{ strays: string[] }>('quality.scopeClasses');
    expect(strays).toContain('生物制品');
  });
});

describe('a supplier', () => {
  it('that is not in the book has no card', async () => {
    const card = await boss.call('quality.ofSupplier', { supplierId: 999 });
    expect(card).toMatchObject({ problem: { code: 'NOT_FOUND', fields: ['/supplierId'] } });
  });
});
