/** The new blue invoice of a 红冲重开 goes through the tax platform's batch workbook, and its result posts both invoices. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutputOf } from '../../../src/shared/contract/procedure';
import type { taxPlatformContract } from '../../../src/shared/contract/tax-platform.contract';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { aShippedNote, anOrderToShip, stocked } from '../../helpers/builders/dispatch';
import {
  blankTemplate,
  exportOf,
  filledRows,
  keepTemplate,
  sheetNames,
  stageResults,
  waitingOf,
  type ResultGiven,
} from '../../helpers/builders/invoicing-platform';
import {
  aForm,
  amountsOf,
  aNormalInvoice,
  aNumber,
  aRedRoom,
  balancesOf,
  blueOf,
  confirmForm,
  formOf,
  step,
  TODAY,
  type RedRoom,
} from '../../helpers/builders/invoicing-red';

let book: Book;
let room: RedRoom;
beforeAll(async () => {
  book = await openBook();
  room = await aRedRoom(book);
  await keepTemplate(room.clerk, blankTemplate());
});
afterAll(() => book.close());

let parties = 0;
/** A reissue with a corrected tax number, confirmed by the buyer: its new blue invoice is to be issued. */
async function aConfirmed(units = 600) {
  const customer = await aCustomer(room.boss);
  const product = await stocked(room, [units]);
  const { orderId } = await anOrderToShip(room, { buyerId: customer.id, lines: [{ productId: product.id, units }] });
  await aShippedNote(room, orderId);
  const { invoiceId } = await aNormalInvoice(room, { customerId: customer.id, lines: [{ orderId, units }] });
  parties += 1;
  const party = { title: customer.name, taxNo: `9132000070000007${parties}X` };
  const form = await aForm(room, invoiceId, { kind: 'reissue', reason: '01', to: { party, lines: [] } });
  await confirmForm(room, form.requestId);
  return { ...form, party, invoiceId, customerId: customer.id };
}

type Results = OutputOf<(typeof taxPlatformContract)['previewResults']>;
const results = async (name: 'previewResults' | 'applyResults', rows: readonly ResultGiven[]) =>
  room.clerk.ok<Results>(`taxPlatform.${name}`, { fileId: await stageResults(room.clerk, rows) });
const formNow = async (requestId: number) => (await formOf(room, requestId)).form;

it('C5 by the platform: exported under its form number, red recorded, the result posts both to the fen', async () => {
  const one = await aConfirmed();
  expect((await waitingOf(room.clerk)).find(({ id }) => id === one.requestId)).toMatchObject({
    ...{ kind: 'reissue', state: 'confirmed', redNumber: '', totalFen: 7_680_00 },
  });
  const made = await exportOf(room.clerk, [one.requestId]);
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  expect(filledRows(made.value.bytes, sheetNames.heads)).toMatchObject([
    { 发票流水号: one.number, 购买方名称: one.party.title, 购买方纳税人识别号: one.party.taxNo },
  ]);
  expect(filledRows(made.value.bytes, sheetNames.lines)).toMatchObject([
    { 发票流水号: one.number, 数量: '600', 金额: '7680.00' },
  ]);
  expect(await formNow(one.requestId)).toMatchObject({ state: 'exported' });
  const row = { serial: one.number, number: aNumber(), exclusive: '6,796.46', tax: '883.54', total: '7,680.00' };
  expect(await results('applyResults', [row])).toMatchObject({
    rows: [{ verdict: 'refused', problem: { params: { case: 'taxPlatform.refusals.redFirst', number: one.number } } }],
  });
  const red = aNumber();
  expect(await step(room, 'recordRed', one.requestId, { number: red, issuedOn: TODAY })).toMatchObject({ ok: true });
  expect(await formNow(one.requestId)).toMatchObject({ state: 'exported', redNumber: red, redIssuedOn: TODAY });
  expect((await blueOf(room, one.invoiceId)).lines).toMatchObject([{ redQty: 0 }]);
  expect(await results('previewResults', [row])).toMatchObject({ issued: 1, rows: [{ verdict: 'issue' }] });
  expect(await results('applyResults', [row])).toMatchObject({ issued: 1, refused: 0 });
  expect(await formNow(one.requestId)).toMatchObject({ state: 'issued' });
  const posted = await room.clerk.ok<{ rows: { id: number; number: string; source: string; taxNo: string }[] }>(
    'ledger.invoices',
    { limit: 100 },
  );
  const [redMade, blueMade] = [red, row.number].map((number) => posted.rows.find((each) => each.number === number));
  expect([redMade?.source, blueMade?.source]).toEqual(['platform', 'platform']);
  expect(await amountsOf(room, redMade?.id ?? 0)).toEqual([-7_680_00, -6_796_46, -883_54]);
  expect(await amountsOf(room, blueMade?.id ?? 0)).toEqual([7_680_00, 6_796_46, 883_54]);
  expect(await blueOf(room, blueMade?.id ?? 0)).toMatchObject({ taxNo: one.party.taxNo });
  expect(await balancesOf(room, one.customerId)).toEqual({ stored: [0, 0], advance: [0, 0], pending: [0, 0] });
  expect(await results('applyResults', [row])).toMatchObject({ issued: 0, known: 1 });
  expect((await waitingOf(room.clerk)).map(({ id }) => id)).not.toContain(one.requestId);
});

