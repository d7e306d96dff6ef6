import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { anOrderToShip, aTeam, shipment, stocked, ticksOf, type Team } from '../../helpers/builders/dispatch';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

it('brings an order of five lines from the note to the lorry in 85 statements and one commit a step', async () => {
  const products = [];
  for (let at = 0; at < 5; at += 1) products.push(await stocked(team, [10]));
  const lines = products.map(({ id: productId }) => ({ productId, units: 2 }));
  const { orderId } = await anOrderToShip(team, { lines });
  book.statements();
  const { noteId, version } = await team.warehouse.ok<{ noteId: number; version: number }>('dispatch.issueNote', {
    orderId,
  });
  const issuing = book.statements();
  const picked = await team.warehouse.ok<{ version: number }>('dispatch.finishPicking', { noteId, version });
  const picking = book.statements();
  const ticked = await ticksOf(team.checker, noteId);
  book.statements();
  const checked = await team.checker.ok<{ version: number }>('dispatch.checkNote', {
    noteId,
    version: picked.version,
    ticked,
  });
  const checking = book.statements();
  await team.warehouse.ok('dispatch.shipNote', { noteId, version: checked.version, ...shipment });
  const shipping = book.statements();
  const steps = [issuing, picking, checking, shipping];
  for (const step of steps) expect(step.filter((text) => text === 'COMMIT')).toHaveLength(1);
  const counts = steps.map((step) => step.length);
  expect(
    counts.reduce((sum, count) => sum + count, 0),
    counts.join(' + '),
  ).toBeLessThanOrEqual(85);
});
