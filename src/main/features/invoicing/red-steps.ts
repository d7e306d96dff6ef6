/** The steps of a red form between its request and its invoice. */
import type { redLettersContract } from '../../../shared/contract/red-letters.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { RED_MS } from '../../../shared/domain/red-words';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { formAt, formClerk, overdueForms, type FormRecord } from './red-forms.queries';
import { moveForm } from './red-forms.repo';
import { approvedState, formProblem, type FormLook, type FormStep } from './red-forms.rules';

type Contract = typeof redLettersContract;
type Seen = { readonly requestId: number; readonly version: number };

export const lookOf = (form: FormRecord): FormLook => {
  const { state, kind, isFromBuyer, requestedBy, sentAt, number, redNumber } = form;
  const what = { number, isReissue: kind === 'reissue', redNumber };
  return { state, isBooked: form.isBooked ?? false, isFromBuyer, requestedBy, sentAt, ...what };
};

/** The form as the screen saw it, when this person may take the step now. */
export async function formFor(
  tx: Tx,
  step: FormStep,
  { ctx, ...seen }: Seen & { ctx: Ctx },
): Promise<Result<FormRecord>> {
  const found = await formAt(tx, seen);
  if (!found.ok) return found;
  const problem = formProblem(step, lookOf(found.value), await formClerk(tx, ctx));
  return problem ? { ok: false, problem } : okay(found.value);
}

const decision = (ctx: Ctx, reason: string) => ({
  ...{ decidedBy: ctx.actor.userId, decidedAt: ctx.now, decisionReason: reason, waitingSince: ctx.now },
});

export const approveForm: Command<Contract['approve']> = async (tx, { reason, ...seen }, ctx) => {
  const form = await formFor(tx, 'approve', { ...seen, ctx });
  if (!form.ok) return form;
  const isSamePerson = form.value.requestedBy === ctx.actor.userId;
  const change = { state: approvedState(lookOf(form.value)), ...decision(ctx, reason), isSamePerson };
  const { version, entry } = await moveForm(tx, form.value, { step: 'approve', change, reason });
  return done({ version }, entry);
};

export const refuseForm: Command<Contract['refuse']> = async (tx, { reason, ...seen }, ctx) => {
  const form = await formFor(tx, 'refuse', { ...seen, ctx });
  if (!form.ok) return form;
  const change = { state: 'refused' as const, ...decision(ctx, reason) };
  const { version, entry } = await moveForm(tx, form.value, { step: 'refuse', change, reason });
  return done({ version }, entry);
};

/** Taken back; one that is on the platform must be withdrawn there as well. What it held waits to be red again. */
export const withdrawForm: Command<Contract['withdraw']> = async (tx, { reason, ...seen }, ctx) => {
  const form = await formFor(tx, 'withdraw', { ...seen, ctx });
  if (!form.ok) return form;
  const change = { state: 'withdrawn' as const, failReason: reason, waitingSince: ctx.now };
  const { version, entry } = await moveForm(tx, form.value, { step: 'withdraw', change, reason });
  return done({ version }, entry);
};

export const sendForm: Command<Contract['send']> = async (tx, { formNo, ...seen }, ctx) => {
  const form = await formFor(tx, 'send', { ...seen, ctx });
  if (!form.ok) return form;
  const change = {
    state: 'sent' as const,
    sentAt: ctx.now,
    waitingSince: ctx.now,
    formNo: formNo || form.value.formNo,
  };
  const { version, entry } = await moveForm(tx, form.value, { step: 'send', change });
  return done({ version }, entry);
};

type Answer = {
  readonly form: FormRecord;
  readonly isConfirmed: boolean;
  readonly reason: string;
  readonly formNo?: string;
};

async function answered(tx: Tx, { form, isConfirmed, reason, formNo = '' }: Answer, ctx: Ctx) {
  if (!isConfirmed && reason === '') return refuse('VALIDATION_FAILED', {}, ['/reason']);
  const state = isConfirmed ? ('confirmed' as const) : ('rejected' as const);
  const why = isConfirmed ? {} : { failReason: reason };
  const change = { state, answeredAt: ctx.now, waitingSince: ctx.now, formNo: formNo || form.formNo, ...why };
  return okay(await moveForm(tx, form, { step: isConfirmed ? 'confirm' : 'reject', change, reason }));
}

export const answerForm: Command<Contract['answer']> = async (tx, answer, ctx) => {
  const { requestId, version } = answer;
  const form = await formFor(tx, 'answer', { requestId, version, ctx });
  if (!form.ok) return form;
  const moved = await answered(tx, { ...answer, form: form.value }, ctx);
  return moved.ok ? done({ version: moved.value.version }, moved.value.entry) : moved;
};

export const answerBuyersForm: Command<Contract['answerBuyer']> = async (tx, answer, ctx) => {
  const { requestId, version } = answer;
  const form = await formFor(tx, 'answerBuyer', { requestId, version, ctx });
  if (!form.ok) return form;
  const moved = await answered(tx, { ...answer, form: form.value }, ctx);
  if (!moved.ok) return moved;
  return done({ version: moved.value.version }, moved.value.entry);
};

/** Every form whose 72 hours are over says so from now on. */
export const lapseForms: Command<Contract['lapse']> = async (tx, _input, ctx) => {
  const over = await overdueForms(tx, ctx.now);
  const entries: Entry[] = [];
  for (const form of over) {
    const change = { state: 'lapsed' as const, waitingSince: (form.sentAt ?? ctx.now) + RED_MS };
    entries.push((await moveForm(tx, form, { step: 'lapse', change })).entry);
  }
  return done({ count: entries.length }, ...entries);
};
