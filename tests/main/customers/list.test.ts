import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerGrid } from '../../../src/main/features/customers/customer-list.queries';
import { pinyinOf } from '../../../src/main/platform/pinyin';
import type { CustomerRow, PickedCustomer } from '../../../src/shared/contract/customers.contract';
import type { Result } from '../../../src/shared/domain/problem';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer, customerHead } from '../../helpers/builders/customers';
import { aPerson, aUnit, type Person } from '../../helpers/builders/users';
import { explain, unindexedSorts } from '../../helpers/explain';
import { containsText, expectLikeReference, type ReferenceColumn } from '../../helpers/grid-reference';

let book: Book;
let boss: Seat;
let seller: Person;
let head: Person;
let all: CustomerRow[];

const names = [
  '北京协和医院',
  '重庆医药',
  'Aier 眼科医院',
  '南京鼓楼医院',
  '恒瑞同仁大药房',
  '益丰大药房',
  'aier 门诊部',
];
const kinds = ['hospital', 'clinic', 'pharmacy', 'distributor', 'agent'] as const;
const provinces = ['江苏省', '北京市', '', '重庆市'];

beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
  const unit = await aUnit(boss);
  head = await aPerson(book, boss, { posts: ['manager'], orgUnitId: unit });
  seller = await aPerson(book, boss, { posts: ['sales'], orgUnitId: await aUnit(boss, { parentId: unit }) });
  for (let at = 0; at < 42; at += 1) {
    book.advance((at % 5) * 1_000);
    await aCustomer(boss, {
      name: names[at % names.length] ?? '',
      city: `第${Math.floor(at / names.length)}市`,
      province: provinces[at % provinces.length] ?? '',
      kind: kinds[at % kinds.length] ?? 'hospital',
      ownership: ([null, 'public', 'private'] as const)[at % 3] ?? null,
      mnemonic: at % 4 === 0 ? 'ZJM' : '',
      creditLimitFen: at % 3 === 0 ? null : at * 100_00,
      paymentTerm: at % 2 === 0 ? 'prepaid' : 'monthly',
      openingReceivableFen: (at % 6) * 50,
      ownerId: at % 2 === 0 ? seller.userId : null,
    });
  }
  all = (await boss.ok<{ rows: CustomerRow[] }>('customers.list')).rows;
});
afterAll(() => book.close());

const py = (row: CustomerRow): string => pinyinOf(row.name).pyFull;
const namedLike = (row: CustomerRow, text: string): boolean =>
  [row.name, py(row), row.pyInitials, row.mnemonic].some((one) => containsText(one, text));

const columns: Readonly<Record<string, ReferenceColumn<CustomerRow>>> = {
  name: {
    kind: 'text',
    value: ({ name }) => name,
    sortBy: py,
    also: (row) => [py(row), row.pyInitials, row.mnemonic],
  },
  kind: { kind: 'state', value: ({ kind }) => kind },
  ownership: { kind: 'state', value: ({ ownership }) => ownership },
  province: { kind: 'text', value: ({ province }) => province },
  city: { kind: 'text', value: ({ city }) => city },
  ownerName: {
    kind: 'text',
    value: ({ ownerName }) => ownerName,
    sortBy: ({ ownerId }) => ownerId,
    also: ({ ownerName }) => [pinyinOf(ownerName).pyFull, pinyinOf(ownerName).pyInitials],
  },
  paymentTerm: { kind: 'state', value: ({ paymentTerm }) => paymentTerm },
  creditLimitFen: { kind: 'integer', value: ({ creditLimitFen }) => creditLimitFen },
  isDisabled: { kind: 'integer', value: ({ isDisabled }) => isDisabled },
  createdAt: { kind: 'integer', value: ({ createdAt }) => createdAt },
};

