import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintContent } from '../../../src/shared/contract/dispatch-papers';
import { openBook, type Book } from '../../helpers/book';
import {
  aCheckedNote,
  anOrderToShip,
  aPickedNote,
  aTeam,
  shipNote,
  stocked,
  type Team,
} from '../../helpers/builders/dispatch';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

const orderOf = async (hasPricesOnPapers: boolean) => {
  const product = await stocked(team, [20], {
    genericName: `头孢克肟${String(hasPricesOnPapers)}${Math.floor(book.now() / 1000)}`,
  });
  book.advance(1000);
  const buyer = { hasPricesOnPapers };
  return anOrderToShip(team, { lines: [{ productId: product.id, units: 10, price: 128_000 }], buyer });
};

describe('the paper that travels with the goods', () => {
  it('cannot be printed before the check', async () => {
    const { orderId } = await orderOf(true);
    const { noteId } = await aPickedNote(team, orderId);
    expect(await team.warehouse.call('dispatch.printNote', { noteId, kind: 'goods_list' })).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'dispatch.states.to_check' } },
    });
  });

  it('carries every field of the trade, and prices where the customer wants them, also from the warehouse', async () => {
    const { orderId } = await orderOf(true);
    const { noteId, number } = await aCheckedNote(team, orderId);
    const paper = await team.warehouse.ok<PrintContent>('dispatch.printNote', { noteId, kind: 'goods_list' });
    expect(paper).toMatchObject({
      number,
      firmName: '华康医药有限公司',
      ...{ firmLicenceNo: '', firmWarehouseAddress: '' },
      copyNo: 1,
      totalText: '128.00',
      totalFen: 12_800,
    });
    expect(paper.lines[0]).toMatchObject({
      form: '胶囊剂',
      holder: '华北制药股份有限公司',
      maker: '华北制药股份有限公司',
      registrationNo: 'H13021001',
      qtyText: '10',
      madeOn: '2026-01-10',
      expiresOn: '2028-12-31',
      storageClass: 'normal',
      priceText: '12.80',
      amountText: '128.00',
    });
  });

  it('carries no figure of money where the customer wants none', async () => {
    const { orderId } = await orderOf(false);
    const { noteId } = await aCheckedNote(team, orderId);
    const paper = await team.boss.ok<PrintContent>('dispatch.printNote', { noteId, kind: 'goods_list' });
    expect(paper).toMatchObject({ hasPrices: false, totalText: '', totalFen: null });
    expect(paper.lines[0]).toMatchObject({ priceText: '', amountText: '' });
  });

  it('counts a reprint per kind, keeps what was printed and leaves the version alone', async () => {
    const { orderId } = await orderOf(true);
    const note = await aCheckedNote(team, orderId);
    const { noteId } = note;
    const print = (kind: string) => team.warehouse.ok<PrintContent>('dispatch.printNote', { noteId, kind });
    expect((await team.warehouse.ok<PrintContent>('dispatch.previewPrint', { noteId, kind: 'dispatch' })).copyNo).toBe(
      1,
    );
    expect([
      (await print('dispatch')).copyNo,
      (await print('dispatch')).copyNo,
      (await print('goods_list')).copyNo,
    ]).toEqual([1, 2, 1]);
    type Detail = { note: { printCount: number; version: number }; prints: { kind: string; copyNo: number }[] };
    const detail = await team.boss.ok<Detail>('dispatch.get', { noteId });
    expect(detail.note).toMatchObject({ printCount: 3, version: note.version });
    expect(detail.prints.map(({ kind, copyNo }) => [kind, copyNo])).toEqual([
      ['goods_list', 1],
      ['dispatch', 2],
      ['dispatch', 1],
    ]);
    await shipNote(team, note);
  });
});
