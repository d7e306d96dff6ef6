/** The firm's own qualifications (资质库): what it holds, until when, and who has the originals. */
import { z } from 'zod';
import { credentialKinds, credentialLevels, credentialSegments, loanSegments } from '../domain/tender-paper-words';
import { tenderKinds, tenderStates } from '../domain/tender-words';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { historyRows } from './history';
import { businessDate, command, commandInput, id, instant, optionalText, query, text, version } from './procedure';
import { actionState } from './values';

/** The last day; null and `isLongTerm`: it never ends. */
const term = {
  number: optionalText(80),
  issuedOn: businessDate.nullable(),
  expiresOn: businessDate.nullable(),
  isLongTerm: z.boolean(),
};
const facts = {
  kind: z.enum(credentialKinds),
  name: text(120),
  holder: optionalText(120),
  productId: id.nullable(),
  /** Of a certificate: the platform that one logs in to with it. */
  platform: optionalText(80),
  /** Where the original lies. */
  keptAt: optionalText(80),
  note: optionalText(300),
};

const credentialRow = z.strictObject({
  id,
  ...facts,
  name: z.string(),
  productName: z.string(),
  ...term,
  level: z.enum(credentialLevels),
  /** Days until its last one; negative when that is past. */
  daysLeft: z.int().nullable(),
  /** Running tenders of the reader that it does not last for. */
  hurtCount: z.int(),
  /** Who has the original, and until when. */
  lentTo: z.string(),
  lentUntil: businessDate.nullable(),
  retireReason: z.string(),
  version,
  actions: z.strictObject({
    change: actionState,
    renew: actionState,
    retire: actionState,
    lend: actionState,
  }),
});
export type CredentialRow = z.output<typeof credentialRow>;

const hurtTender = z.strictObject({
  tenderId: id,
  number: z.string(),
  title: z.string(),
  kind: z.enum(tenderKinds),
  state: z.enum(tenderStates),
  /** The day until which it is needed. */
  neededOn: businessDate,
  /** A paper of the bid names it, or it is the certificate of the bid's platform. */
  because: z.enum(['document', 'platform']),
});
export type HurtTender = z.output<typeof hurtTender>;

const loanRow = z.strictObject({
  id,
  credentialId: id,
  credentialName: z.string(),
  borrower: z.string(),
  purpose: z.string(),
  /** Empty where the reader may not open the tender. */
  tenderId: id.nullable(),
  tenderNumber: z.string(),
  lentOn: businessDate,
  dueOn: businessDate,
  lentBy: z.string(),
  returnedOn: businessDate.nullable(),
  returnNote: z.string(),
  isOverdue: z.boolean(),
  version,
  actions: z.strictObject({ giveBack: actionState }),
});
export type LoanRow = z.output<typeof loanRow>;

const credentialDetail = z.strictObject({
  credential: credentialRow,
  terms: z.array(z.strictObject({ id, ...term, notedBy: z.string(), notedAt: instant })),
  hurts: z.array(hurtTender),
  loans: z.array(loanRow),
  history: historyRows,
});
export type CredentialDetail = z.output<typeof credentialDetail>;

const pickedCredential = z.strictObject({
  id,
  kind: z.enum(credentialKinds),
  name: z.string(),
  number: z.string(),
  expiresOn: businessDate.nullable(),
});
export type PickedCredential = z.output<typeof pickedCredential>;

const open = 'what the firm holds belongs to no person: whoever may read it sees all of it';
const read = { permission: 'credentials.read', open } as const;
const write = { permission: 'credentials.write', open } as const;
const segment = z.enum(credentialSegments).default('current');
const loanSegment = z.enum(loanSegments).default('all');
const changed = z.strictObject({ version });
const one = { credentialId: id, version };

export const credentialsContract = {
  list: query(read)
    .input(z.strictObject({ ...gridRequest, segment }))
    .output(gridBlock(credentialRow)),
  totals: query(read)
    .input(z.strictObject({ ...gridCriteria, segment }))
    .output(gridTotals),
  get: query(read)
    .input(z.strictObject({ credentialId: id }))
    .output(credentialDetail),
  /** Those in use, by name, number or product; at most 20. */
  pick: query(read)
    .input(z.strictObject({ search: optionalText(60), kind: z.enum(credentialKinds).nullable().default(null) }))
    .output(z.array(pickedCredential)),
  add: command(write)
    .input(commandInput({ ...facts, ...term }))
    .output(z.strictObject({ credentialId: id, version })),
  /** What it says, without its days. */
  change: command(write)
    .input(commandInput({ ...one, ...facts }))
    .output(changed),
  /** A new number or new days; what it was before is kept. */
  renew: command(write)
    .input(commandInput({ ...one, ...term }))
    .output(changed),
  retire: command(write)
    .input(commandInput({ ...one, reason: text(200) }))
    .output(changed),
  loans: query(read)
    .input(z.strictObject({ ...gridRequest, segment: loanSegment }))
    .output(gridBlock(loanRow)),
  loanTotals: query(read)
    .input(z.strictObject({ ...gridCriteria, segment: loanSegment }))
    .output(gridTotals),
  /** The original goes out; it comes back before anybody else has it. */
  lend: command(write)
    .input(
      commandInput({
        credentialId: id,
        borrower: text(60),
        purpose: text(120),
        tenderId: id.nullable(),
        dueOn: businessDate,
      }),
    )
    .output(z.strictObject({ loanId: id, version })),
  giveBack: command(write)
    .input(commandInput({ loanId: id, version, returnedOn: businessDate, note: optionalText(200) }))
    .output(changed),
};
