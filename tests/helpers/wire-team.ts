/** The people of a firm over a running hub: the builders of the engine's tests work for specs as well. */
import { expect, type Page } from '@playwright/test';
import type { Post } from '../../src/shared/domain/permissions';
import { type Seat, PASSWORD } from './book';
import type { Team } from './builders/dispatch';
import { rootUnit } from './builders/users';
import { newId, wsSeat, type WsSeat } from './ws-seat';

/** A seat of the hub that speaks like a seat of a test's book: commands get a fresh id by themselves. */
function seatOver(ws: WsSeat): Seat {
  const call: Seat['call'] = async <T>(path: string, input: Readonly<Record<string, unknown>> = {}) => {
    const first = await ws.call(path, input);
    const needsId = !first.ok && (first.problem.fields?.includes('/commandId') ?? false) && !('commandId' in input);
    const answer = needsId ? await ws.call(path, { ...input, commandId: newId() }) : first;
    if (answer.ok) return { ok: true, value: answer.value as T };
    const { code, params, fields } = answer.problem;
    if (code === 'DISCONNECTED' || code === 'UNKNOWN_OUTCOME') throw new Error(`${path}: ${code}`);
    return { ok: false, problem: { code, params, ...(fields ? { fields } : {}) } };
  };
  const ok: Seat['ok'] = async <T>(path: string, input: Readonly<Record<string, unknown>> = {}) => {
    const result = await call<T>(path, input);
    if (!result.ok) throw new Error(`${path} was refused: ${JSON.stringify(result.problem)}`);
    return result.value;
  };
  const connection = { token: () => null, setToken: () => undefined, address: '127.0.0.1', isHost: true };
  return { call, ok, connection };
}

export type WireTeam = Team & {
  /** Log-in names by seat, for pages. */
  readonly names: Readonly<Record<'boss' | 'sales' | 'finance' | 'warehouse' | 'checker', string>>;
  close(): void;
};

const names = { boss: 'limin', sales: 'xiaoshou', finance: 'caiwu', warehouse: 'cangku', checker: 'fuhe' } as const;

/** Opens seats one after the other and closes them together. */
function doorOf(url: string) {
  const opened: WsSeat[] = [];
  const open = async (path: 'session.setUp' | 'session.logIn', input: Readonly<Record<string, unknown>>) => {
    const ws = await wsSeat(url, path, { ...input, password: PASSWORD });
    opened.push(ws);
    return seatOver(ws);
  };
  return { open, close: () => opened.forEach((ws) => ws.close()) };
}

const signInAgain = () => Promise.reject(new Error('a hub does not move its clock'));

/** Somebody more in the firm, with a seat of his own. */
export type Hired = { readonly seat: Seat; close(): void };
export async function hire(
  { boss }: Pick<Team, 'boss'>,
  { url, ...person }: { url: string; loginName: string; name: string; posts: readonly Post[] },
): Promise<Hired> {
  await boss.ok('users.create', { ...person, orgUnitId: await rootUnit(boss), password: PASSWORD });
  return seatAt(url, person.loginName);
}

/** A seat for somebody who is there already. */
export async function seatAt(url: string, loginName: string): Promise<Hired> {
  const { open, close } = doorOf(url);
  return { seat: await open('session.logIn', { loginName }), close };
}

/**
 * One person for each step, over the wire. With a name the firm is set up first; without one it stands already, and
 * its first person is the one of `setUpFirm`.
 */
export async function aWireTeam(url: string, firmName?: string): Promise<WireTeam> {
  const { open, close } = doorOf(url);
  const first = { loginName: names.boss };
  const isNew = firmName !== undefined;
  const boss = await (isNew
    ? open('session.setUp', { firmName, name: '李敏', ...first })
    : open('session.logIn', first));
  const orgUnitId = await rootUnit(boss);
  const person = async (loginName: string, name: string, posts: readonly Post[]) => {
    await boss.ok('users.create', { loginName, name, orgUnitId, posts, password: PASSWORD });
    return open('session.logIn', { loginName });
  };
  return {
    boss,
    sales: await person(names.sales, '陈晓', ['sales', 'sales_assistant']),
    finance: await person(names.finance, '周宁', ['finance']),
    warehouse: await person(names.warehouse, '吴刚', ['warehouse']),
    checker: await person(names.checker, '郑洁', ['checker']),
    names,
    signInAgain,
    close,
  };
}

/** The people of `aWireTeam` at their seats again, after their hub was started anew. */
export async function theWireTeam(url: string): Promise<WireTeam> {
  const { open, close } = doorOf(url);
  const seat = (loginName: string) => open('session.logIn', { loginName });
  return {
    boss: await seat(names.boss),
    sales: await seat(names.sales),
    finance: await seat(names.finance),
    warehouse: await seat(names.warehouse),
    checker: await seat(names.checker),
    names,
    signInAgain,
    close,
  };
}

/** Signs somebody of the team in on a page. */
export async function enterAs(page: Page, url: string, loginName: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('登录名', { exact: true }).fill(loginName);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('navigation')).toBeVisible();
}
