/** The red invoice of a confirmed form was issued; of a reissue the new blue one in the same transaction. */
import type { redLettersContract } from '../../../shared/contract/red-letters.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { postRed } from './issue-red.repo';
import { completeOrdersOn } from './issue-request.repo';
import { blueWithRooms, linesOfForms, NEW_INVOICE, type FormLine, type FormRecord } from './red-forms.queries';
import { moveForm } from './red-forms.repo';
import { postReissue, standingOn, type BlueAnswer } from './red-reissue.repo';
import { formFor } from './red-steps';

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
    return roomQty === 0 && roomFen === 0 ? true : line !== undefined && (line.qty === roomQty || line.fen === roomFen);
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

export const issueRedForm: Command<Contract['issue']> = async (tx, input, ctx) => {
  const { number, issuedOn, formNo, blue, ...seen } = input;
  const found = await formFor(tx, 'issue', { ...seen, ctx });
  if (!found.ok) return found;
  const form = found.value;
  const fits = blueFits(form, blue);
  if (!fits.ok) return fits;
  const lines = await linesOfForms(tx, [form.id]);
  const red = lines.filter(({ invoiceNo }) => invoiceNo !== NEW_INVOICE);
  const whole = await stillWhole(tx, { form, lines: red }, ctx);
  if (!whole.ok) return whole;
  const lineIds = red.map(({ blueLineId }) => blueLineId ?? 0);
  const freed = form.kind === 'reissue' ? await standingOn(tx, lineIds, ctx) : [];
  const parts = red.map(({ blueLineId, qty, fen }) => ({ blueLineId: blueLineId ?? 0, qty, fen }));
  const of = { blueInvoiceId: form.blueInvoiceId ?? 0, requestId: form.id, remark: form.remark };
  const posted = await postRed(
    tx,
    { number, issuedOn, source: 'hand', ...of, lines: parts, isHeld: blue !== null },
    ctx,
  );
  if (!posted.ok) return posted;
  const next = blue
    ? await postReissue(
        tx,
        { form, lines: lines.filter(({ invoiceNo }) => invoiceNo === NEW_INVOICE), freed, blue },
        ctx,
      )
    : undefined;
  if (next && !next.ok) return next;
  const change = { state: 'issued' as const, formNo: formNo || form.formNo, waitingSince: ctx.now };
  const { version, entry } = await moveForm(tx, form, { step: 'issue', change });
  const value = {
    ...{ version, redInvoiceId: posted.value.invoiceId, redFen: posted.value.totalFen },
    ...{ blueInvoiceId: next?.value.invoiceId ?? null, blueFen: next?.value.totalFen ?? 0 },
  };
  const invoiceIds = [of.blueInvoiceId, ...(next ? [next.value.invoiceId] : [])];
  const completed = await completeOrdersOn(tx, invoiceIds, ctx);
  return done(value, entry, posted.value.entry, ...(next ? [next.value.entry] : []), ...completed);
};
