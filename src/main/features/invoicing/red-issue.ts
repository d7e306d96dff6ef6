/** The red invoice of a confirmed form was issued; of a reissue the new blue one in the same transaction. */
import type { OutputOf } from '../../../shared/contract/procedure';
import type { redLettersContract } from '../../../shared/contract/red-letters.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { mayPost } from './issue-blue.repo';
import { postRed } from './issue-red.repo';
import { completeOrdersOn } from './issue-request.repo';
import {
  blueWithRooms,
  formKeepingRed,
  linesOfForms,
  NEW_INVOICE,
  type FormLine,
  type FormRecord,
} from './red-forms.queries';
import { moveForm } from './red-forms.repo';
import { postReissue, standingOn, type BlueAnswer } from './red-reissue.repo';
import { formFor } from './red-steps';
import { markIssued } from './requests.repo';

type Contract = typeof redLettersContract;

/** What only knows the whole must still be the whole. */
async function stillWhole(
  tx: Tx,
  { form, lines }: { readonly form: FormRecord; readonly lines: readonly FormLine[] },
  ctx: Ctx,
): Promise<Result<true>> {
  const mustBeWhole = form.isBooked === false || form.redReason === '01' || form.kind === 'reissue';
  const blue = await blueWithRooms(tx, form.blueInvoiceId ?? 0, ctx.now);
  if (!blue) return refuse('NOT_FOUND', {}, ['/requestId']);
  const isWhole = blue.rooms.every(({ id, roomQty, roomFen }) => {
    const line = lines.find(({ blueLineId }) => blueLineId === id);
    return roomFen === 0 ? true : line !== undefined && (line.qty === roomQty || line.fen === roomFen);
  });
  if (!mustBeWhole || isWhole) return okay(true);
  return refuse('RULE_VIOLATED', { case: 'redLetters.refusals.unbookedIsWhole' }, ['/requestId']);
}

/** Dates and the answer fit the kind of the form. */
function blueFits(form: FormRecord, blue: BlueAnswer | null): Result<true> {
  if (form.kind === 'reissue' && !blue) return refuse('VALIDATION_FAILED', {}, ['/blue']);
  if (form.kind === 'red' && blue) return refuse('VALIDATION_FAILED', {}, ['/blue']);
  return okay(true);
}

export type FormAnswer = {
  readonly form: FormRecord;
  readonly red: { readonly number: string; readonly issuedOn: string; readonly formNo: string };
  /** Of a reissue: the new blue invoice. */
  readonly blue: BlueAnswer | null;
  readonly source: 'hand' | 'platform';
};
type Issued = OutputOf<Contract['issue']>;

/** Posts the invoices of a form in the transaction of the caller: the red one, of a reissue the new blue one with it. */
export async function issueForm(
  tx: Tx,
  { form, red: answer, blue, source }: FormAnswer,
  ctx: Ctx,
): Promise<Result<{ readonly value: Issued; readonly entries: Entry[] }>> {
  const fits = blueFits(form, blue);
  if (!fits.ok) return fits;
  const lines = await linesOfForms(tx, [form.id]);
  const red = lines.filter(({ invoiceNo }) => invoiceNo !== NEW_INVOICE);
  const again = lines.filter(({ invoiceNo }) => invoiceNo === NEW_INVOICE);
  const whole = await stillWhole(tx, { form, lines: red }, ctx);
  if (!whole.ok) return whole;
  const parts = red.map(({ blueLineId, qty, fen }) => ({ blueLineId: blueLineId ?? 0, qty, fen }));
  const lineIds = parts.map(({ blueLineId }) => blueLineId);
  const freed = form.kind === 'reissue' ? await standingOn(tx, lineIds, ctx) : [];
  const { number, issuedOn } = answer;
  const of = { blueInvoiceId: form.blueInvoiceId ?? 0, requestId: form.id, remark: form.remark };
  const posted = await postRed(tx, { number, issuedOn, source, ...of, lines: parts, isHeld: blue !== null }, ctx);
  if (!posted.ok) return posted;
  const next = blue ? await postReissue(tx, { form, lines: again, freed, blue, source }, ctx) : undefined;
  if (next && !next.ok) return next;
  if (next) {
    const ids = again.map(({ id }) => id);
    await markIssued(tx, ids, next.value.invoiceId);
  }
  const kept = { formNo: answer.formNo || form.formNo, failReason: '', waitingSince: ctx.now };
  const { version, entry } = await moveForm(tx, form, { step: 'issue', change: { state: 'issued', ...kept } });
  const value = {
    ...{ version, redInvoiceId: posted.value.invoiceId, redFen: posted.value.totalFen },
    ...{ blueInvoiceId: next?.value.invoiceId ?? null, blueFen: next?.value.totalFen ?? 0 },
  };
  const completed = await completeOrdersOn(tx, [of.blueInvoiceId, ...(next ? [next.value.invoiceId] : [])], ctx);
  return okay({ value, entries: [entry, posted.value.entry, ...(next ? [next.value.entry] : []), ...completed] });
}

export const issueRedForm: Command<Contract['issue']> = async (tx, input, ctx) => {
  const { number, issuedOn, formNo, blue, ...seen } = input;
  const form = await formFor(tx, 'issue', { ...seen, ctx });
  if (!form.ok) return form;
  const red = { number, issuedOn, formNo };
  const issued = await issueForm(tx, { form: form.value, red, blue, source: 'hand' }, ctx);
  return issued.ok ? done(issued.value.value, ...issued.value.entries) : issued;
};

/**
 * The platform issued the red invoice of a reissue, the new blue one is still to come: its number waits on the form,
 * and both are posted together when the blue one is there.
 */
export const recordRedOfReissue: Command<Contract['recordRed']> = async (tx, input, ctx) => {
  const { number, issuedOn, formNo, ...seen } = input;
  const form = await formFor(tx, 'recordRed', { ...seen, ctx });
  if (!form.ok) return form;
  const may = await mayPost(tx, { number, issuedOn }, ctx.today);
  if (!may.ok) return may;
  const other = await formKeepingRed(tx, number, form.value.id);
  if (other !== undefined) return refuse('DUPLICATE', { value: number, number: other }, ['/number']);
  const change = { redNumber: number, redIssuedOn: issuedOn, formNo: formNo || form.value.formNo };
  const { version, entry } = await moveForm(tx, form.value, { step: 'recordRed', change });
  return done({ version }, entry);
};
