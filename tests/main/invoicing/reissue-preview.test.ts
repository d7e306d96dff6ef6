/** 红冲重开 with corrected title, product or treatment: both invoices are shown before, and posted as they were shown. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutputOf } from '../../../src/shared/contract/procedure';
import type { redLettersContract } from '../../../src/shared/contract/red-letters.contract';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer, type CustomerGiven } from '../../helpers/builders/customers';
import { aShippedNote, anOrderToShip, stocked } from '../../helpers/builders/dispatch';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';
import {
  accountsOf,
  aForm,
  amountsOf,
  anAdvance,
  aNormalInvoice,
  aNumber,
  aRedRoom,
  askRed,
  blueOf,
  formOf,
  issueRed,
  TODAY,
  type RedRoom,
} from '../../helpers/builders/invoicing-red';

let book: Book;
let room: RedRoom;
beforeAll(async () => {
  book = await openBook();
  room = await aRedRoom(book);
});
afterAll(() => book.close());

async function aSale(units = 100, buyer: CustomerGiven = {}) {
  const customer = await aCustomer(room.boss, buyer);
  const product = await stocked(room, [units]);
  const { orderId } = await anOrderToShip(room, { buyerId: customer.id, lines: [{ productId: product.id, units }] });
  const { noteId } = await aShippedNote(room, orderId);
  const invoice = await aNormalInvoice(room, { customerId: customer.id, lines: [{ orderId, units }] });
  const [line] = (await blueOf(room, invoice.invoiceId)).lines;
  const who = { customerId: customer.id, name: customer.name, productId: product.id };
  return { ...invoice, ...who, noteId, lineId: line?.id ?? 0 };
}

type Preview = OutputOf<(typeof redLettersContract)['previewReissue']>;
const previewOf = (invoiceId: number, to: object) =>
  room.clerk.call<Preview>('redLetters.previewReissue', { invoiceId, to });
const again = () => ({ blue: { number: aNumber(), issuedOn: TODAY } });

it('shows the red and the new blue invoice with their taxes, and posts them as they were shown', async () => {
  const sale = await aSale();
  const other = await stocked(room, [1]);
  const party = { title: sale.name, taxNo: '91320000700000061X' };
  const to = { party, lines: [{ lineId: sale.lineId, productId: other.id, rateBp: 300 }] };
  const shown = await previewOf(sale.invoiceId, to);
  expect(shown).toMatchObject({
    value: {
      red: { fen: -1_280_00, exclFen: -1_132_74, taxFen: -147_26, lines: [{ qty: -100_000, rateBp: 1300 }] },
      blue: {
        ...{ title: party.title, taxNo: party.taxNo, fen: 1_280_00, exclFen: 1_242_72, taxFen: 37_28 },
        lines: [{ lineId: sale.lineId, qty: 100_000, rateBp: 300, price: 128_000 }],
      },
      titleProblem: null,
    },
  });
  const { requestId } = await aForm(room, sale.invoiceId, { kind: 'reissue', reason: '01', to });
  const issued = await issueRed(room, requestId, again());
  expect(await amountsOf(room, issued.redInvoiceId)).toEqual([-1_280_00, -1_132_74, -147_26]);
  expect(await amountsOf(room, issued.blueInvoiceId ?? 0)).toEqual([1_280_00, 1_242_72, 37_28]);
  const made = await blueOf(room, issued.blueInvoiceId ?? 0);
  expect(made).toMatchObject({ taxNo: party.taxNo, lines: [{ productId: other.id, rateBp: 300, qty: 100_000 }] });
  expect((await formOf(room, requestId)).form).toMatchObject({ state: 'issued', remark: '客户来函' });
});

/** What the two invoices come to, as they are shown before and as they are posted. */
async function shownAndPosted(invoiceId: number, to: object) {
  const shown = await previewOf(invoiceId, to);
  if (!shown.ok) throw new Error(JSON.stringify(shown.problem));
  const { requestId } = await aForm(room, invoiceId, { kind: 'reissue', isBooked: false, reason: '01', to });
  const { redInvoiceId, blueInvoiceId } = await issueRed(room, requestId, again());
  const sums = ({ fen, exclFen, taxFen }: { fen: number; exclFen: number; taxFen: number }) => [fen, exclFen, taxFen];
  return {
    shown: [sums(shown.value.red), sums(shown.value.blue)],
    posted: [await amountsOf(room, redInvoiceId), await amountsOf(room, blueInvoiceId ?? 0)],
  };
}

