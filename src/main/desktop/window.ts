/** The one place that makes windows. */
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { windowOptions } from './window-options';

/** Makes a window, hidden until there is something to see. */
export function makeWindow(options: { readonly preload: string; readonly title: string }): BrowserWindow {
  const window = new BrowserWindow(windowOptions(options) satisfies BrowserWindowConstructorOptions);
  window.once('ready-to-show', () => window.show());
  return window;
}
