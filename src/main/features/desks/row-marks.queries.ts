/** What stands beside the rows of a desk: found for the few that are shown, never for those that are only counted. */
import type { DeskRow, MarkedRow } from '../../../shared/contract/desks.contract';
import type { DeskKey, DeskMark } from '../../../shared/domain/desk-words';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { checked } from '../orders/approvals.queries';
import { codesAt } from '../orders/checks.rules';
import { lampsOf } from '../orders/lamps.queries';
import { salesOrder } from '../orders/orders.tables';
import { hurtCountsOf } from '../tenders/credential-list.queries';
import { lacksOf, openingLacksOf } from '../tenders/lacks.queries';
import { boughtOf, volumeRecords } from '../tenders/volume-progress.queries';
import { progressOf } from '../tenders/volume.rules';
import { placeOf } from './desks.rules';
import type { DeskFacts } from './source.queries';

type Shown = { readonly key: DeskKey; readonly rows: readonly DeskRow[]; readonly facts: DeskFacts };
type Beside = Pick<MarkedRow, 'marks' | 'lamps'>;
type Mark = MarkedRow['marks'][number];
type Besides = ReadonlyMap<number, Beside>;

const nothing: Beside = { marks: [], lamps: null };
const markOf = (key: DeskMark, value: Mark['value']): Mark => ({ key, value });
const marksOnly = (marks: Iterable<readonly [number, Mark[]]>): Besides =>
  new Map(Array.from(marks, ([id, own]) => [id, { marks: own, lamps: null }]));

/** What the checks found, as finance reads it on the desk of approvals, and what the buyer owes. */
async function checkMarks(db: ReadDb, ids: readonly number[], facts: DeskFacts): Promise<Besides> {
  const found = await checked(db, ids, facts);
  return marksOnly(
    Array.from(found, ([id, { checks, owedFen }]) => {
      const counts = [
        markOf('blocked', codesAt(checks, 'block').length),
        markOf('warned', codesAt(checks, 'warn').length),
      ].filter(({ value }) => value !== 0);
      const owed = facts.seesMoney && owedFen > 0 ? [markOf('owed', owedFen)] : [];
      return [id, [...(counts.length === 0 ? [markOf('clean', 0)] : counts), ...owed]] as const;
    }),
  );
}

const headsOf = (db: ReadDb, ids: readonly number[]) =>
  db
    .select({ id: salesOrder.id, state: salesOrder.state, deliveryOn: salesOrder.deliveryOn })
    .from(salesOrder)
    .where(isAnyOf(salesOrder.id, ids));

async function promisedMarks(db: ReadDb, ids: readonly number[]): Promise<Besides> {
  const heads = await headsOf(db, ids);
  return marksOnly(
    heads.flatMap(({ id, deliveryOn }) => (deliveryOn === null ? [] : [[id, [markOf('promised', deliveryOn)]]])),
  );
}

/** How far an order is, and who has it now. */
async function wayMarks(db: ReadDb, ids: readonly number[]): Promise<Besides> {
  const heads = await headsOf(db, ids);
  const lamps = await lampsOf(db, ids);
  return new Map(
    heads.map(({ id, state }) => {
      const own = lamps.get(id) ?? null;
      const place = placeOf(state, own);
      return [id, { marks: place ? [markOf(place, 0)] : [], lamps: own }];
    }),
  );
}

async function hurtMarks(db: ReadDb, ids: readonly number[], facts: DeskFacts): Promise<Besides> {
  const counts = await hurtCountsOf(db, ids, facts);
  return marksOnly(Array.from(counts, ([id, count]) => [id, [markOf('hurts', count)]]));
}

async function paceMarks(db: ReadDb, ids: readonly number[], { today, settings }: DeskFacts): Promise<Besides> {
  const records = await volumeRecords(db, ids);
  const bought = await boughtOf(db, ids);
  const looked = { today, pacePercent: settings.volumePacePercent };
  return marksOnly(
    records.map((one) => {
      const { doneBp } = progressOf(one, bought.get(one.id)?.boughtQty ?? 0, looked);
      return [one.id, [markOf('pace', doneBp)]];
    }),
  );
}

/** What a bid lacks before it goes out, as its countdown tells it. */
async function lackMarks(db: ReadDb, ids: readonly number[], facts: DeskFacts): Promise<Besides> {
  const found = await lacksOf(db, ids, facts);
  return marksOnly(
    Array.from(found, ([id, { papers, seals, depositGap, isQuoteOpen, isCaOpen }]) => {
      const missing = papers === null ? 0 : papers.total - papers.ready;
      const marks = [
        ...(missing > 0 ? [markOf('papersOpen', missing)] : []),
        ...(seals > 0 ? [markOf('sealsOpen', seals)] : []),
        ...(depositGap === null ? [] : [markOf('depositOpen', 0)]),
        ...(isQuoteOpen ? [markOf('quoteOpen', 0)] : []),
        ...(isCaOpen ? [markOf('caUntried', 0)] : []),
      ];
      return [id, marks] as const;
    }),
  );
}

/** What an opening lacks: a certificate that was tried, somebody who sits there. */
async function openingMarks(db: ReadDb, ids: readonly number[], { now }: DeskFacts): Promise<Besides> {
  const found = await openingLacksOf(db, ids, now);
  return marksOnly(
    Array.from(found, ([id, { isCaOpen, isAttendeeOpen }]) => [
      id,
      [...(isCaOpen ? [markOf('caUntried', 0)] : []), ...(isAttendeeOpen ? [markOf('nobodyAttends', 0)] : [])],
    ]),
  );
}

type Finder = (db: ReadDb, ids: readonly number[], facts: DeskFacts) => Promise<Besides>;
const finders: { readonly [K in DeskKey]?: Finder } = {
  tendersMissed: lackMarks,
  tendersUrgent: lackMarks,
  tendersToday: lackMarks,
  tendersSoon: lackMarks,
  tendersWeek: lackMarks,
  tendersOpening: openingMarks,
  awaitingApproval: checkMarks,
  toNote: promisedMarks,
  paidAhead: promisedMarks,
  ordersRunning: wayMarks,
  credentialsExpired: hurtMarks,
  credentialsUrgent: hurtMarks,
  credentialsSoon: hurtMarks,
  credentialsEarly: hurtMarks,
  volumesBehind: paceMarks,
};

/** The rows with their marks, in their order. */
export async function markedRows(db: ReadDb, { key, rows, facts }: Shown): Promise<MarkedRow[]> {
  const find = finders[key];
  const ids = rows.map(({ id }) => id);
  const besides = find && ids.length > 0 ? await find(db, ids, facts) : new Map<number, Beside>();
  return rows.map((row) => ({ ...row, ...(besides.get(row.id) ?? nothing) }));
}
