/** A firm for specs of a bad day: a person at every desk, a page for whoever is needed, and the book looked through. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import type { Seat } from './book';
import { startHub } from './hub-process';
import { FIRM, watchErrors } from './screens';
import { aWireTeam, enterAs, hire, type Hired, seatAt, theWireTeam, type WireTeam } from './wire-team';

const more = {
  quality: { loginName: 'zhiguan', name: '何芳', posts: ['quality'] },
  financeManager: { loginName: 'jingli', name: '孙琳', posts: ['finance_manager'] },
  clerk: { loginName: 'kaipiao', name: '钱敏', posts: ['invoice_clerk'] },
} as const;
type More = keyof typeof more;
export type Role = More | keyof WireTeam['names'];

export type Firm = {
  /** Seats over the wire: what was before, and what the book says afterwards. */
  readonly team: WireTeam;
  readonly quality: Seat;
  readonly financeManager: Seat;
  /** The page of somebody, entered at the first look. */
  at(role: Role): Promise<Page>;
  /** The same people on the day of today; only from a firm that lives some days ago. */
  nextMorning(): Promise<Firm>;
  close(): Promise<void>;
};

type Desk = { readonly page: Page; readonly said: readonly string[] };
type Place = { readonly browser: Browser; readonly folder: string };
type Open = { readonly daysBack: number; readonly isNew: boolean };

/** Pages by role; what one of them says on its console fails the spec when the firm closes. */
function desksOf(browser: Browser, url: string, nameOf: (role: Role) => string) {
  const desks = new Map<Role, Desk>();
  const at = async (role: Role): Promise<Page> => {
    const known = desks.get(role);
    if (known) return known.page;
    // Nothing moves: faster, and menus have to open in their place for people who asked for that.
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    desks.set(role, { page, said: watchErrors(page) });
    await enterAs(page, url, nameOf(role));
    return page;
  };
  const close = async (): Promise<void> => {
    for (const { page } of desks.values()) await page.context().close();
    expect([...desks.values()].flatMap(({ said }) => said)).toEqual([]);
  };
  return { at, close };
}

async function openAgain({ browser, folder }: Place, { daysBack, isNew }: Open): Promise<Firm> {
  const hub = await startHub({ book: join(folder, 'book.tongdan'), daysBack });
  const team = await (isNew ? aWireTeam(hub.url, FIRM) : theWireTeam(hub.url));
  const seatOf = (role: More): Promise<Hired> => {
    const { url } = hub;
    return isNew ? hire(team, { url, ...more[role] }) : seatAt(url, more[role].loginName);
  };
  const quality = await seatOf('quality');
  const financeManager = await seatOf('financeManager');
  const clerk = await seatOf('clerk');
  const { loginName } = more.quality;
  const others = { financeManager: more.financeManager.loginName, clerk: more.clerk.loginName };
  const names = { ...team.names, quality: loginName, ...others };
  const desks = desksOf(browser, hub.url, (role) => names[role]);
  const leave = async (): Promise<void> => {
    await desks.close();
    for (const { close } of [team, quality, financeManager, clerk]) close();
    await hub.stop();
  };
  return {
    team,
    quality: quality.seat,
    financeManager: financeManager.seat,
    at: desks.at,
    nextMorning: async () => {
      await leave();
      return openAgain({ browser, folder }, { daysBack: 0, isNew: false });
    },
    close: async () => {
      await leave();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Set up with its people; with `daysBack` it lives some days ago until its next morning. */
export const openFirm = (browser: Browser, daysBack = 0): Promise<Firm> =>
  openAgain({ browser, folder: mkdtempSync(join(tmpdir(), 'tongdan-bad-day-')) }, { daysBack, isNew: true });
