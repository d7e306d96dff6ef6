/** G6: whatever is sent to a procedure, by whomever, is answered with a code, leaks nothing and changes nothing. */
import BetterSqlite from 'better-sqlite3';
import { AsyncIteratorClass, createRouterClient, ORPCError } from '@orpc/server';
import { expect, it } from 'vitest';
import { problemCodes, type Problem } from '../../src/shared/domain/problem';
import { openBook, type Book, type Seat } from '../helpers/book';
import { aPerson } from '../helpers/builders/users';
import { procedures, type Walked } from '../helpers/contract-walk';
import { dumpOf } from '../helpers/dump';
import { malformedInputs } from '../helpers/malformed';
import { often, reportCount, reportDone, seededRandom } from '../helpers/reliability-report';

const PER_CASE = often(60, 500);
const random = seededRandom('G6');
/** Things of the inside that no answer may show. */
const inside =
  /\bSELECT\b|INSERT INTO|UPDATE \w+ SET|sqlite|drizzle|node_modules|\.[cm]?[jt]s:\d|\/tmp\/|\/home\/|\/root\/|Error:|\bat \w+ \(/iu;
/** Characters: an answer does not repeat what it was sent. */
const ANSWER_LIMIT = 4000;
/** A failed log-in is counted: that is its purpose. */
const countsFailures = new Set(['session.logIn', 'session.unlock']);

const found = {
  calls: 0,
  crashes: [] as string[],
  internal: [] as string[],
  leaks: [] as string[],
  changes: [] as string[],
  accepted: [] as string[],
};

type Identity = { readonly name: string; readonly seat: Seat };
type World = { readonly book: Book; readonly identities: readonly Identity[]; readonly watch: BetterSqlite.Database };

async function aWorld(): Promise<World> {
  const book = await openBook();
  const all = await book.setUp();
  const identities = [
    { name: 'nobody', seat: book.newSeat() },
    { name: 'sales', seat: (await aPerson(book, all, { posts: ['sales'] })).seat },
    { name: 'boss', seat: (await aPerson(book, all, { posts: ['boss'] })).seat },
    { name: 'every post', seat: all },
  ];
  return { book, identities, watch: new BetterSqlite(book.path, { readonly: true }) };
}

const close = async ({ book, watch }: World): Promise<void> => {
  watch.close();
  await book.close();
};

type Client = Record<string, Record<string, (input: unknown) => Promise<unknown>>>;

/** One call through the router, as a transport makes it. @returns the refusal, undefined for an answer */
async function callRouter({ book }: World, seat: Seat, path: string, input: unknown): Promise<Problem | undefined> {
  const client = createRouterClient(book.engine.router, {
    context: { connection: seat.connection },
  }) as unknown as Client;
  const [feature = '', name = ''] = path.split('.');
  try {
    const answer = await client[feature]?.[name]?.(input);
    // The stream of changes: nobody listens here.
    if (answer instanceof AsyncIteratorClass) await answer.return();
    return undefined;
  } catch (error) {
    const problem = error instanceof ORPCError && error.code === 'PROBLEM' ? (error.data as Problem) : undefined;
    if (problem && problemCodes.includes(problem.code)) return problem;
    found.crashes.push(`${path}: ${String(error)}`);
    return { code: 'INTERNAL', params: {} };
  }
}

/** Counts the commits of other connections. */
const commitsSeen = ({ watch }: World): number => Number(watch.pragma('data_version', { simple: true }));

function judge(where: string, problem: Problem): void {
  if (problem.code === 'INTERNAL') found.internal.push(where);
  const text = JSON.stringify(problem);
  if (inside.test(text) || text.length > ANSWER_LIMIT) found.leaks.push(`${where}: ${text.slice(0, 300)}`);
}

/** @returns whether everything was refused, so that the book must be as it was */
async function attack(world: World, procedure: Walked, { name, seat }: Identity): Promise<boolean> {
  const { path } = procedure;
  let isUntouched = true;
  for (const { input, isTaken } of malformedInputs(procedure, PER_CASE, random)) {
    const before = commitsSeen(world);
    const problem = await callRouter(world, seat, path, input);
    const where = `${path} as ${name}`;
    found.calls += 1;
    if (!problem) {
      isUntouched = false;
      if (!isTaken) found.accepted.push(where);
      continue;
    }
    judge(where, problem);
    const isCounted = countsFailures.has(path) && problem.code === 'LOGIN_FAILED';
    if (!isCounted && commitsSeen(world) !== before) found.changes.push(`${where}: ${problem.code}`);
  }
  return isUntouched;
}

it('every procedure refuses every malformed input with a code, and nothing changes', async () => {
  for (const feature of new Set(procedures.map(({ path }) => path.split('.')[0] ?? ''))) {
    const own = procedures.filter(({ path }) => path.startsWith(`${feature}.`));
    // Accepted calls on people and sessions may end the identities themselves: each gets a book of its own.
    const groups = feature === 'users' || feature === 'session' ? own.map((one) => [one]) : [own];
    for (const group of groups) {
      const world = await aWorld();
      for (const procedure of group) {
        for (const identity of world.identities) {
          const before = dumpOf(world.watch, ['login_failure']);
          const isUntouched = await attack(world, procedure, identity);
          const isSame = dumpOf(world.watch, ['login_failure']) === before;
          if (isUntouched && !isSame) found.changes.push(`${procedure.path} as ${identity.name}: the book differs`);
        }
      }
      await close(world);
    }
  }
  const figures = [
    reportDone('G6.calls', found.calls, procedures.length * 4 * PER_CASE * 0.9),
    reportCount('G6.crashes', found.crashes.length),
    reportCount('G6.internal', found.internal.length),
    reportCount('G6.leaks', found.leaks.length),
    reportCount('G6.changes', found.changes.length),
    reportCount('G6.accepted', found.accepted.length),
  ];
  const { calls, ...wrong } = found;
  const some = Object.entries(wrong).map(([kind, list]) => [kind, [...new Set(list)].slice(0, 10)]);
  expect(calls).toBeGreaterThan(0);
  expect(Object.fromEntries(some)).toEqual({ crashes: [], internal: [], leaks: [], changes: [], accepted: [] });
  expect(figures).toEqual(figures.map(() => true));
});
