/** Random steps of several clerks, through the procedures, each with what the model says must come of it. */
import { expect } from 'vitest';
import type { Result } from '../../../src/shared/domain/problem';
import type { Seat } from '../../helpers/book';
import { shipment, ticksOf, type Team } from '../../helpers/builders/dispatch';
import { finishCount, openingLine, type StockPeople, stocktakeSeenBy } from '../../helpers/builders/stock';
import * as model from './ledger-model';
import type { Area, Model, Part, Row } from './ledger-model';

export const TODAY = '2026-11-21';
/** The last one ran out yesterday. */
export const batches = { B1: '2028-12-31', B2: '2027-06-30', B3: '2027-06-30', OLD: '2026-11-20' } as const;

type Note = { noteId: number; version: number; parts: Part[]; step: 'finishPicking' | 'checkNote' | 'shipNote' };
export type World = {
  readonly team: Team;
  readonly people: StockPeople;
  readonly productId: number;
  readonly orderId: number;
  readonly orderLineId: number;
  /** 0 ≤ answer < below. */
  readonly random: (below: number) => number;
  readonly model: Model;
  readonly notes: Note[];
  readonly issues: { issueId: number; version: number; parts: Part[] }[];
  stocktake: { stocktakeId: number; version: number; differences: Part[] } | undefined;
  /** Steps that were carried out and refused, to know that both happen. */
  readonly tally: { done: number; refused: number };
};

const pick = <T>(world: World, all: readonly T[]): T | undefined => all[world.random(all.length)];
const clerk = ({ people, random }: World): Seat => (random(2) === 0 ? people.keeper : people.colleague).seat;
const units = (world: World, most: number): number => (1 + world.random(most)) * 1_000;

type Said = { readonly expected: boolean; readonly what: string };

function agree(world: World, answer: Result<unknown>, { expected, what }: Said): void {
  const told = answer.ok ? 'ok' : JSON.stringify(answer.problem);
  expect(answer.ok, `${what}: ${told}`).toBe(expected);
  world.tally[expected ? 'done' : 'refused'] += 1;
}

/** Opening stock of one batch in one place. */
export async function open(world: World): Promise<void> {
  const batchNo = pick(world, ['B1', 'B2', 'B3', 'OLD'] as const) ?? 'B1';
  const location = pick(world, ['A', 'B']) ?? 'A';
  const qty = units(world, 40);
  const line = openingLine(world.productId, { batchNo, expiry: batches[batchNo], qty, location });
  const { rows } = world.model;
  const isThere = rows.some((row) => row.batchNo === batchNo && row.area === 'stock' && row.location === location);
  const answer = await clerk(world).call<{ lotIds: number[] }>('stock.recordOpening', { lines: [line] });
  agree(world, answer, { expected: !isThere, what: `opening of ${batchNo} in ${location}` });
  if (!answer.ok) return;
  const row: Row = {
    id: answer.value.lotIds[0] ?? 0,
    batchNo,
    area: 'stock',
    location,
    expiresOn: batches[batchNo],
    onHand: qty,
    reserved: 0,
  };
  rows.push(row);
}

async function note(world: World): Promise<void> {
  const { orderId, orderLineId } = world;
  const row = pick(world, world.model.rows);
  const isByHand = world.random(3) > 0;
  if (!row) return;
  const qty = units(world, 15);
  const byHand = [{ lotId: row.id, qty }];
  const parts = isByHand ? byHand : model.firstExpired(world.model, qty, TODAY);
  const lines = [{ orderLineId, qty, ...(isByHand ? { lots: byHand } : {}) }];
  const answer = await clerk(world).call<{ noteId: number; version: number }>('dispatch.issueNote', { orderId, lines });
  agree(world, answer, {
    expected: parts !== undefined && model.reserve(world.model, parts, TODAY),
    what: `note over ${qty}`,
  });
  if (answer.ok && parts) world.notes.push({ ...answer.value, parts, step: 'finishPicking' });
}

