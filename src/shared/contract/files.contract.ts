import { CHUNK_BYTES, MAX_ATTACHED_BYTES } from '../domain/limits';
import { z } from 'zod';
import { attachedEntities, attachmentKinds } from '../domain/attachment-words';
import { actionState, command, commandInput, id, instant, query, text } from './procedure';

const open = 'the record that the file belongs to decides, by the table of attachments and its visibility';
const reading = { permission: 'files.use', open, attached: 'read' } as const;
const writing = { permission: 'files.use', open, attached: 'write' } as const;
const record = { entity: z.enum(attachedEntities), entityId: id };
const kind = z.enum(attachmentKinds);

export const attachmentRow = z.strictObject({
  id,
  kind,
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.int(),
  addedBy: z.string(),
  addedAt: instant,
  /** Of a removed one: it stays readable. */
  removedBy: z.string().nullable(),
  removedAt: instant.nullable(),
  removeReason: z.string(),
  actions: z.strictObject({ remove: actionState }),
});
export type AttachmentRow = z.output<typeof attachmentRow>;

/** What the engine's threads answer. */
export const filesContract = {
  /** The files of one record, newest first, the removed ones last. */
  list: query(reading)
    .input(z.strictObject(record))
    .output(
      z.strictObject({
        rows: z.array(attachmentRow),
        kinds: z.array(kind),
        actions: z.strictObject({ add: actionState }),
      }),
    ),
  /** One piece of a file, from byte `at` on, at most {@link CHUNK_BYTES}; the last one ends at `totalBytes`. */
  get: query(reading)
    .input(z.strictObject({ ...record, attachmentId: id, at: z.int().min(0).max(MAX_ATTACHED_BYTES) }))
    .output(z.strictObject({ bytes: z.base64(), totalBytes: z.int(), mediaType: z.string(), name: z.string() })),
  /** Takes a file off a record; it stays in the book with who and why. */
  remove: command(writing)
    .input(commandInput({ ...record, attachmentId: id, reason: text(200) }))
    .output(z.strictObject({})),
};

/** What the front answers: a file is gathered there before it reaches the writer. */
export const uploadsContract = {
  /**
   * One piece of a file, in order, with its place in bytes, so that a repeated one is told apart; `fileId` null
   * begins a new file. Kept for an hour, for this session only.
   */
  put: command({ permission: 'session.own', open: "a file of the caller's own session" })
    .input(
      commandInput({
        fileId: z.uuid().nullable(),
        name: text(200),
        at: z.int().min(0).max(MAX_ATTACHED_BYTES),
        bytes: z.base64().max(Math.ceil(CHUNK_BYTES / 3) * 4),
        isLast: z.boolean(),
      }),
    )
    .output(z.strictObject({ fileId: z.uuid(), receivedBytes: z.int() })),
  /** Attaches a file that was put to a record. */
  add: command(writing)
    .input(commandInput({ ...record, kind, name: text(200), fileId: z.uuid() }))
    .output(z.strictObject({ attachmentId: id })),
};