it('one that the platform gives back says why on the form, and is exported again', async () => {
  const one = await aConfirmed(3);
  await exportOf(room.clerk, [one.requestId]);
  const row = { serial: one.number, status: '开票失败', reason: '购买方税号不存在', issuedOn: '' };
  expect(await results('applyResults', [row])).toMatchObject({ failed: 1 });
  expect(await formNow(one.requestId)).toMatchObject({ state: 'failed', failReason: '购买方税号不存在' });
  expect(await exportOf(room.clerk, [one.requestId])).toMatchObject({ value: { invoices: 1 } });
  expect(await formNow(one.requestId)).toMatchObject({ state: 'exported', failReason: '' });
});

it('an export that was not sent is undone: the form is confirmed again and may be issued by hand', async () => {
  const one = await aConfirmed(4);
  await exportOf(room.clerk, [one.requestId]);
  const { version } = await formNow(one.requestId);
  const requests = [{ requestId: one.requestId, version }];
  expect(await room.clerk.ok('taxPlatform.undoExport', { requests })).toEqual({ undone: 1 });
  expect(await formNow(one.requestId)).toMatchObject({ state: 'confirmed' });
  const given = { number: aNumber(), issuedOn: TODAY, blue: { number: aNumber(), issuedOn: TODAY } };
  expect(await step(room, 'issue', one.requestId, given)).toMatchObject({ value: { redFen: -51_20, blueFen: 51_20 } });
});

it('a red invoice that is issued on the platform cannot be taken back with its form, nor its number used twice', async () => {
  const one = await aConfirmed(2);
  const red = { number: aNumber(), issuedOn: TODAY };
  expect(await step(room, 'recordRed', one.requestId, { ...red, issuedOn: '2026-11-22' })).toMatchObject({
    problem: { params: { case: 'invoicing.refusals.future' } },
  });
  expect(await step(room, 'recordRed', one.requestId, red)).toMatchObject({ ok: true });
  expect(await step(room, 'withdraw', one.requestId, { reason: '不重开了' })).toMatchObject({
    problem: { params: { case: 'redLetters.refusals.redIsIssued', number: red.number } },
  });
  const other = await aConfirmed(2);
  expect(await step(room, 'recordRed', other.requestId, red)).toMatchObject({
    problem: { code: 'DUPLICATE', params: { value: red.number, number: one.number } },
  });
});

it('only a reissue keeps a red number ahead of its blue one, and only a confirmed one waits for the platform', async () => {
  const customer = await aCustomer(room.boss);
  const product = await stocked(room, [5]);
  const { orderId } = await anOrderToShip(room, { buyerId: customer.id, lines: [{ productId: product.id, units: 5 }] });
  await aShippedNote(room, orderId);
  const { invoiceId } = await aNormalInvoice(room, { customerId: customer.id, lines: [{ orderId, units: 5 }] });
  const plain = await aForm(room, invoiceId, { isBooked: false, reason: '01' });
  await confirmForm(room, plain.requestId);
  expect(await step(room, 'recordRed', plain.requestId, { number: aNumber(), issuedOn: TODAY })).toMatchObject({
    problem: { code: 'STATE_CONFLICT' },
  });
  expect((await waitingOf(room.clerk)).map(({ id }) => id)).not.toContain(plain.requestId);
});
