/** What only the desktop can do, answered for one window: print, save a PDF, save a file, notify, remind. */
import { type BrowserWindow, dialog, Notification } from 'electron';
import type { DesktopContract } from '../../shared/contract/desktop.contract';
import { okay, type Result } from '../../shared/domain/problem';
import type { Words } from '../../shared/i18n';
import type { HostAnswers } from '../rpc/host-router';
import { dropTray, remind, showBadge } from './reminders';
import { openSaves, type Saves, saveWhole } from './saving';

type Answers = HostAnswers<DesktopContract>['desktop'];

/** Prints a window's page; resolves when the system's dialog has been answered. */
export const printPage = ({ webContents }: BrowserWindow): Promise<boolean> =>
  new Promise((resolve) => {
    webContents.print({ printBackground: true }, (isPrinted) => resolve(isPrinted));
  });

async function askForPath(window: BrowserWindow, words: Words, name: string): Promise<string | undefined> {
  const { title, pdf } = words.desktop.save;
  const filters = name.endsWith('.pdf') ? [{ name: pdf, extensions: ['pdf'] }] : [];
  const { canceled, filePath } = await dialog.showSaveDialog(window, { title, defaultPath: name, filters });
  return canceled || filePath === '' ? undefined : filePath;
}

/** Saves a window's page as a PDF on the paper that its own print style names. */
export async function savePagePdf(window: BrowserWindow, words: Words, name: string): Promise<Result<boolean>> {
  // Made before the dialog: the page must not go on changing while the person looks for a folder.
  const bytes = await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
  const path = await askForPath(window, words, name.endsWith('.pdf') ? name : `${name}.pdf`);
  if (path === undefined) return okay(false);
  const saved = await saveWhole(path, bytes);
  return saved.ok ? okay(true) : saved;
}

const saveFile =
  (window: BrowserWindow, words: Words, saves: Saves): Answers['saveFile'] =>
  async ({ name, saveId: known, bytes, isLast }) => {
    const path = known === undefined ? await askForPath(window, words, name) : undefined;
    const saveId = known ?? (path === undefined ? undefined : saves.begin(path));
    if (saveId === undefined) return okay({ state: 'cancelled' });
    const added = await saves.add(saveId, { bytes: Buffer.from(bytes, 'base64'), isLast });
    if (!added.ok) return added;
    return okay(isLast ? { state: 'saved' } : { state: 'open', saveId });
  };

/** The answers for one window; unfinished files go with it. */
export function desktopAnswers(window: BrowserWindow, words: Words): HostAnswers<DesktopContract> {
  const saves = openSaves();
  window.on('closed', () => {
    dropTray();
    void saves.dropAll();
  });
  const notify: Answers['notify'] = async ({ title, body }) => {
    if (!Notification.isSupported()) return okay({ isShown: false });
    const note = new Notification({ title, body });
    note.on('click', () => window.show());
    note.show();
    return okay({ isShown: true });
  };
  return {
    desktop: {
      print: async () => okay({ isPrinted: await printPage(window) }),
      savePdf: async ({ name }) => {
        const saved = await savePagePdf(window, words, name);
        return saved.ok ? okay({ isSaved: saved.value }) : saved;
      },
      saveFile: saveFile(window, words, saves),
      notify,
      remind: async (text) => okay({ isChosen: await remind(window, text) }),
      badge: async (figure) => okay({ isShown: showBadge(window, figure) }),
    },
  };
}
