/** The rights as they were typed by hand, and what was observed, side by side. */
import { readFileSync } from 'node:fs';
import { permissionPosts, posts, type Post } from '../../src/shared/domain/permissions';

export const relations = ['own', 'colleague', 'subordinate', 'peer', 'outside'] as const;
export type Relation = (typeof relations)[number];

/** Row name → post → allowed. */
export type Rights = ReadonlyMap<string, ReadonlyMap<Post, boolean>>;

const FILE = 'tests/security/rights.csv';

/** @throws Error when a header or a cell is not what it should be */
export function parseRights(text: string): Rights {
  const [head, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  if (head?.join() !== ['row', ...posts].join()) throw new Error(`${FILE}: the columns must be row,${posts.join()}`);
  return new Map(
    rows.map(([name, ...cells]) => {
      const isWhole = cells.length === posts.length && cells.every((cell) => cell === '0' || cell === '1');
      if (!name || !isWhole) throw new Error(`${FILE}: the row ${name ?? ''} needs a 0 or 1 for each post`);
      return [name, new Map(posts.map((post, at) => [post, cells[at] === '1']))];
    }),
  );
}

export const readRights = (): Rights => parseRights(readFileSync(FILE, 'utf8'));

/** The same rights with one cell turned over. */
export function flipped(rights: Rights, row: string, post: Post): Rights {
  const cells = new Map(rights.get(row));
  cells.set(post, !cells.get(post));
  return new Map(rights).set(row, cells);
}

/** What the table says of a permission, as the row to type. */
const rowOf = (name: string, held: readonly Post[]): string =>
  [name, ...posts.map((post) => (held.includes(post) ? '1' : '0'))].join();

/** Differences between the typed rights and the table of permissions; each names the row to look at. */
export function differsFromTable(rights: Rights): string[] {
  const table = Object.entries(permissionPosts) as [string, readonly Post[]][];
  const missing = table
    .filter(([name]) => !rights.has(name))
    .map(
      ([name, held]) =>
        `${FILE} has no row for ${name}. Type it from the separation of duties (permissions.ts says ${rowOf(name, held)})`,
    );
  const wrong = table.flatMap(([name, held]) =>
    [...(rights.get(name) ?? [])]
      .filter(([post, allowed]) => name !== 'public' && allowed !== held.includes(post))
      .map(
        ([post, allowed]) => `${FILE} row ${name}, column ${post}: typed ${Number(allowed)}, permissions.ts differs`,
      ),
  );
  const known = new Set(table.map(([name]) => name));
  const stray = [...rights.keys()]
    .filter((name) => !known.has(name) && !/^(sees|call) /u.test(name))
    .map((name) => `${FILE} row ${name}: no such permission`);
  return [...missing, ...wrong, ...stray];
}

/** One call that was made: who, what, on whose record, and whether it was let through. */
export type Observed = {
  readonly path: string;
  readonly permission: string;
  readonly post: Post | 'nobody';
  /** Whose record it touched, where it touches one. */
  readonly subject?: { readonly table: string; readonly relation: Relation };
  readonly isAllowed: boolean;
  readonly answer: string;
};

/** The rows that decide a call: the one of its permission, and the one of whose record it is. */
export function rowsFor(rights: Rights, { path, permission, subject }: Observed): { may: string; sees?: string } {
  const may = rights.has(`call ${path}`) ? `call ${path}` : permission;
  if (!subject) return { may };
  const exact = `sees ${subject.table} ${subject.relation}`;
  return { may, sees: rights.has(exact) ? exact : `sees ${subject.relation}` };
}

/** What the typed rights say of a call. */
function expected(rights: Rights, call: Observed): boolean {
  const { post, permission } = call;
  if (post === 'nobody') return permission === 'public';
  const { may, sees } = rowsFor(rights, call);
  const isHeld = (row: string): boolean => rights.get(row)?.get(post) ?? false;
  return isHeld(may) && (sees === undefined || isHeld(sees));
}

/** Calls that were let through against the typed rights, or held back against them. */
export const differsFromCalls = (rights: Rights, calls: readonly Observed[]): string[] =>
  calls
    .filter((call) => expected(rights, call) !== call.isAllowed)
    .map(({ path, post, subject, answer, isAllowed }) => {
      const whose = subject ? ` on a ${subject.table} (${subject.relation})` : '';
      return `${path} as ${post}${whose}: answered ${answer}, ${isAllowed ? 'must not be allowed' : 'must be allowed'}`;
    });
