/** Reminders of money that came in, of stock, papers, master data and imports. */
import { sql } from 'drizzle-orm';
import { importPermissions, importTargets } from '../../../shared/contract/import-fields';
import { addDays, addMonths } from '../../../shared/domain/business-date';
import { IMPORT_DAYS_BACK } from '../../../shared/domain/list-segments';
import { mayDo } from '../../../shared/domain/permissions';
import { isAnyOfWords } from '../../store/dialect';
import { importRun } from '../imports/imports.tables';
import { product } from '../products/products.tables';
import { datedPaper, qualification } from '../quality/quality.tables';
import { bankLine, receipt } from '../receivables/receivables.tables';
import { isToMatch, unmatchedFen } from '../receivables/to-match.queries';
import { purchaseReceipt } from '../stock/purchase.tables';
import { recall } from '../stock/recall.tables';
import { stockIssue } from '../stock/stock-issue.tables';
import { nearMonthsOf, type NearLevel } from '../stock/stock.rules';
import { lot } from '../stock/stock.tables';
import { stocktake } from '../stock/stocktake.tables';
import { supplierReturn } from '../stock/supplier-return.tables';
import { user } from '../users/users.tables';
import type { DeskFacts, Source, Sources } from './source.queries';

const DAY_MS = 86_400_000;
const FIRST_DAY = '0000-01-01';
const always = sql`1 = 1`;

const moneySources: Sources = {
  bankLines: ({ today, settings }) => ({
    from: bankLine,
    id: bankLine.id,
    since: { on: bankLine.receivedOn },
    where: sql`${bankLine.state} = 'open'`,
    late: sql`${bankLine.receivedOn} < ${addDays(today, -settings.matchDays)}`,
    title: bankLine.payer,
    who: bankLine.reference,
    amountFen: bankLine.amountFen,
  }),
  receiptsToMatch: ({ today, settings }) => ({
    from: receipt,
    id: receipt.id,
    since: { on: receipt.receivedOn },
    where: isToMatch(today),
    late: sql`${receipt.receivedOn} < ${addDays(today, -settings.matchDays)}`,
    title: receipt.number,
    who: receipt.customerName,
    amountFen: unmatchedFen,
  }),
};

const openLot = sql`${lot.onHand} > 0`;
const goods = {
  from: lot,
  id: lot.id,
  since: { on: lot.expiresOn },
  title: lot.productName,
  who: lot.batchNo,
  qty: lot.onHand,
} as const satisfies Omit<Source, 'where'>;

const expiringLots = (from: string, to: string): Source => ({
  ...goods,
  where: sql`${openLot} AND ${lot.expiresOn} >= ${from} AND ${lot.expiresOn} <= ${to} AND ${lot.area} = 'stock'`,
});

/** The steps do not overlap: from the day after the one before to its own last day, as the alerts of stock count. */
const nearLots =
  (wanted: NearLevel) =>
  ({ today, settings }: DeskFacts): Source => {
    let from = addDays(today, settings.stopSaleDays);
    for (const [level, months] of nearMonthsOf(settings)) {
      const to = addDays(addMonths(today, months), settings.stopSaleDays);
      if (level === wanted) return expiringLots(from, to);
      from = addDays(to, 1);
    }
    throw new Error(`no step called ${wanted}`);
  };

const issues = (isKind: ReturnType<typeof sql>): Source => ({
  from: stockIssue,
  id: stockIssue.id,
  since: { at: stockIssue.waitingSince },
  where: sql`${stockIssue.state} = 'requested' AND ${isKind}`,
  title: stockIssue.number,
  who: stockIssue.productNames,
});

