import type { importRecordsContract } from '../../../shared/contract/imports.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { removeCustomers } from '../customers/import-undo.repo';
import { removePrices } from '../pricing/import-undo.repo';
import { changePrice } from '../pricing/pricing.repo';
import { removeProducts } from '../products/import-undo.repo';
import { readSettings } from '../settings/settings.queries';
import { liveOpenings } from '../stock/opening.queries';
import { entityOf } from './apply-import';
import { recordOpeningDocuments, withdrawOpeningDocuments, type NewOpening } from '../receivables/openings.repo';
import { withdrawOutsideDeposits } from '../tenders/import-deposits.repo';
import { withdrawTenders } from '../tenders/import-tenders.repo';
import { undoAdvances, undoStored } from './write-opening-invoices';
import { markUndone } from './imports.repo';
import { inTheWay, undoRefusal } from './imports.rules';
import { findRun, pastRun, recordsOf, type RunRecord, type TouchedRecord } from './runs.queries';
import { usesOf } from './uses.queries';
import { reopenLot, reverseLot, type LotBefore, type PriceBefore } from './write-plans';

type Taken = { readonly records: readonly TouchedRecord[]; readonly ctx: Ctx };

const madeIn = (records: readonly TouchedRecord[]): number[] =>
  records.filter(({ before }) => before === null).map(({ recordId }) => recordId);

async function undoPrices(tx: Tx, records: readonly TouchedRecord[]): Promise<Result<readonly Entry[]>> {
  await removePrices(tx, madeIn(records));
  for (const { recordId: id, before } of records) {
    if (before === null) continue;
    const { price, validTo, version } = before as PriceBefore;
    await changePrice(tx, { id, version }, { price, validTo });
  }
  return okay([]);
}

/** Lots keep their rows: the ledger is reversed, and what was put right is opened as it was. */
async function undoStock(tx: Tx, { fileName }: RunRecord, { records, ctx }: Taken): Promise<Result<readonly Entry[]>> {
  const ids = records.map(({ recordId }) => recordId);
  const live = await liveOpenings(tx, ids);
  for (const { recordId: lotId, before } of records) {
    const opening = { lotId, live: live.get(lotId), reason: fileName };
    const reopened =
      before === null
        ? await reverseLot(tx, opening, ctx)
        : await reopenLot(tx, { ...opening, ...(before as LotBefore) }, ctx);
    if (!reopened.ok) return reopened;
  }
  return okay([]);
}

/** What was put right is recorded again as it was. */
async function undoReceivables(tx: Tx, { records, ctx }: Taken): Promise<Result<readonly Entry[]>> {
  const withdrawn = await withdrawOpeningDocuments(
    tx,
    records.map(({ recordId }) => recordId),
    ctx,
  );
  if (!withdrawn.ok) return withdrawn;
  const before = records.flatMap(({ before: was }) => (was === null ? [] : [was as NewOpening]));
  const again = await recordOpeningDocuments(tx, before, ctx);
  return again.ok ? okay([...withdrawn.value, ...again.value.entries]) : again;
}

async function takeBack(tx: Tx, run: RunRecord, what: Taken): Promise<Result<readonly Entry[]>> {
  const { records } = what;
  switch (run.target) {
    case 'customers':
      await removeCustomers(tx, madeIn(records));
      return okay([]);
    case 'products':
      await removeProducts(tx, madeIn(records));
      return okay([]);
    case 'prices':
      return undoPrices(tx, records);
    case 'stock':
      return undoStock(tx, run, what);
    case 'receivables':
      return undoReceivables(tx, what);
    case 'storedInvoices':
      return undoStored(tx, records, what.ctx);
    case 'advanceInvoices':
      return undoAdvances(tx, records, what.ctx);
    case 'deposits':
      return okay(await withdrawOutsideDeposits(tx, madeIn(records), { reason: run.fileName, ctx: what.ctx }));
    case 'tenders':
      await withdrawTenders(tx, madeIn(records), what.ctx);
      return okay([]);
  }
}

/** Takes back an import altogether while nothing uses its records. */
export const undoImport: Command<(typeof importRecordsContract)['undo']> = async (tx, { runId, version }, ctx) => {
  const run = await findRun(tx, runId);
  if (!run) return refuse('NOT_FOUND', {}, ['/runId']);
  const { openingSignedOffOn } = await readSettings(tx);
  const refused = undoRefusal(pastRun(run), ctx.actor.posts, openingSignedOffOn);
  if (refused) return refused;
  const records = await recordsOf(tx, runId);
  const used = inTheWay(await usesOf(tx, run, records));
  if (used) return used;
  const next = await markUndone(tx, { runId, version, at: ctx.now, userId: ctx.actor.userId });
  if (next === undefined) return refuse('CONFLICT', { expected: version, found: run.version }, ['/version']);
  const taken = await takeBack(tx, run, { records, ctx });
  if (!taken.ok) return taken;
  const after = { target: run.target, fileName: run.fileName, records: records.length };
  return done(
    { version: next },
    { entity: 'import_run', id: runId, action: 'undo', after },
    { entity: entityOf[run.target], id: 0, action: 'undo-import', after },
    ...taken.value,
  );
};
