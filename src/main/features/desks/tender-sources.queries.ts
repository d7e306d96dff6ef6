/** Reminders of tenders: their deadlines, what others have to be asked, their deposits and papers. */
import { sql } from 'drizzle-orm';
import { addDays, startOfDay } from '../../../shared/domain/business-date';
import { spans } from '../../../shared/domain/tender-lists';
import { dayOf } from '../../store/dialect';
import { agreementEndsWithin, isPendingAgreement } from '../tenders/agreement-list.queries';
import { deliveryAgreement } from '../tenders/award.tables';
import { endsWithin, FIRST_DAY } from '../tenders/credential-list.queries';
import { credential, credentialLoan } from '../tenders/credential.tables';
import { arrivalDueAt, isDepositToAsk } from '../tenders/deposit-gaps.queries';
import { isDueBack, isGuaranteeEnding, isOverdue, isToArrive, isToChase } from '../tenders/deposit.queries';
import { deposit } from '../tenders/deposit.tables';
import { askedSince, isAsked, isSentBack, isToReview } from '../tenders/document-list.queries';
import { tenderDocument } from '../tenders/document.tables';
import { isLoanOverdue } from '../tenders/loan-list.queries';
import {
  isMissed,
  isOpeningOn,
  isQuoteAsked,
  isQuoteRefused,
  isToAsk,
  isToDecide,
  isToPrepare,
  isUndated,
  isWithin,
} from '../tenders/tender-list.queries';
import { tender } from '../tenders/tenders.tables';
import type { DeskFacts, Source, Sources } from './source.queries';

const bid = {
  from: tender,
  id: tender.id,
  owner: tender.ownerId,
  since: { at: tender.bidDeadlineAt },
  title: tender.title,
  who: tender.purchaser,
  opens: { screen: 'tender', id: tender.id },
} as const satisfies Omit<Source, 'where'>;

/** The last day before its deadline has begun. */
const endsToday = ({ now }: DeskFacts) => sql`${tender.bidDeadlineAt} <= ${now + spans.within24h.until}`;

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
  quotesAsked: (facts) => ({ ...bid, where: isQuoteAsked(), late: endsToday(facts) }),
  quotesRefused: () => ({ ...bid, where: isQuoteRefused() }),
  tendersToPrepare: () => ({ ...bid, where: isToPrepare() }),
  tendersUndated: () => ({ ...bid, since: { at: tender.createdAt }, where: isUndated() }),
  tendersToDecide: (facts) => ({ ...bid, where: isToDecide(), late: endsToday(facts) }),
};

const money = {
  from: deposit,
  id: deposit.id,
  owner: deposit.ownerId,
  title: deposit.number,
  who: deposit.tenderTitle,
} as const satisfies Omit<Source, 'where' | 'since'>;

const depositSources: Sources = {
  /** Told on the working day on which finance has to begin; the longer nobody asks, the nearer is its arrival. */
  depositsToAsk: ({ askLimits }) => ({ ...bid, since: { at: arrivalDueAt }, where: isDepositToAsk(askLimits) }),
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
  /** The payee has to have it by its deadline. */
  depositsToArrive: ({ now }) => ({
    ...money,
    since: { at: sql`coalesce(${deposit.arriveByAt}, ${deposit.waitingSince})` },
    where: isToArrive,
    late: sql`${deposit.arriveByAt} < ${now}`,
    amountFen: deposit.amountFen,
  }),
  /** Told anew with each day that an answer leaves. */
  depositsToChase: ({ today }) => ({
    ...money,
    since: { on: deposit.nextChaseOn },
    where: isToChase(today),
    who: deposit.payee,
    amountFen: deposit.outstandingFen,
  }),
  guaranteesEnding: ({ today, settings }) => ({
    ...money,
    since: { on: deposit.validTo },
    where: isGuaranteeEnding(addDays(today, settings.licenceSoonDays)),
    who: deposit.payee,
    amountFen: deposit.outstandingFen,
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

const relation = {
  from: deliveryAgreement,
  id: deliveryAgreement.id,
  owner: deliveryAgreement.ownerId,
  title: deliveryAgreement.productName,
  // Whoever has to agree, else where.
  who: sql`coalesce(nullif(${deliveryAgreement.distributorName}, ''), nullif(${deliveryAgreement.hospitalName}, ''), ${deliveryAgreement.province})`,
} as const satisfies Omit<Source, 'where' | 'since'>;

/** Since it was made, handed in or refused. */
const pendingSince = ({ today, timeZone }: DeskFacts) => {
  const aheadMs = Date.parse(today) - startOfDay(today, timeZone);
  return sql`CASE ${deliveryAgreement.state} WHEN 'submitted' THEN ${deliveryAgreement.submittedOn} WHEN 'refused' THEN ${deliveryAgreement.decidedOn} ELSE ${dayOf(deliveryAgreement.madeAt, aheadMs)} END`;
};

const agreementSources: Sources = {
  agreementsOpen: (facts) => ({
    ...relation,
    since: { on: pendingSince(facts) },
    where: isPendingAgreement(),
    late: sql`${deliveryAgreement.state} = 'submitted' AND ${deliveryAgreement.submittedOn} < ${addDays(facts.today, -facts.settings.agreementDays)}`,
  }),
  agreementsEnding: ({ today, settings }) => ({
    ...relation,
    since: { on: deliveryAgreement.validTo },
    where: agreementEndsWithin(today, addDays(today, settings.licenceSoonDays)),
  }),
};

const held = {
  from: credential,
  id: credential.id,
  since: { on: credential.expiresOn },
  title: credential.name,
  who: credential.number,
} as const satisfies Omit<Source, 'where'>;

const bidPaper = {
  from: tenderDocument,
  id: tenderDocument.id,
  owner: tenderDocument.ownerId,
  title: tenderDocument.tenderTitle,
  // The key of its name, or the name that the firm gave it.
  who: sql`CASE WHEN ${tenderDocument.code} = '' THEN ${tenderDocument.name} ELSE 'tenderDocuments.codes.' || ${tenderDocument.code} END`,
  opens: { screen: 'tender', id: tenderDocument.tenderId },
} as const satisfies Omit<Source, 'where' | 'since'>;

const paperSources: Sources = {
  sealsAsked: ({ lateBefore, settings }) => ({
    ...bidPaper,
    since: { at: askedSince },
    where: isAsked(),
    late: sql`${askedSince} < ${lateBefore(settings.approvalHours)}`,
  }),
  papersToReview: ({ actor }) => ({
    ...bidPaper,
    since: { at: tenderDocument.writtenAt },
    where: isToReview(actor.userId),
  }),
  papersSentBack: ({ actor }) => ({
    ...bidPaper,
    since: { at: tenderDocument.writtenAt },
    where: isSentBack(actor.userId),
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
  credentialsEarly: ({ today, settings }) => ({
    ...held,
    where: endsWithin(addDays(today, settings.licenceSoonDays + 1), addDays(today, settings.licenceEarlyDays)),
  }),
};

export const tenderSources: Sources = { ...bidSources, ...agreementSources, ...depositSources, ...paperSources };
