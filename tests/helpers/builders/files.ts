/** Files for tests: small ones of each kind, sent in pieces as the page sends them. */
import { strToU8, zipSync } from 'fflate';
import type { AttachedEntity, AttachmentKind } from '../../../src/shared/domain/attachment-words';

/** An answer of a seat of a book, or of one on the wire, whose refusals know more codes. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: { readonly code: string; readonly params: object } };
export type Caller = {
  call(path: string, input?: Readonly<Record<string, unknown>>): Promise<Answer<unknown>>;
};
type Input = Readonly<Record<string, unknown>>;

const PIECE = 512 * 1024;

export const aPdf = (text = 'a report'): Buffer => Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`);
/** A picture of so many bytes: the head of a PNG and noise behind it. */
export const aPng = (size = 100): Buffer => {
  const bytes = Buffer.alloc(Math.max(size, 8), 0x5a);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
};
/** An archive with these names in it. */
export const anArchive = (...names: readonly string[]): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')]))));

export type FileGiven = {
  readonly entity: AttachedEntity;
  readonly entityId: number;
  readonly kind?: AttachmentKind;
  readonly name?: string;
  readonly bytes?: Uint8Array;
};

/** Sends the pieces of a file. @returns the refusal, or the id under which the host keeps it */
export async function putFile(seat: Caller, bytes: Uint8Array, newId: () => Input): Promise<Answer<string>> {
  const data = Buffer.from(bytes);
  let fileId: string | null = null;
  for (let at = 0; at === 0 || at < data.length; at += PIECE) {
    const piece = data.subarray(at, at + PIECE).toString('base64');
    const isLast = at + PIECE >= data.length;
    const input = { fileId, name: 'file', at, bytes: piece, isLast, ...newId() };
    const sent = (await seat.call('files.put', input)) as Answer<{ fileId: string }>;
    if (!sent.ok) return sent;
    fileId = sent.value.fileId;
  }
  return { ok: true, value: fileId ?? '' };
}

/**
 * Attaches a file to a record: a PDF called `report.pdf`, a paper of kind `other`, unless something else is given.
 * @param newId the commandId of each call, for a seat that makes none by itself
 */
export async function attachFile(
  seat: Caller,
  { entity, entityId, kind = 'other', name = 'report.pdf', bytes = aPdf() }: FileGiven,
  newId: () => Input = () => ({}),
): Promise<Answer<{ attachmentId: number }>> {
  const put = await putFile(seat, bytes, newId);
  if (!put.ok) return put;
  const input = { entity, entityId, kind, name, fileId: put.value, ...newId() };
  return (await seat.call('files.add', input)) as Answer<{ attachmentId: number }>;
}

type Place = { readonly entity: AttachedEntity; readonly entityId: number; readonly attachmentId: number };

/** All pieces of an attached file, and how many they were. */
export async function fetchFile(seat: Caller, place: Place): Promise<{ bytes: Buffer; pieces: number }> {
  const parts: Buffer[] = [];
  for (let at = 0, total = 1; at < total; ) {
    const answer = (await seat.call('files.get', { ...place, at })) as Answer<{ bytes: string; totalBytes: number }>;
    if (!answer.ok) throw new Error(`files.get was refused: ${JSON.stringify(answer.problem)}`);
    const piece = Buffer.from(answer.value.bytes, 'base64');
    parts.push(piece);
    at += piece.length;
    total = answer.value.totalBytes;
  }
  return { bytes: Buffer.concat(parts), pieces: parts.length };
}
