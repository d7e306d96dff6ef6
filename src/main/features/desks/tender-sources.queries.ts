/** Reminders of tenders: their deadlines, what others have to be asked, their deposits and papers. */
import { sql } from 'drizzle-orm';
import { addDays } from '../../../shared/domain/business-date';
import { spans } from '../../../shared/domain/tender-lists';
import { endsWithin, FIRST_DAY } from '../tenders/credential-list.queries';
import { credential, credentialLoan } from '../tenders/credential.tables';
import { isDueBack, isOverdue } from '../tenders/deposit.queries';
import { deposit } from '../tenders/deposit.tables';
import { isAsked } from '../tenders/document-list.queries';
import { tenderDocument } from '../tenders/document.tables';
import { isLoanOverdue } from '../tenders/loan-list.queries';
import { isMissed, isOpeningOn, isToAsk, isWithin } from '../tenders/tender-list.queries';
import { tender } from '../tenders/tenders.tables';
import type { Source, Sources } from './source.queries';

const bid = {
  from: tender,
  id: tender.id,
  owner: tender.ownerId,
  since: { at: tender.bidDeadlineAt },
  title: tender.title,
  who: tender.purchaser,
  opens: { screen: 'tender', id: tender.id },
} as const satisfies Omit<Source, 'where'>;

const bidSources: Sources = {
  tendersMissed: ({ now }) => ({ ...bid, where: isMissed(now), late: sql`1 = 1` }),
  tendersUrgent: ({ now }) => ({ ...bid, where: isWithin(now, spans.within4h), late: sql`1 = 1` }),
  tendersToday: ({ now }) => ({ ...bid, where: isWithin(now, spans.within24h) }),
  tendersToAsk: ({ today }) => ({
    ...bid,
    since: { on: tender.nextFollowUpOn },
    where: isToAsk(today),
    late: sql`${tender.nextFollowUpOn} < ${today}`,
  }),
  tendersOpening: ({ now, today, timeZone }) => ({
    ...bid,
    since: { at: tender.openingAt },
    where: isOpeningOn(today, timeZone),
    late: sql`${tender.openingAt} <= ${now}`,
  }),
  tendersSoon: ({ now }) => ({ ...bid, where: isWithin(now, spans.within3d) }),
  tendersWeek: ({ now }) => ({ ...bid, where: isWithin(now, spans.within7d) }),
};

const money = {
  from: deposit,
  id: deposit.id,
  owner: deposit.ownerId,
  title: deposit.number,
  who: deposit.tenderTitle,
} as const satisfies Omit<Source, 'where' | 'since'>;

const depositSources: Sources = {
  depositsToApprove: ({ lateBefore, settings }) => ({
    ...money,
    since: { at: deposit.waitingSince },
    where: sql`${deposit.state} = 'requested'`,
    late: sql`${deposit.waitingSince} < ${lateBefore(settings.approvalHours)}`,
    amountFen: deposit.amountFen,
  }),
  /** Late from the day on which it has to leave: it takes its working days to arrive. */
  depositsToPay: ({ today }) => ({
    ...money,
    since: { on: deposit.payByOn },
    where: sql`${deposit.state} = 'approved'`,
    late: sql`${deposit.payByOn} <= ${today}`,
    amountFen: deposit.amountFen,
  }),
  depositsDueBack: ({ today, settings }) => ({
    ...money,
    since: { on: deposit.refundDueOn },
    where: isDueBack(today, addDays(today, settings.depositSoonDays)),
    who: deposit.payee,
    amountFen: deposit.outstandingFen,
  }),
  depositsOverdue: ({ today }) => ({
    ...money,
    since: { on: deposit.refundDueOn },
    where: isOverdue(today),
    late: sql`1 = 1`,
    who: deposit.payee,
    amountFen: deposit.outstandingFen,
  }),
};

const held = {
  from: credential,
  id: credential.id,
  since: { on: credential.expiresOn },
  title: credential.name,
  who: credential.number,
} as const satisfies Omit<Source, 'where'>;

const paperSources: Sources = {
  sealsAsked: ({ lateBefore, settings }) => ({
    from: tenderDocument,
    id: tenderDocument.id,
    owner: tenderDocument.ownerId,
    since: { at: tenderDocument.waitsSince },
    where: isAsked(),
    late: sql`${tenderDocument.waitsSince} < ${lateBefore(settings.approvalHours)}`,
    title: tenderDocument.tenderTitle,
    // The key of its name, or the name that the firm gave it.
    who: sql`CASE WHEN ${tenderDocument.code} = '' THEN ${tenderDocument.name} ELSE 'tenderDocuments.codes.' || ${tenderDocument.code} END`,
    opens: { screen: 'tender', id: tenderDocument.tenderId },
  }),
  loansOverdue: ({ today }) => ({
    from: credentialLoan,
    id: credentialLoan.id,
    since: { on: credentialLoan.dueOn },
    where: isLoanOverdue(today),
    late: sql`1 = 1`,
    title: credentialLoan.credentialName,
    who: credentialLoan.borrower,
  }),
  credentialsExpired: ({ today }) => ({
    ...held,
    where: endsWithin(FIRST_DAY, addDays(today, -1)),
    late: sql`1 = 1`,
  }),
  credentialsUrgent: ({ today, settings }) => ({
    ...held,
    where: endsWithin(today, addDays(today, settings.licenceUrgentDays)),
  }),
  credentialsSoon: ({ today, settings }) => ({
    ...held,
    where: endsWithin(addDays(today, settings.licenceUrgentDays + 1), addDays(today, settings.licenceSoonDays)),
  }),
};

export const tenderSources: Sources = { ...bidSources, ...depositSources, ...paperSources };
