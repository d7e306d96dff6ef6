/** Asks for a red form, or records one that the buyer raised. */
import type { redLettersContract } from '../../../shared/contract/red-letters.contract';
import type { InputOf } from '../../../shared/contract/procedure';
import { sumFen } from '../../../shared/domain/money';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { loadBook } from './book.queries';
import { blueById } from './book.rules';
import { redByAmount, redByQty } from './issue.rules';
import { blueWithRooms, NEW_INVOICE, type BlueWithRooms } from './red-forms.queries';
import { addForm } from './red-forms.repo';
import { formParts, type RedPart } from './red-forms.rules';
import { accountRows, correctedAccounts, mayName } from './red-parties.repo';
import { keyFor, staysOf } from './reissue-preview.queries';

type Contract = typeof redLettersContract;
type Wish = InputOf<Contract['request']>;
/** Red forms have a series of their own. */
export const FORM_PREFIX = 'HZ';

/** The exact amount of each part, as the rules would take it now. */
async function amounted(
  tx: Tx,
  { blue, parts }: { readonly blue: BlueWithRooms; readonly parts: readonly RedPart[] },
  ctx: Ctx,
): Promise<Result<RedPart[]>> {
  const lineIds = blue.lines.map(({ id }) => id);
  const accountIds = blue.lines.map(({ accountId }) => accountId);
  const book = await loadBook(tx, { accountIds, lineIds }, { on: ctx.today, today: ctx.today });
  const found: RedPart[] = [];
  for (const part of parts) {
    const line = blueById(book, part.lineId);
    const taken = part.qty > 0 ? redByQty(book, line, part.qty) : redByAmount(book, line, part.fen);
    if (!taken.ok) return taken;
    if (taken.value === 0) return refuse('RULE_VIOLATED', { case: 'redLetters.refusals.nothingLeft' }, ['/lines']);
    found.push({ ...part, fen: taken.value });
  }
  return okay(found);
}

const lineOf = (blue: BlueWithRooms, lineId: number) => {
  const row = blue.lines.find(({ id }) => id === lineId);
  if (!row) throw new Error(`invoice line ${lineId} is not of invoice ${blue.id}`);
  return row;
};

const isCorrected = ({ party, lines }: NonNullable<Wish['to']>): boolean =>
  party !== null || lines.some(({ productId, rateBp }) => productId !== null || rateBp !== null);

/** The lines of the invoice that follows: what stays sold of each blue line, under its corrected key. */
async function newLines(
  tx: Tx,
  { blue, to, differsSeen, remark }: Pick<Wish, 'to' | 'differsSeen' | 'remark'> & { blue: BlueWithRooms },
  ctx: Ctx,
) {
  const wish = to ?? { party: null, lines: [] };
  if (isCorrected(wish) && remark === '') return refuse('VALIDATION_FAILED', { case: 'fields.required' }, ['/remark']);
  const named = await mayName(tx, blue.customerId, { party: wish.party, differsSeen });
  if (!named.ok) return named;
  const stays = staysOf(blue);
  if (stays.length === 0) return refuse('RULE_VIOLATED', { case: 'redLetters.refusals.nothingStays' }, ['/invoiceId']);
  const stray = wish.lines.findIndex(({ lineId }) => !stays.some(({ id }) => id === lineId));
  if (stray >= 0) return refuse('NOT_FOUND', {}, [`/to/lines/${stray}/lineId`]);
  const accounts = await accountRows(
    tx,
    stays.map(({ accountId }) => accountId),
  );
  const wishes = stays.flatMap((row) => {
    const account = accounts.get(row.accountId);
    return account ? [{ account, party: wish.party, key: keyFor(wish, row.id) }] : [];
  });
  const ids = await correctedAccounts(tx, { customerId: blue.customerId, wishes }, ctx);
  if (!ids.ok) return ids;
  const [first] = ids.value;
  const target = first === undefined ? undefined : (await accountRows(tx, [first])).get(first);
  const lines = stays.map((row, at) => ({
    ...{ invoiceNo: NEW_INVOICE, accountId: ids.value[at] ?? row.accountId, price: row.price, blueLineId: row.id },
    qty: row.qty - row.redQty - row.pendingQty,
    fen: row.fen - row.redFen - row.pendingFen,
  }));
  return okay({ lines, partyId: target?.partyId ?? blue.partyId, newTitle: wish.party?.title ?? '' });
}

