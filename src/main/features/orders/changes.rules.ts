/** A change of an approved order: what differs, what the order would be, who may decide. Pure. */
import type { ChangeKind, ChangeState } from '../../../shared/domain/order-words';
import { amountFen, sumFen } from '../../../shared/domain/money';
import { forbidden, mayDo } from '../../../shared/domain/permissions';
import { okay, refuse, type Problem, type Result } from '../../../shared/domain/problem';
import { netOf } from './lines.rules';
import type { DualPosts, Person } from './orders.rules';

/** A line of the order as it stands; quantities in thousandths, price in 1/10000 yuan. */
export type StandingLine = {
  readonly id: number;
  readonly lineNo: number;
  readonly productId: number;
  readonly orderedQty: number;
  readonly closedQty: number;
  readonly notedQty: number;
  readonly price: number;
  readonly remark: string;
};
/** A line as it should be. */
export type WantedLine = {
  readonly orderLineId: number | null;
  readonly productId: number;
  readonly orderedQty: number;
  readonly price: number;
  readonly remark: string;
};
/** A line that differs: without `orderLineId` a line more, with `newQty` 0 a line less. */
export type LineDelta = {
  readonly orderLineId: number | null;
  readonly productId: number;
  readonly oldQty: number;
  readonly newQty: number;
  readonly oldPrice: number;
  readonly newPrice: number;
  readonly oldRemark: string;
  readonly newRemark: string;
};

const takenOff = (line: StandingLine): LineDelta => ({
  ...{ orderLineId: line.id, productId: line.productId, oldQty: netOf(line), newQty: 0 },
  ...{ oldPrice: line.price, newPrice: line.price, oldRemark: line.remark, newRemark: line.remark },
});
const added = ({ productId, orderedQty, price, remark }: WantedLine): LineDelta => ({
  ...{ orderLineId: null, productId, oldQty: 0, newQty: orderedQty },
  ...{ oldPrice: price, newPrice: price, oldRemark: '', newRemark: remark },
});
const changed = (line: StandingLine, { orderedQty, price, remark }: WantedLine): LineDelta => ({
  ...{ orderLineId: line.id, productId: line.productId, oldQty: netOf(line), newQty: orderedQty },
  ...{ oldPrice: line.price, newPrice: price, oldRemark: line.remark, newRemark: remark },
});

const differs = (one: LineDelta): boolean =>
  one.oldQty !== one.newQty || one.oldPrice !== one.newPrice || one.oldRemark !== one.newRemark;

/**
 * What differs between the lines that stand and those that are wanted; one that stands and is not wanted is taken
 * off. A line that is named must be one of the order, with its product, and once.
 */
export function deltaOf(standing: readonly StandingLine[], wanted: readonly WantedLine[]): Result<LineDelta[]> {
  const byId = new Map(standing.map((line) => [line.id, line]));
  const seen = new Set<number>();
  const deltas: LineDelta[] = [];
  for (const [at, one] of wanted.entries()) {
    if (one.orderLineId === null) {
      deltas.push(added(one));
      continue;
    }
    const line = byId.get(one.orderLineId);
    if (!line || line.productId !== one.productId || seen.has(line.id)) {
      return refuse('NOT_FOUND', {}, [`/lines/${at}/orderLineId`]);
    }
    seen.add(line.id);
    deltas.push(changed(line, one));
  }
  const gone = standing.filter(({ id, ...line }) => !seen.has(id) && netOf(line) > 0);
  return okay([...deltas, ...gone.map(takenOff)].filter(differs));
}

/** Whether a change asks for nothing that was not approved: less of the same at the same prices. */
export const onlyLess = (deltas: readonly LineDelta[]): boolean =>
  deltas.every((one) => one.newQty <= one.oldQty && one.newPrice === one.oldPrice);

/**
 * What stands on live and shipped notes keeps its quantity. Its price changes only by itself: the ledger of invoices
 * then bills the difference, or waits for a red invoice.
 */
function noted(delta: LineDelta, line: StandingLine, name: string): Problem | undefined {
  const { notedQty } = line;
  if (delta.newQty < notedQty) {
    const numbers = { name, askedQty: delta.newQty, notedQty, minQty: notedQty };
    return { code: 'QUANTITY_EXCEEDED', params: { case: 'orders.refusals.belowNoted', ...numbers } };
  }
  if (notedQty > 0 && delta.newPrice !== line.price && delta.newQty !== delta.oldQty) {
    return { code: 'RULE_VIOLATED', params: { case: 'orders.refusals.priceOfNoted', name, notedQty } };
  }
  return undefined;
}

/** A line of the order as it would be; `id` null for a line more. */
export type ProposedLine = Omit<StandingLine, 'id' | 'notedQty'> & {
  readonly id: number | null;
  /** Fen, of the net quantity. */
  readonly amountFen: number;
  readonly isTouched: boolean;
};
export type Proposed = { readonly lines: ProposedLine[]; readonly totalFen: number; readonly lineCount: number };

