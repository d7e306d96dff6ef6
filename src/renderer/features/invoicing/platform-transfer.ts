/** Files between the page and the host: sent piece by piece, and workbooks fetched the same way. */
import { CHUNK_BYTES, MAX_FILE_BYTES } from '../../../shared/domain/limits';
import { refuse } from '../../../shared/domain/problem';
import { fromBase64, toBase64 } from '../../rpc/base64';
import { api } from '../../rpc/client';
import type { Answer } from '../../rpc/problem';
import { useCommand } from '../../rpc/use-command';

const MB = 1024 * 1024;

/** Sends a file; answers the id under which the host keeps it for this session. */
export const usePlatformUpload = (): ((file: File) => Promise<Answer<string>>) => {
  const put = useCommand(api.imports.put);
  return async (file) => {
    if (file.size > MAX_FILE_BYTES) return refuse('FILE_REJECTED', { maxMb: MAX_FILE_BYTES / MB });
    const bytes = new Uint8Array(await file.arrayBuffer());
    let fileId: string | null = null;
    for (let at = 0; ; at += CHUNK_BYTES) {
      const isLast = at + CHUNK_BYTES >= bytes.length;
      const piece = toBase64(bytes.subarray(at, at + CHUNK_BYTES));
      const answer: Answer<{ fileId: string }> = await put.run({ fileId, name: file.name, at, bytes: piece, isLast });
      if (!answer.ok) return answer;
      fileId = answer.value.fileId;
      if (isLast) return { ok: true, value: fileId };
    }
  };
};

/** A workbook that was filled in this session, whole. */
export async function fetchWorkbook(fileId: string): Promise<Answer<Uint8Array<ArrayBuffer>>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; ; ) {
    const answer = await api.taxPlatform.piece({ fileId, at });
    if (!answer.ok) return answer;
    const piece = fromBase64(answer.value.bytes);
    pieces.push(piece);
    at += piece.length;
    if (answer.value.isLast || piece.length === 0) break;
  }
  return { ok: true, value: new Uint8Array(await new Blob(pieces).arrayBuffer()) };
}
