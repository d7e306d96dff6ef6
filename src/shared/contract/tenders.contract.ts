/** What is bid for (投标项目): the register and each step of its way. */
import { z } from 'zod';
import { quoteNeeds } from '../domain/award-words';
import { depositGaps } from '../domain/deposit-words';
import { tenderActionKeys, tenderSegments } from '../domain/tender-lists';
import { bidders, goDecisions, submittedHows, tenderKinds, tenderStates } from '../domain/tender-words';
import { clockKeys, lostReasons } from '../domain/tender-clocks';
import { plainSteps } from '../domain/tender-paths';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { historyRows } from './history';
import {
  businessDate,
  command,
  commandInput,
  id,
  instant,
  noInput,
  optionalText,
  query,
  text,
  version,
} from './procedure';
import { tenderStrip } from './tender-strip';
import { actionState } from './values';

export type { TenderStrip } from './tender-strip';

const fen = z.int().nonnegative().max(1_000_000_000_000_000);

/** What a person types of a tender. */
const facts = {
  title: text(200),
  kind: z.enum(tenderKinds),
  /** Government procurement has clocks of its own. */
  isGovernment: z.boolean(),
  purchaser: text(120),
  /** The customer that the purchaser is, where he is one. */
  purchaserId: id.nullable(),
  platform: optionalText(80),
  province: optionalText(30),
  city: optionalText(30),
  /** The day on which the documents came out. */
  documentsOn: businessDate.nullable(),
  /** The purchaser's own estimate. */
  estimateFen: fen.nullable(),
  bidder: z.enum(bidders),
  /** The commercial company that bids for us. */
  bidderName: optionalText(120),
  note: optionalText(1000),
};

export const tenderRow = z.strictObject({
  id,
  number: z.string(),
  title: z.string(),
  kind: z.enum(tenderKinds),
  state: z.enum(tenderStates),
  isGovernment: z.boolean(),
  purchaser: z.string(),
  purchaserId: id.nullable(),
  platform: z.string(),
  province: z.string(),
  city: z.string(),
  ownerId: id,
  ownerName: z.string(),
  assistantId: id,
  assistantName: z.string(),
  bidDeadlineAt: instant.nullable(),
  openingAt: instant.nullable(),
  documentsOn: businessDate.nullable(),
  estimateFen: fen.nullable(),
  bidder: z.enum(bidders),
  bidderName: z.string(),
  goDecision: z.enum(goDecisions),
  goReason: z.string(),
  submittedAt: instant.nullable(),
  submittedHow: z.enum(submittedHows),
  courierNo: z.string(),
  lateReason: z.string(),
  openedAt: instant.nullable(),
  publishedOn: businessDate.nullable(),
  publishedUntil: businessDate.nullable(),
  outcomeReason: z.string(),
  outcomeNote: z.string(),
  lesson: z.string(),
  endedAt: instant.nullable(),
  awardNoticeOn: businessDate.nullable(),
  contractOn: businessDate.nullable(),
  nextFollowUpOn: businessDate.nullable(),
  lastAnswer: z.string(),
  lastAnswerOn: businessDate.nullable(),
  previousRoundId: id.nullable(),
  /** The state before its last step; null: nothing to take back. */
  backTo: z.enum(tenderStates).nullable(),
  note: z.string(),
  createdAt: instant,
  version,
  actions: z.record(z.enum(tenderActionKeys), actionState),
});
export type TenderRow = z.output<typeof tenderRow>;

const followUpRow = z.strictObject({
  id,
  askedOn: businessDate,
  answer: z.string(),
  nextOn: businessDate.nullable(),
  who: z.string(),
  at: instant,
});
const roundRow = z.strictObject({
  id,
  number: z.string(),
  title: z.string(),
  kind: z.enum(tenderKinds),
  state: z.enum(tenderStates),
});
/** A limit of the purchaser's that was not kept; shares are in basis points against a whole percent. */
const checkRow = z.strictObject({
  key: z.enum(clockKeys),
  unit: z.enum(['day', 'workday', 'percent']),
  found: z.int(),
  limit: z.int(),
});
export type TimeCheckRow = z.output<typeof checkRow>;

export const tenderDetail = z.strictObject({
  tender: tenderRow,
  /** The straight way to an award for its kind. */
  way: z.array(z.enum(tenderStates)),
  followUps: z.array(followUpRow),
  /** What may be objected to. */
  checks: z.array(checkRow),
  /** The round before it and those after it. */
  rounds: z.array(roundRow),
  history: historyRows,
});
export type TenderDetail = z.output<typeof tenderDetail>;

const segment = z.enum(tenderSegments).default('all');
const listed = { permission: 'tenders.read', scope: 'tender' } as const;
const ofTender = { table: 'tender', id: 'tenderId' } as const;
const write = { permission: 'tenders.write', subject: ofTender } as const;
const decide = { permission: 'tenders.decide', subject: ofTender } as const;
const one = { tenderId: id, version };
const changed = z.strictObject({ version });
/** Others decide from here on: never without a next follow-up. */
const waits = z.strictObject({ version, nextFollowUpOn: businessDate });
const made = z.strictObject({ tenderId: id, number: z.string(), version });
/** `lesson`: what was done so that it does not happen again. */
const said = { note: optionalText(500), lesson: optionalText(500) };
const ended = () =>
  command(write)
    .input(commandInput({ ...one, reason: text(200), ...said }))
    .output(changed);

