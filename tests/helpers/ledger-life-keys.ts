/** Corrected keys in a random life, in the book and in the plain model: a letter moves what is open, 红冲重开 what is billed. */
import {
  accountOf,
  keyOf,
  note,
  oneOf,
  rates,
  reason,
  row,
  run,
  runRefused,
  type Buyer,
  type LedgerKey,
  type Life,
} from './ledger-life';
import { entitlementOf, invoiceLines, issueDay, nextNumber } from './ledger-life-invoices';
import { leftOf, ofInvoice, rowOf, throughForm } from './ledger-life-reds';
import * as model from './ledger-model';
import { reissue, rekey, type Again } from './ledger-model-keys';
import { aheadFen, aheadQty, sum } from './ledger-model-parts';

type Correction = {
  readonly party: { readonly title: string; readonly taxNo: string } | null;
  readonly productId: number | null;
  readonly rateBp: number | null;
};
/** Tax numbers of a buyer: the one on his card, and two that he once was given by mistake. */
const taxNosOf = ({ taxNo, id }: Buyer): string[] => [
  taxNo,
  ...['X', 'Y'].map((end) => `9132000070000${id + 1000}${end}`),
];

/** Another title, another rate or another name of the goods; sometimes two of them. */
function correction(life: Life, buyer: Buyer): Correction {
  const way = life.pick(4);
  const party = { title: buyer.name, taxNo: oneOf(taxNosOf(buyer), life.pick) ?? '' };
  return {
    party: way === 0 || way === 3 ? party : null,
    productId: way === 1 ? (oneOf(life.template.goods, life.pick) ?? null) : null,
    rateBp: way === 2 || way === 3 ? (oneOf([...rates, 300], life.pick) ?? null) : null,
  };
}
const corrected = (key: LedgerKey, { party, productId, rateBp }: Correction): LedgerKey => ({
  buyerId: key.buyerId,
  taxNo: party?.taxNo ?? key.taxNo,
  productId: productId ?? key.productId,
  rateBp: rateBp ?? key.rateBp,
});

/** 换抬头 / 更正税率 / 更正品名 of some sales; another firm's title is refused for a public hospital. */
export async function rekeys(life: Life): Promise<boolean> {
  const buyer = oneOf(life.template.buyers, life.pick);
  if (!buyer) return false;
  const isOpen = (part: model.Part) => model.openQty(part) > 0 || (part.qty === 0 && model.openFen(part) > 2.5);
  const open = model.queue(life.ledger).filter((part) => keyOf(part.account).buyerId === buyer.id && isOpen(part));
  const from = life.pick(Math.max(1, open.length));
  // An amount without goods is rare, and moves as well.
  const amounts = open.filter((part) => part.qty === 0);
  const parts =
    amounts.length > 0 && life.pick(3) === 0 ? amounts.slice(0, 2) : open.slice(from, from + 1 + life.pick(4));
  const change = correction(life, buyer);
  const wishes = parts.map((part) => ({ part, account: accountOf(corrected(keyOf(part.account), change)) }));
  if (wishes.every(({ part, account }) => part.account === account)) return false;
  const entitlementIds = parts.map((part) => entitlementOf(life, part));
  const input = { customerId: buyer.id, entitlementIds, ...change, reason, attachmentId: buyer.letterId };
  if (change.party && life.pick(3) === 0) {
    const party = { ...change.party, title: '江苏某某医药有限公司' };
    const wish = { ...input, party, differsSeen: buyer.isPublic };
    await runRefused(life, 'redLetters.rekey', { input: wish, code: 'RULE_VIOLATED' });
    note(life, buyer.isPublic ? 'title of a public hospital refused' : 'title without a warning refused');
  }
  const done = await run<{ qty: number }>(life, 'redLetters.rekey', input);
  for (const { part, account } of wishes) life.touched.add(part.account).add(account);
  for (const { part, account } of wishes) if (part.account !== account && part.qty === 0) note(life, 'rekeyed amounts');
  rekey(life.ledger, wishes);
  return done.qty >= 0;
}

/** Whether something of a line stays for the invoice that follows. */
function stays(life: Life, bill: model.Bill): boolean {
  if (bill.qty > 0 && bill.qty - bill.redQty - bill.pendingQty === 0) return false;
  const text = 'SELECT fen - red_fen - pending_fen AS fen FROM invoice_line WHERE id = ?';
  return row<{ fen: number }>(life, text, rowOf(life, bill).id).fen > 0;
}

