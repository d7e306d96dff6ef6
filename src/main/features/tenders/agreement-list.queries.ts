/** The list of delivery agreements, and one of them. */
import { sql, type SQL } from 'drizzle-orm';
import type { AgreementRow, deliveryAgreementsContract } from '../../../shared/contract/awards.contract';
import type { AgreementSegment } from '../../../shared/domain/award-words';
import { addDays } from '../../../shared/domain/business-date';
import { okay, refuse } from '../../../shared/domain/problem';
import { contains, hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { historyOf } from '../audit/audit.queries';
import { readSettings } from '../settings/settings.queries';
import { deliveryAgreement } from './award.tables';
import { agreementActions } from './delivery.rules';

type Contract = typeof deliveryAgreementsContract;
type AgreementRecord = typeof deliveryAgreement.$inferSelect;

const byIds = (db: ReadDb, ids: readonly number[]): Promise<AgreementRecord[]> =>
  db.select().from(deliveryAgreement).where(isAnyOf(deliveryAgreement.id, ids));

/** One record, or undefined. */
export const findAgreement = async (db: ReadDb, agreementId: number): Promise<AgreementRecord | undefined> =>
  (await byIds(db, [agreementId]))[0];

const ownerRow = prepared('deliveryAgreement.owner', (db) =>
  db
    .select({ ownerId: deliveryAgreement.ownerId })
    .from(deliveryAgreement)
    .where(sql`${deliveryAgreement.id} = ${sql.placeholder('id')}`),
);

/** Row scope: an agreement goes with its hospital's owner, else with its tender's. */
export async function isAgreementVisible(db: ReadDb, id: number, { visible }: Actor): Promise<boolean> {
  const [row] = await ownerRow(db, { id });
  return row !== undefined && (visible === 'all' || visible.includes(row.ownerId));
}

const search = (text: string): SQL =>
  sql`(${contains(deliveryAgreement.productName, text)} OR ${contains(deliveryAgreement.productPy, text)} OR ${contains(deliveryAgreement.hospitalName, text)} OR ${contains(deliveryAgreement.hospitalPy, text)} OR ${contains(deliveryAgreement.distributorName, text)} OR ${contains(deliveryAgreement.province, text)} OR ${hasPrefix(deliveryAgreement.agreementNo, text)})`;

export const agreementGrid: GridSpec = {
  table: deliveryAgreement,
  id: deliveryAgreement.id,
  owner: deliveryAgreement.ownerId,
  columns: {
    productId: { kind: 'integer', column: deliveryAgreement.productId },
    hospitalId: { kind: 'integer', column: deliveryAgreement.hospitalId },
    tenderId: { kind: 'integer', column: deliveryAgreement.tenderId },
    productName: {
      kind: 'text',
      column: deliveryAgreement.productName,
      sortBy: deliveryAgreement.productPy,
      also: [deliveryAgreement.productPy],
    },
    province: { kind: 'text', column: deliveryAgreement.province },
    distributorName: { kind: 'text', column: deliveryAgreement.distributorName },
    hospitalName: {
      kind: 'text',
      column: deliveryAgreement.hospitalName,
      sortBy: deliveryAgreement.hospitalPy,
      also: [deliveryAgreement.hospitalPy],
    },
    state: { kind: 'state', column: deliveryAgreement.state },
    submittedOn: { kind: 'date', column: deliveryAgreement.submittedOn },
    validTo: { kind: 'date', column: deliveryAgreement.validTo },
  },
  search,
  defaultSort: { column: 'state', direction: 'asc' },
};

/** Not agreed yet: to hand in, to hand in once more, or waiting for its answer. */
export const isPendingAgreement = (): SQL => sql`${deliveryAgreement.state} IN ('draft', 'submitted', 'refused')`;
/** Agreed, with its last day from one day to another. */
export const agreementEndsWithin = (from: string, to: string): SQL =>
  sql`(${deliveryAgreement.validTo} BETWEEN ${from} AND ${to} AND ${deliveryAgreement.state} = 'agreed')`;

type Days = { readonly today: string; readonly licenceSoonDays: number };

/** The list with what of it is looked at on a day. */
export function agreementGridOf(segment: AgreementSegment, { today, licenceSoonDays }: Days): GridSpec {
  switch (segment) {
    case 'all':
      return agreementGrid;
    case 'open':
      return { ...agreementGrid, only: sql`${deliveryAgreement.state} <> 'void'` };
    case 'pending':
      return { ...agreementGrid, only: isPendingAgreement() };
    case 'ending':
      return { ...agreementGrid, only: agreementEndsWithin(today, addDays(today, licenceSoonDays)) };
    case 'void':
      return { ...agreementGrid, only: sql`${deliveryAgreement.state} = 'void'` };
  }
}

const gridFor = async (db: ReadDb, segment: AgreementSegment, today: string): Promise<GridSpec> =>
  agreementGridOf(segment, { today, licenceSoonDays: (await readSettings(db)).licenceSoonDays });

function rowOf(record: AgreementRecord, { actor, today }: Ctx): AgreementRow {
  const { ownerId: _1, productPy: _2, hospitalPy: _3, tenderItemId: _4, madeBy: _5, madeAt: _6, ...row } = record;
  const isExpired = row.state === 'agreed' && row.validTo !== null && row.validTo < today;
  return { ...row, isExpired, actions: agreementActions(row.state, actor.posts) };
}

export const listAgreements: Query<Contract['list']> = async (db, { segment, ...request }, ctx) => {
  const block = await gridIds(db, await gridFor(db, segment, ctx.today), { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const rows = (await byIds(db, ids)).map((one) => rowOf(one, ctx));
  return okay({ rows: inOrderOf(ids, rows), hasMore });
};

export const agreementTotals: Query<Contract['totals']> = async (db, { segment, ...criteria }, { actor, today }) =>
  gridTotalsOf(db, await gridFor(db, segment, today), { criteria, actor });

export const getAgreement: Query<Contract['get']> = async (db, { agreementId }, ctx) => {
  const record = await findAgreement(db, agreementId);
  if (!record) return refuse('NOT_FOUND', {}, ['/agreementId']);
  return okay({ agreement: rowOf(record, ctx), history: await historyOf(db, 'delivery_agreement', [agreementId]) });
};
