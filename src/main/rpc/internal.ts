/** Procedures that only the front calls, by name; no seat can reach them. */
import { recordedCommand, type AuditKey } from '../store/audit';
import type { FillDemo } from './demo/fill-demo';
import type { DemoWords } from './demo/words';
import type { Ctx, Outcome } from '../store/handler';
import type { ReadDb, Tx } from '../store/handles';
import { attachFile, type AttachInput } from '../features/files/attach-file';
import { applyImport } from '../features/imports/apply-import';
import { compareImport, rememberedColumns } from '../features/imports/imports.queries';
import { attachedRefusal } from './attached';
import { applyPlatformResults } from '../features/invoicing/platform-apply';
import { platformComparison } from '../features/invoicing/platform-compare.queries';
import { platformJob } from '../features/invoicing/platform-job.queries';
import { planResults } from '../features/invoicing/platform-plan.queries';
import { exportRequests, keepPlatformTemplate } from '../features/invoicing/platform-steps';
import { applyBankFile } from '../features/receivables/apply-bank-file';
import { compareBankLines } from '../features/receivables/bank-lines.repo';
import { notePinFailure, clearPinFailures, putBadge, putMyPin, putPin } from '../features/users/staff-codes';
import { sealedOfLook } from '../features/tenders/platform-accounts.queries';
import { signerOf } from '../features/users/signers.queries';
import { planReminders } from '../features/reminders/plan.queries';
import type { Plan } from '../features/reminders/plan.rules';
import { applyReminders } from '../features/reminders/sweep-reminders';
import { closeSession, noteFailure, openDemoSession, openSession, setUpBook } from '../features/users/session-commands';
import { credentialOf, demoUsers, isSetUp, resolveSession } from '../features/users/users.queries';
import { readSettings } from '../features/settings/settings.queries';

const outcome = async (db: ReadDb, input: { userId: number; commandId: string }) => {
  const found = await recordedCommand(db, input.userId, input.commandId);
  return found ? { state: 'done' as const, result: found.result } : { state: 'unknown' as const };
};

let fillDemo: FillDemo | undefined;
const demo = (): FillDemo => {
  if (!fillDemo) throw new Error('the demo was not loaded');
  return fillDemo;
};

/** The demo runs by the contract, which no other book needs here; loaded before the transaction that wants it. */
export async function loadFor(name: string): Promise<void> {
  if (name === 'fillDemo') ({ fillDemo } = await import('./demo/fill-demo'));
}

export const internalQueries = {
  resolveSession,
  credentialOf,
  demoUsers,
  isSetUp,
  readSettings,
  outcome,
  compareBankLines,
  compareImport,
  planResults,
  platformComparison,
  platformJob,
  planReminders,
  rememberedColumns,
  sealedOfLook,
  signerOf,
};
/** Commands of the front. The key of the audit chain is for the demo book, which lives a hundred days in one command. */
export const internalCommands = (key: AuditKey) => ({
  openSession,
  openDemoSession,
  noteFailure,
  closeSession,
  setUpBook,
  applyImport,
  attachFile: async (tx: Tx, input: AttachInput, ctx: Ctx) =>
    (await attachedRefusal(tx, { ...input, way: 'write' }, ctx.actor)) ?? attachFile(tx, input, ctx),
  applyBankFile,
  applyPlatformResults,
  applyReminders: (tx: Tx, { plan }: { plan: Plan }, ctx: Ctx) => applyReminders(tx, plan, ctx),
  exportRequests,
  keepPlatformTemplate,
  notePinFailure,
  clearPinFailures,
  putBadge,
  putPin,
  putMyPin,
  fillDemo: (tx: Tx, { words }: { words: DemoWords }, ctx: Ctx) => demo()(tx, { words, key }, ctx),
});

type Queries = typeof internalQueries;
type Commands = ReturnType<typeof internalCommands>;

export type InternalQuery = keyof Queries;
export type InternalCommand = keyof Commands;
export type InternalInput<N extends InternalQuery | InternalCommand> = N extends InternalQuery
  ? Parameters<Queries[N]> extends [ReadDb, infer I]
    ? I
    : Record<string, never>
  : N extends InternalCommand
    ? Parameters<Commands[N]>[1]
    : never;
type ValueOf<T> = T extends { ok: true; value: infer V } ? V : never;
export type InternalOutput<N extends InternalQuery | InternalCommand> = N extends InternalQuery
  ? Awaited<ReturnType<Queries[N]>>
  : N extends InternalCommand
    ? ValueOf<Awaited<ReturnType<Commands[N]>>>
    : never;

/** As the thread calls them, whatever their input: the types above guard the callers. */
export const internalQueryByName = internalQueries as Readonly<
  Record<string, (db: ReadDb, input: never) => Promise<unknown>>
>;
export const internalCommandsByName = (key: AuditKey) =>
  internalCommands(key) as Readonly<Record<string, (tx: Tx, input: never, ctx: Ctx) => Promise<Outcome<unknown>>>>;