const nextStep = { finishPicking: 'checkNote', checkNote: 'shipNote', shipNote: 'shipNote' } as const;

async function advance(world: World): Promise<void> {
  const one = pick(world, world.notes);
  if (!one) return;
  const { noteId, version, step } = one;
  const { checker } = world.team;
  const seat = step === 'checkNote' ? checker : clerk(world);
  const more = step === 'shipNote' ? shipment : step === 'checkNote' ? { ticked: await ticksOf(checker, noteId) } : {};
  const answer = await seat.call<{ version: number }>(`dispatch.${step}`, { noteId, version, ...more });
  if (step === 'shipNote')
    agree(world, answer, { expected: model.ship(world.model, one.parts, TODAY), what: `shipment of ${noteId}` });
  if (!answer.ok) return;
  one.version = answer.value.version;
  if (step === 'shipNote') world.notes.splice(world.notes.indexOf(one), 1);
  else one.step = nextStep[step];
}

async function voidNote(world: World): Promise<void> {
  const one = pick(world, world.notes);
  if (!one) return;
  const { noteId, version } = one;
  agree(world, await clerk(world).call('dispatch.voidNote', { noteId, version, reason: '客户改期' }), {
    expected: true,
    what: 'void',
  });
  model.release(world.model, one.parts);
  world.notes.splice(world.notes.indexOf(one), 1);
}

/** The id of a row that the model made is the one that the engine answered. */
function adopt({ model: { rows } }: World, answer: Result<{ lotId: number }>): void {
  const fresh = rows.find(({ id }) => id === 0);
  if (fresh && answer.ok) fresh.id = answer.value.lotId;
}

async function transfer(world: World): Promise<void> {
  const row = pick(world, world.model.rows);
  if (!row) return;
  const [lotId, qty, location] = [row.id, units(world, 20), pick(world, ['A', 'B', 'C']) ?? 'A'];
  const expected = model.shift(world.model, { lotId, qty, area: row.area, location });
  const answer = await clerk(world).call<{ lotId: number }>('stock.transfer', { lotId, qty, location, reason: '并货' });
  agree(world, answer, { expected: expected, what: `transfer of ${qty} from lot ${lotId} to ${location}` });
  adopt(world, answer);
}

async function changeArea(world: World): Promise<void> {
  const row = pick(world, world.model.rows);
  const area = pick<Area>(world, ['stock', 'quarantine', 'quarantine', 'rejected']);
  if (!row || !area) return;
  const [lotId, qty, location] = [row.id, units(world, 8), pick(world, ['A', 'Q']) ?? 'Q'];
  const expected = model.shift(world.model, { lotId, qty, area, location });
  const wish = { lotId, qty, area, location, reason: '存疑' };
  const answer = await world.people.quality.seat.call<{ lotId: number }>('stock.changeArea', wish);
  agree(world, answer, { expected: expected, what: `lot ${lotId} to ${area}` });
  adopt(world, answer);
}

async function turnLock(world: World): Promise<void> {
  const row = pick(world, world.model.rows);
  if (!row) return;
  const { seat } = world.people.quality;
  const { lot } = await seat.ok<{ lot: { version: number } }>('stock.get', { lotId: row.id });
  const { locked } = world.model;
  const isLocked = locked.has(row.batchNo);
  const wish = { lotId: row.id, version: lot.version, reason: '抽检' };
  agree(world, await seat.call(isLocked ? 'stock.unlockLot' : 'stock.lockLot', wish), { expected: true, what: 'lock' });
  if (isLocked) locked.delete(row.batchNo);
  else locked.add(row.batchNo);
}

