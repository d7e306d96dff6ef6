/** Orders and notes of the demo book that did not go their plain way. */
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { releasePermission, type CheckCode } from '../../../shared/domain/order-words';
import { asked, rowsOf } from './asks';
import { person, type Stage } from './master-data';

const ZONE = 'Asia/Shanghai';
/** The boss lets words be written down for orders up to this. */
const CONSENT_LIMIT_YUAN = 50_000;

type Seen = { readonly version: number };
type OrderLine = {
  readonly id: number;
  readonly productId: number;
  readonly orderedQty: number;
  readonly price: number;
  readonly remark: string;
};
type Detail = {
  readonly order: Seen & {
    readonly ownerId: number;
    readonly deliveryOn: string | null;
    readonly deliveryAddressId: number | null;
    readonly remark: string;
  };
  readonly lines: readonly OrderLine[];
};
type Note = { readonly noteId: number; readonly version: number };
type NoteSeen = { readonly note: Seen; readonly lines: readonly { id: number; lotId: number; qty: number }[] };

const orderOf = (stage: Stage, orderId: number): Promise<Detail> =>
  stage.caller.must<Detail>('orders.get', asked(stage, 'finance', 0)({ orderId }));
const noteOf = (stage: Stage, noteId: number): Promise<NoteSeen> =>
  stage.caller.must<NoteSeen>('dispatch.get', asked(stage, 'warehouse', 0)({ noteId }));
/** The log-in name of who owns a record. */
const ownerOf = ({ staff }: Stage, ownerId: number): string =>
  Object.keys(staff).find((name) => staff[name]?.userId === ownerId) ?? 'assistant';

async function hold(stage: Stage, orderId: number, { who, reason }: { who: string; reason: string }): Promise<void> {
  const { version } = (await orderOf(stage, orderId)).order;
  await stage.caller.must('orders.hold', asked(stage, who, 180)({ orderId, version, reason }));
}

/** Sales wants half of the first line. */
async function askLess(stage: Stage, orderId: number): Promise<void> {
  const { order, lines } = await orderOf(stage, orderId);
  const { version, deliveryOn, deliveryAddressId, remark, ownerId } = order;
  const wanted = lines.map((line, at) => ({
    orderLineId: line.id,
    productId: line.productId,
    orderedQty: at === 0 ? Math.max(1000, Math.floor(line.orderedQty / 2000) * 1000) : line.orderedQty,
    price: line.price,
    remark: line.remark,
  }));
  const wish = { orderId, version, deliveryOn, deliveryAddressId, remark, lines: wanted };
  const ask = asked(stage, ownerOf(stage, ownerId), 150);
  await stage.caller.must('orders.askChange', ask({ ...wish, reason: stage.words.steps.change }));
}

async function askEnd(stage: Stage, orderId: number): Promise<void> {
  const { version, ownerId } = (await orderOf(stage, orderId)).order;
  const wish = { orderId, version, kind: 'cancel', reason: stage.words.steps.endAsked };
  await stage.caller.must('orders.askEnd', asked(stage, ownerOf(stage, ownerId), 100)(wish));
}

/** One box less than the note says was on the shelf. @returns the note as it stands, to be checked */
async function pickShort(stage: Stage, orderId: number): Promise<Note> {
  const { caller, words } = stage;
  const { noteId, version } = await caller.must<Note>(
    'dispatch.issueNote',
    asked(stage, 'warehouse', 140)({ orderId }),
  );
  const [line] = (await noteOf(stage, noteId)).lines;
  const short = line
    ? [{ lineId: line.id, pickedQty: Math.max(0, line.qty - 5000), reason: words.steps.shortPick }]
    : [];
  const picked = await caller.must<Seen>(
    'dispatch.finishPicking',
    asked(stage, 'warehouse', 110)({ noteId, version, short }),
  );
  return { noteId, version: picked.version };
}

/** A short note goes its way, and the customer does not want what is missing. */
async function closeShort(stage: Stage, orderId: number): Promise<void> {
  const { caller, random, words } = stage;
  const { noteId, version } = await pickShort(stage, orderId);
  const { lines } = await noteOf(stage, noteId);
  const ticked = lines.map(({ id, qty }) => ({ lineId: id, qty }));
  const checked = await caller.must<Seen>(
    'dispatch.checkNote',
    asked(stage, 'checker', 90)({ noteId, version, ticked }),
  );
  const seen = { noteId, version: checked.version };
  const way = { ...seen, carrier: random.pick(words.carriers), waybillNo: '', boxCount: 1, departureTenthC: 45 };
  const shipped = await caller.call('dispatch.shipNote', asked(stage, 'warehouse', 80)(way));
  if (!shipped.ok) return;
  const order = await orderOf(stage, orderId);
  const closing = { orderId, version: order.order.version, reason: words.steps.shortClose };
  await caller.must('orders.shortClose', asked(stage, 'finance', 60)(closing));
}

