/**
 * What the seats do in the runs with kills and cut lines, and what must hold in the file afterwards. A feature
 * widens it by one entry: how its commands are made, and its invariants.
 */
import type { Database } from 'better-sqlite3';
import type { Answer } from '../../src/renderer/rpc/problem';
import type { Post } from '../../src/shared/domain/permissions';
import type { Seat } from '../helpers/book';
import { bidFlow } from './bid-flow';
import { invoiceFlow } from './invoice-flow';
import { orderFlow } from './order-flow';

export type Ask = (path: string, input?: Readonly<Record<string, unknown>>) => Promise<Answer<unknown>>;
/** A command without its commandId. */
export type Step = { readonly path: string; readonly input: Readonly<Record<string, unknown>> };
export type Random = () => number;

export type Workload = {
  readonly name: string;
  /** Posts that its seats hold. */
  readonly posts: readonly Post[];
  /** Makes what its commands need, through the procedures, before the first seat begins. */
  prepare?(boss: Seat): Promise<void>;
  /** The next command of a seat, from what the seat reads now; undefined when it could not read. */
  next(ask: Ask, random: Random): Promise<Step | undefined>;
  /** Sentences about what is wrong in the file; none when all is well. */
  broken(sqlite: Database): string[];
};

const numberOf = (sqlite: Database, text: string): number => Number(sqlite.prepare(text).pluck().get());
const unless = (isGood: boolean, sentence: string): string[] => (isGood ? [] : [sentence]);

const recordsOf = (sqlite: Database, procedure: string): number =>
  Number(sqlite.prepare('SELECT count(*) FROM command_record WHERE procedure = ?').pluck().get(procedure));

/** Everybody changes the same row under its version: a lost update or a double effect shows in the version. */
export const renames: Workload = {
  name: 'renames',
  posts: ['boss'],
  next: async (ask, random) => {
    const about = await ask('settings.about');
    if (!about.ok) return undefined;
    const { version } = about.value as { version: number };
    return { path: 'settings.renameFirm', input: { firmName: `华康 ${Math.floor(random() * 1e9)}`, version } };
  },
  broken: (sqlite) => {
    const version = numberOf(sqlite, "SELECT version FROM setting WHERE key = 'firmName'");
    const done = recordsOf(sqlite, 'settings.renameFirm');
    return unless(version === 1 + done, `${done} renames were acknowledged, the version says ${version - 1}`);
  },
};

/** Each command adds a row: a double effect shows in their number. */
export const units: Workload = {
  name: 'units',
  posts: ['boss'],
  next: async (ask, random) => {
    const list = await ask('users.units');
    const root = list.ok
      ? (list.value as { id: number; parentId: number | null }[]).find((unit) => !unit.parentId)
      : undefined;
    const name = `部门 ${Math.floor(random() * 1e9)}`;
    return root ? { path: 'users.createUnit', input: { name, parentId: root.id } } : undefined;
  },
  broken: (sqlite) => {
    const rows = numberOf(sqlite, 'SELECT count(*) FROM org_unit WHERE parent_id IS NOT NULL');
    const done = recordsOf(sqlite, 'users.createUnit');
    return unless(rows === done, `${done} departments were acknowledged, ${rows} are there`);
  },
};

export const workloads: readonly Workload[] = [orderFlow, invoiceFlow, bidFlow, renames, units];
export const workloadPosts: readonly Post[] = [...new Set(workloads.flatMap(({ posts }) => posts))];

/** Holds after every command of every feature. */
export function brokenAnywhere(sqlite: Database): string[] {
  const rows = (text: string): number => sqlite.prepare(text).all().length;
  return [
    ...unless(sqlite.pragma('quick_check', { simple: true }) === 'ok', 'the file is damaged'),
    ...unless((sqlite.pragma('foreign_key_check') as unknown[]).length === 0, 'a row refers to nothing'),
    ...unless(
      rows(`SELECT 1 FROM command_record AS c WHERE NOT EXISTS
        (SELECT 1 FROM audit_entry AS a WHERE a.command_id = c.command_id AND a.user_id = c.user_id)`) === 0,
      'a recorded command left no audit row',
    ),
    ...unless(
      rows(`SELECT 1 FROM audit_entry AS a WHERE a.command_id <> '' AND NOT EXISTS
        (SELECT 1 FROM command_record AS c WHERE c.command_id = a.command_id AND c.user_id = a.user_id)`) === 0,
      'an audit row belongs to no recorded command',
    ),
    ...unless(
      rows(`SELECT 1 FROM audit_entry WHERE command_id <> ''
        GROUP BY command_id, entity, entity_id, action HAVING count(*) > 1`) === 0,
      'a command had its effect twice',
    ),
    ...workloads.flatMap((workload) => workload.broken(sqlite)),
  ];
}
