/**
 * The base of the contract: what a query and a command declare. Only this file knows @orpc/contract.
 * Order of the checks at run time: session, permission, input, subject visible, version, rule.
 */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import type { Permission } from '../domain/permissions';
import { problemCodes } from '../domain/problem';

/** Tables whose rows have an owner and so a visibility; each has one entry in main/rpc/subjects.ts. */
export const subjectTables = [
  'customer',
  'sales_order',
  'dispatch_note',
  'return_request',
  'user',
  'import_run',
  'qualification',
  'agent_region',
  'ledger_account',
  'invoice',
  'invoice_request',
  'red_form',
  'tender',
  'tender_document',
  'delivery_agreement',
  'agreed_volume',
  'deposit',
  'sold_report',
] as const;
export type SubjectTable = (typeof subjectTables)[number];

/** Whose record a procedure touches: one record (named by an input key), a list, or nobody's (with the reason). */
export type Access = { readonly permission: Permission } & (
  | { readonly subject: { readonly table: SubjectTable; readonly id: string } }
  | { readonly scope: SubjectTable }
  /** `attached`: files of the record that the input names by `entity` and `entityId`; main/rpc/attached.ts decides. */
  | { readonly open: string; readonly attached?: 'read' | 'write' }
);
export type ProcedureMeta = Access & { readonly kind: 'query' | 'command' };

export const problemSchema = z.object({
  code: z.enum(problemCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  fields: z.array(z.string()).readonly().optional(),
  correlationId: z.string().optional(),
});

/** What a row says about an action (A12): it may be done, or why not and by whom. */
export const actionState = z.union([z.literal(true), problemSchema]);
export type ActionState = z.output<typeof actionState>;

const base = oc
  .$meta<ProcedureMeta>({ kind: 'query', permission: 'public', open: 'base' })
  .errors({ PROBLEM: { status: 422, data: problemSchema } });

/** A read: runs on a reader thread with `{actor, now, today}`. */
export const query = (access: Access) => base.meta({ kind: 'query', ...access });
/** A write: runs on the writer thread through the door; its input carries the commandId. */
export const command = (access: Access) => base.meta({ kind: 'command', ...access });

export const noInput = z.strictObject({});
/** The input of a command: the given fields and the UUIDv7 that the client made when the button was pressed. */
export const commandInput = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ commandId: z.uuidv7(), ...shape });

/** Internal id made by the database; never shown. */
export const id = z.int().positive();
/** Row version the client saw. */
export const version = z.int().nonnegative();
/** `YYYY-MM-DD` in the book's time zone. */
export const businessDate = z.iso.date();
/** UTC milliseconds. */
export const instant = z.int().nonnegative();
/** Text without control characters, trimmed, of 1 to `max` characters. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$/u);
/** Like {@link text}, may be empty. */
export const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$/u);

/** A stream of events as the output of a query. */
export const streamOf = <S extends z.ZodType>(item: S) => eventIterator(item);

type Schemas = { '~orpc': { inputSchema?: unknown; outputSchema?: unknown } };
type Parsed<S> = S extends z.ZodType ? z.output<S> : never;
/** The parsed input of a procedure. */
export type InputOf<P extends Schemas> = Parsed<Exclude<P['~orpc']['inputSchema'], undefined>>;
/** What a procedure answers. */
export type OutputOf<P extends Schemas> = Parsed<Exclude<P['~orpc']['outputSchema'], undefined>>;
