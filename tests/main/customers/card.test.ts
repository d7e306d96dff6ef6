import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerDetail } from '../../../src/shared/contract/customers.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer, customerHead } from '../../helpers/builders/customers';

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

const card = (customerId: number) => boss.ok<CustomerDetail>('customers.get', { customerId });

describe('the card of a customer', () => {
  it('holds what was typed, with its pinyin initials and its owner', async () => {
    const head = customerHead({ name: '北京协和医院', city: '北京市' });
    const { customerId } = await boss.ok<{ customerId: number }>('customers.create', head);
    const { customer, history } = await card(customerId);
    expect(customer).toMatchObject({ name: '北京协和医院', pyInitials: 'bjxhyy', ownerName: '李敏', version: 0 });
    expect(history).toMatchObject([{ action: 'create', who: '李敏' }]);
  });

  it('shows no credit limit until one is set, and tells 0 from not set', async () => {
    const { id } = await aCustomer(boss, { creditLimitFen: null });
    expect((await card(id)).customer.creditLimitFen).toBeNull();
    const version = (await card(id)).customer.version;
    const terms = { creditLimitFen: 0, paymentTerm: 'prepaid', paymentDays: 0, openingReceivableFen: 12_345 };
    await boss.ok('customers.setCredit', { customerId: id, version, ...terms });
    expect((await card(id)).customer).toMatchObject(terms);
  });

  it('refuses the same name in the same city, and takes it in another city', async () => {
    await aCustomer(boss, { name: '人民医院', city: '南京市' });
    const again = customerHead({ name: '人民医院', city: '南京市' });
    expect(await boss.call('customers.create', again)).toMatchObject({
      problem: { code: 'DUPLICATE', params: { value: '人民医院' }, fields: ['/name'] },
    });
    expect(await boss.call('customers.create', { ...again, city: '苏州市' })).toMatchObject({ ok: true });
  });

  it('keeps only the changed fields in the history of a change', async () => {
    const { id, version } = await aCustomer(boss, { name: '老名字医院' });
    const { customer } = await card(id);
    const head = { ...pickHead(customer), name: '新名字医院' };
    await boss.ok('customers.update', { customerId: id, version, ...head });
    expect((await card(id)).customer).toMatchObject({ name: '新名字医院', pyInitials: 'xmzyy' });
    expect((await card(id)).history[0]).toMatchObject({
      action: 'update',
      before: { name: '老名字医院' },
      after: { name: '新名字医院' },
    });
  });

  it('refuses a stale screen and says who changed the card', async () => {
    const { id, version } = await aCustomer(boss);
    const disable = { customerId: id, isDisabled: true, reason: '不再合作' };
    const stale = await boss.call('customers.setDisabled', { ...disable, version: version - 1 });
    expect(stale).toMatchObject({ problem: { code: 'CONFLICT', params: { by: '李敏', at: book.now() } } });
    await boss.ok('customers.setDisabled', { ...disable, version });
    const after = await card(id);
    expect(after.customer).toMatchObject({ isDisabled: true, version: version + 1 });
    expect(after.history[0]).toMatchObject({ action: 'disable', reason: '不再合作' });
  });
});

const pickHead = (from: CustomerDetail['customer']) => {
  const { kind, ownership, mnemonic, province, city, address, phone, taxNo } = from;
  const { minShelfMonths, hasPricesOnPapers, remark } = from;
  const flags = { minShelfMonths, hasPricesOnPapers, remark };
  return { kind, ownership, mnemonic, province, city, address, phone, taxNo, ...flags };
};

describe('what belongs to a customer', () => {
  it('has contacts, replaced as a whole', async () => {
    const { id, version } = await aCustomer(boss);
    const contacts = [{ name: '王芳', title: '药剂科', phone: '13800000000' }];
    const first = await boss.ok<{ version: number }>('customers.setContacts', { customerId: id, version, contacts });
    expect((await card(id)).contacts).toMatchObject(contacts);
    await boss.ok('customers.setContacts', { customerId: id, version: first.version, contacts: [] });
    expect((await card(id)).contacts).toEqual([]);
  });

  it('makes the first invoice profile the default and refuses two defaults', async () => {
    const { id, version } = await aCustomer(boss);
    const profile = (title: string, isDefault: boolean) => ({
      title,
      taxNo: '91320000',
      addressPhone: '',
      bankAccount: '',
      isDefault,
    });
    const twice = [profile('甲', true), profile('乙', true)];
    const set = { customerId: id, version };
    expect(await boss.call('customers.setInvoiceProfiles', { ...set, invoiceProfiles: twice })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/invoiceProfiles'] },
    });
    const none = [profile('甲', false), profile('乙', false)];
    await boss.ok('customers.setInvoiceProfiles', { ...set, invoiceProfiles: none });
    expect((await card(id)).invoiceProfiles.map(({ isDefault }) => isDefault)).toEqual([true, false]);
  });

  it('keeps the id of a delivery address that is changed and refuses one of another customer', async () => {
    const { id, version } = await aCustomer(boss);
    const other = await aCustomer(boss);
    const place = { receiver: '库房', phone: '', address: '后门 3 号', isDefault: true };
    const made = await boss.ok<{ version: number }>('customers.setDeliveryAddresses', {
      customerId: id,
      version,
      deliveryAddresses: [{ id: null, ...place }],
    });
    const [before] = (await card(id)).deliveryAddresses;
    const moved = [{ ...place, id: before?.id ?? 0, address: '前门 1 号' }];
    await boss.ok('customers.setDeliveryAddresses', { customerId: id, ...made, deliveryAddresses: moved });
    expect((await card(id)).deliveryAddresses).toEqual(moved);
    const foreign = { customerId: other.id, version: other.version, deliveryAddresses: moved };
    expect(await boss.call('customers.setDeliveryAddresses', foreign)).toMatchObject({
      problem: { code: 'NOT_FOUND', fields: ['/deliveryAddresses/0/id'] },
    });
  });

  it('shows which papers it needs and how each stands', async () => {
    const { id, version } = await aCustomer(boss, { kind: 'pharmacy', ownership: 'private', licences: [] });
    expect((await card(id)).customer.licenceState).toBe('missing');
    const licences = [
      { kind: 'drug_trade_licence', number: '苏A1', expiresOn: '2026-11-20', isLongTerm: false },
      { kind: 'business_licence', number: '9132', expiresOn: null, isLongTerm: true },
      { kind: 'id_card', number: '', expiresOn: '2026-12-31', isLongTerm: false },
    ];
    await boss.ok('customers.setLicences', { customerId: id, version, licences });
    const { customer, needs } = await card(id);
    expect(customer.licenceState).toBe('expired');
    expect(needs.map(({ kinds, state }) => [kinds[0], state])).toEqual([
      ['drug_trade_licence', 'expired'],
      ['business_licence', 'valid'],
      ['quality_agreement', 'missing'],
      ['authorisation_letter', 'missing'],
      ['id_card', 'expiring'],
    ]);
  });

  it('refuses two licences of one kind and a date on a long-term one', async () => {
    const { id, version } = await aCustomer(boss);
    const one = { kind: 'id_card', number: '1', expiresOn: null, isLongTerm: true };
    const set = (licences: unknown[]) => boss.call('customers.setLicences', { customerId: id, version, licences });
    expect(await set([one, one])).toMatchObject({ problem: { code: 'DUPLICATE', fields: ['/licences/1/kind'] } });
    expect(await set([{ ...one, expiresOn: '2027-01-01' }])).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/licences/0/expiresOn'] },
    });
  });
});
