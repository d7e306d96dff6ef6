/** The desktop's own procedures as the page calls them: over a real port, through the checks of the contract. */
import { CHUNK_BYTES } from '../../../src/shared/domain/limits';
import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { desktopAnswers } from '../../../src/main/desktop/procedures';
import { windowConnection } from '../../../src/main/desktop/seat';
import { numberPicture, trayPicture } from '../../../src/main/desktop/tray-icon';
import { silentLogger } from '../../../src/main/platform/logger';
import { adaptersOf } from '../../../src/main/rpc/adapters';
import { hostRouter } from '../../../src/main/rpc/host-router';
import { desktopContract, type DesktopContract } from '../../../src/shared/contract/desktop.contract';
import { resources } from '../../../src/shared/i18n';
import { openBook, type Book } from '../../helpers/book';

/** What the person at the system's dialogs does next, and what he was shown. */
const system = vi.hoisted(() => ({
  chosenPath: '',
  notes: [] as unknown[],
  /** What happens to the next notification: chosen, or closed. */
  fate: 'none',
  tray: [] as string[],
  /** Pictures of the tray and over the icon in the taskbar. */
  pictures: [] as (Buffer | null)[],
}));
vi.mock('electron', async () => {
  const { EventEmitter: Events } = await import('node:events');
  return {
    dialog: {
      showSaveDialog: async () => ({ canceled: system.chosenPath === '', filePath: system.chosenPath }),
    },
    Notification: class extends Events {
      static isSupported = () => true;
      constructor(readonly options: unknown) {
        super();
      }
      show() {
        system.notes.push(this.options);
        if (system.fate !== 'none') setImmediate(() => this.emit(system.fate));
      }
    },
    app: {
      setBadgeCount: (count: number) => {
        system.tray.push(String(count));
        return true;
      },
    },
    nativeImage: { createFromBuffer: (bytes: Buffer) => ({ bytes }) },
    Tray: class extends Events {
      setImage({ bytes }: { readonly bytes: Buffer }) {
        system.pictures.push(bytes);
      }
      setToolTip(hint: string) {
        system.tray.push(hint);
      }
      isDestroyed = () => false;
      destroy = () => undefined;
    },
    MessageChannelMain: class {},
  };
});

let folder: string;
let book: Book;
let window: EventEmitter;
let channel: MessageChannel;
let desktop: ContractRouterClient<DesktopContract>['desktop'];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongdan-procedures-'));
  system.chosenPath = join(folder, 'chosen.bin');
  system.notes = [];
  book = await openBook();
  const webContents = {
    print: (_options: unknown, answer: (isPrinted: boolean) => void) => answer(true),
    printToPDF: async () => Buffer.from('%PDF-1.7'),
  };
  system.fate = 'none';
  system.tray = [];
  system.pictures = [];
  const setOverlayIcon = (image: { readonly bytes: Buffer } | null) => system.pictures.push(image && image.bytes);
  const frame = { show: () => undefined, focus: () => undefined, isMinimized: () => false, setOverlayIcon };
  window = Object.assign(new EventEmitter(), { webContents, ...frame });
  const answers = desktopAnswers(window as unknown as BrowserWindow, resources['zh-CN']);
  const host = hostRouter(desktopContract, answers, silentLogger);
  channel = new MessageChannel();
  adaptersOf(book.engine, host).port(channel.port1, windowConnection());
  const link = new RPCLink({ port: channel.port2 });
  channel.port1.start();
  channel.port2.start();
  desktop = createORPCClient<ContractRouterClient<DesktopContract>>(link).desktop;
});
afterEach(async () => {
  channel.port1.close();
  await book.close();
  rmSync(folder, { recursive: true, force: true });
});

const refusal = async (call: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ORPCError ? error.data : error;
};

