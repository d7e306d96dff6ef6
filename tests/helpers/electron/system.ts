/** What belongs to the system around the window: dialogs, menu, notifications, permissions, other programs. */
import { EventEmitter } from 'node:events';

const nobody = (what: string) => (): never => {
  throw new Error(`nobody is here to see ${what}`);
};

/** The spec answers in the person's place: see watch.cjs. */
export const dialog = { showErrorBox: nobody('an error'), showSaveDialog: nobody('a dialog') };
export const shell = { openExternal: nobody('another program') };

type Item = { readonly id?: string; readonly label?: string; readonly submenu?: readonly Item[]; click?(): void };
const itemsOf = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...itemsOf(item.submenu ?? [])]);

export class Menu {
  static #current: Menu | null = null;
  readonly items: readonly Item[];

  constructor(items: readonly Item[]) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly Item[]): Menu {
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu): void {
    Menu.#current = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#current;
  }

  getMenuItemById(id: string): Item | null {
    return itemsOf(this.items).find((item) => item.id === id) ?? null;
  }
}

/** Nobody sees it: whoever chooses one in a spec emits its event. */
export class Notification extends EventEmitter {
  readonly title: string;
  readonly body: string;

  constructor({ title = '', body = '' }: { readonly title?: string; readonly body?: string } = {}) {
    super();
    this.title = title;
    this.body = body;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {}
}

export const nativeImage = { createFromBuffer: (bytes: Buffer): { readonly bytes: Buffer } => ({ bytes }) };

/** A place beside the clock of the system. */
export class Tray extends EventEmitter {
  image: unknown;
  #isDestroyed = false;

  constructor(image: unknown) {
    super();
    this.image = image;
  }

  setImage(image: unknown): void {
    this.image = image;
  }

  setToolTip(): void {}

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  destroy(): void {
    this.#isDestroyed = true;
  }
}

class Session extends EventEmitter {
  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
}
export const session = { defaultSession: new Session() };
