/** Reminders outside of the window: the system's notification, the figure on the icon and in the tray. */
import { app, type BrowserWindow, nativeImage, Notification, Tray } from 'electron';
import { TRAY_ICON } from './tray-icon';

/** A notification that nobody chose and no system closed is given up. */
const GIVEN_UP_AFTER_MS = 30 * 60_000;
/** Kept until they are gone: a notification that nothing holds loses its listeners. */
const standing = new Set<Notification>();

type Text = { readonly title: string; readonly body: string };

const toFront = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

/** Shows one; true when the person chose it. */
export function remind(window: BrowserWindow, text: Text): Promise<boolean> {
  if (!Notification.isSupported()) return Promise.resolve(false);
  return new Promise((resolve) => {
    const note = new Notification(text);
    const settle = (isChosen: boolean): void => {
      clearTimeout(limit);
      standing.delete(note);
      resolve(isChosen);
    };
    const limit = setTimeout(() => settle(false), GIVEN_UP_AFTER_MS);
    limit.unref();
    note.on('click', () => {
      toFront(window);
      settle(true);
    });
    note.on('close', () => settle(false));
    standing.add(note);
    note.show();
  });
}

let tray: Tray | undefined;

/** The tray appears with the first reminder and stays; a press on it brings the window to the front. */
function trayOf(window: BrowserWindow): Tray {
  if (tray && !tray.isDestroyed()) return tray;
  tray = new Tray(nativeImage.createFromDataURL(TRAY_ICON));
  tray.on('click', () => toFront(window));
  return tray;
}

/** @param hint what the tray says; the program's own name when there is nothing */
export function showBadge(window: BrowserWindow, { count, hint }: { count: number; hint: string }): boolean {
  const isShown = app.setBadgeCount(count);
  if (count > 0 || tray) trayOf(window).setToolTip(hint);
  return isShown;
}

/** With the last window the tray goes too. */
export function dropTray(): void {
  tray?.destroy();
  tray = undefined;
}