type Kept = {
  readonly blue: BlueWithRooms;
  readonly parts: readonly RedPart[];
  readonly kind: 'red' | 'reissue';
  readonly head: {
    readonly isBooked: boolean;
    readonly redReason: Wish['reason'];
    readonly remark: string;
    readonly isFromBuyer: boolean;
    readonly formNo: string;
    readonly sentAt: number | null;
    readonly state: 'requested' | 'sent';
    readonly partyId: number;
    readonly newTitle: string;
  };
  readonly more: readonly {
    accountId: number;
    price: number;
    qty: number;
    fen: number;
    blueLineId: number;
    invoiceNo: number;
  }[];
};

async function keep(
  tx: Tx,
  { blue, parts, kind, head, more }: Kept,
  ctx: Ctx,
): Promise<Outcome<{ requestId: number; number: string; version: number }>> {
  const red = parts.map(({ lineId, qty, fen }) => {
    const { accountId, price } = lineOf(blue, lineId);
    return { accountId, price, qty, fen, blueLineId: lineId, invoiceNo: 1 };
  });
  const lines = [...red, ...more].map((line, at) => ({ ...line, lineNo: at + 1 }));
  const totalFen = sumFen(parts.map(({ fen }) => fen));
  const { customerId, customerName, customerPy, ownerId } = blue;
  const number = await takeNumber(tx, FORM_PREFIX, ctx.today);
  const who = { customerId, customerName, customerPy, ownerId, blueInvoiceId: blue.id };
  const when = { requestedBy: ctx.actor.userId, requestedAt: ctx.now, requestedOn: ctx.today, waitingSince: ctx.now };
  const requestId = await addForm(tx, { number, kind, ...who, ...head, totalFen, ...when }, lines);
  const { isBooked, redReason, formNo, isFromBuyer } = head;
  const after = { number, kind, blue: blue.number, isBooked, redReason, totalFen, formNo, isFromBuyer };
  const entry = { entity: 'invoice_request', id: requestId, action: 'red.request', after, reason: head.remark };
  return done({ requestId, number, version: 0 }, entry);
}

export const requestRed: Command<Contract['request']> = async (tx, wish, ctx) => {
  const { invoiceId, kind, isBooked, reason, remark } = wish;
  const blue = await blueWithRooms(tx, invoiceId, ctx.now);
  if (!blue) return refuse('NOT_FOUND', {}, ['/invoiceId']);
  const isReissue = kind === 'reissue';
  // A reissue takes the whole invoice back, whatever its reason.
  const asked = { isBooked, reason: isReissue ? ('01' as const) : reason, parts: wish.lines };
  const chosen = formParts(blue.rooms, asked);
  if (!chosen.ok) return chosen;
  const parts = await amounted(tx, { blue, parts: chosen.value }, ctx);
  if (!parts.ok) return parts;
  const next = isReissue ? await newLines(tx, { ...wish, blue }, ctx) : undefined;
  if (next && !next.ok) return next;
  const { lines: more = [], partyId = blue.partyId, newTitle = '' } = next?.value ?? {};
  const own = { isFromBuyer: false, formNo: '', sentAt: null, state: 'requested' as const };
  const head = { isBooked, redReason: reason, remark, ...own, partyId, newTitle };
  return keep(tx, { blue, parts: parts.value, kind, head, more }, ctx);
};

/** The buyer booked the invoice, or he could not raise a form; its clock runs since he did. */
export const recordBuyersForm: Command<Contract['recordBuyers']> = async (tx, wish, ctx) => {
  const { invoiceId, formNo, reason, remark, raisedAt, lines } = wish;
  const sentAt = raisedAt ?? ctx.now;
  if (sentAt > ctx.now) return refuse('VALIDATION_FAILED', { case: 'redLetters.refusals.future' }, ['/raisedAt']);
  const blue = await blueWithRooms(tx, invoiceId, ctx.now);
  if (!blue) return refuse('NOT_FOUND', {}, ['/invoiceId']);
  const chosen = formParts(blue.rooms, { isBooked: true, reason, parts: lines });
  if (!chosen.ok) return chosen;
  const parts = await amounted(tx, { blue, parts: chosen.value }, ctx);
  if (!parts.ok) return parts;
  const theirs = { isBooked: true, isFromBuyer: true, formNo, sentAt, state: 'sent' as const };
  const head = { redReason: reason, remark, ...theirs, partyId: blue.partyId, newTitle: '' };
  return keep(tx, { blue, parts: parts.value, kind: 'red', head, more: [] }, ctx);
};
