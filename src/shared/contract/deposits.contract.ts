/** Deposits (保证金) from the request to the last fen, and what bidding costs. */
import { z } from 'zod';
import {
  bidCostKinds,
  chaseHows,
  depositAgeSegments,
  depositForms,
  depositKinds,
  depositSegments,
} from '../domain/deposit-words';
import {
  bidCostRow,
  chaseLetter,
  chasePaper,
  depositDetail,
  depositRow,
  depositsOutside,
  depositStart,
  positiveFen,
} from './deposit-shapes';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { businessDate, command, commandInput, id, noInput, optionalText, query, text, version } from './procedure';
import { actionState } from './values';

const segment = z.enum([...depositSegments, ...depositAgeSegments]).default('all');
const listed = { permission: 'tenders.read', scope: 'deposit' } as const;
const one = { table: 'deposit', id: 'depositId' } as const;
const ofTender = { table: 'tender', id: 'tenderId' } as const;
const read = { permission: 'tenders.read', subject: one } as const;
const ask = { permission: 'deposits.request', subject: one } as const;
const decide = { permission: 'deposits.approve', subject: one } as const;
const record = { permission: 'deposits.record', subject: one } as const;

const seen = { depositId: id, version };
const changed = z.strictObject({ version });
const reason = text(200);

export const depositsContract = {
  list: query(listed)
    .input(z.strictObject({ ...gridRequest, segment }))
    .output(gridBlock(depositRow)),
  totals: query(listed)
    .input(z.strictObject({ ...gridCriteria, segment }))
    .output(gridTotals),
  get: query(read)
    .input(z.strictObject({ depositId: id }))
    .output(depositDetail),
  /** What of the deposits that the reader sees is still with somebody. */
  outside: query(listed).input(noInput).output(depositsOutside),
  /** The deposits of a tender, the oldest first. */
  ofTender: query({ permission: 'tenders.read', subject: ofTender })
    .input(z.strictObject({ tenderId: id }))
    .output(
      z.strictObject({
        rows: z.array(depositRow),
        outstandingFen: z.int(),
        actions: z.strictObject({ request: actionState }),
      }),
    ),
  start: query({ permission: 'deposits.request', subject: ofTender })
    .input(z.strictObject({ tenderId: id }))
    .output(depositStart),
  /** `arriveByOn` null: as the tender's date for it says. */
  request: command({ permission: 'deposits.request', subject: ofTender })
    .input(
      commandInput({
        tenderId: id,
        kind: z.enum(depositKinds),
        payee: text(120),
        payeeBank: optionalText(120),
        payeeAccount: optionalText(60),
        form: z.enum(depositForms),
        amountFen: positiveFen,
        arriveByOn: businessDate.nullable(),
        validTo: businessDate.nullable(),
        refundDueOn: businessDate,
        note: optionalText(300),
      }),
    )
    .output(z.strictObject({ depositId: id, number: z.string(), version })),
  approve: command(decide)
    .input(commandInput({ ...seen, reason: optionalText(200) }))
    .output(changed),
  refuse: command(decide)
    .input(commandInput({ ...seen, reason }))
    .output(changed),
  /** Before it is paid. */
  withdraw: command(ask)
    .input(commandInput({ ...seen, reason }))
    .output(changed),
  /** The whole amount on one day; the slip goes among the files. */
  pay: command(record)
    .input(commandInput({ ...seen, paidOn: businessDate, reference: optionalText(60) }))
    .output(changed),
  /** The payee, or the platform, has it. */
  confirmArrival: command(ask)
    .input(commandInput({ ...seen, arrivedOn: businessDate }))
    .output(changed),
  /** It was confirmed by mistake. */
  undoArrival: command(ask)
    .input(commandInput({ ...seen, reason }))
    .output(changed),
  /** What came back, with the interest on top of it. */
  giveBack: command(record)
    .input(
      commandInput({
        ...seen,
        amountFen: positiveFen,
        interestFen: z.int().nonnegative().max(100_000_000_000),
        returnedOn: businessDate,
        reference: optionalText(60),
      }),
    )
    .output(changed),
  addInterest: command(record)
    .input(commandInput({ ...seen, amountFen: positiveFen, receivedOn: businessDate, reference: optionalText(60) }))
    .output(changed),
  /** A bid deposit stays with the payee as a performance bond: a deposit of its own, with its own day back. */
  convert: command(record)
    .input(commandInput({ ...seen, amountFen: positiveFen, convertedOn: businessDate, refundDueOn: businessDate }))
    .output(z.strictObject({ version, bondId: id, bondNumber: z.string() })),
  forfeit: command({ permission: 'deposits.forfeit', subject: one })
    .input(commandInput({ ...seen, amountFen: positiveFen, forfeitedOn: businessDate, reason }))
    .output(changed),
  /** Takes a row of the ledger back by a row against it; of a conversion both. */
  reverse: command(record)
    .input(commandInput({ ...seen, moveId: id, reason }))
    .output(changed),
  changeDates: command(ask)
    .input(commandInput({ ...seen, refundDueOn: businessDate, validTo: businessDate.nullable(), reason }))
    .output(changed),
  /** The payee was asked for it: what he said, and when he is asked again. */
  chase: command(ask)
    .input(
      commandInput({
        depositId: id,
        chasedOn: businessDate,
        how: z.enum(chaseHows),
        answer: text(300),
        nextOn: businessDate,
      }),
    )
    .output(z.strictObject({ chaseCount: z.int() })),
  letter: query(read)
    .input(z.strictObject({ depositId: id }))
    .output(chaseLetter),
  printLetter: command(ask)
    .input(commandInput({ depositId: id }))
    .output(chasePaper),
};

const costs = { permission: 'deposits.request', subject: ofTender } as const;

export const bidCostsContract = {
  /** What bidding for a tender cost, the newest first, and all together. */
  ofTender: query({ permission: 'tenders.read', subject: ofTender })
    .input(z.strictObject({ tenderId: id }))
    .output(
      z.strictObject({
        rows: z.array(bidCostRow),
        sumFen: z.int(),
        sums: z.record(z.enum(bidCostKinds), z.int()),
        actions: z.strictObject({ record: actionState }),
      }),
    ),
  record: command(costs)
    .input(
      commandInput({
        tenderId: id,
        kind: z.enum(bidCostKinds),
        amountFen: positiveFen,
        spentOn: businessDate,
        payee: optionalText(120),
        note: optionalText(200),
      }),
    )
    .output(z.strictObject({ costId: id })),
  reverse: command(costs)
    .input(commandInput({ tenderId: id, costId: id, reason }))
    .output(z.strictObject({ costId: id })),
};
