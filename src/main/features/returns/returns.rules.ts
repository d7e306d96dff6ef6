/** Who may take which step of a return, and what of a shipped line may still come back. Pure. */
import { amountFen, sumFen } from '../../../shared/domain/money';
import { may, type Post } from '../../../shared/domain/permissions';
import { okay, refuse, type Problem, type Refusal, type Result } from '../../../shared/domain/problem';
import {
  returnPermission,
  returnTransitions,
  type ReturnKind,
  type ReturnState,
} from '../../../shared/domain/return-states';
import { nextState } from '../../../shared/domain/states';

export type ReturnLook = {
  readonly state: ReturnState;
  readonly kind: ReturnKind;
  readonly hasGoods: boolean;
  readonly requestedBy: number;
  readonly exchangeNoteId: number | null;
};
/** Who acts; `dualRequestApprove`: the boss signed that one person may ask and approve. */
export type ReturnClerk = {
  readonly userId: number;
  readonly posts: readonly Post[];
  readonly dualRequestApprove: boolean;
};
export const personSteps = ['withdraw', 'refuse', 'approve', 'receive', 'judge', 'exchange'] as const;
export type PersonStep = (typeof personSteps)[number];

const notNow = ({ state }: ReturnLook): Problem => ({
  code: 'STATE_CONFLICT',
  params: { state: `returns.states.${state}` },
});

const mayExchange = (look: ReturnLook): boolean =>
  look.kind === 'exchange' && look.exchangeNoteId === null && ['approved', 'received', 'closed'].includes(look.state);

/** One of which nothing comes back ends with its approval. */
export const approvalStep = ({ hasGoods }: Pick<ReturnLook, 'hasGoods'>): 'approve' | 'settle' =>
  hasGoods ? 'approve' : 'settle';

function stateProblem(step: PersonStep, look: ReturnLook): Problem | undefined {
  if (step === 'exchange') return mayExchange(look) ? undefined : notNow(look);
  const taken = step === 'approve' ? approvalStep(look) : step;
  return nextState(returnTransitions, look.state, taken) === undefined ? notNow(look) : undefined;
}

function ownProblem(step: PersonStep, look: ReturnLook, by: ReturnClerk): Problem | undefined {
  const isOwn = look.requestedBy === by.userId;
  if (step === 'approve' && isOwn && !by.dualRequestApprove) return refuse('SELF_APPROVAL', {}).problem;
  return undefined;
}

/** Why this person may not take the step now; undefined when he may. */
export function returnProblem(step: PersonStep, look: ReturnLook, by: ReturnClerk): Problem | undefined {
  const held = may(by.posts, step === 'exchange' ? 'dispatch.issue' : returnPermission[step]);
  if (held !== true) return held;
  return stateProblem(step, look) ?? ownProblem(step, look, by);
}

export type ReturnActions = Readonly<Record<PersonStep, true | Problem>>;

/** Every step with whether this person may take it now. */
export const returnActions = (look: ReturnLook, by: ReturnClerk): ReturnActions => ({
  withdraw: returnProblem('withdraw', look, by) ?? true,
  refuse: returnProblem('refuse', look, by) ?? true,
  approve: returnProblem('approve', look, by) ?? true,
  receive: returnProblem('receive', look, by) ?? true,
  judge: returnProblem('judge', look, by) ?? true,
  exchange: returnProblem('exchange', look, by) ?? true,
});

/** A shipped line with what already came back or is asked for; thousandths. */
export type ShippedLine = {
  readonly noteLineId: number;
  readonly batchNo: string;
  readonly qty: number;
  readonly returnedQty: number;
};
export type AskedBack = { readonly noteLineId: number; readonly qty: number };