describe('the desktop answers its page', () => {
  it('with a print and a PDF where the person wants it', async () => {
    expect(await desktop.print({})).toEqual({ isPrinted: true });
    system.chosenPath = join(folder, 'page.pdf');
    expect(await desktop.savePdf({ name: '出库单' })).toEqual({ isSaved: true });
    expect(readFileSync(system.chosenPath, 'latin1')).toBe('%PDF-1.7');
    system.chosenPath = '';
    expect(await desktop.savePdf({ name: '出库单' })).toEqual({ isSaved: false });
  });

  it('with a file of several pieces, the largest that is allowed among them', async () => {
    const first = Buffer.alloc(CHUNK_BYTES, 7);
    const begun = await desktop.saveFile({ name: 'a.bin', bytes: first.toString('base64'), isLast: false });
    if (begun.state !== 'open') throw new Error('the file was not begun');
    const { saveId } = begun;
    expect(await desktop.saveFile({ name: 'a.bin', saveId, bytes: 'AQID', isLast: true })).toEqual({ state: 'saved' });
    expect(readFileSync(system.chosenPath)).toEqual(Buffer.concat([first, Buffer.from([1, 2, 3])]));
  });

  it('with nothing when the person changes his mind', async () => {
    system.chosenPath = '';
    expect(await desktop.saveFile({ name: 'a.bin', bytes: 'AQID', isLast: true })).toEqual({ state: 'cancelled' });
  });

  it('with a notification of the system', async () => {
    expect(await desktop.notify({ title: '开标提醒', body: '' })).toEqual({ isShown: true });
    expect(system.notes).toEqual([{ title: '开标提醒', body: '' }]);
  });

  it('with whether somebody chose a reminder, or it went by itself', async () => {
    system.fate = 'click';
    expect(await desktop.remind({ title: '投标截止', body: '还有 3 天' })).toEqual({ isChosen: true });
    system.fate = 'close';
    expect(await desktop.remind({ title: '投标截止', body: '还有 1 天' })).toEqual({ isChosen: false });
  });

  it('with how many reminders wait on its icon and in the tray, which comes with the first of them', async () => {
    await desktop.badge({ count: 0, hint: '没有提醒' });
    expect(system.tray).toEqual(['0']);
    await desktop.badge({ count: 3, hint: '提醒 3 条' });
    await desktop.badge({ count: 0, hint: '没有提醒' });
    expect(system.tray).toEqual(['0', '提醒 3 条', '3', '没有提醒', '0']);
  });

  it('with the number drawn into the tray, which goes with the last reminder', async () => {
    for (const count of [3, 12, 0]) await desktop.badge({ count, hint: '' });
    expect(system.pictures).toEqual([trayPicture(3), trayPicture(12), trayPicture(0)]);
  });

  it('with the number over its icon in the taskbar of Windows', async () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform') ?? {};
    Object.defineProperty(process, 'platform', { ...platform, value: 'win32' });
    try {
      for (const count of [3, 0]) expect(await desktop.badge({ count, hint: '' })).toEqual({ isShown: true });
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
    expect(system.pictures).toEqual([trayPicture(3), numberPicture(3), trayPicture(0), null]);
  });
});

describe('the desktop refuses', () => {
  it('names that lead into a folder or that a system forbids', async () => {
    const names = ['../a.bin', 'a/b', 'a\\b', '.hidden', 'C:a', 'a\u0000b', '', 'x'.repeat(121)];
    for (const name of names) {
      const data = await refusal(desktop.saveFile({ name, bytes: 'AQID', isLast: true }));
      expect({ name, data }).toMatchObject({
        data: { code: 'VALIDATION_FAILED', fields: expect.arrayContaining(['/name']) },
      });
    }
    expect(existsSync(system.chosenPath)).toBe(false);
  });

  it('a piece that is too large, that is no base64, or that belongs to no file', async () => {
    const large = Buffer.alloc(CHUNK_BYTES + 3).toString('base64');
    const wrong = [large, '%%%'];
    for (const bytes of wrong) {
      const data = await refusal(desktop.saveFile({ name: 'a.bin', bytes, isLast: true }));
      expect(data).toMatchObject({ code: 'VALIDATION_FAILED', fields: expect.arrayContaining(['/bytes']) });
    }
    const saveId = crypto.randomUUID();
    const data = await refusal(desktop.saveFile({ name: 'a.bin', saveId, bytes: 'AQID', isLast: true }));
    expect(data).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('unknown keys', async () => {
    const data = await refusal(desktop.print({ silent: true } as never));
    expect(data).toMatchObject({ code: 'VALIDATION_FAILED', fields: ['/silent'] });
  });
});
