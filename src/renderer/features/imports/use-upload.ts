/** A file of this computer on its way to the host, piece by piece. */
import { CHUNK_BYTES, MAX_FILE_BYTES } from '../../../shared/domain/limits';
import { useState } from 'react';
import { refuse } from '../../../shared/domain/problem';
import { toBase64 } from '../../rpc/base64';
import { api } from '../../rpc/client';
import type { Answer } from '../../rpc/problem';
import { useCommand } from '../../rpc/use-command';

const MB = 1024 * 1024;

export type Upload = {
  readonly send: (file: File) => Promise<Answer<string>>;
  /** 0 to 100 while a file is under way. */
  readonly percent: number | undefined;
};

export const useUpload = (): Upload => {
  const put = useCommand(api.imports.put);
  const [percent, setPercent] = useState<number>();
  const pieces = async (file: File): Promise<Answer<string>> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let fileId: string | null = null;
    for (let at = 0; ; at += CHUNK_BYTES) {
      setPercent(Math.round((at / Math.max(1, bytes.length)) * 100));
      const isLast = at + CHUNK_BYTES >= bytes.length;
      const piece = toBase64(bytes.subarray(at, at + CHUNK_BYTES));
      const answer: Answer<{ fileId: string }> = await put.run({ fileId, name: file.name, at, bytes: piece, isLast });
      if (!answer.ok) return answer;
      fileId = answer.value.fileId;
      if (isLast) return { ok: true, value: fileId };
    }
  };
  const send = async (file: File): Promise<Answer<string>> => {
    if (file.size > MAX_FILE_BYTES) return refuse('FILE_REJECTED', { maxMb: MAX_FILE_BYTES / MB });
    try {
      return await pieces(file);
    } finally {
      setPercent(undefined);
    }
  };
  return { send, percent };
};
