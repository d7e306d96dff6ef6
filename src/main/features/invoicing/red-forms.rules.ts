/** Red forms: what one may take of its blue invoice, who may take which step, and when its clock is over. Pure. */
import type { RedReason, RequestState } from '../../../shared/domain/invoicing-words';
import { may, type Permission, type Post } from '../../../shared/domain/permissions';
import { okay, refuse, type Problem, type Result } from '../../../shared/domain/problem';
import { shownState } from '../../../shared/domain/red-words';

/** A blue line with what is left of it; thousandths and fen. */
export type BlueRoom = {
  readonly id: number;
  readonly lineNo: number;
  /** Not red yet. */
  readonly roomQty: number;
  readonly roomFen: number;
  /** What live forms hold. */
  readonly heldQty: number;
  readonly heldFen: number;
  /** Waits without goods, and what live forms hold of that. */
  readonly allowanceFen: number;
  readonly heldAllowanceFen: number;
};
/** A quantity with its amount, or (quantity 0) an amount without goods. */
export type RedPart = { readonly lineId: number; readonly qty: number; readonly fen: number };
export type AskedPart = { readonly lineId: number; readonly qty?: number; readonly fen?: number };

const violated = (name: string, params = {}, field = '/lines') =>
  refuse('RULE_VIOLATED', { case: `redLetters.refusals.${name}`, ...params }, [field]);

/**
 * The whole of what is left: only when no other form holds a part of it. Goods that were billed for nothing, as a price
 * cut may leave them, are on no red invoice.
 */
export function wholeOf(lines: readonly BlueRoom[]): Result<RedPart[]> {
  const held = lines.find((line) => line.heldQty > 0 || line.heldFen > 0);
  if (held) return violated('held', { line: held.lineNo });
  const left = lines.filter(({ roomFen }) => roomFen > 0);
  if (left.length === 0) return violated('nothingLeft');
  return okay(left.map(({ id, roomQty, roomFen }) => ({ lineId: id, qty: roomQty, fen: roomFen })));
}

export const freeOf = (line: BlueRoom) => ({
  qty: Math.max(0, line.roomQty - line.heldQty),
  fen: Math.max(0, line.roomFen - line.heldFen),
  allowanceFen: Math.max(0, Math.min(line.allowanceFen - line.heldAllowanceFen, line.roomFen - line.heldFen)),
});

function partOf(line: BlueRoom, asked: AskedPart, { reason, at }: { readonly reason: RedReason; readonly at: number }) {
  const free = freeOf(line);
  const { qty = 0, fen = 0 } = asked;
  if (reason === '04') {
    if (qty > 0) return violated('allowanceHasNoGoods', {}, `/lines/${at}/qty`);
    if (fen > free.allowanceFen) {
      const numbers = { line: line.lineNo, askedFen: fen, maxFen: free.allowanceFen };
      return violated('beyondAllowance', numbers, `/lines/${at}/fen`);
    }
    return okay({ lineId: line.id, qty: 0, fen });
  }
  if (qty === 0) return violated('onlyAllowance', {}, `/lines/${at}/fen`);
  if (line.roomFen === 0) return violated('nothingLeft', {}, `/lines/${at}/qty`);
  if (qty > free.qty) {
    const numbers = { case: 'redLetters.refusals.beyondBlue', line: line.lineNo, askedQty: qty, maxQty: free.qty };
    return refuse('QUANTITY_EXCEEDED', numbers, [`/lines/${at}/qty`]);
  }
  return okay({ lineId: line.id, qty, fen: 0 });
}

type Asked = {
  readonly isBooked: boolean;
  readonly reason: RedReason;
  readonly parts: readonly AskedPart[];
};

const isWhole = (parts: readonly RedPart[], lines: readonly BlueRoom[]): boolean =>
  lines.every(({ id, roomQty, roomFen }) => {
    const part = parts.find(({ lineId }) => lineId === id);
    return roomFen === 0 || (roomQty > 0 ? part?.qty === roomQty : part?.fen === roomFen);
  });

/**
 * What a form takes of the lines of its invoice. No parts: the whole. An invoice that the buyer has not booked, and
 * reason 01, know only the whole.
 */
export function formParts(lines: readonly BlueRoom[], { isBooked, reason, parts }: Asked): Result<RedPart[]> {
  if (parts.length === 0) return reason === '04' && isBooked ? allowances(lines) : wholeOf(lines);
  const taken: RedPart[] = [];
  for (const [at, asked] of parts.entries()) {
    const line = lines.find(({ id }) => id === asked.lineId);
    if (!line) return refuse('NOT_FOUND', {}, [`/lines/${at}/lineId`]);
    if (taken.some(({ lineId }) => lineId === asked.lineId))
      return refuse('DUPLICATE', { value: String(line.lineNo) }, [`/lines/${at}/lineId`]);
    const part = partOf(line, asked, { reason: isBooked ? reason : '02', at });
    if (!part.ok) return part;
    taken.push(part.value);
  }
  if (isBooked && reason !== '01') return okay(taken);
  if (!isWhole(taken, lines)) return violated(isBooked ? 'wrongIsWhole' : 'unbookedIsWhole');
  return wholeOf(lines);
}