const proposed = (line: Omit<ProposedLine, 'amountFen'>): ProposedLine => ({
  ...line,
  amountFen: amountFen(netOf(line), line.price),
});

function applied(line: StandingLine, delta: LineDelta | undefined): ProposedLine {
  const { id, lineNo, productId, orderedQty, closedQty } = line;
  const same = { id, lineNo, productId };
  if (!delta) {
    const { price, remark } = line;
    return proposed({ ...same, orderedQty, closedQty, price, remark, isTouched: false });
  }
  const said = { price: delta.newPrice, remark: delta.newRemark, isTouched: true };
  // A line that is taken off keeps its row, with nothing of it left.
  return delta.newQty === 0
    ? proposed({ ...same, ...said, orderedQty, closedQty: orderedQty })
    : proposed({ ...same, ...said, orderedQty: delta.newQty, closedQty: 0 });
}

type Names = (productId: number) => string;

/** The order's lines as they would be; refused where a line goes below what is noted, or nothing is left. */
export function withDeltas(
  standing: readonly StandingLine[],
  deltas: readonly LineDelta[],
  nameOf: Names,
): Result<Proposed> {
  const byLine = new Map(deltas.map((one) => [one.orderLineId, one]));
  for (const line of standing) {
    const delta = byLine.get(line.id);
    const problem = delta && noted(delta, line, nameOf(line.productId));
    if (problem) return { ok: false, problem };
  }
  const last = Math.max(0, ...standing.map(({ lineNo }) => lineNo));
  const more = deltas.filter(({ orderLineId }) => orderLineId === null);
  const lines = [
    ...standing.map((line) => applied(line, byLine.get(line.id))),
    ...more.map(({ productId, newQty: orderedQty, newPrice: price, newRemark: remark }, at) => {
      const line = { id: null, lineNo: last + at + 1, productId, orderedQty, closedQty: 0, price, remark };
      return proposed({ ...line, isTouched: true });
    }),
  ];
  const lineCount = lines.filter((line) => netOf(line) > 0).length;
  if (lineCount === 0) return refuse('RULE_VIOLATED', { case: 'orders.refusals.nothingLeft' }, ['/lines']);
  return okay({ lines, lineCount, totalFen: sumFen(lines.map((line) => line.amountFen)) });
}

/** The rest of every line closed: what is left is what stands on notes. */
export const withoutRest = (standing: readonly StandingLine[]): Proposed => {
  const lines = standing.map((line): ProposedLine => {
    const { id, lineNo, productId, orderedQty, notedQty, price, remark } = line;
    const closedQty = orderedQty - notedQty;
    const isTouched = closedQty !== line.closedQty;
    return proposed({ id, lineNo, productId, orderedQty, closedQty, price, remark, isTouched });
  });
  const lineCount = lines.filter((line) => netOf(line) > 0).length;
  return { lines, lineCount, totalFen: sumFen(lines.map((line) => line.amountFen)) };
};

export type ChangeLook = {
  readonly state: ChangeState;
  readonly kind: ChangeKind;
  readonly requestedBy: number;
  readonly orderNumber: string;
};

const decided = ({ state }: ChangeLook): Problem | undefined =>
  state === 'requested' ? undefined : { code: 'STATE_CONFLICT', params: { state: `orders.change.states.${state}` } };

/** Who asked does not decide, unless the boss signed that one person may; controlled goods always need two. */
export function deciderProblem(
  change: ChangeLook,
  person: Person,
  { dualSubmitApprove, isControlled }: DualPosts & { readonly isControlled: boolean },
): Problem | undefined {
  if (!mayDo(person.posts, 'orders.approve')) return forbidden('orders.approve').problem;
  const late = decided(change);
  if (late) return late;
  if (change.requestedBy !== person.userId || (dualSubmitApprove && !isControlled)) return undefined;
  return { code: 'SELF_APPROVAL', params: { case: 'orders.refusals.ownChange', number: change.orderNumber } };
}

/** Only who asked takes it back. */
export function withdrawProblem(change: ChangeLook, person: Person): Problem | undefined {
  if (!mayDo(person.posts, 'orders.change')) return forbidden('orders.change').problem;
  const late = decided(change);
  if (late) return late;
  return change.requestedBy === person.userId
    ? undefined
    : { code: 'RULE_VIOLATED', params: { case: 'orders.refusals.notRequester' } };
}

/** What one person may do with one change. */
export function changeActions(change: ChangeLook, person: Person, dual: DualPosts) {
  const late = decided(change);
  const refusing = mayDo(person.posts, 'orders.approve') ? (late ?? true) : forbidden('orders.approve').problem;
  return {
    approve: deciderProblem(change, person, { ...dual, isControlled: false }) ?? true,
    refuse: refusing,
    withdraw: withdrawProblem(change, person) ?? true,
  } as const;
}
