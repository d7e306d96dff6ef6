/** `app`: the life of the program, in Electron's order of events. */
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { closeBrowser, openBrowser } from './browser';
import { claimInstance, type Instance } from './single-instance';
import { session } from './system';
import { BrowserWindow, windowEvents } from './windows';

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>([['appData', tmpdir()]]);
  readonly commandLine = { appendSwitch: (): void => undefined };
  #instance: Instance | undefined;
  #ready: Promise<void> | undefined;
  /** The profile's folder is known, and nobody else has it. */
  readonly #isAlone = Promise.withResolvers<void>();
  #isQuitting = false;

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`the stand-in knows no path "${name}"`);
    return path;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getLocale(): string {
    return (process.env['LANGUAGE'] ?? 'zh_CN').replace('_', '-');
  }

  getVersion(): string {
    return '0.0.0';
  }

  setBadgeCount(): boolean {
    return true;
  }

  setAppUserModelId(): void {}

  enableSandbox(): void {}

  requestSingleInstanceLock(): boolean {
    this.#instance = claimInstance(this.getPath('userData'), (args) => this.emit('second-instance', {}, args));
    if (this.#instance.isFirst) this.#isAlone.resolve();
    return this.#instance.isFirst;
  }

  whenReady(): Promise<void> {
    this.#ready ??= this.#isAlone.promise
      .then(() => openBrowser(this.getPath('userData')))
      .then(() => {
        this.emit('session-created', session.defaultSession);
        this.emit('ready');
      });
    return this.#ready;
  }

  /** Runs the listeners of an event that may be refused. @returns whether to go on */
  #mayGoOn(name: string): boolean {
    let isPrevented = false;
    const event = { preventDefault: () => (isPrevented = true) };
    this.emit(name, event);
    return !isPrevented;
  }

  quit(): void {
    if (this.#isQuitting) return;
    this.#isQuitting = true;
    void this.#leave();
  }

  async #leave(): Promise<void> {
    const goesOn = this.#mayGoOn('before-quit') && (await this.#shutWindows());
    if (goesOn && this.#mayGoOn('will-quit')) return this.exit(0);
    // Refused: the program goes on, or ends by itself when it has cleared up.
    this.#isQuitting = false;
  }

  async #shutWindows(): Promise<boolean> {
    for (const window of BrowserWindow.getAllWindows()) if (!(await window.shut())) return false;
    return true;
  }

  exit(code = 0): void {
    const end = async (): Promise<void> => {
      this.emit('quit', {}, code);
      await this.#instance?.release();
      await closeBrowser();
    };
    void end().finally(() => process.exit(code));
  }
}

export const app = new App();

windowEvents.on('contents', (contents: unknown) => app.emit('web-contents-created', {}, contents));
windowEvents.on('none-left', () => {
  if (!app.emit('window-all-closed')) app.quit();
});
process.on('SIGTERM', () => app.quit());
// Whoever started it is gone: nobody would ever close this one.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && app.exit(1), 1_000).unref();
