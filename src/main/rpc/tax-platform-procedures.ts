/** The exchange with the tax platform, answered by the front: files read and written in the bulk thread. */
import { CHUNK_BYTES } from '../../shared/domain/limits';
import type { InputOf, OutputOf } from '../../shared/contract/procedure';
import type { PlatformResultRow, taxPlatformContract } from '../../shared/contract/tax-platform.contract';
import { businessDateOf } from '../../shared/domain/business-date';
import { okay, refuse, type Problem, type Result } from '../../shared/domain/problem';
import type { PlatformKindChoice, ResultVerdict } from '../../shared/domain/tax-platform-words';
import { textAt } from '../../shared/i18n/formats';
import type { StagedFile, StagedFiles } from '../features/imports/staged-files';
import type { Job } from '../features/invoicing/platform-job.queries';
import { gapsOf, type Gap } from '../features/invoicing/platform-job.rules';
import type { PlannedRow } from '../features/invoicing/platform-plan.queries';
import type { PlatformRow } from '../features/invoicing/platform-results';
import type { FillTask, ResultsTask, TemplateTask } from '../features/invoicing/platform-tasks';
import type { Connection } from './connection';
import type { FrontEngine } from './front-engine';
import type { Session } from './sessions';

type Contract = typeof taxPlatformContract;
type Answer<N extends keyof Contract> = (
  input: InputOf<Contract[N]>,
  connection: Connection,
  session: Session,
) => Promise<Result<OutputOf<Contract[N]>>>;
type Parts = { readonly engine: FrontEngine; readonly files: StagedFiles };

const SHOWN_GAPS = 200;
const ownerOf = ({ engine }: Parts, { actor }: Session) => ({ sessionId: actor.sessionId ?? 0, now: engine.now() });
const fileOf = (parts: Parts, fileId: string, session: Session): Result<StagedFile> =>
  parts.files.find(fileId, ownerOf(parts, session));

async function todayOf({ engine }: Parts): Promise<string> {
  const { timeZone } = await engine.ask('readSettings', {});
  return businessDateOf(engine.now(), timeZone);
}

const keepTemplate =
  (parts: Parts): Answer<'keepTemplate'> =>
  async ({ fileId, commandId }, _, session) => {
    const file = fileOf(parts, fileId, session);
    if (!file.ok) return file;
    const { name, bytes } = file.value;
    const found = await parts.engine.bulk<TemplateTask>({ kind: 'platformTemplate', bytes });
    if (!found.ok) return found;
    const input = { name, fileId, sheets: found.value.sheets, bytes: new Uint8Array(bytes).buffer, commandId };
    return parts.engine.tell('keepPlatformTemplate', input, session.actor);
  };

type Asked = { readonly requestIds: readonly number[]; readonly kind: PlatformKindChoice; readonly session: Session };
type Made = { readonly job: Job; readonly bytes: Uint8Array; readonly gaps: Gap[]; readonly lines: number };

/** The workbook of these requests, and all that is wrong with it. */
async function made(parts: Parts, { requestIds, kind, session }: Asked): Promise<Result<Made>> {
  const { visible } = session.actor;
  const job = await parts.engine.ask('platformJob', { requestIds, kind, visible, today: await todayOf(parts) });
  if (!job.ok) return job;
  const { template, invoices } = job.value;
  const filled = await parts.engine.bulk<FillTask>({ kind: 'platformFill', bytes: template, invoices });
  if (!filled.ok) return filled;
  const gaps = [...gapsOf(invoices), ...filled.value.gaps];
  return okay({ job: job.value, bytes: filled.value.bytes, gaps, lines: filled.value.lines });
}

const check =
  (parts: Parts): Answer<'check'> =>
  async ({ requestIds, kind }, _, session) => {
    const found = await made(parts, { requestIds, kind, session });
    if (!found.ok) return found;
    const { job, gaps, lines } = found.value;
    return okay({ invoices: job.invoices.length, lines, totalFen: job.totalFen, gaps: gaps.slice(0, SHOWN_GAPS) });
  };

/** Only a whole workbook is handed out; the requests move when it is made. */
const exported =
  (parts: Parts): Answer<'export'> =>
  async ({ requests, kind, commandId }, _, session) => {
    const found = await made(parts, { requestIds: requests.map(({ requestId }) => requestId), kind, session });
    if (!found.ok) return found;
    const { job, bytes, gaps } = found.value;
    const [gap] = gaps;
    if (gap) return refuse('RULE_VIOLATED', { case: 'taxPlatform.refusals.gaps', count: gaps.length }, ['/requests']);
    const invoices = job.invoices.length;
    const told = await parts.engine.tell('exportRequests', { requests, invoices, commandId }, session.actor);
    if (!told.ok) return told;
    const date = (await todayOf(parts)).replaceAll('-', '');
    const name = (textAt('zh-CN', 'taxPlatform.out.fileName') ?? '').replace('{{date}}', date);
    const kept = parts.files.put({ fileId: null, name, at: 0, bytes, isLast: true }, ownerOf(parts, session));
    return kept.ok ? okay({ fileId: kept.value.fileId, name, size: bytes.length, invoices }) : kept;
  };

