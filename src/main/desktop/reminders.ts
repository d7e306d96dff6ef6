/** Reminders outside of the window: the system's notification, the figure on the icon and in the tray. */
import { app, type BrowserWindow, nativeImage, Notification, Tray } from 'electron';
import { ICON_PIXELS, numberPicture, trayPicture } from './tray-icon';

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

const imageOf = (png: Buffer) => nativeImage.createFromBuffer(png, { scaleFactor: ICON_PIXELS / 16 });

/** The tray appears with the first reminder and stays; a press on it brings the window to the front. */
function trayOf(window: BrowserWindow): Tray {
  if (tray && !tray.isDestroyed()) return tray;
  tray = new Tray(imageOf(trayPicture(0)));
  tray.on('click', () => toFront(window));
  return tray;
}

/** @param hint what the tray says; the program's own name when there is nothing */
export function showBadge(window: BrowserWindow, { count, hint }: { count: number; hint: string }): boolean {
  if (count > 0 || tray) {
    const place = trayOf(window);
    place.setImage(imageOf(trayPicture(count)));
    place.setToolTip(hint);
  }
  if (process.platform !== 'win32') return app.setBadgeCount(count);
  // Windows knows no figure on an icon, only a picture over it.
  window.setOverlayIcon(count > 0 ? imageOf(numberPicture(count)) : null, hint);
  return true;
}

/** With the last window the tray goes too. */
export function dropTray(): void {
  tray?.destroy();
  tray = undefined;
}
