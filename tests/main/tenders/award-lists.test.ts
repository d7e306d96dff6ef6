import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agreementGrid } from '../../../src/main/features/tenders/agreement-list.queries';
import { provincePriceGrid } from '../../../src/main/features/tenders/province-price-list.queries';
import { volumeGrid } from '../../../src/main/features/tenders/volume-list.queries';
import type {
  AgreementDetail,
  AgreementRow,
  ProvincePriceRow,
  VolumeRow,
} from '../../../src/shared/contract/awards.contract';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { aDesk, anApprovedOrder, aStockedProduct, type Desk } from '../../helpers/builders/orders';
import { aProduct } from '../../helpers/builders/products';
import { aListing, anAgreedDelivery, anAgreement, aVolume } from '../../helpers/builders/tender-awards';
import { aPerson } from '../../helpers/builders/users';
import { unindexedSorts } from '../../helpers/explain';

let book: Book;
let desk: Desk;
beforeEach(async () => {
  book = await openBook();
  desk = await aDesk(book);
});
afterEach(() => book.close());

const rowsOf = async <R>(feature: string, input: object = {}, seat = desk.boss) =>
  (await seat.ok<{ rows: R[] }>(`${feature}.list`, { ...input })).rows;

describe('the listing price of a province', () => {
  it('ends the one before and keeps the history, each with its days', async () => {
    const { id: productId } = await aProduct(desk.boss);
    await aListing(desk.boss, { productId });
    await aListing(desk.boss, { productId, price: 110_000, validFrom: '2026-10-01', listingNo: 'YP0021' });
    await aListing(desk.boss, { productId, province: '浙江省', price: 119_000 });
    const rows = await rowsOf<ProvincePriceRow>('provincePrices', {
      sort: [{ column: 'validFrom', direction: 'asc' }],
    });
    expect(rows.map(({ province, price, validTo, state }) => [province, price, validTo, state])).toEqual([
      ['江苏省', 120_000, '2026-09-30', 'past'],
      ['浙江省', 119_000, null, 'current'],
      ['江苏省', 110_000, null, 'current'],
    ]);
    expect(await rowsOf('provincePrices', { segment: 'open' })).toHaveLength(2);
    expect(await rowsOf('provincePrices', { search: 'YP0021' })).toHaveLength(1);
  });

  it('ends with a reason, never later than it would, and is not the sales’ to set', async () => {
    const { id: productId } = await aProduct(desk.boss);
    const made = await aListing(desk.boss, { productId, validTo: '2026-12-31' });
    const end = { ...made, reason: '暂停挂网' };
    expect(await desk.boss.call('provincePrices.end', { ...end, validTo: '2027-01-01' })).toMatchObject({
      problem: { params: { case: 'awards.refusals.endsLater', validTo: '2026-12-31' } },
    });
    const wish = {
      productId,
      province: '江苏省',
      price: 1,
      validFrom: '2026-01-01',
      validTo: null,
      listingNo: '',
      note: '',
    };
    expect(await desk.sales.seat.call('provincePrices.setListing', wish)).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    await desk.boss.ok('provincePrices.end', { ...end, validTo: '2026-11-20' });
    expect(await rowsOf<ProvincePriceRow>('provincePrices')).toMatchObject([
      { state: 'past', endReason: '暂停挂网', actions: { end: { code: 'STATE_CONFLICT' } } },
    ]);
    expect(await unindexedSorts(book, provincePriceGrid)).toEqual([]);
  });
});

