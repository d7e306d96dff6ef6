/** Papers with a last day: licences of buyers and suppliers, registrations of products. */
import { sql, type SQL } from 'drizzle-orm';
import type { qualityContract } from '../../../shared/contract/quality.contract';
import { daysBetween } from '../../../shared/domain/business-date';
import { okay } from '../../../shared/domain/problem';
import { contains, hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Query } from '../../store/handler';
import { readSettings } from '../settings/settings.queries';
import { warningLevel } from './expiring.rules';
import { datedPaper } from './quality.tables';

const search = (text: string): SQL =>
  sql`(${hasPrefix(datedPaper.number, text)} OR ${contains(datedPaper.name, text)} OR ${contains(datedPaper.py, text)})`;

export const expiringGrid: GridSpec = {
  table: datedPaper,
  id: datedPaper.id,
  owner: datedPaper.ownerId,
  columns: {
    name: { kind: 'text', column: datedPaper.name, sortBy: datedPaper.py, also: [datedPaper.py] },
    holder: { kind: 'state', column: datedPaper.holder },
    kind: { kind: 'state', column: datedPaper.kind },
    number: { kind: 'text', column: datedPaper.number },
    expiresOn: { kind: 'date', column: datedPaper.expiresOn },
  },
  search,
  only: sql`${datedPaper.isIdle} = 0`,
  defaultSort: { column: 'expiresOn', direction: 'asc' },
};

export const expiring: Query<(typeof qualityContract)['expiring']> = async (db, request, { actor, today }) => {
  const block = await gridIds(db, expiringGrid, { request, actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const found = await db
    .select({
      id: datedPaper.id,
      holder: datedPaper.holder,
      holderId: datedPaper.holderId,
      name: datedPaper.name,
      kind: datedPaper.kind,
      number: datedPaper.number,
      expiresOn: datedPaper.expiresOn,
    })
    .from(datedPaper)
    .where(isAnyOf(datedPaper.id, ids));
  const settings = await readSettings(db);
  const rows = inOrderOf(ids, found).map((row) => {
    const daysLeft = daysBetween(today, row.expiresOn);
    return { ...row, daysLeft, level: warningLevel(daysLeft, settings) };
  });
  return okay({ rows, hasMore });
};

export const expiringTotals: Query<(typeof qualityContract)['expiringTotals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, expiringGrid, { criteria, actor });
