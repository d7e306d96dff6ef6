/**
 * Calls every procedure as nobody and as every post, on records of each relation, and notes whether it was let
 * through: any answer but UNAUTHENTICATED, FORBIDDEN, FIELD_FORBIDDEN, and NOT_FOUND of the record itself.
 */
import { posts, type Post } from '../../src/shared/domain/permissions';
import type { Result } from '../../src/shared/domain/problem';
import type { SubjectTable } from '../../src/shared/contract/procedure';
import { hashToken, newToken } from '../../src/main/rpc/sessions';
import type { Book, Seat } from './book';
import { aTeam, type LocalTeam } from './builders/dispatch';
import { subjectBuilders } from './builders/subjects';
import { aPerson, aUnit, type Person } from './builders/users';
import { procedures, STALE, validInput, type Walked } from './contract-walk';
import { relations, type Observed, type Relation } from './rights-table';

/** Whose records there are for a post: its holder's own, those of the others are shared by all posts. */
type World = {
  readonly book: Book;
  readonly team: LocalTeam;
  readonly holders: ReadonlyMap<Post, Person>;
  readonly others: ReadonlyMap<Exclude<Relation, 'own'>, Person>;
  /** `table relation owner` → id. */
  readonly records: Map<string, number>;
};

/** Root → North → the unit of all holders → a unit below; a unit beside; another branch. */
async function people(book: Book, boss: Seat) {
  const north = await aUnit(boss);
  const unit = await aUnit(boss, { parentId: north });
  const places = {
    colleague: unit,
    subordinate: await aUnit(boss, { parentId: unit }),
    peer: await aUnit(boss, { parentId: north }),
    outside: await aUnit(boss, { parentId: await aUnit(boss) }),
  };
  const others = new Map<Exclude<Relation, 'own'>, Person>();
  for (const relation of relations) {
    if (relation === 'own') continue;
    others.set(relation, await aPerson(book, boss, { posts: ['sales'], orgUnitId: places[relation] }));
  }
  const holders = new Map<Post, Person>();
  for (const post of posts) holders.set(post, await aPerson(book, boss, { posts: [post], orgUnitId: unit }));
  return { holders, others };
}

/** Opens a session without its password: the matrix ends many of them. */
async function signIn(book: Book, { userId, loginName, seat }: Person): Promise<void> {
  const token = newToken();
  const opened = await book.engine.front.engine.tell('openSession', { userId, loginName, tokenHash: hashToken(token) });
  if (!opened.ok) throw new Error(`no session for ${loginName}`);
  seat.connection.setToken?.(token);
}

/** Calls once; a session that an earlier call ended is opened again. */
async function callAs(world: World, person: Person, make: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  const answer = await make();
  if (answer.ok || answer.problem.code !== 'UNAUTHENTICATED') return answer;
  await signIn(world.book, person);
  return make();
}

async function recordOf(world: World, table: SubjectTable, who: { relation: Relation; post: Post }): Promise<number> {
  const owner = who.relation === 'own' ? world.holders.get(who.post) : world.others.get(who.relation);
  const key = `${table} ${owner?.userId}`;
  const known = world.records.get(key) ?? (await subjectBuilders[table](world.team, owner?.userId ?? 0));
  world.records.set(key, known);
  return known;
}

const closed = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'FIELD_FORBIDDEN']);

/** NOT_FOUND counts for the record that the procedure is about; another id of a made-up input may well be missing. */
function isLetThrough(answer: Result<unknown>, subjectField: string | undefined): boolean {
  if (answer.ok) return true;
  const { code, fields } = answer.problem;
  const isSubject = fields === undefined || fields.includes(`/${subjectField}`);
  return !closed.has(code) && !(code === 'NOT_FOUND' && subjectField !== undefined && isSubject);
}

const wordOf = (answer: Result<unknown>): string => (answer.ok ? 'ok' : answer.problem.code);

async function callsOf(world: World, procedure: Walked, post: Post): Promise<Observed[]> {
  const { path, meta } = procedure;
  const person = world.holders.get(post);
  if (!person) throw new Error(`nobody holds ${post}`);
  const call = (input: object) => callAs(world, person, () => person.seat.call(path, { ...input }));
  const base = { path, permission: meta.permission, post };
  if (!('subject' in meta)) {
    const answer = await call(validInput(procedure, STALE));
    return [{ ...base, isAllowed: isLetThrough(answer, undefined), answer: wordOf(answer) }];
  }
  const { table, id } = meta.subject;
  const made: Observed[] = [];
  for (const relation of relations) {
    const record = await recordOf(world, table, { relation, post });
    const answer = await call(validInput(procedure, { ...STALE, [id]: record }));
    const subject = { table, relation };
    made.push({ ...base, subject, isAllowed: isLetThrough(answer, id), answer: wordOf(answer) });
  }
  return made;
}

async function asNobody({ book }: World, procedure: Walked): Promise<Observed> {
  const { path, meta } = procedure;
  const answer = await book.newSeat().call(path, validInput(procedure, STALE));
  const base = { path, permission: meta.permission, post: 'nobody' as const };
  return { ...base, isAllowed: isLetThrough(answer, undefined), answer: wordOf(answer) };
}

/** A list shows, over all its blocks, no record that its reader may not open, and every record that he may. */
async function listed(world: World, procedure: Walked, post: Post): Promise<Observed[]> {
  const { path, meta } = procedure;
  const person = world.holders.get(post);
  if (!('scope' in meta) || !path.endsWith('.list') || !person) return [];
  const shown = new Set<number>();
  for (let hasMore = true; hasMore; ) {
    const answer = await callAs(world, person, () => person.seat.call(path, { offset: shown.size }));
    if (!answer.ok) return [];
    const block = answer.value as { rows: readonly { readonly id: number }[]; hasMore: boolean };
    for (const { id } of block.rows) shown.add(id);
    ({ hasMore } = block);
  }
  const made: Observed[] = [];
  for (const relation of relations) {
    const isAllowed = shown.has(await recordOf(world, meta.scope, { relation, post }));
    const subject = { table: meta.scope, relation };
    made.push({ path, permission: meta.permission, post, subject, isAllowed, answer: isAllowed ? 'a row' : 'no row' });
  }
  return made;
}

/** Everything that was observed on a new book. */
export async function observeRights(book: Book): Promise<readonly Observed[]> {
  const team = await aTeam(book);
  const world: World = { book, team, ...(await people(book, team.boss)), records: new Map() };
  const calls: Observed[] = [];
  for (const procedure of procedures) {
    calls.push(await asNobody(world, procedure));
    for (const post of posts) calls.push(...(await callsOf(world, procedure, post)));
  }
  for (const procedure of procedures) {
    for (const post of posts) calls.push(...(await listed(world, procedure, post)));
  }
  return calls;
}
