import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApprovalRow } from '../../../src/shared/contract/orders.schemas';
import type { MilestoneRow } from '../../../src/shared/contract/tender-dates.contract';
import type { CountdownRow } from '../../../src/shared/contract/tenders.contract';
import type { CredentialRow } from '../../../src/shared/contract/credentials.contract';
import { deskMarks } from '../../../src/shared/domain/desk-words';
import { resources } from '../../../src/shared/i18n';
import { createI18n } from '../../../src/renderer/ui/i18n';
import type { Seat } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { aShippedNote, stocked } from '../../helpers/builders/dispatch';
import { aReceipt, matchTo } from '../../helpers/builders/receivables';
import { aCredential, aPaper, aSealAsked } from '../../helpers/builders/tender-papers';
import { aSubmittedTender, aTender } from '../../helpers/builders/tenders';
import { anAskedQuote, DAY, HOUR, openDesks, rowsOn, submitted, type Desks } from './desk-book';

let desks: Desks;
let boss: Seat;
beforeEach(async () => {
  desks = await openDesks();
  boss = desks.team.boss;
});
afterEach(() => desks.book.close());

type Wish = { readonly deliveryOn?: string; readonly prepaid?: boolean };
/** An order that was approved, wanted on a day. @returns its id */
async function approved({ deliveryOn, prepaid }: Wish): Promise<number> {
  const { finance } = desks.team;
  const terms = prepaid ? ({ paymentTerm: 'prepaid', paymentDays: 0 } as const) : {};
  const { id: buyerId } = await aCustomer(boss, terms);
  const { id: productId } = await stocked(desks.team, [100]);
  const lines = [{ productId, orderedQty: 10_000, price: 128_000, remark: '' }];
  const wish = { buyerId, lines, deliveryOn: deliveryOn ?? null };
  const { orderId, version } = await boss.ok<{ orderId: number; version: number }>('orders.create', wish);
  const sent = await boss.ok<{ version: number }>('orders.submit', { orderId, version, duplicateSeen: true });
  if (prepaid) {
    const { receiptId } = await aReceipt(boss, { customerId: buyerId, amountFen: 128_00, receivedOn: '2026-11-23' });
    await matchTo(finance, receiptId, [{ orderId, amountFen: 128_00 }]);
  }
  await finance.ok('orders.approve', { orderId, version: sent.version, duplicateSeen: true });
  desks.book.advance(1_000);
  return orderId;
}

it('an order to approve carries what its checks found and what its buyer owes, as the approvals say', async () => {
  const { finance } = desks.team;
  const clean = await submitted(desks);
  const blocked = await submitted(desks, { creditLimitFen: 0 });
  const marksOf = async () => new Map((await rowsOn(finance, 'awaitingApproval')).map((row) => [row.id, row.marks]));
  const found = await marksOf();
  const { rows } = await finance.ok<{ rows: ApprovalRow[] }>('orders.approvals', {});
  expect(rows).toHaveLength(2);
  for (const { id, blocks, warns, owedFen } of rows) {
    const counts = [
      { key: 'blocked', value: blocks.length },
      { key: 'warned', value: warns.length },
    ].filter(({ value }) => value > 0);
    expect(found.get(id)).toEqual(counts.length === 0 ? [{ key: 'clean', value: 0 }] : counts);
    expect(owedFen).toBe(0);
  }
  expect(found.get(blocked.orderId)).toContainEqual({ key: 'blocked', value: 1 });
  await finance.ok('orders.approve', { orderId: clean.orderId, version: clean.version, duplicateSeen: true });
  await aShippedNote(desks.team, clean.orderId);
  const { id: productId } = await stocked(desks.team, [100]);
  const lines = [{ productId, orderedQty: 1_000, price: 128_000, remark: '' }];
  const more = await boss.ok<{ orderId: number; version: number }>('orders.create', { buyerId: clean.buyerId, lines });
  await boss.ok('orders.submit', { ...more, duplicateSeen: true });
  expect((await marksOf()).get(more.orderId)).toContainEqual({ key: 'owed', value: 128_00 });
});

it('orders to issue stand by the day that was promised, those without one last and then the oldest first', async () => {
  const none = await approved({});
  const later = await approved({ deliveryOn: '2026-11-26' });
  const sooner = await approved({ deliveryOn: '2026-11-24' });
  const noneEither = await approved({});
  const rows = await rowsOn(desks.team.warehouse, 'toNote');
  expect(rows.map(({ id, marks }) => [id, marks[0]?.value])).toEqual([
    [sooner, '2026-11-24'],
    [later, '2026-11-26'],
    [none, undefined],
    [noneEither, undefined],
  ]);
  expect(rows.map(({ amountFen, lamps }) => [amountFen, lamps])).toEqual(Array(4).fill([null, null]));
});

