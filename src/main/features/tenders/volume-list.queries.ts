/** The list of agreed volumes with their pace. */
import { sql, type SQL } from 'drizzle-orm';
import type { agreedVolumesContract, VolumeRow } from '../../../shared/contract/awards.contract';
import type { VolumeSegment } from '../../../shared/domain/award-words';
import { may, type Post } from '../../../shared/domain/permissions';
import { okay, type Problem } from '../../../shared/domain/problem';
import { contains, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { productRecords } from '../products/products.queries';
import { readSettings } from '../settings/settings.queries';
import { agreedVolume } from './award.tables';
import { boughtOf, volumeRecords, volumesBehind } from './volume-progress.queries';
import { progressOf } from './volume.rules';

type Contract = typeof agreedVolumesContract;

const search = (text: string): SQL =>
  sql`(${contains(agreedVolume.productName, text)} OR ${contains(agreedVolume.productPy, text)} OR ${contains(agreedVolume.hospitalName, text)} OR ${contains(agreedVolume.hospitalPy, text)})`;

export const volumeGrid: GridSpec = {
  table: agreedVolume,
  id: agreedVolume.id,
  owner: agreedVolume.ownerId,
  columns: {
    hospitalId: { kind: 'integer', column: agreedVolume.hospitalId },
    productId: { kind: 'integer', column: agreedVolume.productId },
    hospitalName: {
      kind: 'text',
      column: agreedVolume.hospitalName,
      sortBy: agreedVolume.hospitalPy,
      also: [agreedVolume.hospitalPy],
    },
    productName: {
      kind: 'text',
      column: agreedVolume.productName,
      sortBy: agreedVolume.productPy,
      also: [agreedVolume.productPy],
    },
    qty: { kind: 'integer', column: agreedVolume.qty, sum: true },
    validFrom: { kind: 'date', column: agreedVolume.validFrom },
    validTo: { kind: 'date', column: agreedVolume.validTo },
  },
  search,
  defaultSort: { column: 'validTo', direction: 'asc' },
};

type Looked = { readonly segment: VolumeSegment; readonly today: string; readonly behind: readonly number[] };

/** The list with what of it is looked at on a day. */
function volumeGridOf({ segment, today, behind }: Looked): GridSpec {
  const isLive = sql`${agreedVolume.isVoid} = 0`;
  switch (segment) {
    case 'all':
      return volumeGrid;
    case 'running':
      return { ...volumeGrid, only: sql`${isLive} AND ${agreedVolume.validTo} >= ${today}` };
    case 'past':
      return { ...volumeGrid, only: sql`(${agreedVolume.isVoid} = 1 OR ${agreedVolume.validTo} < ${today})` };
    case 'behind':
      return { ...volumeGrid, only: isAnyOf(agreedVolume.id, behind) };
  }
}

async function gridFor(db: ReadDb, segment: VolumeSegment, { actor, today }: Ctx): Promise<GridSpec> {
  if (segment !== 'behind') return volumeGridOf({ segment, today, behind: [] });
  const { volumePacePercent: pacePercent } = await readSettings(db);
  const behind = await volumesBehind(db, actor, { today, pacePercent });
  return volumeGridOf({ segment, today, behind: behind.map(({ id }) => id) });
}

const over: Problem = { code: 'STATE_CONFLICT', params: { state: 'agreedVolumes.void' } };
function actionsOf(isVoid: boolean, posts: readonly Post[]) {
  const right = may(posts, 'awards.write');
  const state = right === true && isVoid ? over : right;
  return { change: state, void: state };
}

export const listVolumes: Query<Contract['list']> = async (db, { segment, ...request }, ctx) => {
  const block = await gridIds(db, await gridFor(db, segment, ctx), { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const records = await volumeRecords(db, ids);
  const bought = await boughtOf(db, ids);
  const products = await productRecords(db, [...new Set(records.map(({ productId }) => productId))]);
  const units = new Map(products.map(({ id, unit }) => [id, unit]));
  const { volumePacePercent: pacePercent } = await readSettings(db);
  const rows = records.map((record): VolumeRow => {
    const { ownerId: _1, hospitalPy: _2, productPy: _3, tenderItemId: _4, madeBy: _5, madeAt: _6, ...row } = record;
    const done = bought.get(row.id) ?? { boughtQty: 0, shippedQty: 0 };
    const progress = progressOf(row, done.boughtQty, { today: ctx.today, pacePercent });
    const unit = units.get(row.productId) ?? '';
    return { ...row, ...done, ...progress, unit, actions: actionsOf(row.isVoid, ctx.actor.posts) };
  });
  return okay({ rows: inOrderOf(ids, rows), hasMore });
};

export const volumeTotals: Query<Contract['totals']> = async (db, { segment, ...criteria }, ctx) =>
  gridTotalsOf(db, await gridFor(db, segment, ctx), { criteria, actor: ctx.actor });
