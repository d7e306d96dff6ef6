/** The main job as a workload: orders on their way from the draft to the signature, by several hands at once. */
import type { Database } from 'better-sqlite3';
import { businessDateOf } from '../../src/shared/domain/business-date';
import type { NoteState } from '../../src/shared/domain/note-states';
import type { OrderState } from '../../src/shared/domain/states';
import { aCustomer } from '../helpers/builders/customers';
import { aProduct } from '../helpers/builders/products';
import { aLot } from '../helpers/builders/stock';
import type { Ask, Random, Step, Workload } from './workload';

type Row<S> = { readonly id: number; readonly state: S; readonly version: number };
/** The hub of these runs goes by the machine's clock. */
const today = (): string => businessDateOf(Date.now(), 'Asia/Shanghai');
/** Goods that are good whenever the run is made. */
const FAR = '2099-12-31';
const shipment = { carrier: '顺丰速运', waybillNo: 'SF1234567890', boxCount: 1, departureTenthC: null };

async function rowsOf<R>(ask: Ask, path: string, random: Random): Promise<R | undefined> {
  const answer = await ask(path, { limit: 30, sort: [] });
  const rows = answer.ok ? (answer.value as { rows: readonly R[] }).rows : [];
  return rows[Math.floor(random() * rows.length)];
}

async function newOrder(ask: Ask, random: Random): Promise<Step | undefined> {
  const buyer = await rowsOf<{ id: number }>(ask, 'customers.list', random);
  const product = await rowsOf<{ id: number }>(ask, 'products.list', random);
  if (!buyer || !product) return undefined;
  const lines = [1, 2].map((units) => ({ productId: product.id, orderedQty: units * 1000, price: 128_000 }));
  return { path: 'orders.create', input: { buyerId: buyer.id, lines } };
}

function orderStep({ id, state, version }: Row<OrderState>, random: Random): Step | undefined {
  const seen = { orderId: id, version };
  switch (state) {
    case 'draft':
      return { path: 'orders.submit', input: { ...seen, duplicateSeen: true } };
    case 'submitted':
      return random() < 0.8
        ? { path: 'orders.approve', input: { ...seen, duplicateSeen: true } }
        : { path: 'orders.reject', input: { ...seen, reasonCode: 'price' } };
    case 'approved':
      if (random() < 0.1) return { path: 'orders.hold', input: { ...seen, reason: '等资料' } };
      return random() < 0.9
        ? { path: 'dispatch.issueNote', input: { orderId: id } }
        : { path: 'orders.unapprove', input: { ...seen, reason: '改数量' } };
    case 'on_hold':
      return { path: 'orders.resume', input: { ...seen, duplicateSeen: true } };
    case 'completed':
    case 'short_closed':
    case 'cancelled':
      return undefined;
  }
}

async function noteStep(ask: Ask, { id, state, version }: Row<NoteState>, random: Random): Promise<Step | undefined> {
  const seen = { noteId: id, version };
  switch (state) {
    case 'released':
    case 'picking':
      return random() < 0.9
        ? { path: 'dispatch.finishPicking', input: seen }
        : { path: 'dispatch.voidNote', input: { ...seen, reason: '少一盒' } };
    case 'to_check': {
      const detail = await ask('dispatch.get', { noteId: id });
      if (!detail.ok) return undefined;
      const { lines } = detail.value as { lines: readonly { id: number; qty: number }[] };
      const ticked = lines.map((line) => ({ lineId: line.id, qty: line.qty }));
      return { path: 'dispatch.checkNote', input: { ...seen, ticked } };
    }
    case 'checked':
      return { path: 'dispatch.shipNote', input: { ...seen, ...shipment } };
    case 'shipped':
      return { path: 'dispatch.signNote', input: { ...seen, signedOn: today(), signedBy: '王药师' } };
    case 'signed':
    case 'partly_signed':
    case 'refused':
    case 'void':
      return undefined;
  }
}

/** Every document that takes a number of a series. */
const numbered = [
  ...['sales_order', 'dispatch_note', 'receipt', 'return_request', 'stocktake', 'stock_issue', 'recall'],
  ...['purchase_receipt', 'supplier_return', 'qualification', 'customer_statement', 'invoice_request', 'sold_report'],
  ...['tender', 'deposit'],
] as const;

/** Sentences with the statement that counts what breaks them. */
const rules: readonly (readonly [string, string])[] = [
  [
    'a lot does not hold the sum of its moves',
    'SELECT 1 FROM lot AS l WHERE on_hand <> (SELECT coalesce(sum(qty), 0) FROM stock_move WHERE lot_id = l.id)',
  ],
  [
    'a lot is not reserved for exactly its live notes',
    `SELECT 1 FROM lot AS l WHERE reserved <> (SELECT coalesce(sum(n.qty), 0) FROM note_line AS n
      JOIN dispatch_note AS d ON d.id = n.note_id
      WHERE n.lot_id = l.id AND d.state IN ('released', 'picking', 'to_check', 'checked'))`,
  ],
  [
    'an order line does not know what stands on notes',
    `SELECT 1 FROM order_line AS o WHERE noted_qty <> (SELECT coalesce(sum(n.qty), 0) FROM note_line AS n
      JOIN dispatch_note AS d ON d.id = n.note_id WHERE n.order_line_id = o.id AND d.kind = 'sale' AND d.state <> 'void')`,
  ],
  [
    'a note shipped something else than its lines',
    `SELECT 1 FROM dispatch_note AS d WHERE shipped_on IS NOT NULL AND
      (SELECT sum(qty) FROM note_line WHERE note_id = d.id) <>
      (SELECT -coalesce(sum(qty), 0) FROM stock_move WHERE note_id = d.id)`,
  ],
  [
    'a series has a gap or a number twice',
    `SELECT 1 FROM series AS s WHERE last_no <> (SELECT count(*) FROM
      (${numbered.map((table) => `SELECT number FROM ${table}`).join(' UNION ALL ')})
      WHERE number LIKE s.prefix || s.month || '-%')`,
  ],
];

export const orderFlow: Workload = {
  name: 'orders',
  posts: ['sales', 'finance', 'warehouse', 'checker', 'boss'],
  prepare: async (boss) => {
    for (let at = 0; at < 3; at += 1) {
      await aCustomer(boss, { creditLimitFen: 900_000_000_00 });
      const { id } = await aProduct(boss, { registrationExpiresOn: FAR });
      await aLot(boss, id, { qty: 500_000_000, expiry: FAR });
      await aLot(boss, id, { qty: 5_000, expiry: '2098-12-31' });
    }
  },
  next: async (ask, random) => {
    if (random() < 0.3) return newOrder(ask, random);
    const note = random() < 0.6 ? await rowsOf<Row<NoteState>>(ask, 'dispatch.list', random) : undefined;
    const noteWork = note ? await noteStep(ask, note, random) : undefined;
    if (noteWork) return noteWork;
    const order = await rowsOf<Row<OrderState>>(ask, 'orders.list', random);
    return (order && orderStep(order, random)) ?? newOrder(ask, random);
  },
  broken: (sqlite: Database) =>
    rules.flatMap(([sentence, text]) => (sqlite.prepare(text).all().length === 0 ? [] : [sentence])),
};
