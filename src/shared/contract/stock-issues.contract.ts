/** Goods that leave without a sale: write-off (报损), destruction (销毁), samples (样品领用). */
import { z } from 'zod';
import { lotAreas, stockIssueKinds, stockIssueStates } from '../domain/stock-words';
import { paperFirm } from './firm-facts.schemas';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
import { historyRows } from './history';
import { businessDate, command, commandInput, id, instant, optionalText, query, text, version } from './procedure';
import { actionState, quantity } from './values';

export const MOST_ISSUE_LINES = 50;

export const stockIssueRow = z.strictObject({
  id,
  number: z.string(),
  kind: z.enum(stockIssueKinds),
  state: z.enum(stockIssueStates),
  reason: z.string(),
  receiver: z.string(),
  productNames: z.string(),
  lineCount: z.int(),
  requestedBy: z.string(),
  requestedOn: businessDate,
  decidedBy: z.string(),
  postedOn: businessDate.nullable(),
  decision: z.string(),
  isSamePerson: z.boolean(),
  waitingSince: instant,
  version,
  actions: z.strictObject({ approve: actionState, refuse: actionState, cancel: actionState }),
});
export type StockIssueRow = z.output<typeof stockIssueRow>;

const issueLine = z.strictObject({
  lineNo: z.int(),
  lotId: id,
  productName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  batchNo: z.string(),
  expiresLabel: z.string(),
  area: z.enum(lotAreas),
  location: z.string(),
  qty: quantity,
  /** What may leave of the lot today: on-hand − reserved. */
  freeQty: z.int(),
});
export type StockIssueLine = z.output<typeof issueLine>;

export const stockIssuePaper = z.strictObject({
  ...paperFirm,
  number: z.string(),
  kind: z.enum(stockIssueKinds),
  state: z.enum(stockIssueStates),
  reason: z.string(),
  receiver: z.string(),
  requestedBy: z.string(),
  requestedOn: businessDate,
  decidedBy: z.string(),
  postedOn: businessDate.nullable(),
  copyNo: z.int(),
  printedAt: instant,
  printedBy: z.string(),
  lines: z.array(issueLine.omit({ lotId: true, freeQty: true })),
});
export type StockIssuePaper = z.output<typeof stockIssuePaper>;

const open = { open: 'stock belongs to the firm' } as const;
const read = { permission: 'stock.read', ...open } as const;
const ask = { permission: 'stock.writeOff', ...open } as const;
const approveWriteOff = { permission: 'stock.approveWriteOff', ...open } as const;
const approveSample = { permission: 'stock.approveSample', ...open } as const;
const seen = { issueId: id, version };
const changed = z.strictObject({ version });
const decided = commandInput({ ...seen, decision: optionalText(200) });
const refused = commandInput({ ...seen, reason: text(200) });

export const stockIssuesContract = {
  list: query(read).input(gridRequestSchema).output(gridBlock(stockIssueRow)),
  totals: query(read).input(gridCriteriaSchema).output(gridTotals),
  get: query(read)
    .input(z.strictObject({ issueId: id }))
    .output(z.strictObject({ issue: stockIssueRow, lines: z.array(issueLine), history: historyRows })),
  request: command(ask)
    .input(
      commandInput({
        kind: z.enum(stockIssueKinds),
        reason: text(200),
        /** Who takes the sample, who watches the destruction. */
        receiver: optionalText(60),
        lines: z
          .array(z.strictObject({ lotId: id, qty: quantity }))
          .min(1)
          .max(MOST_ISSUE_LINES),
      }),
    )
    .output(z.strictObject({ issueId: id, number: z.string(), version })),
  /** Write-offs and destructions; the goods leave with it. */
  approveWriteOff: command(approveWriteOff).input(decided).output(changed),
  refuseWriteOff: command(approveWriteOff).input(refused).output(changed),
  approveSample: command(approveSample).input(decided).output(changed),
  refuseSample: command(approveSample).input(refused).output(changed),
  /** Taken back by who asked. */
  cancel: command(ask).input(refused).output(changed),
  previewPaper: query(read)
    .input(z.strictObject({ issueId: id }))
    .output(stockIssuePaper),
  printPaper: command(ask)
    .input(commandInput({ issueId: id }))
    .output(stockIssuePaper),
};
