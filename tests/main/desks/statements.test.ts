import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskItem } from '../../../src/shared/contract/desks.contract';
import { deskKeys, keysFor, reminderOf } from '../../../src/shared/domain/desk-words';
import { posts } from '../../../src/shared/domain/permissions';
import { workingClock } from '../../../src/shared/domain/working-hours';
import { sources } from '../../../src/main/features/desks/desks.queries';
import { unpaidStatement, reopenedStatement } from '../../../src/main/features/desks/dues.queries';
import { wantedStatement } from '../../../src/main/features/desks/short-goods.queries';
import { countStatement, rowsStatement, type DeskFacts } from '../../../src/main/features/desks/source.queries';
import { settingDefaults } from '../../../src/main/features/settings/settings.rules';
import type { Actor } from '../../../src/main/store/handler';
import { rowsOf } from '../../../src/main/store/handles';
import { openConnection } from '../../../src/main/store/open';
import { openBook, START, type Book, type Seat } from '../../helpers/book';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let boss: Seat;
beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterAll(() => book.close());

const actorOf = (visible: Actor['visible']): Actor => ({ userId: 1, sessionId: null, name: '', posts, visible });
const factsFor = (actor: Actor): DeskFacts => ({
  ...{ actor, today: '2026-11-21', now: START, timeZone: 'Asia/Shanghai', settings: settingDefaults, seesMoney: true },
  askLimits: Array.from({ length: 31 }, () => START),
  lateBefore: (hours) => workingClock('Asia/Shanghai').lateBefore(START, hours),
});

async function planOf(statement: SQL): Promise<string[]> {
  const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
  try {
    return (await rowsOf<{ detail: string }>(db, sql`EXPLAIN QUERY PLAN ${statement}`)).map(({ detail }) => detail);
  } finally {
    close();
  }
}

/** Tables that grow with every order; a reading of all their rows is what a desk must never do. */
const BIG = /^SCAN (?:sales_order|order_line|dispatch_note|note_line|receipt|receipt_allocation|receipt_use|back)\b/u;
const fullScans = (plan: readonly string[]) => plan.filter((step) => BIG.test(step));

describe('the desks of a book with a million orders', () => {
  it.each(['all', [1, 2]] as const)(
    'count and show every reminder without reading a big table (sees %s)',
    async (visible) => {
      const actor = actorOf(visible);
      const facts = factsFor(actor);
      const scans: string[] = [];
      for (const key of deskKeys) {
        const source = sources[key]?.(facts);
        if (!source) continue;
        for (const statement of [countStatement(key, source, actor), rowsStatement(source, actor)]) {
          scans.push(...fullScans(await planOf(statement)).map((step) => `${key}: ${step}`));
        }
      }
      for (const statement of [unpaidStatement(facts), reopenedStatement(facts), wantedStatement()]) {
        scans.push(...fullScans(await planOf(statement)));
      }
      expect(scans).toEqual([]);
    },
  );

  it('walk the longest lists by the index of their state, without a sort of their own', async () => {
    const facts = factsFor(actorOf('all'));
    for (const key of ['awaitingApproval', 'toNote', 'toCheck', 'toShip', 'toSign', 'returnsToJudge'] as const) {
      const source = sources[key]?.(facts);
      const plan = source ? await planOf(countStatement(key, source, facts.actor)) : [];
      expect(plan.join('; '), key).toMatch(/_state_waiting/u);
      expect(plan.join('; '), key).not.toContain('TEMP B-TREE');
    }
  });

  it('ask at most 25 statements for somebody with every post', async () => {
    book.statements();
    await boss.ok('desks.mine');
    expect(book.statements().length).toBeLessThanOrEqual(25);
  });
});

describe('whose desk it is', () => {
  it('shows each post its own reminders and nobody else’s', async () => {
    for (const post of posts) {
      const { seat } = await aPerson(book, boss, { posts: [post] });
      const items = await seat.ok<DeskItem[]>('desks.mine');
      expect(items.map(({ key }) => key)).toEqual(keysFor([post]));
      for (const key of deskKeys.filter((one) => !keysFor([post]).includes(one))) {
        expect(await seat.call('desks.rows', { key })).toMatchObject({ ok: false, problem: { code: 'NOT_FOUND' } });
      }
    }
  }, 60_000);

  it('gives every reminder an owner', () => {
    expect(deskKeys.filter((key) => reminderOf(key).posts.length === 0)).toEqual([]);
  });
});
