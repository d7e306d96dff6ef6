/** The list of authorised regions, and one of them. */
import { sql, type SQL } from 'drizzle-orm';
import type { channelContract, RegionRow } from '../../../shared/contract/channel.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import { spanStateOn, type RegionSegment } from '../../../shared/domain/regions';
import { contains, hasPrefix } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import { historyOf } from '../audit/audit.queries';
import { customersCalled } from '../customers/customer-search.queries';
import { customer } from '../customers/customers.tables';
import { findRegion, regionRecords, type RegionRecord } from './channel.queries';
import { regionActions } from './channel.rules';
import { agentRegion } from './channel.tables';

type Contract = typeof channelContract;

/** By the agent, the product, the place, or the beginning of the letter's number. */
const search = (text: string): SQL =>
  sql`(${agentRegion.agentId} IN (${customersCalled(text)}) OR ${contains(agentRegion.productName, text)} OR ${contains(agentRegion.productPy, text)} OR ${contains(agentRegion.province, text)} OR ${contains(agentRegion.city, text)} OR ${hasPrefix(agentRegion.letterNo, text)})`;

export const regionGrid: GridSpec = {
  table: agentRegion,
  id: agentRegion.id,
  owner: agentRegion.ownerId,
  columns: {
    agentId: { kind: 'integer', column: agentRegion.agentId },
    agentName: {
      kind: 'text',
      column: agentRegion.agentName,
      sortBy: agentRegion.agentPy,
      through: {
        reference: agentRegion.agentId,
        table: customer,
        id: customer.id,
        columns: [customer.name, customer.pyFull, customer.pyInitials],
      },
    },
    productName: {
      kind: 'text',
      column: agentRegion.productName,
      sortBy: agentRegion.productPy,
      also: [agentRegion.productPy],
    },
    province: { kind: 'text', column: agentRegion.province },
    city: { kind: 'text', column: agentRegion.city },
    validFrom: { kind: 'date', column: agentRegion.validFrom },
    validTo: { kind: 'date', column: agentRegion.validTo },
    isExclusive: { kind: 'integer', column: agentRegion.isExclusive },
    letterNo: { kind: 'text', column: agentRegion.letterNo },
  },
  search,
  defaultSort: { column: 'agentName', direction: 'asc' },
};

const isOpen = (today: string): SQL =>
  sql`(${agentRegion.validTo} IS NULL OR (${agentRegion.validTo} >= ${today} AND ${agentRegion.validTo} >= ${agentRegion.validFrom}))`;

/** The list with what of it is looked at on a day. */
export function regionGridOf(segment: RegionSegment, today: string): GridSpec {
  switch (segment) {
    case 'all':
      return regionGrid;
    case 'open':
      return { ...regionGrid, only: isOpen(today) };
    case 'past':
      return { ...regionGrid, only: sql`NOT ${isOpen(today)}` };
  }
}

function rowOf(record: RegionRecord, { actor, today }: Ctx): RegionRow {
  const { ownerId: _, agentPy: __, productPy: ___, authorisedBy, authorisedAt, endedBy, ...row } = record;
  return { ...row, state: spanStateOn(row, today), actions: regionActions(row, actor.posts, today) };
}

export const listRegions: Query<Contract['list']> = async (db, { segment, ...request }, ctx) => {
  const block = await gridIds(db, regionGridOf(segment, ctx.today), { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const rows = (await regionRecords(db, ids)).map((row) => rowOf(row, ctx));
  return okay({ rows: inOrderOf(ids, rows), hasMore });
};

export const regionTotals: Query<Contract['totals']> = (db, { segment, ...criteria }, { actor, today }) =>
  gridTotalsOf(db, regionGridOf(segment, today), { criteria, actor });

export const getRegion: Query<Contract['get']> = async (db, { regionId }, ctx) => {
  const record = await findRegion(db, regionId);
  if (!record) return refuse('NOT_FOUND', {}, ['/regionId']);
  return okay({ region: rowOf(record, ctx), history: await historyOf(db, 'agent_region', [regionId]) });
};