const stockSources: Sources = {
  lotsOver: ({ today, settings }) => ({
    ...expiringLots(FIRST_DAY, addDays(today, settings.stopSaleDays - 1)),
    late: always,
  }),
  lotsUrgent: nearLots('urgent'),
  lotsClose: nearLots('close'),
  lotsNear: nearLots('near'),
  lockedLots: () => ({ ...goods, where: sql`${lot.status} = 'locked' AND ${openLot}` }),
  stocktakes: () => ({
    from: stocktake,
    id: stocktake.id,
    since: { at: stocktake.waitingSince },
    where: sql`${stocktake.state} = 'counted'`,
    title: stocktake.number,
    who: stocktake.scopeText,
  }),
  stockIssues: () => issues(sql`${stockIssue.kind} <> 'sample'`),
  stockSamples: () => issues(sql`${stockIssue.kind} = 'sample'`),
  /** What is cold or controlled does not wait: from the hours of a check on it is late. */
  purchasesToInspect: ({ lateBefore, settings }) => ({
    from: purchaseReceipt,
    id: purchaseReceipt.id,
    since: { at: purchaseReceipt.waitingSince },
    where: sql`${purchaseReceipt.state} = 'arrived'`,
    late: sql`${purchaseReceipt.waitingSince} < ${lateBefore(settings.inspectHours)}`,
    title: purchaseReceipt.number,
    who: purchaseReceipt.supplierName,
  }),
  supplierReturns: ({ lateBefore, settings }) => ({
    from: supplierReturn,
    id: supplierReturn.id,
    since: { at: supplierReturn.waitingSince },
    where: sql`${supplierReturn.state} = 'requested'`,
    late: sql`${supplierReturn.waitingSince} < ${lateBefore(settings.approvalHours)}`,
    title: supplierReturn.number,
    who: supplierReturn.supplierName,
  }),
  recalls: () => ({
    from: recall,
    id: recall.id,
    since: { on: recall.startedOn },
    where: sql`${recall.state} = 'open'`,
    title: recall.productName,
    who: recall.batchNo,
  }),
};

const paper = (from: string, to: string): Source => ({
  from: datedPaper,
  id: datedPaper.id,
  since: { on: datedPaper.expiresOn },
  owner: datedPaper.ownerId,
  where: sql`${datedPaper.isIdle} = 0 AND ${datedPaper.expiresOn} >= ${from} AND ${datedPaper.expiresOn} <= ${to}`,
  title: datedPaper.name,
  who: datedPaper.number,
});
type DayKey = 'licenceUrgentDays' | 'licenceSoonDays' | 'licenceEarlyDays';
const papersWithin =
  (until: DayKey, after?: DayKey) =>
  ({ today, settings }: DeskFacts): Source =>
    paper(after ? addDays(today, settings[after] + 1) : today, addDays(today, settings[until]));

const paperSources: Sources = {
  qualifications: () => ({
    from: qualification,
    id: qualification.id,
    since: { at: qualification.requestedAt },
    owner: qualification.ownerId,
    where: sql`${qualification.state} = 'requested'`,
    title: qualification.subjectName,
    who: sql`(SELECT ${user.name} FROM ${user} WHERE ${user.id} = ${qualification.requestedBy})`,
  }),
  papersExpired: ({ today }) => ({ ...paper(FIRST_DAY, addDays(today, -1)), late: always }),
  papersUrgent: papersWithin('licenceUrgentDays'),
  papersSoon: papersWithin('licenceSoonDays', 'licenceUrgentDays'),
  papersEarly: papersWithin('licenceEarlyDays', 'licenceSoonDays'),
};

const dataSources: Sources = {
  incompleteProducts: () => ({
    from: product,
    id: product.id,
    since: { at: product.createdAt },
    where: sql`${product.isComplete} = 0 AND ${product.isStopped} = 0`,
    title: product.genericName,
    who: product.maker,
  }),
  skippedImports: ({ actor, now }) => ({
    from: importRun,
    id: importRun.id,
    since: { at: importRun.at },
    owner: importRun.ownerId,
    where: sql`${importRun.skippedCount} > 0 AND ${importRun.undoneAt} IS NULL AND ${importRun.at} >= ${now - IMPORT_DAYS_BACK * DAY_MS} AND ${isAnyOfWords(
      importRun.target,
      importTargets.filter((target) => mayDo(actor.posts, importPermissions[target])),
    )}`,
    title: importRun.fileName,
    who: sql`(SELECT ${user.name} FROM ${user} WHERE ${user.id} = ${importRun.ownerId})`,
  }),
};

export const houseSources: Sources = { ...moneySources, ...stockSources, ...paperSources, ...dataSources };
