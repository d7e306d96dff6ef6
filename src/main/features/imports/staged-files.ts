/** Files that were sent for an import: in memory, per session, capped, forgotten after an hour. */
import { MAX_FILE_BYTES } from '../../../shared/domain/limits';
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';

const KEPT_MS = 3_600_000;
const FILES_PER_SESSION = 2;
const MAX_TOTAL_BYTES = 5 * MAX_FILE_BYTES;
const MB = 1024 * 1024;

type Staged = {
  readonly sessionId: number;
  readonly name: string;
  readonly at: number;
  readonly parts: Uint8Array[];
  bytes: number;
  isWhole: boolean;
};
export type Piece = {
  readonly fileId: string | null;
  readonly name: string;
  /** Where the piece begins in the file. */
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly isLast: boolean;
};
type Owner = { readonly sessionId: number; readonly now: number };

export type StagedFile = { readonly name: string; readonly bytes: Uint8Array };
export type StagedFiles = {
  /** Adds a piece to a file, or begins one. */
  put(piece: Piece, owner: Owner): Result<{ fileId: string; receivedBytes: number }>;
  /** A whole file of this session. */
  find(fileId: string, owner: Owner): Result<StagedFile>;
};

const noSuchFile = (): Refusal => refuse('NOT_FOUND', { case: 'imports.refusals.noSuchFile' }, ['/fileId']);

/** @param newId makes the id of a file; a random one that nobody guesses */
export function stagedFiles(newId: () => string): StagedFiles {
  const files = new Map<string, Staged>();
  const forgetOld = (now: number): void => {
    for (const [id, file] of files) if (now - file.at > KEPT_MS) files.delete(id);
  };
  const total = (): number => [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const own = (fileId: string, { sessionId }: Owner): Staged | undefined => {
    const file = files.get(fileId);
    return file?.sessionId === sessionId ? file : undefined;
  };
  const begin = (name: string, { sessionId, now }: Owner): string => {
    const mine = [...files].filter(([, file]) => file.sessionId === sessionId);
    for (const [id] of mine.slice(0, Math.max(0, mine.length - FILES_PER_SESSION + 1))) files.delete(id);
    const id = newId();
    files.set(id, { sessionId, name, at: now, parts: [], bytes: 0, isWhole: false });
    return id;
  };
  const put: StagedFiles['put'] = (piece, owner) => {
    forgetOld(owner.now);
    const fileId = piece.fileId ?? begin(piece.name, owner);
    const file = own(fileId, owner);
    if (!file) return noSuchFile();
    // The answer to this piece was lost: it is here already.
    if (piece.at + piece.bytes.length === file.bytes && file.bytes > 0)
      return okay({ fileId, receivedBytes: file.bytes });
    if (file.isWhole || piece.at !== file.bytes) return noSuchFile();
    if (file.bytes + piece.bytes.length > MAX_FILE_BYTES) {
      files.delete(fileId);
      return refuse('FILE_REJECTED', { maxMb: MAX_FILE_BYTES / MB });
    }
    if (total() + piece.bytes.length > MAX_TOTAL_BYTES) {
      files.delete(fileId);
      return refuse('BUSY');
    }
    file.parts.push(piece.bytes);
    file.bytes += piece.bytes.length;
    file.isWhole = piece.isLast;
    return okay({ fileId, receivedBytes: file.bytes });
  };
  const find: StagedFiles['find'] = (fileId, owner) => {
    forgetOld(owner.now);
    const file = own(fileId, owner);
    if (!file?.isWhole) return noSuchFile();
    return okay({ name: file.name, bytes: Buffer.concat(file.parts) });
  };
  return { put, find };
}
