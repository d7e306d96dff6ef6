/** What depends on the place the page runs in: in a browser by web means, on the desktop by the program around it. */
import { CHUNK_BYTES } from '../../shared/domain/limits';
import { toBase64 } from './base64';
import { desktopApi, transport } from './client';
import type { Answer } from './problem';

/** Prints the page as it stands; print sheets bring their own paper. */
export const print = async (): Promise<Answer<unknown>> => {
  if (transport.isDesktop) return desktopApi.print({});
  window.print();
  return { ok: true, value: {} };
};

const REVOKE_AFTER_MS = 60_000;

const download = (name: string, bytes: Uint8Array<ArrayBuffer>): void => {
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
};

/** Piece after piece; the first one asks the person where to. */
const sendPieces = async (name: string, bytes: Uint8Array): Promise<Answer<boolean>> => {
  let saveId: string | undefined;
  for (let at = 0; ; at += CHUNK_BYTES) {
    const isLast = at + CHUNK_BYTES >= bytes.length;
    const piece = toBase64(bytes.subarray(at, at + CHUNK_BYTES));
    const answer = await desktopApi.saveFile({ name, saveId, bytes: piece, isLast });
    if (!answer.ok) return answer;
    if (answer.value.state !== 'open') return { ok: true, value: answer.value.state === 'saved' };
    saveId = answer.value.saveId;
  }
};

/** Hands a file to the person: the browser's download, or a file where he says. False when he changed his mind. */
export const saveFile = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<boolean>> => {
  if (transport.isDesktop) return sendPieces(name, bytes);
  download(name, bytes);
  return { ok: true, value: true };
};
