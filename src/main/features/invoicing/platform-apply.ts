/** The results of the tax platform for one request: what was issued is posted, what failed is marked. One transaction. */
import type { ResultVerdict } from '../../../shared/domain/tax-platform-words';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { issueRequest, type IssuedInvoice } from './issue-request.repo';
import { planResults, type PlannedRow } from './platform-plan.queries';
import type { PlatformRow } from './platform-results';
import { markFailed } from './platform.repo';
import { formClerk } from './red-forms.queries';
import { formProblem } from './red-forms.rules';
import { issueForm } from './red-issue';
import { lookOf } from './red-steps';
import { findRequest, type RequestRecord } from './requests.queries';

export type ApplyInput = {
  readonly requestId: number;
  readonly rows: readonly PlatformRow[];
  /** Taken by the door. */
  readonly commandId: string;
};
export type Applied = Readonly<Record<ResultVerdict, number>>;

const countsOf = (planned: readonly PlannedRow[]): Applied => {
  const count = (verdict: ResultVerdict): number => planned.filter((one) => one.verdict === verdict).length;
  return {
    issue: count('issue'),
    fail: count('fail'),
    known: count('known'),
    unknown: count('unknown'),
    refused: count('refused'),
  };
};

type Issued = { readonly request: RequestRecord; readonly invoices: readonly IssuedInvoice[] };

/** What the platform issued of a request; of a reissue its red invoice, which it issued before, is posted with it. */
async function post(tx: Tx, { request, invoices }: Issued, ctx: Ctx): Promise<Result<readonly Entry[]>> {
  const [first] = invoices;
  if (!first) return okay([]);
  if (request.kind !== 'reissue') {
    const issued = await issueRequest(tx, { request, source: 'platform', invoices }, ctx);
    return issued.ok ? okay(issued.value.entries) : issued;
  }
  const problem = formProblem('issue', lookOf(request), await formClerk(tx, ctx));
  if (problem) return { ok: false, problem };
  const { number, issuedOn, taxes = [] } = first;
  const blue = { number, issuedOn, ...(taxes.length > 0 ? { taxFen: taxes.map(({ taxFen }) => taxFen) } : {}) };
  const red = { number: request.redNumber, issuedOn: request.redIssuedOn ?? '', formNo: '' };
  const issued = await issueForm(tx, { form: request, red, blue, source: 'platform' }, ctx);
  return issued.ok ? okay(issued.value.entries) : issued;
}

/**
 * Planned again inside the transaction, so that what somebody posted meanwhile is known. A posting that the ledger
 * refuses leaves the request as it was; those of other requests are not held up by it.
 */
export async function applyPlatformResults(
  tx: Tx,
  { requestId, rows }: ApplyInput,
  ctx: Ctx,
): Promise<Outcome<Applied>> {
  const planned = await planResults(tx, { rows, visible: ctx.actor.visible, today: ctx.today });
  const own = planned.filter((one) => one.requestId === requestId);
  const request = await findRequest(tx, requestId);
  if (!request) return refuse('NOT_FOUND', {}, ['/requestId']);
  const entries: Entry[] = [];
  const invoices = own
    .filter(({ verdict }) => verdict === 'issue')
    .map(({ row, invoiceNo, taxes }) => ({ invoiceNo, number: row.number, issuedOn: row.issuedOn ?? '', taxes }));
  const issued = await post(tx, { request, invoices }, ctx);
  if (!issued.ok) return issued;
  entries.push(...issued.value);
  for (const { row, invoiceNo, verdict } of own) {
    if (verdict !== 'fail') continue;
    await markFailed(tx, { requestId, invoiceNo, reason: row.reason }, ctx.now);
    const after = { state: 'failed', serial: row.serial, failReason: row.reason };
    entries.push({ entity: 'invoice_request', id: requestId, action: 'fail', before: { state: request.state }, after });
  }
  return done(countsOf(own), ...entries);
}
