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

type NotifyState = 'granted' | 'denied' | 'default' | 'none';

/** Whether the system may be told of reminders; on the desktop it is asked by the program itself. */
export const notifyState = (): NotifyState => {
  if (transport.isDesktop) return 'granted';
  return 'Notification' in window ? window.Notification.permission : 'none';
};

/** Asks the person; only ever from a press of his. */
export const askToNotify = async (): Promise<NotifyState> =>
  'Notification' in window ? window.Notification.requestPermission() : 'none';

type Reminder = { readonly title: string; readonly body: string };

/** A notification of the system; `onChosen` when the person presses it. */
export const remind = async (text: Reminder, onChosen: () => void): Promise<void> => {
  if (transport.isDesktop) {
    const answer = await desktopApi.remind(text);
    if (answer.ok && answer.value.isChosen) onChosen();
    return;
  }
  if (notifyState() !== 'granted') return;
  const note = new window.Notification(text.title, { body: text.body });
  note.addEventListener('click', () => {
    window.focus();
    note.close();
    onChosen();
  });
};

/** How many wait, on the program's icon and in the tray; a browser shows it on its tab alone. */
export const showCount = async (count: number, hint: string): Promise<void> => {
  if (transport.isDesktop) await desktopApi.badge({ count, hint });
};
