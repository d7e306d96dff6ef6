/**
 * The door as commands meet it: one transaction holding the idempotency record, the effect and its audit
 * rows; the names of the changed tables are published after the commit. Written once for all commands.
 */
import { createHash } from 'node:crypto';
import { okay, refuse, type Result } from '../../shared/domain/problem';
import { appendAudit, recordCommand, recordedCommand, type AuditKey, type Entry } from '../store/audit';
import type { Door } from '../store/door';
import type { Ctx, Outcome } from '../store/handler';
import type { Tx } from '../store/handles';

export type CommandCall = {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly ctx: Ctx;
  /** Who signed; a retry is the same request only with the same signer. */
  readonly signerId?: number;
  readonly work: (tx: Tx, input: Readonly<Record<string, unknown>>, ctx: Ctx) => Promise<Outcome<unknown>>;
};

export type Publish = (tables: readonly string[]) => void;

const requestHash = (name: string, input: unknown): string =>
  createHash('sha256').update(name).update(JSON.stringify(input)).digest('hex');

type Parts = { readonly door: Door; readonly key: AuditKey; readonly publish: Publish };

/** Runs one command; a retry with the same commandId gets the stored answer. */
export async function runCommand({ door, key, publish }: Parts, call: CommandCall): Promise<Result<unknown>> {
  const { commandId, ...input } = call.input;
  const id = String(commandId);
  const { userId, sessionId } = call.ctx.actor;
  const hash = requestHash(call.name, call.signerId === undefined ? input : { ...input, signerId: call.signerId });
  let changed: readonly Entry[] = [];
  const result = await door.write(async (tx) => {
    const before = await recordedCommand(tx, userId, id);
    if (before) {
      const isSame = before.procedure === call.name && before.requestHash === hash;
      return isSame ? okay(before.result) : refuse('IDEMPOTENCY_MISMATCH');
    }
    const outcome = await call.work(tx, input, call.ctx);
    if (!outcome.ok) return outcome;
    const at = call.ctx.now;
    await recordCommand(tx, {
      userId,
      commandId: id,
      procedure: call.name,
      requestHash: hash,
      result: outcome.value,
      at,
    });
    const context = { at, userId, sessionId, procedure: call.name, commandId: id };
    await appendAudit(tx, { context, entries: outcome.entries, key });
    changed = outcome.entries;
    return okay(outcome.value);
  });
  if (result.ok && changed.length > 0) publish([...new Set(changed.map(({ entity }) => entity))]);
  return result;
}
