/** Writes to the lines of bank statements. */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { BankLineState } from '../../../shared/domain/receivable-words';
import { pinyinOf } from '../../platform/pinyin';
import type { Ctx } from '../../store/handler';
import type { ReadDb, Tx } from '../../store/handles';
import { knownKeys } from './bank-lines.queries';
import { bankLine } from './receivables.tables';

/** Money that came in, as the bank wrote it. */
export type BankMoney = {
  readonly receivedOn: string;
  readonly amountFen: number;
  readonly payer: string;
  readonly payerAccount: string;
  readonly reference: string;
  /** The bank's own number of the entry; empty where the file has none. */
  readonly serialNo: string;
};

const ROWS_AT_ONCE = 500;

const hashOf = (parts: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/**
 * What tells one entry from another in every file it stands in: the bank's number, else all that is written, and
 * the how-manieth of its kind it is (the same customer may pay the same sum twice a day).
 */
export function keysOf(lines: readonly BankMoney[]): string[] {
  const seen = new Map<string, number>();
  return lines.map(({ receivedOn, amountFen, payer, payerAccount, reference, serialNo }) => {
    const told =
      serialNo === '' ? [receivedOn, amountFen, payer, payerAccount, reference] : [serialNo, receivedOn, amountFen];
    const written = JSON.stringify(told);
    const nth = (seen.get(written) ?? 0) + 1;
    seen.set(written, nth);
    return hashOf([...told, nth]);
  });
}

/** For the preview, asked by the front: how much of a file the book does not have yet. */
export async function compareBankLines(db: ReadDb, { lines }: { readonly lines: readonly BankMoney[] }) {
  const keys = keysOf(lines);
  const known = await knownKeys(db, keys);
  const fresh = lines.filter((_, at) => !known.has(keys[at] ?? ''));
  return { fresh: fresh.length, freshFen: fresh.reduce((sum, { amountFen }) => sum + amountFen, 0) };
}

type From = { readonly fileName: string; readonly ctx: Pick<Ctx, 'now' | 'actor'> };

/** Adds the entries that the book does not have yet. @returns their ids */
export async function addBankLines(tx: Tx, lines: readonly BankMoney[], { fileName, ctx }: From): Promise<number[]> {
  const keys = keysOf(lines);
  const known = await knownKeys(tx, keys);
  const fresh = lines.flatMap(({ serialNo: _, ...line }, at) => {
    const sourceKey = keys[at] ?? '';
    const by = { recordedBy: ctx.actor.userId, recordedAt: ctx.now };
    return known.has(sourceKey) ? [] : [{ ...line, payerPy: pinyinOf(line.payer).pyFull, sourceKey, fileName, ...by }];
  });
  const ids: number[] = [];
  for (let at = 0; at < fresh.length; at += ROWS_AT_ONCE) {
    const made = await tx
      .insert(bankLine)
      .values(fresh.slice(at, at + ROWS_AT_ONCE))
      .returning({ id: bankLine.id });
    ids.push(...made.map(({ id }) => id));
  }
  return ids;
}

type Step = { readonly id: number; readonly version: number; readonly from: BankLineState };

/** Moves a line from one state to another; CONFLICT where another seat was first. */
export async function moveBankLine(
  tx: Tx,
  { id, version, from }: Step,
  set: Partial<typeof bankLine.$inferInsert>,
): Promise<Result<number>> {
  const [moved] = await tx
    .update(bankLine)
    .set({ ...set, version: sql`${bankLine.version} + 1` })
    .where(sql`${bankLine.id} = ${id} AND ${bankLine.version} = ${version} AND ${bankLine.state} = ${from}`)
    .returning({ version: bankLine.version });
  return moved ? okay(moved.version) : refuse('CONFLICT', { expected: version }, ['/version']);
}
