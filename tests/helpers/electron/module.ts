/** The stand-in `electron`: what the main process imports, and nothing that it does not use. */
export { app } from './app';
export { MessageChannelMain } from './ports';
export { protocol } from './protocol';
export { dialog, Menu, nativeImage, Notification, session, shell, Tray } from './system';
export { BrowserWindow } from './windows';
