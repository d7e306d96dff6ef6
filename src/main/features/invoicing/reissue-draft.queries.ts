/** 红冲重开 as it would be posted now: of a form that was asked for. */
import { refuse, type Result } from '../../../shared/domain/problem';
import type { ReadDb } from '../../store/handles';
import { loadBook } from './book.queries';
import { blueInvoice } from './issue-red.repo';
import { NEW_INVOICE, type FormLine, type FormRecord } from './red-forms.queries';
import { reissueDraft, type ReissueDraft } from './reissue.rules';
import type { DraftInvoice } from './requests.rules';

type Asked = { readonly form: FormRecord; readonly lines: readonly FormLine[]; readonly today: string };

/** Both invoices of a form. */
async function draftOfForm(db: ReadDb, { form, lines, today }: Asked): Promise<Result<ReissueDraft>> {
  const old = await blueInvoice(db, form.blueInvoiceId ?? 0);
  if (!old) return refuse('NOT_FOUND', {}, ['/requestId']);
  const next = lines.filter(({ invoiceNo }) => invoiceNo === NEW_INVOICE);
  const red = lines
    .filter(({ invoiceNo }) => invoiceNo !== NEW_INVOICE)
    .map(({ blueLineId, qty, fen }) => ({ lineId: blueLineId ?? 0, qty, fen }));
  const lineIds = red.map(({ lineId }) => lineId);
  const accountIds = [...old.lines, ...next].map(({ accountId }) => accountId);
  const book = await loadBook(db, { accountIds, lineIds }, { on: today, today });
  return reissueDraft(book, { red, next });
}

/** The new invoice of a form; undefined when its red one could not be posted any more. */
export async function newSheetOf(db: ReadDb, asked: Asked): Promise<DraftInvoice | undefined> {
  const draft = await draftOfForm(db, asked);
  if (!draft.ok) return undefined;
  const lines = draft.value.lines.map(({ accountId, price, qty, fen, picks }) => ({
    ...{ accountId, price, qty, fen },
    picks: picks.map((pick) => ({ ...pick, partyId: asked.form.partyId, treatmentId: 0 })),
  }));
  return { invoiceNo: NEW_INVOICE, lines };
}
