/** What the sweep asks the database: never a big table from end to end, never a sort of all late ones. */
import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sources } from '../../../src/main/features/desks/desks.queries';
import type { DeskFacts } from '../../../src/main/features/desks/source.queries';
import { everybody } from '../../../src/main/features/reminders/reminders.queries';
import { deskStatement } from '../../../src/main/features/reminders/subject.queries';
import { tenderStatement } from '../../../src/main/features/reminders/tender-subjects.queries';
import { settingDefaults } from '../../../src/main/features/settings/settings.rules';
import type { Actor } from '../../../src/main/store/handler';
import { rowsOf } from '../../../src/main/store/handles';
import { openConnection } from '../../../src/main/store/open';
import { isTenderRule, reminderRules, tenderRules } from '../../../src/shared/domain/reminder-words';
import { workingClock } from '../../../src/shared/domain/working-hours';
import { openBook, START, type Book, type Seat } from '../../helpers/book';
import { sweep } from '../../helpers/builders/reminders';

let book: Book;
let boss: Seat;
beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterAll(() => book.close());

const factsFor = (actor: Actor): DeskFacts => ({
  ...{ actor, today: '2026-11-21', now: START, timeZone: 'Asia/Shanghai', settings: settingDefaults, seesMoney: true },
  askLimits: Array.from({ length: 31 }, () => START),
  lateBefore: (hours) => workingClock('Asia/Shanghai').lateBefore(START, hours),
});

async function plansOf(statements: ReadonlyMap<string, SQL>): Promise<Map<string, string[]>> {
  const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
  const plans = new Map<string, string[]>();
  try {
    for (const [name, statement] of statements) {
      const steps = await rowsOf<{ detail: string }>(db, sql`EXPLAIN QUERY PLAN ${statement}`);
      plans.set(
        name,
        steps.map(({ detail }) => detail),
      );
    }
  } finally {
    close();
  }
  return plans;
}

/** Tables that grow with every order or tender. */
const BIG =
  /^SCAN (?:sales_order|order_line|dispatch_note|note_line|receipt|receipt_allocation|tender|tender_milestone|reminder)\b(?! USING (?:COVERING )?INDEX)/u;

it.each(['all', [1, 2]] as const)('reads no big table from end to end, for whoever sees %s', async (visible) => {
  const facts = factsFor({ ...everybody, visible });
  const statements = new Map<string, SQL>();
  for (const rule of reminderRules) {
    const source = isTenderRule(rule) ? undefined : sources[rule]?.(facts);
    if (!source) continue;
    statements.set(`${rule} newest`, deskStatement(source, facts, { newest: 200 }));
    statements.set(`${rule} these`, deskStatement(source, facts, { ids: [1, 2, 3] }));
  }
  for (const rule of tenderRules) {
    const { now, timeZone } = facts;
    statements.set(`${rule} newest`, tenderStatement(rule, { now, timeZone }));
    statements.set(`${rule} these`, tenderStatement(rule, { now, timeZone, ids: [1, 2, 3] }));
  }
  const plans = await plansOf(statements);
  const scans = [...plans].flatMap(([name, steps]) =>
    steps.filter((step) => BIG.test(step)).map((step) => `${name}: ${step}`),
  );
  expect(scans).toEqual([]);
  expect(plans.size).toBeGreaterThan(60);
});

it('takes the newest late ones from the index of their state, without a sort', async () => {
  const facts = factsFor(everybody);
  const keys = ['awaitingApproval', 'toNote', 'toCheck', 'toShip', 'returnsToApprove'] as const;
  const statements = keys.flatMap((key) => {
    const source = sources[key]?.(facts);
    return source ? [[key, deskStatement(source, facts, { newest: 200 })] as const] : [];
  });
  const plans = await plansOf(new Map(statements));
  for (const [key, steps] of plans) {
    expect(steps.join('; '), key).not.toContain('TEMP B-TREE');
    expect(steps.join('; '), key).toMatch(/_state_waiting/u);
  }
});

it('reads live reminders and somebody’s inbox by their indexes', async () => {
  const plans = await plansOf(
    new Map([
      [
        'live',
        sql`SELECT id FROM reminder WHERE state IN ('open', 'snoozed', 'escalated') ORDER BY rule, entity_id LIMIT 20000`,
      ],
      ['mine', sql`SELECT id FROM reminder WHERE user_id = 1 AND state = 'open' ORDER BY shown_at DESC LIMIT 1000`],
      ['old', sql`SELECT id FROM reminder WHERE state = 'done' AND closed_at < 1 LIMIT 500`],
      [
        'told',
        sql`SELECT step FROM reminder WHERE rule = 'toNote' AND entity_id IN (SELECT value FROM json_each('[1]'))`,
      ],
    ]),
  );
  const used = [...plans].map(([name, steps]) => `${name} ${/INDEX (\w+)/u.exec(steps.join('; '))?.[1] ?? 'none'}`);
  expect(used).toEqual(['live reminder_live', 'mine reminder_inbox', 'old reminder_closed', 'told reminder_once']);
  expect([...plans.values()].flat().filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
});

it('asks a bounded number of statements, and writes nothing when there is nothing to say', async () => {
  await sweep(book);
  book.statements();
  await sweep(book, false);
  const asked = book.statements();
  expect(asked.length).toBeLessThanOrEqual(60);
  expect(asked.filter((text) => /^(?:INSERT|UPDATE|DELETE|BEGIN)/iu.test(text))).toEqual([]);
  expect(await boss.ok('reminders.counts')).toEqual({ open: 0, snoozed: 0, urgent: 0 });
});
