import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession } from '../../../src/main/desktop/guards';
import { pageRights, windowOptions } from '../../../src/main/desktop/window-options';

type Opener = (details: { url: string }) => { action: string };

/** A page as the guards see it: its events, and the handler for new windows. */
function guardedPage() {
  const events = new EventEmitter();
  const outside: string[] = [];
  let opener: Opener | undefined;
  const contents = Object.assign(events, {
    setWindowOpenHandler: (handler: Opener) => {
      opener = handler;
    },
  });
  guardContents(contents as unknown as WebContents, (url) => outside.push(url));
  const emit = (name: string, url: string, isMainFrame: boolean): boolean => {
    let isPrevented = false;
    const preventDefault = () => {
      isPrevented = true;
    };
    events.emit(name, { url, isMainFrame, preventDefault });
    return isPrevented;
  };
  return { emit, outside, open: (url: string) => opener?.({ url }).action };
}

describe('a guarded page', () => {
  it('stays within its origin, also by way of a redirect', () => {
    const { emit, outside } = guardedPage();
    expect(emit('will-frame-navigate', 'https://example.com/', true)).toBe(true);
    expect(emit('will-frame-navigate', 'https://example.com/', false)).toBe(true);
    expect(emit('will-redirect', 'https://example.com/', true)).toBe(true);
    expect(emit('will-frame-navigate', 'tongdan://app/index.html#/orders', true)).toBe(false);
    expect(outside).toEqual([]);
  });

  it('opens no window; a listed register goes to the browser of the system instead', () => {
    const { open, outside } = guardedPage();
    expect(open('https://example.com/')).toBe('deny');
    expect(open('tongdan://app/index.html')).toBe('deny');
    expect(outside).toEqual([]);
    expect(open('https://www.nmpa.gov.cn/')).toBe('deny');
    expect(outside).toEqual(['https://www.nmpa.gov.cn/']);
  });

  it('embeds no guest', () => {
    expect(guardedPage().emit('will-attach-webview', '', true)).toBe(true);
  });
});

describe('every window', () => {
  it('is made with the closed rights of an ordinary page', () => {
    const { webPreferences, show } = windowOptions({ preload: '/preload.cjs', title: 'Tongdan' });
    expect(webPreferences).toEqual({ ...pageRights, preload: '/preload.cjs' });
    expect(show).toBe(false);
    const isOn = Object.entries(pageRights).flatMap(([name, value]) => (value ? [name] : []));
    expect(isOn.toSorted()).toEqual(['contextIsolation', 'safeDialogs', 'sandbox', 'webSecurity']);
  });
});

describe('what the pages share', () => {
  const events = new EventEmitter();
  const handlers: Record<string, (...args: never[]) => unknown> = {};
  const keep = (name: string) => (handler: (...args: never[]) => unknown) => {
    handlers[name] = handler;
  };
  const session = Object.assign(events, {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
  });
  guardSession(session as unknown as Session);

  it('grants no permission and no device', () => {
    const answers: boolean[] = [];
    const note = (isGranted: boolean) => answers.push(isGranted);
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal']) {
      handlers['request']?.(...([null, permission, note, {}] as never[]));
    }
    expect(answers).toEqual([false, false, false, false, false]);
    expect(handlers['check']?.()).toBe(false);
    expect(handlers['device']?.()).toBe(false);
  });

  it('downloads only what a page of ours made', () => {
    const isStopped = (url: string): boolean => {
      let stopped = false;
      const preventDefault = () => {
        stopped = true;
      };
      events.emit('will-download', { preventDefault }, { getURL: () => url });
      return stopped;
    };
    expect(['https://example.com/x.exe', 'blob:https://example.com/1', 'data:,x'].map(isStopped)).toEqual([
      true,
      true,
      true,
    ]);
    expect(isStopped('blob:tongdan://app/1')).toBe(false);
  });
});
