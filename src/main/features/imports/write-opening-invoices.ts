/** Carries out the plans of opening balances of the invoicing ledger, and takes them back. */
import { okay, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import type { NewAdvance, NewStored } from '../invoicing/opening-invoices.queries';
import { recordAdvances, recordStored, withdrawAdvances, withdrawStored } from '../invoicing/opening-invoices.repo';
import type { AdvancePlan, StoredPlan } from './plan-opening-invoices';
import type { TouchedRecord } from './runs.queries';
import type { Written } from './write-plans';

/** Records made anew keep what they replaced, so that an undo brings it back. */
const touchedBy = (entries: readonly Entry[], before: readonly unknown[]) =>
  entries.map(({ id: recordId }, at) => ({ recordId, before: before[at] ?? null }));

/** What was put right is withdrawn and recorded anew. */
export async function writeStored(tx: Tx, { fresh, changes }: StoredPlan, ctx: Ctx): Promise<Result<Written>> {
  const withdrawn = await withdrawStored(
    tx,
    changes.map(({ stored }) => stored.id),
    ctx,
  );
  if (!withdrawn.ok) return withdrawn;
  const again = await recordStored(
    tx,
    changes.map(({ wanted }) => wanted),
    ctx,
  );
  if (!again.ok) return again;
  const made = await recordStored(tx, fresh, ctx);
  if (!made.ok) return made;
  const isOf = (wanted: NewStored, after: Entry['after']): boolean =>
    (['customerId', 'number', 'productId'] as const).every((key) => wanted[key] === after?.[key]);
  const replaced = again.value.map(({ after }) => changes.find(({ wanted }) => isOf(wanted, after))?.stored);
  const records = [...touchedBy(again.value, replaced), ...touchedBy(made.value, [])];
  const entries = [...withdrawn.value, ...again.value, ...made.value];
  return okay({ records, added: fresh.length, changed: changes.length, entries });
}

/** The same, counted in invoices. */
export async function writeAdvances(tx: Tx, { fresh, changes }: AdvancePlan, ctx: Ctx): Promise<Result<Written>> {
  const withdrawn = await withdrawAdvances(
    tx,
    changes.map(({ stored }) => stored.id),
  );
  if (!withdrawn.ok) return withdrawn;
  const again = await recordAdvances(
    tx,
    changes.map(({ wanted }) => wanted),
    ctx,
  );
  if (!again.ok) return again;
  const made = await recordAdvances(tx, fresh, ctx);
  if (!made.ok) return made;
  const records = [
    ...touchedBy(
      again.value,
      changes.map(({ stored }) => stored),
    ),
    ...touchedBy(made.value, []),
  ];
  const entries = [...withdrawn.value, ...again.value, ...made.value];
  return okay({ records, added: fresh.length, changed: changes.length, entries });
}

const idsOf = (records: readonly TouchedRecord[]): number[] => records.map(({ recordId }) => recordId);
const beforeOf = (records: readonly TouchedRecord[]): unknown[] =>
  records.flatMap(({ before }) => (before === null ? [] : [before]));

export async function undoStored(
  tx: Tx,
  records: readonly TouchedRecord[],
  ctx: Ctx,
): Promise<Result<readonly Entry[]>> {
  const withdrawn = await withdrawStored(tx, idsOf(records), ctx);
  if (!withdrawn.ok) return withdrawn;
  const again = await recordStored(tx, beforeOf(records) as NewStored[], ctx);
  return again.ok ? okay([...withdrawn.value, ...again.value]) : again;
}

export async function undoAdvances(
  tx: Tx,
  records: readonly TouchedRecord[],
  ctx: Ctx,
): Promise<Result<readonly Entry[]>> {
  const withdrawn = await withdrawAdvances(tx, idsOf(records));
  if (!withdrawn.ok) return withdrawn;
  const again = await recordAdvances(tx, beforeOf(records) as NewAdvance[], ctx);
  return again.ok ? okay([...withdrawn.value, ...again.value]) : again;
}
