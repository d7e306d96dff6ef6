/**
 * The audit trail and the record of commands, both written by the door in the transaction of the effect.
 * Each audit row carries an HMAC over its fields and the row before it, with a key outside the database:
 * a changed, missing or inserted row breaks the chain. It holds ids and values of documents, no secrets.
 */
import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { id, instant, int, json, ref, table, text } from './columns';
import type { ReadDb, Tx } from './handles';
import { prepared } from './prepared';

export const auditEntry = table('audit_entry', {
  seq: id(),
  at: instant().notNull(),
  userId: ref(),
  sessionId: ref(),
  procedure: text().notNull(),
  commandId: text().notNull(),
  entity: text().notNull(),
  entityId: int().notNull(),
  action: text().notNull(),
  before: text(),
  after: text(),
  reason: text(),
  keyId: text().notNull(),
  mac: text().notNull(),
});

export const commandRecord = table('command_record', {
  userId: ref().notNull(),
  commandId: text().notNull(),
  procedure: text().notNull(),
  requestHash: text().notNull(),
  result: json<unknown>().notNull(),
  at: instant().notNull(),
});

/** One change of one record, as a command reports it. `before` and `after` hold the changed fields only. */
export type Entry = {
  readonly entity: string;
  readonly id: number;
  readonly action: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
};

export type AuditKey = { readonly id: string; readonly secret: Buffer };
export type AuditContext = {
  readonly at: number;
  readonly userId: number | null;
  readonly sessionId: number | null;
  readonly procedure: string;
  readonly commandId: string;
};

type AuditRow = Omit<typeof auditEntry.$inferSelect, 'seq' | 'mac'>;

/** The HMAC of a row over the one before it; field order is fixed for ever. */
export function macOf(row: AuditRow, previous: string, secret: Buffer): string {
  const fields = [
    previous,
    row.at,
    row.userId,
    row.sessionId,
    row.procedure,
    row.commandId,
    row.entity,
    row.entityId,
    row.action,
    row.before,
    row.after,
    row.reason,
    row.keyId,
  ];
  return createHmac('sha256', secret).update(JSON.stringify(fields)).digest('hex');
}

const lastMac = prepared('audit.last', (db) =>
  db.select({ mac: auditEntry.mac }).from(auditEntry).orderBy(sql`${auditEntry.seq} DESC`).limit(1),
);

const p = sql.placeholder;
const insertEntry = prepared('audit.insert', (db) =>
  db.insert(auditEntry).values({
    at: p('at'),
    userId: p('userId'),
    sessionId: p('sessionId'),
    procedure: p('procedure'),
    commandId: p('commandId'),
    entity: p('entity'),
    entityId: p('entityId'),
    action: p('action'),
    before: p('before'),
    after: p('after'),
    reason: p('reason'),
    keyId: p('keyId'),
    mac: p('mac'),
  }),
);

const asText = (value: Readonly<Record<string, unknown>> | undefined): string | null =>
  value ? JSON.stringify(value) : null;

/** Appends the rows of one command to the chain. */
export async function appendAudit(
  tx: Tx,
  { context, entries, key }: { context: AuditContext; entries: readonly Entry[]; key: AuditKey },
): Promise<void> {
  let previous = (await lastMac(tx, {}))[0]?.mac ?? '';
  for (const entry of entries) {
    const row: AuditRow = {
      ...context,
      entity: entry.entity,
      entityId: entry.id,
      action: entry.action,
      before: asText(entry.before),
      after: asText(entry.after),
      reason: entry.reason ?? null,
      keyId: key.id,
    };
    previous = macOf(row, previous, key.secret);
    await insertEntry(tx, { ...row, mac: previous });
  }
}

/**
 * Walks the chain from its first row.
 * @returns the seq of the first row whose mac is wrong, or undefined when the chain holds
 */
export async function brokenAuditRow(db: ReadDb, key: AuditKey): Promise<number | undefined> {
  let previous = '';
  for (const { seq, mac, ...row } of await db.select().from(auditEntry).orderBy(auditEntry.seq)) {
    if (row.keyId !== key.id || macOf(row, previous, key.secret) !== mac) return seq;
    previous = mac;
  }
  return undefined;
}

const findCommand = prepared('command.find', (db) =>
  db
    .select({
      procedure: commandRecord.procedure,
      requestHash: commandRecord.requestHash,
      result: commandRecord.result,
    })
    .from(commandRecord)
    .where(sql`${commandRecord.userId} = ${p('userId')} AND ${commandRecord.commandId} = ${p('commandId')}`),
);
const insertCommand = prepared('command.insert', (db) =>
  db.insert(commandRecord).values({
    userId: p('userId'),
    commandId: p('commandId'),
    procedure: p('procedure'),
    requestHash: p('requestHash'),
    result: p('result'),
    at: p('at'),
  }),
);

/** What this person's command did before, if it was carried out. */
export const recordedCommand = async (db: ReadDb, userId: number, commandId: string) =>
  (await findCommand(db, { userId, commandId }))[0];

/** Keeps the answer of a command so that a retry gets it again. */
export const recordCommand = (tx: Tx, row: typeof commandRecord.$inferInsert): Promise<unknown> =>
  insertCommand(tx, row);