/** Each line once, of the note, and never above shipped − returned. */
export function askedFits(asked: readonly AskedBack[], shipped: readonly ShippedLine[]): Result<true> {
  const seen = new Set<number>();
  for (const [at, { noteLineId, qty }] of asked.entries()) {
    const line = shipped.find((one) => one.noteLineId === noteLineId);
    if (!line) return refuse('NOT_FOUND', {}, [`/lines/${at}/noteLineId`]);
    if (seen.has(noteLineId)) return refuse('DUPLICATE', { value: line.batchNo }, [`/lines/${at}/noteLineId`]);
    seen.add(noteLineId);
    const maxQty = line.qty - line.returnedQty;
    if (qty > maxQty) {
      return refuse('QUANTITY_EXCEEDED', { name: line.batchNo, askedQty: qty, maxQty }, [`/lines/${at}/qty`]);
    }
  }
  return okay(true);
}

export type ReturnedLine = {
  readonly id: number;
  readonly batchNo: string;
  readonly qty: number;
  readonly receivedQty: number;
  readonly price: number;
  readonly expiresOn: string;
};
export type Arrived = { readonly lineId: number; readonly receivedQty: number };
export type Judged = { readonly lineId: number; readonly passedQty: number; readonly failedQty: number };

/** Every line is answered once. */
function answered(lines: readonly { id: number }[], ids: readonly number[]): Refusal | undefined {
  const missing = lines.some(({ id }) => !ids.includes(id));
  return missing || new Set(ids).size !== ids.length || ids.length !== lines.length
    ? refuse('VALIDATION_FAILED', { case: 'returns.refusals.everyLine', count: lines.length }, ['/lines'])
    : undefined;
}

/** What arrived: of every line, never more than was asked back, and something of all of them. */
export function arrivalFits(lines: readonly ReturnedLine[], arrived: readonly Arrived[]): Result<true> {
  const unanswered = answered(
    lines,
    arrived.map(({ lineId }) => lineId),
  );
  if (unanswered) return unanswered;
  for (const [at, { lineId, receivedQty }] of arrived.entries()) {
    const line = lines.find(({ id }) => id === lineId);
    if (line && receivedQty > line.qty) {
      const params = { name: line.batchNo, askedQty: receivedQty, maxQty: line.qty };
      return refuse('QUANTITY_EXCEEDED', params, [`/lines/${at}/receivedQty`]);
    }
  }
  return arrived.some(({ receivedQty }) => receivedQty > 0)
    ? okay(true)
    : refuse('VALIDATION_FAILED', { case: 'returns.refusals.nothingArrived' }, ['/lines']);
}

/** The verdict covers what was received to the piece; what has expired never passes. */
export function verdictFits(lines: readonly ReturnedLine[], judged: readonly Judged[], today: string): Result<true> {
  const unanswered = answered(
    lines,
    judged.map(({ lineId }) => lineId),
  );
  if (unanswered) return unanswered;
  for (const [at, { lineId, passedQty, failedQty }] of judged.entries()) {
    const line = lines.find(({ id }) => id === lineId);
    if (!line) continue;
    if (passedQty + failedQty !== line.receivedQty) {
      const params = { case: 'returns.refusals.verdictSum', lot: line.batchNo, receivedQty: line.receivedQty };
      return refuse('VALIDATION_FAILED', { ...params, judgedQty: passedQty + failedQty }, [`/lines/${at}/passedQty`]);
    }
    if (passedQty > 0 && line.expiresOn < today) {
      return refuse('LOT_NOT_SELLABLE', { lot: line.batchNo, expiresOn: line.expiresOn }, [`/lines/${at}/passedQty`]);
    }
  }
  return okay(true);
}

/** What is credited: what came back at the price of its sale, or all that was lost; an exchange credits nothing. */
export const creditOf = (
  { kind, hasGoods }: Pick<ReturnLook, 'kind' | 'hasGoods'>,
  lines: readonly Pick<ReturnedLine, 'qty' | 'receivedQty' | 'price'>[],
): number =>
  kind === 'exchange'
    ? 0
    : sumFen(lines.map(({ qty, receivedQty, price }) => amountFen(hasGoods ? receivedQty : qty, price)));