/** Fen that roundings alone may have left or taken. */
const CRUMB = 2.5;
/** What is left of an amount is so little that the roundings of the book decide whether it is there at all. */
function hasCrumbs(life: Life, all: readonly model.Bill[]): boolean {
  const isCrumb = (qty: number, fen: number) => qty === 0 && fen > 0.01 && fen < CRUMB;
  const inModel = all.some(
    (bill) =>
      isCrumb(aheadQty(bill), aheadFen(bill)) ||
      [...Map.groupBy(bill.pairs, ({ part }) => part).values()].some((of) =>
        isCrumb(
          sum(of, ({ qty }) => qty),
          sum(of, ({ fen }) => fen),
        ),
      ),
  );
  const text = `SELECT count(*) AS crumbs FROM (SELECT sum(invoice_fen) AS fen FROM allocation
    WHERE line_id IN (SELECT value FROM json_each(?)) GROUP BY line_id, entitlement_id HAVING sum(qty) = 0)
    WHERE fen > 0 AND fen < ${CRUMB}`;
  const lineIds = JSON.stringify(all.map((bill) => rowOf(life, bill).id));
  return inModel || row<{ crumbs: number }>(life, text, lineIds).crumbs > 0;
}

function remember(life: Life, gone: readonly model.Bill[], again: readonly Again[]): void {
  const isMoved = again.some(({ bill, account }) => bill.account !== account);
  if (isMoved) note(life, 'reissued under another key');
  if (gone.some(({ redQty, redFen }) => redQty > 0 || redFen > 0)) note(life, 'reissued after a part was red');
  if (gone.some(({ pendingFen }) => pendingFen > 0.5)) note(life, 'reissued with something waiting');
  if (gone.some(({ isAdvance }) => isAdvance)) note(life, 'reissued advance');
  if (again.some(({ bill }) => bill.qty === 0)) note(life, 'reissued amounts');
}

/** 红冲重开: the whole of it red, and a new one for what stays, half of the time under another key. */
export async function goesRedAndAgain(life: Life): Promise<boolean> {
  const bill = oneOf(
    life.ledger.bills.filter((one) => stays(life, one)),
    life.pick,
  );
  const buyer = life.template.buyers.find(({ id }) => bill && id === keyOf(bill.account).buyerId);
  if (!bill || !buyer) return false;
  const { invoiceId } = rowOf(life, bill);
  const all = ofInvoice(life, bill);
  if (hasCrumbs(life, all)) return false;
  const gone = all.filter((one) => leftOf(life, one) > 0);
  const same: Correction = { party: null, productId: null, rateBp: null };
  const change = life.pick(2) === 0 ? correction(life, buyer) : same;
  const again = gone
    .filter((one) => stays(life, one))
    .map((one) => ({ bill: one, account: accountOf(corrected(keyOf(one.account), change)) }));
  const { party, ...key } = change;
  const to = { party, lines: again.map((one) => ({ lineId: rowOf(life, one.bill).id, ...key })) };
  const isBooked = life.pick(3) === 0;
  const asked = {
    invoiceId,
    kind: 'reissue',
    isBooked,
    reason: '01',
    lines: [],
    to,
    differsSeen: true,
    remark: reason,
  };
  const { requestId } = await run<{ requestId: number }>(life, 'redLetters.request', asked);
  const version = await throughForm(life, requestId, isBooked);
  const on = issueDay(life, bill.on);
  const [number, next] = [nextNumber(life), nextNumber(life)];
  const issued = { number, issuedOn: on, blue: { number: next, issuedOn: on } };
  const { blueInvoiceId } = await run<{ blueInvoiceId: number }>(life, 'redLetters.issue', {
    requestId,
    version,
    ...issued,
  });
  remember(life, gone, again);
  for (const one of gone) rowOf(life, one);
  const made = reissue(life.ledger, { number: next, on, gone, again });
  const lines = invoiceLines(life, blueInvoiceId);
  const said = lines.map(({ account, qty }) => `${account} ${qty}`).join(', ');
  const expected = made.map(({ account, qty }) => `${account} ${qty}`).join(', ');
  if (said !== expected) throw new Error(`the new invoice bills ${said}, the model ${expected}`);
  for (const { account } of made) life.touched.add(account);
  return true;
}
