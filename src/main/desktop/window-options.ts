/** What every window is made with: a page is an ordinary sandboxed web page and nothing more. */

/** Rights of a page. All are Electron's defaults today; written out because a default may change. */
export const pageRights = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  // The dictionaries would be fetched from outside.
  spellcheck: false,
} as const;

/** @param options.preload full path of the built preload */
export const windowOptions = ({ preload, title }: { readonly preload: string; readonly title: string }) => ({
  title,
  width: 1440,
  height: 900,
  minWidth: 960,
  minHeight: 600,
  show: false,
  webPreferences: { ...pageRights, preload },
});
