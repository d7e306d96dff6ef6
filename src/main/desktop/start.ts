/** The desktop from start to end: one instance, one book, one window, a clean close. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, BrowserWindow, dialog, Menu, protocol, session, shell } from 'electron';
import { desktopContract } from '../../shared/contract/desktop.contract';
import { ProblemError } from '../../shared/domain/problem';
import { resources } from '../../shared/i18n';
import { systemClock } from '../platform/clock';
import { fileLogger } from '../platform/logger';
import { booksFolder, rendererFolder } from '../platform/paths';
import { adaptersOf } from '../rpc/adapters';
import { type Engine, openEngine } from '../rpc/engine';
import { hostRouter } from '../rpc/host-router';
import { threadRunner } from '../rpc/threads';
import { passPages } from './dev-pages';
import { menuFailure, startFailure } from './failure';
import { guardContents, guardSession } from './guards';
import { menuTemplate } from './menu';
import { PAGE_URL, SCHEME } from './origin';
import { servePages } from './pages';
import { desktopAnswers, printPage, savePagePdf } from './procedures';
import { giveSeat } from './seat';
import { type StartOptions, startOptions } from './start-options';
import { makeWindow } from './window';
import { languageOf } from './words';

const CLOSE_LIMIT_MS = 2_000;
const RELOAD_PAUSE_MS = 60_000;

const language = () => languageOf(app.getLocale());
const words = () => resources[language()];

const front = (): void => {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

function setMenu(options: StartOptions): void {
  const onError = (error: unknown): void => {
    note('menu.failed', error, options);
    const { title, text } = menuFailure(error, options, language());
    dialog.showErrorBox(title, text);
  };
  const here = (work: (window: BrowserWindow) => Promise<unknown>) => () => {
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    if (window) work(window).catch(onError);
  };
  const savePdf = async (window: BrowserWindow): Promise<void> => {
    const saved = await savePagePdf(window, words(), words().desktop.save.page);
    if (!saved.ok) throw new ProblemError(saved.problem);
  };
  const actions = { print: here(printPage), savePdf: here(savePdf) };
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ language: language(), isMac, actions })));
}

async function openMainWindow(engine: Engine): Promise<void> {
  const preload = join(rendererFolder(), '..', 'preload', 'index.cjs');
  const window = makeWindow({ preload, title: words().common.appName });
  const host = hostRouter(desktopContract, desktopAnswers(window, words()), engine.front.engine.log);
  giveSeat(window.webContents, adaptersOf(engine, host));
  let lastGoneAt = 0;
  // A page whose process died is loaded again: what was saved is in the book. Not over and over, though.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    engine.front.engine.log.error('page.gone', { reason });
    const isFirst = systemClock() - lastGoneAt > RELOAD_PAUSE_MS;
    lastGoneAt = systemClock();
    if (reason !== 'clean-exit' && isFirst) window.webContents.reload();
  });
  await window.loadURL(PAGE_URL);
}

/** Before the last step of quitting the engine has written everything down, or had its time to. */
function closeWithApp(engine: Engine): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    isClosed = true;
    const limit = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS));
    void Promise.race([engine.close().catch(() => undefined), limit]).then(() => app.exit(0));
  });
}

async function run(options: StartOptions): Promise<void> {
  const { book, logFile } = options;
  guardSession(session.defaultSession);
  const devServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  protocol.handle(SCHEME, devServer ? passPages(devServer) : servePages(rendererFolder()));
  setMenu(options);
  mkdirSync(dirname(book), { recursive: true });
  const engine = await openEngine({ book, logFile, start: threadRunner, hasJobs: true });
  closeWithApp(engine);
  await openMainWindow(engine);
}

function note(event: string, error: unknown, { logFile }: StartOptions): void {
  try {
    fileLogger(logFile, systemClock).error(event, { error });
  } catch {
    // Where even the log cannot be written, nothing is left to be done.
  }
}

function fail(error: unknown, options: StartOptions): void {
  note('start.failed', error, options);
  const { title, text } = startFailure(error, options, language());
  dialog.showErrorBox(title, text);
  app.exit(1);
}

/** Everything that must be said before the program is ready. @returns false when another start has the book's window */
function prepare({ windowData }: StartOptions): boolean {
  mkdirSync(windowData, { recursive: true });
  app.setPath('userData', windowData);
  app.setAppUserModelId('app.tongdan.desktop');
  app.enableSandbox();
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
  app.on('second-instance', front);
  app.on('window-all-closed', () => app.quit());
  app.on('web-contents-created', (_event, contents) => guardContents(contents, (url) => shell.openExternal(url)));
  return app.requestSingleInstanceLock();
}

/** Starts the desktop; a second start brings the window of the first to the front and ends. */
export function startDesktop(): void {
  const home = process.env['TONGDAN_HOME'];
  const options = startOptions({ args: process.argv, books: booksFolder(), home, appData: app.getPath('appData') });
  let isStanding = false;
  // Once the window stands, a bug in passing is no reason to take it away: it is written down.
  const onError = (error: unknown): void => (isStanding ? note('unexpected', error, options) : fail(error, options));
  process.on('uncaughtException', onError);
  process.on('unhandledRejection', onError);
  if (!prepare(options)) {
    app.quit();
    return;
  }
  const begin = async (): Promise<void> => {
    await app.whenReady();
    await run(options);
    isStanding = true;
  };
  void begin().catch(onError);
}
