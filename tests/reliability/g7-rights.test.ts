/** G7: every procedure × post × relation is allowed exactly as tests/security/rights.csv says. */
import { expect, it } from 'vitest';
import { posts } from '../../src/shared/domain/permissions';
import { openBook } from '../helpers/book';
import { procedures } from '../helpers/contract-walk';
import { reportCount, reportDone } from '../helpers/reliability-report';
import { observeRights } from '../helpers/rights-matrix';
import { differsFromCalls, differsFromTable, readRights } from '../helpers/rights-table';

it('every procedure is open to exactly the posts that the rights name, on exactly the records they may see', async () => {
  const book = await openBook();
  const calls = await observeRights(book);
  await book.close();
  const rights = readRights();
  const differences = [...differsFromTable(rights), ...differsFromCalls(rights, calls)];
  const figures = [
    reportDone('G7.calls', calls.length, procedures.length * (posts.length + 1)),
    reportCount('G7.differences', differences.length),
  ];
  expect(differences).toEqual([]);
  expect(figures).toEqual([true, true]);
});
