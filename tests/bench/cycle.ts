/** The life of an order through the engine, from entry to the lorry, and the book it happens in. */
import type { Engine } from '../../src/main/rpc/engine';
import { amountFen } from '../../src/shared/domain/money';
import type { Post } from '../../src/shared/domain/permissions';
import { openBook } from '../helpers/book';
import { aCustomer, customerHead } from '../helpers/builders/customers';
import { aProduct } from '../helpers/builders/products';
import { aLot } from '../helpers/builders/stock';
import { aPerson } from '../helpers/builders/users';
import { callerOf, newId } from './seats';

export const LINES = 5;
const BUYERS = 40;
const PRODUCTS = 40;
const QTY = 2_000;
const PRICE = 128_000;

const posts = { sales: ['sales'], finance: ['finance'], warehouse: ['warehouse'], checker: ['checker'] } as const;
type Role = keyof typeof posts;
type Buyer = { readonly id: number; readonly name: string; readonly address: string; readonly phone: string };
type Line = {
  readonly productId: number;
  readonly lotId: number;
  readonly qty: number;
  readonly price: number;
  readonly fen: number;
};
type Ids = readonly [string, string, string, string, string, string, string];

/** One order to be; quantities in thousandths, prices in 1/10000 yuan. */
export type Order = {
  readonly buyer: Buyer;
  readonly lines: readonly Line[];
  readonly totalFen: number;
  readonly people: Readonly<Record<Role, number>>;
  readonly commandIds: Ids;
  readonly carrier: string;
  readonly waybillNo: string;
};

export type Stage = {
  readonly tokens: Readonly<Record<Role, string | null>>;
  /** The nth order: buyers and goods take turns, so that no account grows without end. */
  order(nth: number): Order;
};

const newIds = (): Ids => [newId(), newId(), newId(), newId(), newId(), newId(), newId()];

/** People, buyers and goods of a new book, through the procedures. */
export async function prepareBook(path: string): Promise<Stage> {
  const book = await openBook(path);
  const boss = await book.setUp();
  const person = async (own: readonly Post[]) => {
    const { userId, seat } = await aPerson(book, boss, { posts: own });
    return { userId, token: seat.connection.token() };
  };
  const sales = await person(posts.sales);
  const finance = await person(posts.finance);
  const warehouse = await person(posts.warehouse);
  const checker = await person(posts.checker);
  const buyers: Buyer[] = [];
  for (let at = 0; at < BUYERS; at += 1) {
    const { id, name } = await aCustomer(boss, { ownerId: sales.userId });
    const { address, phone } = customerHead();
    buyers.push({ id, name, address, phone });
  }
  const goods: Line[] = [];
  for (let at = 0; at < PRODUCTS; at += 1) {
    const { id: productId } = await aProduct(boss);
    const { id: lotId } = await aLot(boss, productId, { qty: 100_000_000 });
    goods.push({ productId, lotId, qty: QTY, price: PRICE, fen: amountFen(QTY, PRICE) });
  }
  await book.close();
  const people = {
    sales: sales.userId,
    finance: finance.userId,
    warehouse: warehouse.userId,
    checker: checker.userId,
  };
  const tokens = { sales: sales.token, finance: finance.token, warehouse: warehouse.token, checker: checker.token };
  const turn = <T>(all: readonly T[], at: number): T => {
    const found = all[at % all.length];
    if (found === undefined) throw new Error('an empty list has no turn');
    return found;
  };
  const order = (nth: number): Order => {
    const lines = Array.from({ length: LINES }, (_, at) => turn(goods, nth * LINES + at));
    const totalFen = lines.reduce((sum, { fen }) => sum + fen, 0);
    const way = { carrier: '顺丰速运', waybillNo: `SF${1_000_000_000 + nth}` };
    return { buyer: turn(buyers, nth), lines, totalFen, people, commandIds: newIds(), ...way };
  };
  return { tokens, order };
}

export type EngineCycle = (order: Order) => Promise<number>;
type Moved = { readonly version: number };

/** Answers a function that brings one order to the lorry and says how long its seven actions took, in ms. */
export function engineCycle(engine: Engine, { tokens }: Stage): EngineCycle {
  const sales = callerOf(engine, tokens.sales);
  const finance = callerOf(engine, tokens.finance);
  const warehouse = callerOf(engine, tokens.warehouse);
  const checker = callerOf(engine, tokens.checker);
  return async ({ buyer, lines, commandIds: ids, carrier, waybillNo }) => {
    let from = performance.now();
    const draft = await sales<Moved & { orderId: number }>('orders.create', {
      commandId: ids[0],
      buyerId: buyer.id,
      lines: lines.map(({ productId, qty, price }) => ({ productId, orderedQty: qty, price })),
    });
    const { orderId } = draft;
    const sent = await sales<Moved>('orders.submit', { commandId: ids[1], ...draft, duplicateSeen: true });
    const seen = { orderId, version: sent.version, duplicateSeen: true };
    await finance('orders.approve', { commandId: ids[2], ...seen });
    const note = await warehouse<Moved & { noteId: number }>('dispatch.issueNote', { commandId: ids[3], orderId });
    const { noteId } = note;
    const picked = await warehouse<Moved>('dispatch.finishPicking', {
      commandId: ids[4],
      noteId,
      version: note.version,
    });
    let spent = performance.now() - from;
    // The checker's screen asks for the lines; what a query costs is no part of the cycle.
    const shown = await checker<{ lines: { id: number; qty: number }[] }>('dispatch.get', { noteId });
    const ticked = shown.lines.map(({ id, qty }) => ({ lineId: id, qty }));
    from = performance.now();
    const checked = await checker<Moved>('dispatch.checkNote', {
      commandId: ids[5],
      noteId,
      version: picked.version,
      ticked,
    });
    const shipment = { carrier, waybillNo, boxCount: 2, departureTenthC: null };
    await warehouse('dispatch.shipNote', { commandId: ids[6], noteId, version: checked.version, ...shipment });
    spent += performance.now() - from;
    return spent;
  };
}