async function startCount(world: World): Promise<void> {
  const seat = clerk(world);
  const wish = { scope: 'product', location: '', productId: world.productId, remark: '' };
  const made = await seat.call<{ stocktakeId: number }>('stocktakes.start', wish);
  const stocked = world.model.rows.filter(({ onHand }) => onHand > 0);
  agree(world, made, { expected: stocked.length > 0, what: 'stocktake' });
  if (!made.ok) return;
  const { stocktakeId } = made.value;
  const { lines } = await stocktakeSeenBy(seat, stocktakeId);
  const keyOf = (row: { batchNo: string; area: string; location: string }) =>
    `${row.batchNo}/${row.area}/${row.location}`;
  const byKey = new Map(stocked.map((row) => [keyOf(row), row]));
  expect(lines.map(keyOf).toSorted()).toEqual([...byKey.keys()].toSorted());
  const differences: Part[] = [];
  const counts = lines.map((line) => {
    const row = byKey.get(keyOf(line));
    const book = row?.onHand ?? 0;
    const countedQty = Math.max(0, book + (world.random(9) - 5) * 1_000);
    if (countedQty !== book) differences.push({ lotId: row?.id ?? 0, qty: countedQty - book });
    return { lineId: line.id, version: line.version, countedQty };
  });
  await seat.ok('stocktakes.saveCounts', { stocktakeId, counts });
  world.stocktake = { stocktakeId, version: await finishCount(seat, stocktakeId), differences };
}

async function endCount(world: World): Promise<void> {
  if (!world.stocktake) return startCount(world);
  const { stocktakeId, version, differences } = world.stocktake;
  const expected = model.adjust(world.model, differences);
  const { seat } = world.people.financeManager;
  const answer = await seat.call('stocktakes.approve', { stocktakeId, version, decision: '' });
  agree(world, answer, { expected: expected, what: `posting of ${JSON.stringify(differences)}` });
  if (!answer.ok) await world.people.keeper.seat.ok('stocktakes.cancel', { stocktakeId, version, reason: '重新盘点' });
  world.stocktake = undefined;
}

async function askIssue(world: World): Promise<void> {
  const row = pick(world, world.model.rows);
  if (!row) return;
  const parts = [{ lotId: row.id, qty: units(world, 12) }];
  const wish = { kind: 'write_off', reason: '破损', receiver: '', lines: parts };
  const answer = await clerk(world).call<{ issueId: number; version: number }>('stockIssues.request', wish);
  agree(world, answer, { expected: (parts[0]?.qty ?? 0) <= model.freeOf(row), what: 'write-off' });
  if (answer.ok) world.issues.push({ ...answer.value, parts });
}

async function approveIssue(world: World): Promise<void> {
  const one = pick(world, world.issues);
  if (!one) return;
  const { issueId, version } = one;
  const wish = { issueId, version, decision: '' };
  const answer = await world.people.quality.seat.call('stockIssues.approveWriteOff', wish);
  agree(world, answer, {
    expected: model.takeOut(world.model, one.parts),
    what: `approval of a write-off over ${JSON.stringify(one.parts)}`,
  });
  if (answer.ok) world.issues.splice(world.issues.indexOf(one), 1);
}

/** Two clerks take of one lot at once what is there only once: one of them gets it. */
async function race(world: World): Promise<void> {
  const row = world.model.rows.find((one) => model.freeOf(one) >= 2_000 && one.area !== 'rejected');
  if (!row) return;
  const qty = model.freeOf(row);
  const wish = { lotId: row.id, qty, location: 'D', reason: '抢同一批' };
  const { keeper, colleague } = world.people;
  const answers = await Promise.all(
    [keeper, colleague].map(({ seat }) => seat.call<{ lotId: number }>('stock.transfer', wish)),
  );
  const expected = model.shift(world.model, { ...wish, area: row.area });
  const won = answers.filter(({ ok }) => ok);
  expect(won).toHaveLength(expected ? 1 : 0);
  const [first] = won;
  if (first) adopt(world, first);
}

const steps = [
  open,
  note,
  note,
  note,
  advance,
  advance,
  advance,
  advance,
  voidNote,
  transfer,
  transfer,
  changeArea,
].concat([turnLock, endCount, endCount, askIssue, approveIssue, race]);

/** One random step of one of the clerks. */
export const step = (world: World): Promise<void> => (pick(world, steps) ?? open)(world);