describe('a delivery agreement', () => {
  it('goes from draft over handed in to agreed, or is refused with a reason and handed in again', async () => {
    const { id: productId } = await aProduct(desk.boss);
    const { agreementId } = await anAgreement(desk.boss, { productId });
    const step = async (name: string, version: number, more: object) =>
      desk.boss.call(`deliveryAgreements.${name}`, { agreementId, version, ...more });
    const on = { on: '2026-11-21' };
    expect(await step('agree', 0, { ...on, validFrom: '2026-11-21', validTo: null, agreementNo: '' })).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'deliveryAgreements.states.draft' } },
    });
    expect(await step('submit', 0, on)).toMatchObject({ ok: true });
    expect(await step('refuse', 1, { ...on, reason: '材料不全' })).toMatchObject({ ok: true });
    expect(await step('submit', 2, on)).toMatchObject({ ok: true });
    const days = { validFrom: '2026-11-21', validTo: '2026-11-20' };
    expect(await step('agree', 3, { ...on, ...days, agreementNo: '' })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/validTo'] },
    });
    const agreed = { ...on, ...days, validTo: '2027-12-31', agreementNo: 'PS-9' };
    expect(await step('agree', 3, agreed)).toMatchObject({ ok: true });
    expect(await step('submit', 3, on)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    const { agreement, history } = await desk.boss.ok<AgreementDetail>('deliveryAgreements.get', { agreementId });
    expect(agreement).toMatchObject({ state: 'agreed', agreementNo: 'PS-9', isExpired: false, reason: '' });
    expect(history.map(({ action }) => action)).toEqual(['agree', 'submit', 'refuse', 'submit', 'draft']);
    expect(await step('void', 4, { reason: '换配送商' })).toMatchObject({ ok: true });
    expect(await step('changeDates', 5, { validFrom: null, validTo: null })).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
    expect(await rowsOf('deliveryAgreements', { segment: 'open' })).toEqual([]);
  });

  it('goes with its hospital: seen by whom the hospital is seen, also when it is handed on', async () => {
    const { id: productId } = await aProduct(desk.boss);
    const hospital = await aCustomer(desk.boss);
    const { agreementId } = await anAgreement(desk.boss, { productId, hospitalId: hospital.id });
    const { seat, userId } = await aPerson(book, desk.boss, { posts: ['sales'] });
    expect(await rowsOf('deliveryAgreements', {}, seat)).toEqual([]);
    expect(await seat.call('deliveryAgreements.get', { agreementId })).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
    const hand = { customerId: hospital.id, version: hospital.version, ownerId: userId, reason: '移交' };
    await desk.boss.ok('customers.changeOwner', hand);
    expect(await rowsOf<AgreementRow>('deliveryAgreements', {}, seat)).toMatchObject([
      { id: agreementId, actions: { submit: { code: 'FORBIDDEN' } } },
    ]);
    const hidden = await aCustomer(desk.boss);
    const assistant = await aPerson(book, desk.boss, { posts: ['sales_assistant'] });
    const wish = { productId, province: '', city: '', distributorId: null, hospitalId: hidden.id };
    const days = { validFrom: null, validTo: null, note: '' };
    expect(await seat.call('deliveryAgreements.create', { ...wish, ...days })).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    const seen = await assistant.seat.call('deliveryAgreements.create', { ...wish, ...days, hospitalId: 99 });
    expect(seen).toMatchObject({ problem: { code: 'NOT_FOUND', fields: ['/hospitalId'] } });
    await anAgreedDelivery(desk.boss, { productId, validTo: '2026-11-20' });
    const expired = await rowsOf<AgreementRow>('deliveryAgreements', { search: '江苏' });
    expect(expired.filter(({ isExpired }) => isExpired)).toHaveLength(1);
    expect(await unindexedSorts(book, agreementGrid)).toEqual([]);
  });
});

describe('an agreed volume', () => {
  const volumes = (segment: string) => rowsOf<VolumeRow>('agreedVolumes', { segment });

  it('counts approved orders of the hospital within its days, and says when it is behind', async () => {
    const productId = await aStockedProduct(desk.boss);
    const hospital = await aCustomer(desk.boss, { ownerId: desk.sales.userId });
    await aVolume(desk.boss, { hospitalId: hospital.id, productId });
    // 325 of 365 days have passed: 325 units are asked for, 260 are four fifths of them.
    const line = (units: number) => [{ productId, orderedQty: units * 1000, price: 1_000 }];
    await anApprovedOrder(desk, { buyerId: hospital.id, lines: line(259) });
    expect(await volumes('behind')).toMatchObject([
      { boughtQty: 259_000, shippedQty: 0, expectedQty: 325_000, pace: 'behind', unit: '盒' },
    ]);
    await anApprovedOrder(desk, { buyerId: hospital.id, lines: line(1) });
    expect(await volumes('behind')).toEqual([]);
    expect(await volumes('running')).toMatchObject([{ boughtQty: 260_000, pace: 'onPace', doneBp: 7123 }]);
    await anApprovedOrder(desk, { lines: line(50) });
    expect(await volumes('running')).toMatchObject([{ boughtQty: 260_000 }]);
  });

  it('is behind by the share that the firm chose', async () => {
    const productId = await aStockedProduct(desk.boss);
    const hospital = await aCustomer(desk.boss, { ownerId: desk.sales.userId });
    await aVolume(desk.boss, { hospitalId: hospital.id, productId });
    await anApprovedOrder(desk, { buyerId: hospital.id, lines: [{ productId, orderedQty: 200_000, price: 1_000 }] });
    expect(await volumes('behind')).toHaveLength(1);
    await desk.boss.ok('settings.changeThreshold', { key: 'volumePacePercent', value: 60, version: 0 });
    expect(await volumes('behind')).toEqual([]);
  });

  it('is changed with a reason, and one entered by mistake counts no more', async () => {
    const hospital = await aCustomer(desk.boss, { ownerId: desk.sales.userId });
    const { volumeId } = await aVolume(desk.boss, {
      hospitalId: hospital.id,
      productId: (await aProduct(desk.boss)).id,
    });
    const wish = { volumeId, version: 0, qty: 100_000, validFrom: '2026-01-01', validTo: '2025-12-31', note: '' };
    expect(await desk.boss.call('agreedVolumes.change', { ...wish, reason: '补充协议' })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/validTo'] },
    });
    await desk.boss.ok('agreedVolumes.change', { ...wish, validTo: '2026-12-31', reason: '补充协议' });
    expect(await desk.sales.seat.call('agreedVolumes.void', { volumeId, version: 1, reason: '填错' })).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    await desk.boss.ok('agreedVolumes.void', { volumeId, version: 1, reason: '填错' });
    expect(await volumes('running')).toEqual([]);
    expect(await volumes('past')).toMatchObject([
      { qty: 100_000, isVoid: true, actions: { change: { code: 'STATE_CONFLICT' } } },
    ]);
    expect(await unindexedSorts(book, volumeGrid)).toEqual([]);
  });
});
