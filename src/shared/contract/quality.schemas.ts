/** What quality shows: how a subject stands, its papers, its requests, papers that end. */
import { z } from 'zod';
import { licenceKinds } from '../domain/customer-words';
import { holderClasses } from '../domain/licences';
import { paperItems, qualificationStates, qualificationSubjects, standings } from '../domain/quality-words';
import { historyRows } from './history';
import { actionState, businessDate, id, instant, version } from './procedure';

const paperState = z.enum(['valid', 'expiring', 'expired', 'missing']);

/** One thing that is asked of a subject. */
export const qualityPaper = z.strictObject({
  item: z.enum(paperItems),
  kinds: z.array(z.enum(licenceKinds)),
  value: z.string(),
  expiresOn: businessDate.nullable(),
  isLongTerm: z.boolean(),
  state: paperState,
  isNeeded: z.boolean(),
});
export type QualityPaper = z.output<typeof qualityPaper>;

export const qualificationRow = z.strictObject({
  id,
  number: z.string(),
  subjectKind: z.enum(qualificationSubjects),
  subjectId: id,
  subjectName: z.string(),
  state: z.enum(qualificationStates),
  requestedBy: z.string(),
  requestedOn: businessDate,
  requestNote: z.string(),
  decidedBy: z.string().nullable(),
  decidedOn: businessDate.nullable(),
  reason: z.string(),
  validUntilOn: businessDate.nullable(),
  isSamePerson: z.boolean(),
  version,
  actions: z.strictObject({ approve: actionState, refuse: actionState, withdraw: actionState, end: actionState }),
});
export type QualificationRow = z.output<typeof qualificationRow>;

export const qualificationDetail = z.strictObject({
  row: qualificationRow,
  /** While it waits as they stand today, then as they were seen. */
  papers: z.array(qualityPaper),
  history: historyRows,
});
export type QualificationDetail = z.output<typeof qualificationDetail>;

/** How one subject stands, for its card. */
export const standingCard = z.strictObject({
  state: z.enum(standings),
  approvedOn: businessDate.nullable(),
  validUntilOn: businessDate.nullable(),
  papers: z.array(qualityPaper),
  /** Names of what stands in the way, as keys of the catalogue. */
  lacking: z.array(z.string()),
  past: z.array(qualificationRow),
  actions: z.strictObject({ request: actionState }),
});
export type StandingCard = z.output<typeof standingCard>;

export const scopeFacts = z.strictObject({
  scopes: z.array(z.string()).nullable(),
  version,
  /** What may be chosen. */
  classes: z.array(z.string()),
  actions: z.strictObject({ set: actionState }),
});
export type ScopeFacts = z.output<typeof scopeFacts>;

export const expiringRow = z.strictObject({
  id,
  holder: z.enum(qualificationSubjects),
  holderId: id,
  name: z.string(),
  kind: z.enum([...licenceKinds, 'registration']),
  number: z.string(),
  expiresOn: businessDate,
  /** Whole days to the last one; negative when it is over. */
  daysLeft: z.int(),
  level: z.enum(['expired', 'urgent', 'soon', 'early', 'fine']),
});
export type ExpiringRow = z.output<typeof expiringRow>;

/** One kind of holder: the needs, each with the kinds that will do. */
export const holderNeeds = z.strictObject({
  holderClass: z.enum(holderClasses),
  needs: z.array(z.array(z.enum(licenceKinds)).min(1).max(5)).max(20),
  isChanged: z.boolean(),
  version,
});
export type HolderNeeds = z.output<typeof holderNeeds>;

/** What a form of approval shows, stored as it was printed. */
export const qualificationForm = z.strictObject({
  firmName: z.string(),
  number: z.string(),
  subjectKind: z.enum(qualificationSubjects),
  subjectName: z.string(),
  facts: z.array(z.strictObject({ key: z.string(), text: z.string() })),
  papers: z.array(qualityPaper),
  state: z.enum(qualificationStates),
  requestedBy: z.string(),
  requestedOn: businessDate,
  requestNote: z.string(),
  decidedBy: z.string(),
  decidedOn: businessDate.nullable(),
  reason: z.string(),
  validUntilOn: businessDate.nullable(),
  copyNo: z.int(),
  printedAt: instant,
  printedBy: z.string(),
});
export type QualificationForm = z.output<typeof qualificationForm>;