describe('the list of customers', () => {
  it('knows every column of the engine in its reference', () => {
    expect(Object.keys(columns)).toEqual(Object.keys(customerGrid.columns));
  });

  it('gives what a plain filter and sort give, over 1,000 random requests, totals included', async () => {
    expect(all).toHaveLength(42);
    await expectLikeReference({
      rows: all,
      reference: { columns, search: namedLike, defaultSort: { column: 'name', direction: 'asc' } },
      list: (request) => boss.ok('customers.list', request),
      totals: (criteria) => boss.ok('customers.totals', criteria),
    });
  }, 120_000);

  it('counts as opening receivable what the opening documents sum to, else the figure of the card, in the row and below', async () => {
    const { id } = await aCustomer(boss, { name: '期初测试医院', openingReceivableFen: 99_00 });
    const filters = [{ op: 'equals', column: 'name', text: '期初测试医院' }];
    const opening = async () => ({
      rows: (await boss.ok<{ rows: CustomerRow[] }>('customers.list', { filters })).rows.map(
        ({ openingFen }) => openingFen,
      ),
      total: (await boss.ok<{ sums: object }>('customers.totals', { filters })).sums,
      card: (await boss.ok<{ customer: CustomerRow }>('customers.get', { customerId: id })).customer.openingFen,
    });
    expect(await opening()).toEqual({ rows: [99_00], total: { openingFen: 99_00 }, card: 99_00 });
    const owed = { documentOn: '2026-03-01', dueOn: '2026-06-01', remark: '' };
    const documents = [
      { ...owed, number: 'QC-1', amountFen: 60_00 },
      { ...owed, number: 'QC-2', amountFen: 50_00 },
    ];
    await boss.ok('receivables.recordOpening', { customerId: id, documents });
    expect(await opening()).toEqual({ rows: [110_00], total: { openingFen: 110_00 }, card: 110_00 });
    const everything = (await boss.ok<{ rows: CustomerRow[] }>('customers.list', {})).rows;
    const sum = everything.reduce((total, { openingFen }) => total + openingFen, 0);
    expect(await boss.ok('customers.totals', {})).toMatchObject({ sums: { openingFen: sum } });
  });

  it('sorts by every column over an index', async () => {
    expect(await unindexedSorts(book, customerGrid)).toEqual([]);
  });

  it('is filtered by the name of the salesperson, and by how it sounds', async () => {
    const { pyInitials } = pinyinOf(seller.name);
    for (const text of [seller.name, pyInitials]) {
      const filters = [{ op: 'equals', column: 'ownerName', text }];
      const { rows } = await boss.ok<{ rows: CustomerRow[] }>('customers.list', { filters });
      expect(new Set(rows.map(({ ownerId }) => ownerId))).toEqual(new Set([seller.userId]));
    }
  });

  it('finds the customers of one salesperson over his index', async () => {
    const actor = { userId: 2, sessionId: 1, name: '', posts: ['sales'], visible: [seller.userId] } as const;
    const steps = await explain(book, { spec: customerGrid, request: {}, actor });
    expect(steps.join(' ')).toContain('customer_owner');
  });

  it('shows a salesperson his own customers, his manager those below, and nobody the peers', async () => {
    const peer = await aPerson(book, boss, { posts: ['sales'] });
    const count = async (seat: Seat) => (await seat.ok<{ rows: object[] }>('customers.list')).rows.length;
    expect([await count(seller.seat), await count(head.seat), await count(peer.seat)]).toEqual([21, 21, 0]);
    const customerId = all.find(({ ownerId }) => ownerId === seller.userId)?.id;
    expect(await seller.seat.call('customers.get', { customerId })).toMatchObject({ ok: true });
    expect(await head.seat.call('customers.get', { customerId })).toMatchObject({ ok: true });
    expect(await peer.seat.call('customers.get', { customerId })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });

  it('says with each row what its reader may do and who else may', async () => {
    const { rows } = await seller.seat.ok<{ rows: CustomerRow[] }>('customers.list', { limit: 1 });
    const forbidden = (posts: string) => ({ code: 'FORBIDDEN', params: { posts } });
    expect(rows[0]?.actions).toMatchObject({
      update: true,
      setCredit: forbidden('finance_manager,boss'),
      setLicences: forbidden('sales_assistant,quality'),
    });
  });
});

describe('picking a customer', () => {
  const pick = (search: string, seat = boss) => seat.ok<PickedCustomer[]>('customers.pick', { search });

  it.each(['hrtr', '恒瑞', 'hengrui', 'HRTRDYF'])('finds 恒瑞同仁 by %s', async (search) => {
    const found = await pick(search);
    expect(new Set(found.map(({ name }) => name))).toEqual(new Set(['恒瑞同仁大药房']));
  });

  it('offers at most twenty, what begins so first, and gives the address on the card while there is no other', async () => {
    expect(await pick('')).toHaveLength(20);
    const [first] = await pick('aier');
    expect(first?.name.toLowerCase()).toContain('aier');
    expect(first?.addresses).toEqual([
      { id: null, receiver: '', phone: '025-12345678', address: '中山路 1 号', isDefault: true },
    ]);
  });

  it('leaves out disabled customers and those of peers', async () => {
    const { id, version } = await aCustomer(boss, { name: '停用的医院' });
    expect(await pick('停用的')).toHaveLength(1);
    expect(await pick('停用的', seller.seat)).toEqual([]);
    await boss.ok('customers.setDisabled', { customerId: id, version, isDisabled: true, reason: '停业' });
    expect(await pick('停用的')).toEqual([]);
  });
});

describe('a name that is typed', () => {
  const similar = (seat: Seat, name: string) =>
    seat.ok<{ id: number | null; name: string; ownerName: string | null }[]>('customers.similar', {
      name,
      exceptId: null,
    });

  it('warns of customers that are called alike, and hides whose they are when they are somebody else’s', async () => {
    await aCustomer(boss, { name: '镇江第一人民医院' });
    for (const typed of ['镇江第一', '镇江第一人民医院东院', '镇江第一人民依院']) {
      expect(await similar(boss, typed)).toMatchObject([{ name: '镇江第一人民医院', ownerName: '李敏' }]);
      expect(await similar(seller.seat, typed)).toMatchObject([
        { id: null, name: '镇江第一人民医院', ownerName: null },
      ]);
    }
  });
});

describe('the owner of a customer', () => {
  it('is changed with a reason by somebody who sees both people', async () => {
    const { id, version } = await aCustomer(boss, { ownerId: seller.userId });
    const change = { customerId: id, version, ownerId: head.userId, reason: '离职交接' };
    const denied: Result<unknown> = await seller.seat.call('customers.changeOwner', change);
    expect(denied).toMatchObject({ problem: { code: 'NOT_FOUND', fields: ['/ownerId'] } });
    await head.seat.ok('customers.changeOwner', change);
    const card = await boss.ok<{ history: object[] }>('customers.get', { customerId: id });
    expect(card).toMatchObject({ customer: { ownerId: head.userId } });
    expect(card.history[0]).toMatchObject({ action: 'change-owner', reason: '离职交接' });
  });

  it('is one whom the creator sees', async () => {
    const input = customerHead({ ownerId: head.userId });
    expect(await seller.seat.call('customers.create', input)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });
});