/** One line of the countdown. */
export const countdownRow = z.strictObject({
  tender: tenderRow,
  /** Papers ready of all; null where no checklist is kept. */
  papers: z.strictObject({ ready: z.int(), total: z.int() }).nullable(),
  /** Names of papers that are missing, the first of them. */
  missing: z.array(z.string()),
  /** Papers to be sealed. */
  seals: z.int(),
  /** What its deposit waits for; null where it has arrived or none is due. */
  depositGap: z.enum(depositGaps).nullable(),
  /** A quote waits for its approval. */
  isQuoteOpen: z.boolean(),
  /** What is to be done about it, seen from the reader. */
  quote: z.enum(quoteNeeds),
  /** The certificate of a coming opening was not tried yet. */
  isCaOpen: z.boolean(),
});
export type CountdownRow = z.output<typeof countdownRow>;
const waitingRow = z.strictObject({
  tender: tenderRow,
  /** Days since it was handed in. */
  days: z.int(),
  /** Its opening is near: the certificate was not tried, nobody is named to sit there. */
  isCaOpen: z.boolean(),
  isAttendeeOpen: z.boolean(),
});
export type WaitingRow = z.output<typeof waitingRow>;
export const tendersContract = {
  list: query(listed)
    .input(z.strictObject({ ...gridRequest, segment }))
    .output(gridBlock(tenderRow)),
  totals: query(listed)
    .input(z.strictObject({ ...gridCriteria, segment }))
    .output(gridTotals),
  get: query({ permission: 'tenders.read', subject: ofTender })
    .input(z.strictObject({ tenderId: id }))
    .output(tenderDetail),
  /** Owner and assistant: the caller unless said otherwise. */
  create: command({ permission: 'tenders.write', open: 'a new tender belongs to nobody yet' })
    .input(
      commandInput({
        ...facts,
        ownerId: id.nullable(),
        assistantId: id.nullable(),
        bidDeadlineAt: instant.nullable(),
        openingAt: instant.nullable(),
      }),
    )
    .output(made),
  change: command(write)
    .input(commandInput({ ...one, ...facts }))
    .output(changed),
  reassign: command(write)
    .input(commandInput({ ...one, ownerId: id, assistantId: id, reason: text(200) }))
    .output(changed),
  /** Go or no go; no go ends it. */
  decide: command(decide)
    .input(commandInput({ ...one, decision: z.enum(['go', 'no_go']), reason: text(200) }))
    .output(changed),
  /** Steps that need nothing but themselves; `on`: the day a contract was signed. */
  moveTo: command(write)
    .input(commandInput({ ...one, step: z.enum(plainSteps), on: businessDate.nullable() }))
    .output(changed),
  /** `submittedAt` null: now; `nextOn` null: the program sets it; `withoutItems`: it is known that none were entered. */
  submit: command(write)
    .input(
      commandInput({
        ...one,
        how: z.enum(['mailed', 'uploaded', 'by_hand']),
        courierNo: optionalText(60),
        submittedAt: instant.nullable(),
        lateReason: optionalText(200),
        nextOn: businessDate.nullable(),
        withoutItems: z.boolean().default(false),
      }),
    )
    .output(waits),
  recordOpening: command(write)
    .input(commandInput({ ...one, openedAt: instant.nullable() }))
    .output(waits),
  recordPublication: command(write)
    .input(commandInput({ ...one, publishedOn: businessDate.nullable(), until: businessDate }))
    .output(waits),
  lose: command(write)
    .input(commandInput({ ...one, reason: z.enum(lostReasons), ...said }))
    .output(changed),
  abandon: ended(),
  fail: ended(),
  void: ended(),
  terminate: ended(),
  reject: ended(),
  reopen: command(decide)
    .input(commandInput({ ...one, reason: text(200) }))
    .output(waits),
  /** Takes the last step back; what followed from it goes with it. */
  takeBack: command(decide)
    .input(commandInput({ ...one, reason: text(200) }))
    .output(z.strictObject({ version, state: z.enum(tenderStates), nextFollowUpOn: businessDate.nullable() })),
  followUp: command(write)
    .input(commandInput({ ...one, answer: text(300), nextOn: businessDate.nullable() }))
    .output(z.strictObject({ version, nextFollowUpOn: businessDate.nullable() })),
  cloneRound: command(write)
    .input(
      commandInput({
        tenderId: id,
        title: text(200),
        bidDeadlineAt: instant.nullable(),
        openingAt: instant.nullable(),
      }),
    )
    .output(made),
  /** What is due within 15 days or passed unsubmitted, the nearest first, with what is missing. */
  countdown: query(listed).input(noInput).output(z.array(countdownRow)),
  /** Handed in, without a result yet: those to ask first. */
  waiting: query(listed).input(noInput).output(z.array(waitingRow)),
  /** The figures above and below the countdown: each bid in one span. */
  strip: query(listed).input(noInput).output(tenderStrip),
};
