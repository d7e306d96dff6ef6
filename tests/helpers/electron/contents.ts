/** `webContents`: one Chromium page with the built preload in its own world. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { CDPSession, Page, Request, Route } from 'playwright';
import { fromChromium, toChromium } from './browser';
import type { MessagePortMain } from './ports';
import { BINDING, type FromPage, PRELOAD_WORLD, preloadScript, type ToPage } from './preload-world';
import { answerRoute } from './protocol';

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };
let lastPortId = 0;

export class WebContents extends EventEmitter {
  readonly #page: Promise<{ page: Page; cdp: CDPSession }>;
  readonly #ports = new Map<number, MessagePortMain>();
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #worldId: number | undefined;
  /** Address that the program itself loads: only what a page does by itself is asked about. */
  #loading = '';
  #url = '';

  constructor(page: Promise<Page>, preload: string) {
    super();
    this.#page = page.then(async (ready) => ({ page: ready, cdp: await this.#prepare(ready, preload) }));
  }

  async #prepare(page: Page, preload: string): Promise<CDPSession> {
    const cdp = await page.context().newCDPSession(page);
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      // Typed as texts, but the second is a boolean.
      const { frameId, isDefault } = context.auxData ?? {};
      const isMainFrame = frameId === mainFrameId;
      if (isMainFrame && isDefault) this.#losePage();
      if (isMainFrame && context.name === PRELOAD_WORLD) this.#worldId = context.id;
    });
    cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === BINDING) this.#hear(JSON.parse(payload) as FromPage);
    });
    cdp.on('Page.domContentEventFired', () => {
      this.#url = fromChromium(page.url());
      this.emit('dom-ready');
    });
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    const { frameTree } = await cdp.send('Page.getFrameTree');
    const mainFrameId = frameTree.frame.id;
    await cdp.send('Page.enable');
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: PRELOAD_WORLD });
    const source = preloadScript(readFileSync(preload, 'utf8'));
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: PRELOAD_WORLD });
    return cdp;
  }

  /** A page that goes away takes its ends of the ports with it. */
  #losePage(): void {
    this.#worldId = undefined;
    const lost = [...this.#ports.values()];
    this.#ports.clear();
    for (const port of lost) port.close();
  }

  #hear(message: FromPage): void {
    const port = this.#ports.get(message.id);
    if (message.what === 'port') port?.comeBack(message.data);
    else if (message.what === 'close') port?.close();
    else throw new TypeError(`only text crosses the bridge, not ${message.type}`);
  }

  async #say(message: ToPage): Promise<void> {
    const { cdp } = await this.#page;
    if (this.#worldId === undefined) return;
    const expression = `fromProgram(${JSON.stringify(message)})`;
    // A page that is just leaving hears nothing more, as in the real one.
    await cdp.send('Runtime.evaluate', { expression, contextId: this.#worldId }).catch(() => undefined);
  }

  /** Answers a request of this page, after the program's guards. */
  async answer(route: Route): Promise<void> {
    const request = route.request();
    if (request.isNavigationRequest() && !this.#mayGo(request)) return route.abort('aborted');
    return answerRoute(route);
  }

  #mayGo(request: Request): boolean {
    const url = fromChromium(request.url());
    const isMainFrame = request.frame().parentFrame() === null;
    if (isMainFrame && url === this.#loading) return true;
    let isPrevented = false;
    const event = { url, isMainFrame, preventDefault: () => (isPrevented = true) };
    this.emit('will-frame-navigate', event);
    if (isMainFrame && !isPrevented) this.emit('will-navigate', event);
    return !isPrevented;
  }

  /** True when the program lets a page open this address in a window of its own. */
  mayOpen(url: string): boolean {
    return this.#openHandler({ url: fromChromium(url) }).action === 'allow';
  }

  async load(url: string): Promise<void> {
    const { page } = await this.#page;
    this.#loading = url;
    try {
      await page.goto(toChromium(url));
    } finally {
      this.#loading = '';
    }
    this.emit('did-finish-load');
  }

  getURL(): string {
    return this.#url;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  postMessage(channel: string, body: unknown, ports: readonly MessagePortMain[] = []): void {
    const ids = ports.map((port) => {
      lastPortId += 1;
      const id = lastPortId;
      this.#ports.set(id, port);
      return id;
    });
    void this.#say({ what: 'ipc', channel, body, ports: ids });
    for (const [at, port] of ports.entries()) {
      const id = ids[at] ?? 0;
      port.leave({
        send: (data) => void this.#say({ what: 'port', id, data }),
        close: () => void this.#say({ what: 'close', id }),
      });
    }
  }

  reload(): void {
    void this.#page.then(({ page }) => page.reload());
  }

  async printToPDF(options: { printBackground?: boolean; preferCSSPageSize?: boolean }): Promise<Buffer> {
    const { page } = await this.#page;
    const { printBackground = false, preferCSSPageSize = false } = options;
    return page.pdf({ printBackground, preferCSSPageSize });
  }
}