/** Approved orders with nothing on notes yet: some are held, some asked to be otherwise, some short. */
async function troubleOrders(stage: Stage): Promise<void> {
  const { financeHold, qualityHold } = stage.words.steps;
  const waiting = await rowsOf<{ id: number; availability: string }>(stage, 'dispatch.toIssue');
  const ready = waiting.filter(({ availability }) => availability === 'all').map(({ id }) => id);
  const steps = [
    (id: number) => hold(stage, id, { who: 'finance', reason: financeHold }),
    (id: number) => hold(stage, id, { who: 'quality', reason: qualityHold }),
    (id: number) => askLess(stage, id),
    (id: number) => askEnd(stage, id),
    (id: number) => pickShort(stage, id),
    (id: number) => closeShort(stage, id),
    (id: number) => askLess(stage, id),
  ];
  for (const [at, step] of steps.entries()) {
    const id = ready[at];
    if (id !== undefined) await step(id);
  }
}

/** At the door: a box refused, a box missing, a whole note refused. */
async function refuseSome(stage: Stage): Promise<void> {
  const { caller, random, words, now } = stage;
  const { refused, missing, wholeRefused } = words.steps;
  const ago = 20;
  // The day of the step itself: shortly after midnight it is yesterday's.
  const signedOn = businessDateOf(now - ago * 60_000, ZONE);
  const filters = [
    { op: 'in', column: 'state', values: ['shipped'] },
    { op: 'dateRange', column: 'shippedOn', to: addDays(signedOn, -1) },
  ];
  const notes = await rowsOf<{ id: number }>(stage, 'dispatch.list', { filters });
  const ways = [
    { refusedQty: 10_000, shortQty: 0, reason: refused, isWhole: false },
    { refusedQty: 0, shortQty: 5000, reason: missing, isWhole: false },
    { refusedQty: Number.MAX_SAFE_INTEGER, shortQty: 0, reason: wholeRefused, isWhole: true },
  ];
  for (const [at, { refusedQty, shortQty, reason, isWhole }] of ways.entries()) {
    const noteId = notes[at]?.id;
    if (noteId === undefined) continue;
    const { note, lines } = await noteOf(stage, noteId);
    const rejected = (isWhole ? lines : lines.slice(0, 1)).map(({ id, qty }) => {
      return { lineId: id, refusedQty: Math.min(qty, refusedQty), shortQty: Math.min(qty, shortQty), reason };
    });
    const signed = { noteId, version: note.version, signedOn, signedBy: random.pick(words.signers) };
    await caller.must('dispatch.signNote', asked(stage, 'assistant', ago)({ ...signed, lines: rejected }));
  }
}

type Waiting = Seen & {
  readonly id: number;
  readonly ownerId: number;
  readonly totalFen: number;
  readonly blocks: readonly CheckCode[];
};

/** Why the release of a check is asked for. */
function releaseReason({ words }: Stage, check: CheckCode): string {
  if (releasePermission[check] === 'orders.releaseLicence') return words.steps.licence;
  return releasePermission[check] === 'orders.releaseRegion' ? words.steps.region : words.steps.release;
}

/** The first blocked order that money stops passes on a word; of the others some ask for their release. */
async function askReleases(stage: Stage): Promise<void> {
  const { caller, words } = stage;
  const limit = { key: 'verbalConsentLimitYuan', value: CONSENT_LIMIT_YUAN, version: 0 };
  await caller.must('settings.changeThreshold', asked(stage, 'boss', 2000)(limit));
  const blocked = await rowsOf<Waiting>(stage, 'orders.approvals', { segment: 'blocked' });
  const money = (check: CheckCode) => releasePermission[check] === 'orders.releaseCredit';
  const onWord = blocked.find(({ blocks, totalFen }) => blocks.some(money) && totalFen <= CONSENT_LIMIT_YUAN * 100);
  const check = onWord?.blocks.find(money);
  if (onWord && check) {
    const releaserId = person(stage, 'finance.manager').userId;
    const word = { orderId: onWord.id, version: onWord.version, check, releaserId, reason: words.steps.consent };
    await caller.must('releases.recordConsent', asked(stage, 'finance', 70)(word));
  }
  for (const [at, { id, version, ownerId, blocks }] of blocked.filter((one) => one !== onWord).entries()) {
    const stopped = blocks.find((one) => releasePermission[one] !== undefined);
    if (!stopped || at % 2 === 1) continue;
    const wish = { orderId: id, version, check: stopped, reason: releaseReason(stage, stopped) };
    const asker = asked(stage, ownerOf(stage, ownerId), 40 + at * 5);
    await caller.call('releases.ask', asker(wish));
  }
}

/** What stands on the desks beside the plain orders. */
export async function addExceptions(stage: Stage): Promise<void> {
  await troubleOrders(stage);
  await refuseSome(stage);
  await askReleases(stage);
}
