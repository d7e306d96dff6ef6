/** Whether a book holds together, as its own procedures tell it. */
import { expect } from '@playwright/test';
import type { LotRow, MoveRow, ProductStockRow } from '../../src/shared/contract/stock.contract';
import type { NoteDetail, NoteRow } from '../../src/shared/contract/dispatch-shapes';
import type { AgeingRow, StatementContent } from '../../src/shared/contract/receivables-shapes';
import type { Seat } from './book';

type Block<Row> = { readonly rows: readonly Row[] };
type Dues = {
  readonly exposure: { readonly receivableFen: number; readonly openingFen: number };
  readonly row: AgeingRow;
};
const liveStates: readonly string[] = ['released', 'picking', 'to_check', 'checked'];
const sumOf = (figures: readonly number[]): number => figures.reduce((sum, one) => sum + one, 0);

/** What the live notes hold of each lot. */
async function heldByNotes(boss: Seat): Promise<ReadonlyMap<number, number>> {
  const { rows } = await boss.ok<Block<NoteRow>>('dispatch.list', {});
  const held = new Map<number, number>();
  for (const { id: noteId } of rows.filter(({ state }) => liveStates.includes(state))) {
    const { lines } = await boss.ok<NoteDetail>('dispatch.get', { noteId });
    for (const { lotId, qty } of lines) held.set(lotId, (held.get(lotId) ?? 0) + qty);
  }
  return held;
}

/** Every lot holds the sum of its moves and keeps exactly what live notes hold; every product the sum of its lots. */
async function expectSoundStock(boss: Seat): Promise<void> {
  const held = await heldByNotes(boss);
  const { rows: lots } = await boss.ok<Block<LotRow>>('stock.list', {});
  for (const { id: lotId, batchNo, onHand, reserved } of lots) {
    const { moves } = await boss.ok<{ moves: readonly MoveRow[] }>('stock.get', { lotId });
    const booked = { batchNo, onHand: sumOf(moves.map(({ qty }) => qty)), reserved: held.get(lotId) ?? 0 };
    expect({ batchNo, onHand, reserved }).toEqual(booked);
  }
  const { rows: products } = await boss.ok<Block<ProductStockRow>>('stock.byProduct', {});
  for (const { id, genericName, onHandQty, reservedQty } of products) {
    const own = lots.filter(({ productId }) => productId === id);
    const onHand = sumOf(own.map((lot) => lot.onHand));
    expect({ genericName, onHandQty, reservedQty }).toEqual({
      ...{ genericName, onHandQty: onHand, reservedQty: sumOf(own.map(({ reserved }) => reserved)) },
    });
  }
}

/** Receivable, ageing and statement of a customer are one figure. @returns it, fen */
export async function receivableOf(boss: Seat, customerId: number): Promise<number> {
  const { exposure, row } = await boss.ok<Dues>('receivables.dues', { customerId });
  const { closingFen } = await boss.ok<StatementContent>('receivables.statement', {
    ...{ customerId, fromOn: '2020-01-01', untilOn: '2099-12-31' },
  });
  expect([row.balanceFen, closingFen]).toEqual([exposure.receivableFen, exposure.receivableFen]);
  return exposure.receivableFen;
}

/** The whole book: the stock, and what every buyer owes to the fen. */
export async function expectSoundBook(boss: Seat, owed: ReadonlyMap<number, number>): Promise<void> {
  await expectSoundStock(boss);
  for (const [customerId, fen] of owed) expect(await receivableOf(boss, customerId)).toBe(fen);
}
