/** What belongs to the system around the window: dialogs, menu, notifications, permissions, other programs. */
import { EventEmitter } from 'node:events';
import { note, onOrder } from './records';

type SaveAnswer = { canceled: boolean; filePath: string };
const saveAnswers: SaveAnswer[] = [];
/** The spec says beforehand what the person will choose; without it he cancels. */
onOrder('answerSaveDialog', (filePath: string | null) => {
  saveAnswers.push({ canceled: filePath === null, filePath: filePath ?? '' });
});

export const dialog = {
  showErrorBox: (title: string, text: string): void => note('dialog.error', { title, text }),
  showSaveDialog: async (_window: unknown, options: unknown): Promise<SaveAnswer> => {
    note('dialog.save', options);
    return saveAnswers.shift() ?? { canceled: true, filePath: '' };
  },
};

type Item = { readonly id?: string; readonly label?: string; readonly submenu?: readonly Item[]; click?(): void };
let menu: readonly Item[] = [];
const itemsOf = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...itemsOf(item.submenu ?? [])]);
onOrder('chooseMenu', (id: string) => {
  const item = itemsOf(menu).find((each) => each.id === id);
  if (!item?.click) throw new Error(`the menu has no "${id}"`);
  item.click();
});

export const Menu = {
  buildFromTemplate: (template: readonly Item[]): readonly Item[] => template,
  setApplicationMenu: (template: readonly Item[]): void => {
    menu = template;
    note('menu', template);
  },
};

export class Notification extends EventEmitter {
  readonly #options: unknown;

  constructor(options: unknown) {
    super();
    this.#options = options;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    note('notification', this.#options);
  }
}

type RequestHandler = (contents: unknown, permission: string, answer: (isGranted: boolean) => void) => void;

class Session extends EventEmitter {
  #onRequest: RequestHandler = (_contents, _permission, answer) => answer(true);
  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#onRequest = handler;
  }
  setPermissionCheckHandler(): void {
    note('session.permissionCheck');
  }
  setDevicePermissionHandler(): void {
    note('session.devicePermission');
  }
  /** What the program would answer if a page asked. */
  ask(permission: string): Promise<boolean> {
    return new Promise((resolve) => this.#onRequest(null, permission, resolve));
  }
}
export const session = { defaultSession: new Session() };
onOrder('askPermission', (permission: string) => session.defaultSession.ask(permission));

export const shell = {
  openExternal: async (url: string): Promise<void> => note('shell.openExternal', url),
};
