import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountGrid } from '../../../src/main/features/tenders/platform-accounts.queries';
import { isFreshLook, lookProblem, secretStateOf } from '../../../src/main/features/tenders/platform-account.rules';
import type {
  PlatformAccountDetail,
  PlatformAccountRow,
} from '../../../src/shared/contract/platform-accounts.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aProduct } from '../../helpers/builders/products';
import { aCredential, anAccount, anAccountWith } from '../../helpers/builders/tender-papers';
import { unindexedSorts } from '../../helpers/explain';

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

const list = async (seat = boss) => (await seat.ok<{ rows: PlatformAccountRow[] }>('platformAccounts.list')).rows;
const get = (accountId: number, seat = boss) => seat.ok<PlatformAccountDetail>('platformAccounts.get', { accountId });

describe('an account on a platform', () => {
  it('lists its certificate, its codes and which secrets it has', async () => {
    const certificate = await aCredential(boss, { kind: 'ca', name: '福建 CA', expiresOn: '2027-01-31' });
    const { accountId, version } = await anAccount(boss, { caCredentialId: certificate.credentialId });
    const product = await aProduct(boss);
    const codes = [{ productId: product.id, code: 'FJ-0001' }];
    await boss.ok('platformAccounts.setCodes', { accountId, version, codes });
    expect(await list()).toMatchObject([
      { caName: '福建 CA', caExpiresOn: '2027-01-31', codeCount: 1, password: 'none', caPin: 'none' },
    ]);
    expect((await get(accountId)).codes).toMatchObject([{ productId: product.id, code: 'FJ-0001' }]);
    const twice = [...codes, { productId: product.id, code: 'FJ-0002' }];
    expect(await boss.call('platformAccounts.setCodes', { accountId, version: 1, codes: twice })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/codes/1/productId'] },
    });
  });

  it('stands once for a log-in name, and out of use it is looked up but not changed', async () => {
    const { accountId, version } = await anAccount(boss, { loginName: 'huakang' });
    const [{ platform } = { platform: '' }] = await list();
    const facts = {
      platform,
      province: '',
      site: '',
      loginName: 'huakang',
      caCredentialId: null,
      contact: '',
      remark: '',
    };
    expect(await boss.call('platformAccounts.add', facts)).toMatchObject({ problem: { code: 'DUPLICATE' } });
    const off = await boss.ok<{ version: number }>('platformAccounts.setDisabled', {
      accountId,
      version,
      isDisabled: true,
    });
    expect(await boss.call('platformAccounts.change', { accountId, version: off.version, ...facts })).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'platformAccounts.states.disabled' } },
    });
    expect(await boss.ok('platformAccounts.logins', { platform })).toEqual([]);
    expect(await list()).toMatchObject([{ actions: { reveal: true, enable: true } }]);
  });

  it('is changed by one seat at a time', async () => {
    const { accountId, version } = await anAccountWith(boss, 'x');
    expect(version).toBe(1);
    const stale = { accountId, version: 0, field: 'ca_pin', secret: '1' };
    expect(await boss.call('platformAccounts.setSecret', stale)).toMatchObject({
      problem: { code: 'CONFLICT', params: { by: '李敏' } },
    });
  });

  it('walks an index for every sort of one column', async () => {
    expect(await unindexedSorts(book, accountGrid)).toEqual([]);
  });
});

describe('what is known of a secret', () => {
  it('is that there is none, that it can be read, or that its key is lost', () => {
    expect([secretStateOf(undefined, 'a'), secretStateOf('a', 'a'), secretStateOf('a', 'b')]).toEqual([
      'none',
      'stored',
      'keyLost',
    ]);
    expect(lookProblem('stored')).toBeUndefined();
    expect([isFreshLook(0, 60_000), isFreshLook(0, 60_001)]).toEqual([true, false]);
  });
});
