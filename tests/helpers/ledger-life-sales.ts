/** What sales, warehouse and quality do in a random life, in the book and in the plain model. */
import {
  oneOf,
  prices,
  qtyOf,
  reason,
  row,
  rows,
  run,
  shipment,
  soldKey,
  versionOf,
  type Life,
  type Order,
} from './ledger-life';
import * as model from './ledger-model';

async function sendAndApprove(life: Life, orderId: number): Promise<void> {
  for (const step of ['orders.submit', 'orders.approve']) {
    await run(life, step, { orderId, version: versionOf(life, 'sales_order', orderId), duplicateSeen: true });
  }
}

/** The approved lines of an order as the plain model takes them. */
function soldLines(life: Life, { orderId, buyerId }: Order, except: ReadonlySet<number> = new Set()): model.Sold[] {
  const order = row<{ number: string; at: number }>(
    life,
    'SELECT number, approved_at AS at FROM sales_order WHERE id = ?',
    orderId,
  );
  const found = rows<{ id: number; lineNo: number; productId: number; qty: number; price: number }>(
    life,
    `SELECT id, line_no AS lineNo, product_id AS productId, ordered_qty - closed_qty AS qty, price FROM order_line
     WHERE order_id = ? AND ordered_qty > closed_qty ORDER BY line_no`,
    orderId,
  );
  return found.flatMap(({ id: lineId, lineNo, productId, qty, price }) => {
    const account = soldKey(life, buyerId, productId);
    life.touched.add(account);
    const head = { lineId, account, orderNumber: order.number, lineNo, approvedAt: life.book.now(), price, qty };
    return except.has(lineId) ? [] : [head];
  });
}

export async function sells(life: Life): Promise<boolean> {
  const buyerId = oneOf(life.template.buyers, life.pick)?.id ?? 0;
  const lines = life.template.goods.slice(life.pick(3)).map((productId) => {
    return { productId, orderedQty: qtyOf(life, 30_000), price: prices[life.pick(2)] ?? 1 };
  });
  const { orderId } = await run<{ orderId: number }>(life, 'orders.create', { buyerId, lines });
  await sendAndApprove(life, orderId);
  const order = { orderId, buyerId };
  life.orders.push(order);
  model.approve(life.ledger, soldLines(life, order));
  return true;
}

const linesOf = (life: Life, orderId: number) =>
  rows<{ id: number; productId: number; net: number; noted: number; price: number }>(
    life,
    `SELECT id, product_id AS productId, ordered_qty - closed_qty AS net, noted_qty AS noted, price FROM order_line
     WHERE order_id = ? AND ordered_qty > closed_qty ORDER BY line_no`,
    orderId,
  );
/** The model's line; the newest of its approvals. */
function lineOf(life: Life, lineId: number): model.Line {
  const line = life.ledger.lines.findLast((one) => one.lineId === lineId);
  if (!line) throw new Error(`no line ${lineId} in the model`);
  for (const account of model.accountsOf(line)) life.touched.add(account);
  return line;
}
const stateOf = (life: Life, orderId: number): string =>
  row<{ state: string }>(life, 'SELECT state FROM sales_order WHERE id = ?', orderId).state;
const inState = (life: Life, state: string): Order[] =>
  life.orders.filter(({ orderId }) => stateOf(life, orderId) === state);

export async function ships(life: Life): Promise<boolean> {
  const order = oneOf(inState(life, 'approved'), life.pick);
  const line =
    order &&
    oneOf(
      linesOf(life, order.orderId).filter((one) => one.net > one.noted),
      life.pick,
    );
  if (!order || !line) return false;
  const qty = life.pick(2) === 0 ? line.net - line.noted : qtyOf(life, line.net - line.noted);
  const lines = [{ orderLineId: line.id, qty }];
  const { noteId } = await run<{ noteId: number }>(life, 'dispatch.shortPath', {
    orderId: order.orderId,
    lines,
    ...shipment,
  });
  life.notes.push({ noteId, lineId: line.id, qty });
  model.ship(lineOf(life, line.id), qty);
  return true;
}

export async function takesOrderBack(life: Life): Promise<boolean> {
  const isFree = ({ orderId }: Order) => linesOf(life, orderId).every(({ noted }) => noted === 0);
  const order = oneOf(inState(life, 'approved').filter(isFree), life.pick);
  if (!order) return false;
  const { orderId } = order;
  const step = life.pick(2) === 0 ? 'orders.cancel' : 'orders.unapprove';
  const lines = linesOf(life, orderId);
  await run(life, step, { orderId, version: versionOf(life, 'sales_order', orderId), reason });
  for (const { id, net } of lines) model.lessen(life.ledger, lineOf(life, id), net);
  return true;
}

