/** The results of the tax platform for one request: what was issued is posted, what failed is marked. One transaction. */
import type { ResultVerdict } from '../../../shared/domain/tax-platform-words';
import { refuse } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { issueRequest } from './issue-request.repo';
import { planResults, type PlannedRow } from './platform-plan.queries';
import type { PlatformRow } from './platform-results';
import { markFailed } from './platform.repo';
import { findRequest } from './requests.queries';

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
  if (invoices.length > 0) {
    const issued = await issueRequest(tx, { request, source: 'platform', invoices }, ctx);
    if (!issued.ok) return issued;
    entries.push(...issued.value.entries);
  }
  for (const { row, invoiceNo, verdict } of own) {
    if (verdict !== 'fail') continue;
    await markFailed(tx, { requestId, invoiceNo, reason: row.reason }, ctx.now);
    const after = { state: 'failed', serial: row.serial, failReason: row.reason };
    entries.push({ entity: 'invoice_request', id: requestId, action: 'fail', before: { state: request.state }, after });
  }
  return done(countsOf(own), ...entries);
}
