import { z } from 'zod';
import { noteStates } from '../domain/note-states';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
import {
  freeLot,
  issueLines,
  noteDetail,
  noteRow,
  pickingRow,
  printContent,
  printKind,
  proposal,
  scanAnswer,
  shipmentFields,
  toIssueRow,
} from './dispatch-shapes';
import { businessDate, command, commandInput, id, query, text, version } from './procedure';

const seesNotes = { permission: 'dispatch.read', scope: 'dispatch_note' } as const;
const seesOrders = { permission: 'dispatch.read', scope: 'sales_order' } as const;
const note = { table: 'dispatch_note', id: 'noteId' } as const;
const order = { table: 'sales_order', id: 'orderId' } as const;
const issues = { permission: 'dispatch.issue', subject: note } as const;
const checks = { permission: 'dispatch.check', subject: note } as const;

const oneNote = z.strictObject({ noteId: id });
const seen = { noteId: id, version };
const moved = z.strictObject({ state: z.enum(noteStates), version });
const issued = z.strictObject({ noteId: id, number: z.string(), version });
const qty = z.int().positive();

export const dispatchContract = {
  /** Approved orders with something left to note; never a price. */
  toIssue: query(seesOrders).input(gridRequestSchema).output(gridBlock(toIssueRow)),
  toIssueTotals: query(seesOrders).input(gridCriteriaSchema).output(gridTotals),
  /** What an order still wants and the lots that would go out first. */
  proposeNote: query({ permission: 'dispatch.issue', subject: order })
    .input(z.strictObject({ orderId: id }))
    .output(proposal),
  list: query(seesNotes).input(gridRequestSchema).output(gridBlock(noteRow)),
  totals: query(seesNotes).input(gridCriteriaSchema).output(gridTotals),
  get: query({ permission: 'dispatch.read', subject: note }).input(oneNote).output(noteDetail),
  /** The lines of a note in the order of a walk through the store. */
  pickingList: query({ permission: 'dispatch.read', subject: note }).input(oneNote).output(z.array(pickingRow)),
  /** Lots that could take the place of a line's lot. */
  lotsFor: query({ permission: 'dispatch.issue', subject: note })
    .input(z.strictObject({ noteId: id, lineId: id }))
    .output(z.array(freeLot)),
  /** Without lines: the whole rest, first expired first out. */
  issueNote: command({ permission: 'dispatch.issue', subject: order })
    .input(commandInput({ orderId: id, lines: issueLines }))
    .output(issued),
  startPicking: command(issues).input(commandInput(seen)).output(moved),
  finishPicking: command(issues).input(commandInput(seen)).output(moved),
  /** Other lots for one line; after the check it asks for a new one. */
  replaceLot: command(issues)
    .input(
      commandInput({
        ...seen,
        lineId: id,
        lots: z
          .array(z.strictObject({ lotId: id, qty }))
          .min(1)
          .max(20),
      }),
    )
    .output(moved),
  /** One burst of the scanner: a traceability code or a 69 barcode counts one. */
  scanCode: command(checks)
    .input(commandInput({ noteId: id, code: text(60) }))
    .output(scanAnswer),
  /** A line that is not what it should be goes back to picking. */
  failCheck: command(checks)
    .input(commandInput({ ...seen, lineId: id, reason: text(200) }))
    .output(moved),
  /** Ticked quantities stand in for scans; every line must be counted in full. */
  checkNote: command(checks)
    .input(commandInput({ ...seen, ticked: z.array(z.strictObject({ lineId: id, qty })).max(500) }))
    .output(moved),
  shipNote: command(issues)
    .input(commandInput({ ...seen, ...shipmentFields }))
    .output(moved),
  signNote: command({ permission: 'dispatch.sign', subject: note })
    .input(commandInput({ ...seen, signedOn: businessDate, signedBy: text(60) }))
    .output(moved),
  voidNote: command(issues)
    .input(commandInput({ ...seen, reason: text(200) }))
    .output(moved),
  /** Note, pick, check and ship in one transaction, where one person may hold these steps. */
  shortPath: command({ permission: 'dispatch.issue', subject: order })
    .input(commandInput({ orderId: id, lines: issueLines, ...shipmentFields }))
    .output(issued),
  /** What a paper would show now; nothing is counted. */
  previewPrint: query({ permission: 'dispatch.read', subject: note })
    .input(z.strictObject({ noteId: id, kind: printKind }))
    .output(printContent),
  /** Stores what the paper shows and counts the copy. */
  printNote: command({ permission: 'dispatch.read', subject: note })
    .input(commandInput({ noteId: id, kind: printKind }))
    .output(printContent),
};