/** Every amount that waits without goods. */
function allowances(lines: readonly BlueRoom[]): Result<RedPart[]> {
  const parts = lines.flatMap((line) => {
    const fen = freeOf(line).allowanceFen;
    return fen > 0 ? [{ lineId: line.id, qty: 0, fen }] : [];
  });
  return parts.length > 0 ? okay(parts) : violated('noAllowance');
}

export type FormLook = {
  readonly state: RequestState;
  readonly isBooked: boolean;
  readonly isFromBuyer: boolean;
  readonly requestedBy: number;
  readonly sentAt: number | null;
  readonly number: string;
  readonly isReissue: boolean;
  /** Of a reissue: the red invoice that is issued already, while its new blue one is not; '' for none. */
  readonly redNumber: string;
};
export type FormClerk = {
  readonly userId: number;
  readonly posts: readonly Post[];
  /** The boss signed that one person may ask and approve. */
  readonly dualRequestApprove: boolean;
  /** UTC ms. */
  readonly now: number;
};
export const formSteps = [
  'approve',
  'refuse',
  'withdraw',
  'send',
  'answer',
  'answerBuyer',
  'recordRed',
  'issue',
] as const;
export type FormStep = (typeof formSteps)[number];

const permissionOf = {
  approve: 'invoicing.approve',
  refuse: 'invoicing.approve',
  withdraw: 'invoicing.request',
  send: 'invoicing.issue',
  answer: 'invoicing.issue',
  answerBuyer: 'invoicing.approve',
  recordRed: 'invoicing.issue',
  issue: 'invoicing.issue',
} as const satisfies Record<FormStep, Permission>;

const from: Readonly<Record<FormStep, readonly RequestState[]>> = {
  approve: ['requested'],
  refuse: ['requested'],
  withdraw: ['requested', 'approved', 'sent', 'confirmed', 'failed'],
  send: ['approved'],
  answer: ['sent'],
  answerBuyer: ['sent'],
  // The new blue one of a reissue may be in a workbook of the platform.
  recordRed: ['confirmed', 'exported', 'failed'],
  issue: ['confirmed', 'exported', 'failed'],
};
const isOfSide = (step: FormStep, { isFromBuyer, isReissue }: FormLook): boolean => {
  if (step === 'recordRed') return isReissue;
  if (step === 'answer' || step === 'withdraw') return !isFromBuyer;
  return step !== 'answerBuyer' || isFromBuyer;
};

/** Where an approved form stands: what the buyer did not book needs no answer of his. */
export const approvedState = ({ isBooked }: Pick<FormLook, 'isBooked'>) =>
  isBooked ? ('approved' as const) : ('confirmed' as const);

/** Why this person may not take the step now; undefined when he may. */
export function formProblem(step: FormStep, look: FormLook, by: FormClerk): Problem | undefined {
  const held = may(by.posts, permissionOf[step]);
  if (held !== true) return held;
  const state = shownState(look.state, look.sentAt, by.now);
  if (!from[step].includes(state) || !isOfSide(step, look))
    return { code: 'STATE_CONFLICT', params: { state: `redLetters.states.${state}` } };
  if (step === 'withdraw' && look.redNumber !== '')
    return { code: 'RULE_VIOLATED', params: { case: 'redLetters.refusals.redIsIssued', number: look.redNumber } };
  const isOwn = look.requestedBy === by.userId;
  const decides = step === 'approve' || step === 'answerBuyer';
  if (decides && isOwn && !by.dualRequestApprove) return { code: 'SELF_APPROVAL', params: { number: look.number } };
  if (step === 'withdraw' && !isOwn && may(by.posts, 'invoicing.approve') !== true)
    return { code: 'RULE_VIOLATED', params: { case: 'redLetters.refusals.notRequester' } };
  return undefined;
}

/** Every step with whether this person may take it now. */
export const formActions = (look: FormLook, by: FormClerk): Record<FormStep, true | Problem> => ({
  approve: formProblem('approve', look, by) ?? true,
  refuse: formProblem('refuse', look, by) ?? true,
  withdraw: formProblem('withdraw', look, by) ?? true,
  send: formProblem('send', look, by) ?? true,
  answer: formProblem('answer', look, by) ?? true,
  answerBuyer: formProblem('answerBuyer', look, by) ?? true,
  recordRed: formProblem('recordRed', look, by) ?? true,
  issue: formProblem('issue', look, by) ?? true,
});
