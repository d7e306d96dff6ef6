/** The papers of a bid (标书材料): what is needed, how far each is, its seal and signature. */
import { z } from 'zod';
import {
  documentCodes,
  documentSegments,
  documentStates,
  signings,
  type DocumentStep,
} from '../domain/tender-paper-words';
import { tenderKinds, tenderStates } from '../domain/tender-words';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { historyRows } from './history';
import { businessDate, command, commandInput, id, instant, optionalText, query, text, version } from './procedure';
import { actionState } from './values';

/** A code of the common list, or none and a name of one's own. */
const code = z.enum(['', ...documentCodes]);
const by = z.strictObject({ name: z.string(), at: instant }).nullable();

const documentRow = z.strictObject({
  id,
  tenderId: id,
  tenderNumber: z.string(),
  tenderTitle: z.string(),
  tenderState: z.enum(tenderStates),
  bidDeadlineAt: instant.nullable(),
  place: z.int(),
  code,
  name: z.string(),
  state: z.enum(documentStates),
  /** How often it was written; 0 while there is nothing. */
  edition: z.int(),
  written: by,
  reviewerId: id.nullable(),
  reviewerName: z.string(),
  /** Why it was sent back. */
  reviewNote: z.string(),
  ready: by,
  notNeededReason: z.string(),
  credentialId: id.nullable(),
  credentialName: z.string(),
  credentialExpiresOn: businessDate.nullable(),
  /** The linked credential ends before the bid is handed in or opened. */
  isCredentialExpired: z.boolean(),
  needsSeal: z.boolean(),
  sealAsked: by,
  sealed: by,
  needsCa: z.boolean(),
  caAsked: by,
  caSigned: by,
  waitsSince: instant.nullable(),
  note: z.string(),
  fileCount: z.int(),
  version,
  actions: z.strictObject({
    change: actionState,
    write: actionState,
    askReview: actionState,
    pass: actionState,
    sendBack: actionState,
    drop: actionState,
    needAgain: actionState,
    askSeal: actionState,
    seal: actionState,
    askCa: actionState,
    signCa: actionState,
  } satisfies Record<DocumentStep, typeof actionState>),
});
export type DocumentRow = z.output<typeof documentRow>;

const readiness = z.strictObject({
  ready: z.int(),
  total: z.int(),
  /** At most 5 names of what is not ready; names of the common list are keys of the catalogue. */
  missing: z.array(z.string()),
  /** Seals and signatures that are needed and not done. */
  seals: z.int(),
  /** Papers whose credential ends before the bid is handed in. */
  expired: z.int(),
});

const templateLine = z.strictObject({ code, name: optionalText(80), needsSeal: z.boolean(), needsCa: z.boolean() });
const documentTemplateRow = z.strictObject({
  kind: z.enum(tenderKinds),
  lines: z.array(templateLine),
  /** False: the list that the program begins with. */
  isChanged: z.boolean(),
  version,
});
export type DocumentTemplateRow = z.output<typeof documentTemplateRow>;

const tenderDocuments = z.strictObject({
  rows: z.array(documentRow),
  readiness,
  /** Lines of the kind's template that the checklist does not have. */
  templateRest: z.int(),
  actions: z.strictObject({ start: actionState, add: actionState }),
});
export type TenderDocuments = z.output<typeof tenderDocuments>;

const segment = z.enum(documentSegments).default('all');
const listed = { permission: 'tenders.read', scope: 'tender_document' } as const;
const ofTender = { table: 'tender', id: 'tenderId' } as const;
const ofDocument = { table: 'tender_document', id: 'documentId' } as const;
const write = { permission: 'tenders.write', subject: ofDocument } as const;
/** Whoever was named as the reviewer, whatever his post; the rule looks. */
const review = { permission: 'tenders.read', subject: ofDocument } as const;
const rules = 'lists of papers belong to the firm, not to a person';
const one = { documentId: id, version };
const changed = z.strictObject({ version });

export const tenderDocumentsContract = {
  /** Papers of all tenders that the reader sees. */
  list: query(listed)
    .input(z.strictObject({ ...gridRequest, segment }))
    .output(gridBlock(documentRow)),
  totals: query(listed)
    .input(z.strictObject({ ...gridCriteria, segment }))
    .output(gridTotals),
  ofTender: query({ permission: 'tenders.read', subject: ofTender })
    .input(z.strictObject({ tenderId: id }))
    .output(tenderDocuments),
  /** What happened to one paper. */
  history: query(review)
    .input(z.strictObject({ documentId: id }))
    .output(historyRows),
  /** Adds what the template of the kind has and the checklist lacks. */
  start: command({ permission: 'tenders.write', subject: ofTender })
    .input(commandInput({ tenderId: id }))
    .output(z.strictObject({ added: z.int() })),
  add: command({ permission: 'tenders.write', subject: ofTender })
    .input(
      commandInput({
        tenderId: id,
        code,
        name: optionalText(80),
        reviewerId: id.nullable(),
        needsSeal: z.boolean(),
        needsCa: z.boolean(),
      }),
    )
    .output(z.strictObject({ documentId: id, version })),
  change: command(write)
    .input(
      commandInput({
        ...one,
        reviewerId: id.nullable(),
        credentialId: id.nullable(),
        needsSeal: z.boolean(),
        needsCa: z.boolean(),
        note: optionalText(300),
      }),
    )
    .output(changed),
  /** There is a new edition; what was sealed or signed before no longer counts. */
  write: command(write).input(commandInput(one)).output(changed),
  askReview: command(write).input(commandInput(one)).output(changed),
  /** By its reviewer; without one by who keeps the tender. */
  pass: command(review).input(commandInput(one)).output(changed),
  sendBack: command(review)
    .input(commandInput({ ...one, reason: text(200) }))
    .output(changed),
  drop: command(write)
    .input(commandInput({ ...one, reason: text(200) }))
    .output(changed),
  needAgain: command(write).input(commandInput(one)).output(changed),
  askSigning: command(write)
    .input(commandInput({ ...one, signing: z.enum(signings) }))
    .output(changed),
  recordSigning: command({ permission: 'tenders.seal', subject: ofDocument })
    .input(commandInput({ ...one, signing: z.enum(signings) }))
    .output(changed),
  templates: query({ permission: 'tenders.read', open: rules })
    .input(z.strictObject({}))
    .output(z.array(documentTemplateRow)),
  setTemplate: command({ permission: 'tenders.rules', open: rules })
    .input(commandInput({ kind: z.enum(tenderKinds), lines: z.array(templateLine).max(80), version }))
    .output(changed),
};
