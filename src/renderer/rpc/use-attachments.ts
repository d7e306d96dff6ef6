/** The files of one record, for `ui/attachments.tsx`: read, sent in pieces, taken off, fetched and saved. */
import { CHUNK_BYTES, MAX_ATTACHED_BYTES } from '../../shared/domain/limits';
import { useState } from 'react';
import type { AttachedEntity, AttachmentKind } from '../../shared/domain/attachment-words';
import { refuse } from '../../shared/domain/problem';
import { fromBase64, toBase64 } from './base64';
import { api } from './client';
import { saveFile } from './host';
import type { Answer } from './problem';
import { isBigPhoto, reducePhoto } from './reduce-photo';
import { useCommand } from './use-command';
import { useRead } from './use-read';

const MB = 1024 * 1024;
const tables = ['attachment'];

type RecordOf = { readonly entity: AttachedEntity; readonly entityId: number };
export type FetchedFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};
/** What is under way: `percent` is missing while a photo is being made smaller. */
type UnderWay = { readonly name: string; readonly percent?: number };

/** All pieces of an attached file. */
export async function fetchFile(record: RecordOf, attachmentId: number): Promise<Answer<FetchedFile>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; ; ) {
    const piece = await api.files.get({ ...record, attachmentId, at });
    if (!piece.ok) return piece;
    const bytes = fromBase64(piece.value.bytes);
    parts.push(bytes);
    at += bytes.length;
    const { totalBytes, name, mediaType } = piece.value;
    if (at < totalBytes && bytes.length > 0) continue;
    const whole = new Uint8Array(await new Blob(parts).arrayBuffer());
    return { ok: true, value: { name, mediaType, bytes: whole } };
  }
}

/** Sends a file piece by piece. @returns the id under which the host keeps it for an hour */
function useSend(onPercent: (percent: number) => void) {
  const put = useCommand(api.files.put);
  return async (file: File): Promise<Answer<string>> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let fileId: string | null = null;
    for (let at = 0; ; at += CHUNK_BYTES) {
      onPercent(Math.round((at / Math.max(1, bytes.length)) * 100));
      const isLast = at + CHUNK_BYTES >= bytes.length;
      const piece = toBase64(bytes.subarray(at, at + CHUNK_BYTES));
      const answer: Answer<{ fileId: string }> = await put.run({ fileId, name: file.name, at, bytes: piece, isLast });
      if (!answer.ok) return answer;
      fileId = answer.value.fileId;
      if (isLast) return { ok: true, value: fileId };
    }
  };
}

/** `<Attachments files={useAttachments('customer', customerId)} />` is all a panel needs. */
export function useAttachments(entity: AttachedEntity, entityId: number) {
  const record = { entity, entityId };
  const found = useRead(['files.list', entity, entityId], () => api.files.list(record), { tables });
  const [underWay, setUnderWay] = useState<UnderWay>();
  const [sending, setSending] = useState('');
  const send = useSend((percent) => setUnderWay((now) => ({ name: now?.name ?? sending, percent })));
  const addFile = useCommand(api.files.add);
  const removeFile = useCommand(api.files.remove);
  const sent = async (kind: AttachmentKind, chosen: File): Promise<Answer<unknown>> => {
    const file = await reducePhoto(chosen);
    if (file.size > MAX_ATTACHED_BYTES) return refuse('FILE_REJECTED', { maxMb: MAX_ATTACHED_BYTES / MB });
    const fileId = await send(file);
    return fileId.ok ? addFile.run({ ...record, kind, name: file.name, fileId: fileId.value }) : fileId;
  };
  const add = async (kind: AttachmentKind, file: File): Promise<Answer<unknown>> => {
    setSending(file.name);
    setUnderWay(isBigPhoto(file) ? { name: file.name } : { name: file.name, percent: 0 });
    try {
      return await sent(kind, file);
    } finally {
      setUnderWay(undefined);
    }
  };
  return {
    value: found.value,
    problem: found.problem,
    isLoading: found.isLoading,
    reload: found.reload,
    underWay,
    add,
    remove: (attachmentId: number, reason: string) => removeFile.run({ ...record, attachmentId, reason }),
    fetch: (attachmentId: number) => fetchFile(record, attachmentId),
    save: saveFile,
  };
}