const piece =
  (parts: Parts): Answer<'piece'> =>
  async ({ fileId, at }, _, session) => {
    const file = fileOf(parts, fileId, session);
    if (!file.ok) return file;
    const { bytes } = file.value;
    const one = Buffer.from(bytes.subarray(at, at + CHUNK_BYTES)).toString('base64');
    return okay({ bytes: one, isLast: at + CHUNK_BYTES >= bytes.length });
  };

type FileAsked = { readonly fileId: string; readonly session: Session; readonly wanted: 'results' | 'issued' };

async function rowsOf(parts: Parts, { fileId, session, wanted }: FileAsked): Promise<Result<PlatformRow[]>> {
  const file = fileOf(parts, fileId, session);
  if (!file.ok) return file;
  return parts.engine.bulk<ResultsTask>({ kind: 'platformRows', bytes: file.value.bytes, wanted });
}

const shownRow = ({ row, verdict, problem, customerName }: PlannedRow): PlatformResultRow => ({
  ...{ row: row.row, serial: row.serial, number: row.number, issuedOn: row.issuedOn },
  ...{ totalFen: row.totalFen, taxFen: row.taxFen, verdict, customerName, reason: row.reason, problem },
});

type Counted = { readonly verdict: ResultVerdict };
const countsOf = (rows: readonly Counted[]) => {
  const count = (verdict: ResultVerdict): number => rows.filter((one) => one.verdict === verdict).length;
  return {
    ...{ issued: count('issue'), failed: count('fail'), known: count('known') },
    ...{ unknown: count('unknown'), refused: count('refused') },
  };
};

async function planned(parts: Parts, fileId: string, session: Session): Promise<Result<PlannedRow[]>> {
  const rows = await rowsOf(parts, { fileId, session, wanted: 'results' });
  if (!rows.ok) return rows;
  const { visible } = session.actor;
  return okay(await parts.engine.ask('planResults', { rows: rows.value, visible, today: await todayOf(parts) }));
}

const previewResults =
  (parts: Parts): Answer<'previewResults'> =>
  async ({ fileId }, _, session) => {
    const plan = await planned(parts, fileId, session);
    return plan.ok ? okay({ rows: plan.value.map(shownRow), ...countsOf(plan.value) }) : plan;
  };

/** Each request in a transaction of its own: what the ledger refuses of one does not hold up the others. */
const applyResults =
  (parts: Parts): Answer<'applyResults'> =>
  async ({ fileId, commandId }, _, session) => {
    const plan = await planned(parts, fileId, session);
    if (!plan.ok) return plan;
    const isWork = ({ verdict }: PlannedRow): boolean => verdict === 'issue' || verdict === 'fail';
    const refused = new Map<number, Problem>();
    for (const requestId of new Set(plan.value.filter(isWork).flatMap((one) => one.requestId ?? []))) {
      const rows = plan.value.filter((one) => one.requestId === requestId).map(({ row }) => row);
      const own = `${commandId}/${requestId}`;
      const told = await parts.engine.tell('applyPlatformResults', { requestId, rows, commandId: own }, session.actor);
      if (!told.ok) refused.set(requestId, told.problem);
    }
    const done = plan.value.map((one): PlannedRow => {
      const problem = isWork(one) ? refused.get(one.requestId ?? 0) : undefined;
      return problem ? { ...one, verdict: 'refused', problem } : one;
    });
    return okay({ rows: done.map(shownRow), ...countsOf(done) });
  };

const compare =
  (parts: Parts): Answer<'compare'> =>
  async ({ fileId }, _, session) => {
    const rows = await rowsOf(parts, { fileId, session, wanted: 'issued' });
    if (!rows.ok) return rows;
    return okay(await parts.engine.ask('platformComparison', { rows: rows.value, visible: session.actor.visible }));
  };

/** The procedures of the tax platform that the front answers. */
export function taxPlatformProcedures(
  engine: FrontEngine,
  files: StagedFiles,
): { readonly [N in keyof Contract]: Answer<N> } {
  const parts = { engine, files };
  return {
    keepTemplate: keepTemplate(parts),
    check: check(parts),
    export: exported(parts),
    piece: piece(parts),
    previewResults: previewResults(parts),
    applyResults: applyResults(parts),
    compare: compare(parts),
  };
}
