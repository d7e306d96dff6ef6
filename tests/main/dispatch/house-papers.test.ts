/** Papers of the house: for the shelf, the check, the cold chain, and the reports that go with the goods. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LotPapers, PrintContent } from '../../../src/shared/contract/dispatch-papers';
import { papersOf } from '../../../src/shared/domain/note-states';
import { openBook, type Book, type Seat } from '../../helpers/book';
import {
  aCheckedNote,
  anIssuedNote,
  anOrderToShip,
  aTeam,
  checkNote,
  pickNote,
  stocked,
  type Team,
} from '../../helpers/builders/dispatch';
import { attachFile } from '../../helpers/builders/files';
import { anApprovedSupplier, aPurchase, arrivalLine, inspected } from '../../helpers/builders/purchases';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

const orderOf = async (given: object = {}) => {
  const product = await stocked(team, [10], given);
  const order = await anOrderToShip(team, {
    lines: [{ productId: product.id, units: 2 }],
    buyer: { hasPricesOnPapers: true },
  });
  return { ...order, lotId: product.lotIds[0] ?? 0 };
};
const preview = (noteId: number, kind: string) => team.warehouse.call('dispatch.previewPrint', { noteId, kind });

describe('papers of the house', () => {
  it('are those of the state of the note', () => {
    expect(papersOf('released', true)).toEqual(['picking_list']);
    expect(papersOf('shipped', false)).toEqual(['dispatch', 'goods_list', 'check_record']);
    expect(papersOf('refused', true)).toContain('cold_chain');
    expect(papersOf('void', true)).toEqual(['put_back']);
  });

  it('show where the goods lie and what was counted, and never a price', async () => {
    const { orderId } = await orderOf();
    const note = await anIssuedNote(team, orderId);
    expect(await preview(note.noteId, 'check_record')).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    const paper = await team.warehouse.ok<PrintContent>('dispatch.printNote', {
      noteId: note.noteId,
      kind: 'picking_list',
    });
    expect(paper).toMatchObject({ hasPrices: false, totalFen: null, copyNo: 1 });
    expect(paper.lines[0]).toMatchObject({ priceText: '', amountText: '', qtyText: '2' });
    const checked = await checkNote(team, await pickNote(team, note));
    expect(await preview(checked.noteId, 'check_record')).toMatchObject({
      value: { lines: [{ checkedText: '2', scanCount: 0 }], isSamePerson: false },
    });
    expect(await preview(checked.noteId, 'goods_list')).toMatchObject({ value: { hasPrices: true } });
  });

  it('put a voided note back on the shelf with its reason', async () => {
    const { orderId } = await orderOf();
    const { noteId, version } = await anIssuedNote(team, orderId);
    await team.warehouse.ok('dispatch.voidNote', { noteId, version, reason: '客户取消' });
    expect(await preview(noteId, 'put_back')).toMatchObject({
      value: { voidReason: '客户取消', lines: [{ lineNo: 1 }] },
    });
    expect(await preview(noteId, 'goods_list')).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
  });

  it('say when and how warm cold goods left', async () => {
    const { orderId } = await orderOf({ storageClass: 'cold' });
    const { noteId, version } = await aCheckedNote(team, orderId);
    const journey = { carrier: '冷链', waybillNo: 'LL1', boxCount: 1, departureTenthC: 45 };
    await team.warehouse.ok('dispatch.shipNote', { noteId, version, ...journey });
    const { note } = await team.boss.ok<{ note: { shippedAt: number } }>('dispatch.get', { noteId });
    expect(await preview(noteId, 'cold_chain')).toMatchObject({
      value: { departureTenthC: 45, departedAt: note.shippedAt, arrivalTenthC: null },
    });
  });
});

describe('the papers of the goods', () => {
  it('are the test reports of each lot in the order of the lines, with the lots that have none', async () => {
    const { orderId, lotId } = await orderOf();
    const { noteId } = await aCheckedNote(team, orderId);
    expect(await team.warehouse.ok('dispatch.lotPapers', { noteId })).toMatchObject([{ lotId, reports: [] }]);
    await attachFile(team.warehouse, { entity: 'lot', entityId: lotId, kind: 'test_report' });
    await attachFile(team.warehouse, { entity: 'lot', entityId: lotId, kind: 'photo' });
    const [lot] = await team.checker.ok<{ reports: { id: number; mediaType: string }[] }[]>('dispatch.lotPapers', {
      noteId,
    });
    expect(lot?.reports).toHaveLength(1);
  });

  it('of a public institution are also the purchase invoices, for who may read them; nobody else is shown any', async () => {
    const supplier = await anApprovedSupplier({ asker: team.warehouse, decider: team.boss });
    const product = await stocked(team, []);
    const { receiptId } = await aPurchase(team.warehouse, supplier.id, [arrivalLine(product.id)]);
    await inspected(team.boss, receiptId);
    const invoice = { entity: 'purchase_receipt', entityId: receiptId, kind: 'purchase_invoice' } as const;
    const papersFor = async (ownership: 'public' | 'private') => {
      const lines = [{ productId: product.id, units: 2 }];
      const { orderId } = await anOrderToShip(team, { lines, buyer: { ownership } });
      const { noteId } = await anIssuedNote(team, orderId);
      const papersOfNote = (seat: Seat) => seat.ok<LotPapers[]>('dispatch.lotPapers', { noteId });
      return { papersOfNote };
    };
    const { papersOfNote } = await papersFor('public');
    expect(await papersOfNote(team.warehouse)).toMatchObject([{ invoiceNo: '', invoices: [] }]);
    await attachFile(team.warehouse, { ...invoice, name: 'fp.pdf' });
    expect(await papersOfNote(team.warehouse)).toMatchObject([{ invoices: [{ entityId: receiptId, name: 'fp.pdf' }] }]);
    expect(await papersOfNote(team.sales)).toMatchObject([{ invoices: [] }]);
    const firm = await papersFor('private');
    expect(await firm.papersOfNote(team.warehouse)).toMatchObject([{ invoiceNo: null, invoices: [] }]);
  });
});
