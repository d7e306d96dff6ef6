/**
 * Passes the engine's port to the page's own origin, anew after each load of the page, and exposes nothing: a
 * page of any other origin would never get it, and the page gets nothing else.
 */
import { ipcRenderer } from 'electron';

const PORT_MESSAGE = 'tongdan:port';

const isRead = new Promise<void>((resolve) => {
  if (document.readyState !== 'loading') resolve();
  else document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
});

ipcRenderer.on(PORT_MESSAGE, ({ ports }) => {
  void isRead.then(() => window.postMessage({ type: PORT_MESSAGE }, window.location.origin, [...ports]));
});
