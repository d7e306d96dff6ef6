/** What a page may not do, whatever it shows: leave our origin, open windows, embed a guest. */
import type { Session, WebContents } from 'electron';
import { isOurs, mayNavigate, mayOpenOutside } from './origin';

type OpenOutside = (url: string) => unknown;

/** Binds one page's contents for its whole life. An outside address goes to the system's browser, if it is listed. */
export function guardContents(contents: WebContents, openOutside: OpenOutside): void {
  const offer = (url: string): void => {
    if (mayOpenOutside(url)) openOutside(url);
  };
  contents.setWindowOpenHandler(({ url }) => {
    offer(url);
    return { action: 'deny' };
  });
  contents.on('will-frame-navigate', (event) => {
    if (mayNavigate(event.url, event.isMainFrame)) return;
    event.preventDefault();
    if (event.isMainFrame) offer(event.url);
  });
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Binds what the pages share: no permission, no device, no download but what our own page made. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    const url = item.getURL();
    if (!isOurs(url) && !isOurs(url.replace(/^blob:/u, ''))) event.preventDefault();
  });
}
