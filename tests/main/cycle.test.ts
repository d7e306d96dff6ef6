import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId, openBook, type Book, type Seat } from '../helpers/book';
import { aCustomer } from '../helpers/builders/customers';
import { aTeam, shipment, stocked, ticksOf, type Team } from '../helpers/builders/dispatch';

/** Of the whole cycle, and of any one action (A26). */
const MOST_STATEMENTS = 158;
const LINES = 5;

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

type Step = { readonly name: string; readonly statements: readonly string[] };
type Moved = { readonly version: number };

/** One action of one seat, with what it sent to the database. */
async function act<T>(steps: Step[], seat: Seat, [name, input]: readonly [string, object]): Promise<T> {
  book.statements();
  const value = await seat.ok<T>(name, { commandId: commandId(), ...input });
  steps.push({ name, statements: book.statements() });
  return value;
}

/** An order of five lines from entry to the lorry. */
async function live(): Promise<Step[]> {
  const { sales, finance, warehouse, checker } = team;
  const products = [];
  for (let at = 0; at < LINES; at += 1) products.push(await stocked(team, [10]));
  const lines = products.map(({ id: productId }) => ({ productId, orderedQty: 2_000, price: 128_000 }));
  const owner = await sales.ok<{ me: { userId: number } }>('session.state', { protocol: 1 });
  const buyer = await aCustomer(team.boss, { ownerId: owner.me.userId });
  const steps: Step[] = [];
  type Draft = Moved & { readonly orderId: number };
  const draft = await act<Draft>(steps, sales, ['orders.create', { buyerId: buyer.id, lines }]);
  const { orderId } = draft;
  const sent = await act<Moved>(steps, sales, ['orders.submit', draft]);
  await act(steps, finance, ['orders.approve', { orderId, version: sent.version }]);
  type Issued = Moved & { readonly noteId: number };
  const { noteId, version } = await act<Issued>(steps, warehouse, ['dispatch.issueNote', { orderId }]);
  const picked = await act<Moved>(steps, warehouse, ['dispatch.finishPicking', { noteId, version }]);
  const ticked = await ticksOf(checker, noteId);
  const seen = { noteId, version: picked.version, ticked };
  const checked = await act<Moved>(steps, checker, ['dispatch.checkNote', seen]);
  await act(steps, warehouse, ['dispatch.shipNote', { noteId, version: checked.version, ...shipment }]);
  return steps;
}

describe('an order of five lines, from entry to the lorry', () => {
  it('takes seven actions with exactly one commit each and at most 158 statements in all', async () => {
    const steps = await live();
    expect(steps).toHaveLength(7);
    for (const { name, statements } of steps) {
      expect(
        statements.filter((text) => text === 'COMMIT'),
        name,
      ).toHaveLength(1);
      expect(
        statements.filter((text) => text === 'BEGIN IMMEDIATE'),
        name,
      ).toHaveLength(1);
    }
    const counts = steps.map(({ name, statements }) => `${name} ${statements.length}`).join(', ');
    const all = steps.reduce((sum, { statements }) => sum + statements.length, 0);
    expect(all, counts).toBeLessThanOrEqual(MOST_STATEMENTS);
  });

  it('asks the database for no fact of the same kind a third time within one action', async () => {
    const steps = await live();
    const shapeOf = (text: string): string => text.replaceAll(/'[^']*'|\b\d+(?:\.\d+)?\b/gu, '?');
    const repeated = steps.flatMap(({ name, statements }) => {
      const shapes = Map.groupBy(
        statements.filter((text) => /^select/iu.test(text)),
        shapeOf,
      );
      return Array.from(shapes).flatMap(([shape, found]) => (found.length > 2 ? [`${name}: ${shape}`] : []));
    });
    expect(repeated).toEqual([]);
  });
});