export async function approvesAgain(life: Life): Promise<boolean> {
  const order = oneOf(inState(life, 'draft'), life.pick);
  if (!order) return false;
  await sendAndApprove(life, order.orderId);
  model.approve(life.ledger, soldLines(life, order));
  return true;
}

export async function closesRest(life: Life): Promise<boolean> {
  const isBegun = ({ orderId }: Order) =>
    linesOf(life, orderId).some((one) => one.noted > 0) && linesOf(life, orderId).some((one) => one.net > one.noted);
  const order = oneOf(inState(life, 'approved').filter(isBegun), life.pick);
  if (!order) return false;
  const { orderId } = order;
  const lines = linesOf(life, orderId).filter((one) => one.net > one.noted);
  await run(life, 'orders.shortClose', { orderId, version: versionOf(life, 'sales_order', orderId), reason });
  for (const { id, net, noted } of lines) model.lessen(life.ledger, lineOf(life, id), net - noted);
  return true;
}

/** One line of an order becomes more, less, dearer or cheaper; sometimes there is a line more. */
export async function changes(life: Life): Promise<boolean> {
  const order = oneOf(inState(life, 'approved'), life.pick);
  if (!order) return false;
  const { orderId, buyerId } = order;
  const standing = linesOf(life, orderId);
  const billed = standing.filter(({ id }) => lineOf(life, id).parts.some((part) => model.billedQty(part) > 0));
  const line = oneOf(billed.length > 0 ? billed : standing, life.pick);
  if (!line) return false;
  const way = life.pick(5);
  const less = line.net - line.noted > 500 ? line.noted + 500 * Math.floor((line.net - line.noted) / 1000) : line.net;
  const orderedQty = way === 0 && less > 0 ? less : way === 1 ? line.net + qtyOf(life, 5_000) : line.net;
  const price = way >= 3 ? Math.max(9_000, line.price - 6000 + 3000 * life.pick(5)) : line.price;
  const lines = standing.map(({ id, productId, net, price: was }) => {
    const is = id === line.id ? { orderedQty, price } : { orderedQty: net, price: was };
    return { orderLineId: id as number | null, productId, remark: '', ...is };
  });
  const other = life.template.goods.find((one) => !standing.some(({ productId }) => productId === one));
  if (way === 2 && other !== undefined)
    lines.push({
      orderLineId: null,
      productId: other,
      remark: '',
      orderedQty: qtyOf(life, 9_000),
      price: prices[life.pick(2)] ?? 1,
    });
  if (orderedQty === line.net && price === line.price && lines.length === standing.length) return false;
  const head = { deliveryOn: null, deliveryAddressId: null, remark: '', reason };
  const version = versionOf(life, 'sales_order', orderId);
  const asked = await run<{ changeId: number; version: number }>(life, 'orders.askChange', {
    orderId,
    version,
    ...head,
    lines,
  });
  await run(life, 'orders.approveChange', { orderId, ...asked, duplicateSeen: true });
  const of = lineOf(life, line.id);
  if (orderedQty < line.net) model.lessen(life.ledger, of, line.net - orderedQty);
  if (orderedQty > line.net) model.raise(life.ledger, of, orderedQty - line.net);
  if (price !== line.price) model.reprice(life.ledger, of, price);
  model.approve(life.ledger, soldLines(life, { orderId, buyerId }, new Set(standing.map(({ id }) => id))));
  return true;
}

export async function takesBack(life: Life): Promise<boolean> {
  const note = oneOf(
    life.notes.filter((one) => one.qty > 0),
    life.pick,
  );
  if (!note) return false;
  const { noteId, lineId } = note;
  const qty = life.pick(3) === 0 ? note.qty : qtyOf(life, note.qty);
  const line = row<{ id: number }>(life, 'SELECT id FROM note_line WHERE note_id = ? LIMIT 1', noteId);
  const asked = { noteId, kind: 'return', hasGoods: true, reason, lines: [{ noteLineId: line.id, qty }] };
  const { returnId } = await run<{ returnId: number }>(life, 'returns.request', asked);
  const version = () => versionOf(life, 'return_request', returnId);
  await run(life, 'returns.approve', { returnId, version: version() });
  const { id } = row<{ id: number }>(life, 'SELECT id FROM return_line WHERE return_id = ?', returnId);
  await run(life, 'returns.receive', {
    returnId,
    version: version(),
    location: '',
    lines: [{ lineId: id, receivedQty: qty }],
  });
  const judged = [{ lineId: id, passedQty: qty, failedQty: 0 }];
  await run(life, 'returns.judge', { returnId, version: version(), verdict: '完好', lines: judged });
  note.qty -= qty;
  model.takeBack(life.ledger, lineOf(life, lineId), qty);
  return true;
}
