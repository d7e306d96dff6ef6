/** `BrowserWindow`: a Chromium page and what the program may ask of its frame. */
import { EventEmitter } from 'node:events';
import type { BrowserContext, Page, Route } from 'playwright';
import { theBrowser } from './browser';
import { WebContents } from './contents';

type Options = {
  readonly title?: string;
  readonly width?: number;
  readonly height?: number;
  readonly show?: boolean;
  readonly webPreferences?: { readonly preload?: string };
};

/** Hears of each new page's contents and of the last window's end: the application listens. */
export const windowEvents = new EventEmitter();
const open = new Set<BrowserWindow>();
const contentsOf = new Map<Page, WebContents>();
let isGuarded = false;
const ASKED_WITHIN_MS = 200;
/** Windows that pages asked for and the program let them have. */
let allowed = 0;

/** Every request of every page goes through here; a page that no window made is somebody's attempt at one. */
async function answer(route: Route): Promise<void> {
  const request = route.request();
  let page: Page | undefined;
  try {
    page = request.frame().page();
  } catch {
    // The first request of a page that is only just being made.
  }
  const contents = page && contentsOf.get(page);
  if (contents) return contents.answer(route);
  const [opener] = contentsOf.values();
  if (request.isNavigationRequest() && opener?.mayOpen(request.url())) allowed += 1;
  await route.abort('aborted');
}

async function guard(context: BrowserContext): Promise<void> {
  if (isGuarded) return;
  isGuarded = true;
  await context.route('**/*', answer);
}

/** The first window takes the page that Chromium opened with. */
async function makePage({ width = 800, height = 600 }: Options): Promise<Page> {
  const context = await theBrowser();
  await guard(context);
  const free = context.pages().find((page) => !contentsOf.has(page));
  const page = free ?? (await context.newPage());
  await page.setViewportSize({ width, height });
  return page;
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly #page: Promise<Page>;
  #isDestroyed = false;

  constructor(options: Options = {}) {
    super();
    this.#page = makePage(options);
    this.webContents = new WebContents(this.#page, options.webPreferences?.preload ?? '');
    open.add(this);
    const { webContents } = this;
    void this.#page.then((page) => {
      contentsOf.set(page, webContents);
      page.on('popup', (popup) => {
        // The program is asked with the first request, which comes a moment before the popup or after it.
        const settle = async (): Promise<void> => {
          await popup.waitForTimeout(ASKED_WITHIN_MS);
          if (allowed > 0) allowed -= 1;
          else await popup.close();
        };
        void settle().catch(() => undefined);
      });
    });
    webContents.once('dom-ready', () => this.emit('ready-to-show'));
    windowEvents.emit('contents', webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...open][0] ?? null;
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
  }

  show(): void {}

  focus(): void {}

  restore(): void {}

  setOverlayIcon(): void {}

  isMinimized(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  /** @returns false when the program would not let it close */
  async shut(): Promise<boolean> {
    let isPrevented = false;
    this.emit('close', { preventDefault: () => (isPrevented = true) });
    if (isPrevented) return false;
    this.#isDestroyed = true;
    open.delete(this);
    const page = await this.#page;
    // Chromium would end with its last page, the program must not.
    if (page.context().pages().length === 1) await page.goto('about:blank');
    else await page.close();
    this.emit('closed');
    return true;
  }

  close(): void {
    void this.shut().then((isClosed) => isClosed && open.size === 0 && windowEvents.emit('none-left'));
  }
}