it('orders that were paid ahead stand by the day that was promised too', async () => {
  const later = await approved({ deliveryOn: '2026-11-26', prepaid: true });
  const sooner = await approved({ deliveryOn: '2026-11-24', prepaid: true });
  const rows = await rowsOn(desks.team.warehouse, 'paidAhead');
  expect(rows.map(({ id, marks }) => [id, marks])).toEqual([
    [sooner, [{ key: 'promised', value: '2026-11-24' }]],
    [later, [{ key: 'promised', value: '2026-11-26' }]],
  ]);
});

it('a paper that ends says how many running bids it hurts, as the library of papers says, and nothing of none', async () => {
  for (let round = 0; round < 2; round += 1) await aTender(boss, { platform: '阳光平台' });
  const { credentialId } = await aCredential(boss, { kind: 'ca', platform: '阳光平台', expiresOn: '2026-11-25' });
  const { credentialId: harmless } = await aCredential(boss, { expiresOn: '2026-11-26' });
  const { rows } = await boss.ok<{ rows: CredentialRow[] }>('credentials.list', { segment: 'urgent' });
  expect(rows.map(({ id, hurtCount }) => [id, hurtCount])).toEqual([
    [credentialId, 2],
    [harmless, 0],
  ]);
  expect((await rowsOn(boss, 'credentialsUrgent')).map(({ id, marks }) => [id, marks])).toEqual([
    [credentialId, [{ key: 'hurts', value: 2 }]],
    [harmless, []],
  ]);
});

it('marks are looked for once for all rows that are shown, not for each', async () => {
  const { warehouse } = desks.team;
  await approved({ deliveryOn: '2026-11-24' });
  const statementsOf = async () => {
    desks.book.statements();
    await rowsOn(warehouse, 'toNote');
    await rowsOn(boss, 'ordersRunning');
    return desks.book.statements().length;
  };
  // What is read once and kept.
  await statementsOf();
  const one = await statementsOf();
  for (let round = 0; round < 3; round += 1) await approved({ deliveryOn: '2026-11-25' });
  expect(await statementsOf()).toBe(one);
});

/** Who sits at the opening, and whether the certificate was tried. */
async function arrange(tenderId: number, wish: { readonly attendeeId: number | null; readonly isCaTried: boolean }) {
  const { dates } = await boss.ok<{ dates: MilestoneRow[] }>('tenderDates.of', { tenderId });
  const opening = dates.find(({ kind }) => kind === 'opening');
  const which = { tenderId, milestoneId: opening?.id, version: opening?.version, minutesAllowed: 30 };
  await boss.ok('tenderDates.arrange', { ...which, ...wish });
}

it('a bid says on the desk what it lacks, as its countdown does, and nothing once it is there', async () => {
  const bidDeadlineAt = desks.book.now() + 2 * DAY;
  const { tenderId } = await anAskedQuote(boss, { bidDeadlineAt, openingAt: bidDeadlineAt });
  await aPaper(boss, { tenderId });
  await aSealAsked(boss, { tenderId });
  const marksOf = async () => (await rowsOn(boss, 'tendersSoon')).map(({ marks }) => marks);
  const [row] = await boss.ok<CountdownRow[]>('tenders.countdown');
  expect(row).toMatchObject({ papers: { ready: 1, total: 2 }, seals: 2, isQuoteOpen: true, isCaOpen: true });
  expect(await marksOf()).toEqual([
    [
      { key: 'papersOpen', value: 1 },
      { key: 'sealsOpen', value: 2 },
      ...(row?.depositGap === null ? [] : [{ key: 'depositOpen', value: 0 }]),
      { key: 'quoteOpen', value: 0 },
      { key: 'caUntried', value: 0 },
    ],
  ]);
  await arrange(tenderId, { attendeeId: null, isCaTried: true });
  expect((await marksOf())[0]?.map(({ key }) => key)).not.toContain('caUntried');
});

it('an opening says that nobody is named to sit there, until somebody is', async () => {
  const openingAt = desks.book.now() + 3 * HOUR;
  const { tenderId } = await aSubmittedTender({ sales: boss, boss }, { bidDeadlineAt: openingAt, openingAt });
  const marksOf = async () => (await rowsOn(boss, 'tendersOpening'))[0]?.marks.map(({ key }) => key);
  expect(await marksOf()).toEqual(['caUntried', 'nobodyAttends']);
  await arrange(tenderId, { attendeeId: 1, isCaTried: false });
  expect(await marksOf()).toEqual(['caUntried']);
});

it('every mark has its words in both languages, with its money, its count and its share', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const { t } = createI18n(language);
    const say = (key: string, value: number | string) => t(`desks.marks.${key}`, { value, count: Number(value) });
    expect(Object.keys(resources[language].desks.marks).filter((key) => !key.endsWith('_one'))).toEqual([...deskMarks]);
    expect(say('owed', 1_230_000)).toContain('12,300.00');
    expect(say('pace', 4_500)).toContain('45%');
    expect(say('promised', '2026-11-25')).toContain('2026-11-25');
  }
  const { t } = createI18n('en');
  expect(t('desks.marks.blocked', { value: 1, count: 1 })).toBe('1 block');
  expect(t('desks.marks.hurts', { value: 3, count: 3 })).toBe('hurts 3 running tenders');
});
