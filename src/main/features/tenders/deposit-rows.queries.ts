/** Deposits as the list and the pages show them: with their age, their share of the estimate, and what may be done. */
import type { DepositRow } from '../../../shared/contract/deposit-shapes';
import type { Ctx } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { attachmentsOf } from '../files/files.queries';
import { namesOfUsers } from './deposit-people.queries';
import { depositClerk, type DepositRecord } from './deposit.queries';
import { ageOf, depositActions, shareOf, usualShareOf } from './deposit.rules';
import { clockAmountsOf } from './tender-rules.queries';
import { tenderRecords } from './tenders.queries';

/** Paid by the bank here, so a slip of it is to be had. */
const wantsSlip = ({ source, form, paidFen }: DepositRecord): boolean =>
  source === 'request' && form === 'transfer' && paidFen > 0;

async function withSlips(db: ReadDb, found: readonly DepositRecord[]): Promise<Set<number>> {
  const ids = found.filter(wantsSlip).map(({ id }) => id);
  if (ids.length === 0) return new Set();
  const files = await attachmentsOf(db, 'deposit', ids);
  return new Set(files.filter(({ kind }) => kind === 'bank_slip').map(({ entityId }) => entityId));
}

async function estimatesOf(db: ReadDb, found: readonly DepositRecord[]): Promise<Map<number, number | null>> {
  const ids = [...new Set(found.flatMap(({ tenderId }) => tenderId ?? []))];
  if (ids.length === 0) return new Map();
  return new Map((await tenderRecords(db, ids)).map(({ id, estimateFen }) => [id, estimateFen]));
}

/** Rows with what the reader may do, in their order. */
export async function depositRows(db: ReadDb, found: readonly DepositRecord[], ctx: Ctx): Promise<DepositRow[]> {
  const names = await namesOfUsers(
    db,
    found.flatMap(({ requestedBy, decidedBy }) => (decidedBy === null ? [requestedBy] : [requestedBy, decidedBy])),
  );
  const [clerk, clocks, slips, estimates] = [
    await depositClerk(db, ctx),
    await clockAmountsOf(db),
    await withSlips(db, found),
    await estimatesOf(db, found),
  ];
  return found.map((one) => {
    const { ownerId: _, tenderPy: __, payeePy: ___, originId: ____, leadWorkdays: _____, ...row } = one;
    const shareBp = shareOf(one.amountFen, estimates.get(one.tenderId ?? 0) ?? null);
    const usualShareBp = usualShareOf(one.kind, clocks);
    return {
      ...{ ...row, requestedBy: names.get(one.requestedBy) ?? '', decidedBy: names.get(one.decidedBy ?? 0) ?? '' },
      ...{ ...ageOf(one, ctx.today), shareBp, usualShareBp, isShareHigh: shareBp !== null && shareBp > usualShareBp },
      isSlipMissing: wantsSlip(one) && !slips.has(one.id),
      actions: depositActions(one, clerk),
    };
  });
}