it('goods that came back are on the red invoice and not on the new one, as the preview says', async () => {
  const sale = await aSale();
  const { returnId } = await aReturnOf(room, sale.noteId, { units: 10 });
  await approveReturn(room, returnId);
  await receiveReturn(room, returnId);
  await judgeReturn(room, returnId);
  const party = { title: sale.name, taxNo: '91320000700000064X' };
  const { shown, posted } = await shownAndPosted(sale.invoiceId, { party, lines: [] });
  expect(shown).toEqual(posted);
  expect(shown.map(([fen]) => fen)).toEqual([-1_280_00, 1_152_00]);
});

it('the preview of an advance of which a part is written off is what is posted, under another rate too', async () => {
  const customer = await aCustomer(room.boss);
  const product = await stocked(room, [40]);
  const { invoiceId } = await anAdvance(room, { customerId: customer.id, productId: product.id, units: 100 });
  await anOrderToShip(room, { buyerId: customer.id, lines: [{ productId: product.id, units: 40 }] });
  const [line] = (await blueOf(room, invoiceId)).lines;
  const to = { party: null, lines: [{ lineId: line?.id ?? 0, rateBp: 900 }] };
  const { shown, posted } = await shownAndPosted(invoiceId, to);
  expect(shown).toEqual(posted);
  expect(shown.map(([fen]) => fen)).toEqual([-1_280_00, 1_280_00]);
});

it('a preview makes no tax party, no account and no request', async () => {
  const sale = await aSale(10);
  const before = await accountsOf(room, sale.customerId);
  const party = { title: sale.name, taxNo: '91320000700000062X' };
  expect(await previewOf(sale.invoiceId, { party, lines: [{ lineId: sale.lineId, rateBp: 0 }] })).toMatchObject({
    value: { blue: { fen: 128_00, exclFen: 128_00, taxFen: 0 } },
  });
  expect(await accountsOf(room, sale.customerId)).toEqual(before);
});

it('warns of a title that is not the buyer’s, and says that a public hospital may have no other', async () => {
  const to = { party: { title: '江苏某某医药有限公司', taxNo: '91320000700000063X' }, lines: [] };
  const hospital = await aSale(5);
  expect(await previewOf(hospital.invoiceId, to)).toMatchObject({
    value: { titleProblem: { params: { case: 'redLetters.refusals.publicHospital', title: to.party.title } } },
  });
  expect((await blueOf(room, hospital.invoiceId)).isPublicHospital).toBe(true);
  const clinic = await aSale(5, { ownership: 'private' });
  expect(await previewOf(clinic.invoiceId, to)).toMatchObject({
    value: { titleProblem: { params: { case: 'redLetters.refusals.titleDiffers', name: clinic.name } } },
  });
});

it('refuses the preview, with the line, while another form holds a part of the invoice', async () => {
  const sale = await aSale(20);
  await aForm(room, sale.invoiceId, { lines: [{ lineId: sale.lineId, qty: 5_000 }] });
  expect(await previewOf(sale.invoiceId, { party: null, lines: [] })).toMatchObject({
    problem: { code: 'RULE_VIOLATED', params: { case: 'redLetters.refusals.held', line: 1 } },
  });
});

it('a correction says why, or is refused', async () => {
  const sale = await aSale(5);
  const to = { party: null, lines: [{ lineId: sale.lineId, rateBp: 900 }] };
  const wish = { kind: 'reissue' as const, reason: '01' as const, to };
  expect(await askRed(room, sale.invoiceId, { ...wish, remark: '' })).toMatchObject({
    problem: { code: 'VALIDATION_FAILED', fields: ['/remark'] },
  });
  expect(await askRed(room, sale.invoiceId, { ...wish, remark: '税率有误' })).toMatchObject({ ok: true });
});

it('offers the treatments of today with their methods, and the titles on the card', async () => {
  const sale = await aSale(5);
  const { treatments, titles } = await blueOf(room, sale.invoiceId);
  expect(treatments).toEqual(
    expect.arrayContaining([
      { rateBp: 1300, method: 'general' },
      { rateBp: 300, method: 'simple' },
      { rateBp: 0, method: 'exempt' },
    ]),
  );
  expect(new Set(treatments.map(({ rateBp }) => rateBp)).size).toBe(treatments.length);
  expect(titles).toEqual(expect.any(Array));
});
