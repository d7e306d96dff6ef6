/** Dates of a tender: registration, deadline, opening, publication, objections, contract. */
import { z } from 'zod';
import { milestoneBases, milestoneKinds } from '../domain/tender-words';
import { businessDate, command, commandInput, id, instant, optionalText, query, text, version } from './procedure';
import { actionState } from './values';

export const milestoneRow = z.strictObject({
  id,
  tenderId: id,
  kind: z.enum(milestoneKinds),
  title: z.string(),
  dueAt: instant,
  /** A day without a time; `dueAt` is its last millisecond. */
  isWholeDay: z.boolean(),
  originalDueAt: instant,
  movedCount: z.int(),
  basis: z.enum(milestoneBases),
  /** The clock it comes from, or what somebody wrote. */
  basisNote: z.string(),
  isOurs: z.boolean(),
  leadWorkdays: z.int(),
  /** The day on which finance is asked; null where nobody is. */
  askOn: businessDate.nullable(),
  attendeeId: id.nullable(),
  attendeeName: z.string(),
  minutesAllowed: z.int().nullable(),
  caTriedAt: instant.nullable(),
  doneAt: instant.nullable(),
  doneByName: z.string(),
  doneNote: z.string(),
  missedReason: z.string(),
  /** Of an objection: the day of the answer, from which a complaint is counted. */
  answeredOn: businessDate.nullable(),
  isDropped: z.boolean(),
  look: z.enum(['done', 'missed', 'dropped', 'late', 'today', 'open']),
  moves: z.array(
    z.strictObject({ fromDueAt: instant, toDueAt: instant, reason: z.string(), who: z.string(), at: instant }),
  ),
  version,
  actions: z.strictObject({
    move: actionState,
    done: actionState,
    missed: actionState,
    drop: actionState,
    arrange: actionState,
    answer: actionState,
    reopen: actionState,
  }),
});
export type MilestoneRow = z.output<typeof milestoneRow>;

const ofTender = { table: 'tender', id: 'tenderId' } as const;
const write = { permission: 'tenders.write', subject: ofTender } as const;
const one = { tenderId: id, milestoneId: id, version };
const changed = z.strictObject({ version });

export const tenderDatesContract = {
  /** All dates of a tender, and the years without holidays into which they reach. */
  of: query({ permission: 'tenders.read', subject: ofTender })
    .input(z.strictObject({ tenderId: id }))
    .output(z.strictObject({ dates: z.array(milestoneRow), missingYears: z.array(z.int()) })),
  add: command(write)
    .input(
      commandInput({
        tenderId: id,
        kind: z.enum(milestoneKinds),
        title: optionalText(60),
        dueAt: instant,
        isWholeDay: z.boolean(),
        basis: z.enum(milestoneBases),
        basisNote: optionalText(120),
        isOurs: z.boolean(),
        leadWorkdays: z.int().min(0).max(30),
      }),
    )
    .output(z.strictObject({ milestoneId: id, version })),
  move: command(write)
    .input(commandInput({ ...one, dueAt: instant, reason: text(200) }))
    .output(changed),
  /** `answeredOn`: an objection was answered on that day; a complaint is counted from it. */
  done: command(write)
    .input(
      commandInput({
        ...one,
        doneAt: instant.nullable(),
        note: optionalText(200),
        lateReason: optionalText(200),
        answeredOn: businessDate.nullable(),
      }),
    )
    .output(changed),
  missed: command(write)
    .input(commandInput({ ...one, reason: text(200) }))
    .output(changed),
  drop: command(write)
    .input(commandInput({ ...one, reason: text(200) }))
    .output(changed),
  arrange: command(write)
    .input(
      commandInput({
        ...one,
        attendeeId: id.nullable(),
        minutesAllowed: z.int().min(1).max(1440).nullable(),
        isCaTried: z.boolean(),
      }),
    )
    .output(changed),
  /** An objection that was raised was answered on that day. */
  answer: command(write)
    .input(commandInput({ ...one, answeredOn: businessDate }))
    .output(changed),
  /** Kept, missed or dropped by mistake: open again, due as it was. */
  reopen: command(write)
    .input(commandInput({ ...one, reason: text(200) }))
    .output(changed),
};
