import { z } from 'zod';
import { noteStates } from '../domain/note-states';
import { gridBlock, gridCriteria, gridCriteriaSchema, gridRequest, gridRequestSchema, gridTotals } from './grid';
import {
  freeLot,
  issueLines,
  noteDetail,
  noteRow,
  pickingRow,
  printKind,
  proposal,
  scanAnswer,
  scanFields,
  scannedCode,
  shipmentFields,
  shortLines,
  signFields,
  toIssueRow,
} from './dispatch-shapes';
import { signature } from './signature';
import { lotPapers, printContent, waybillResults, waybillRows } from './dispatch-papers';
import { command, commandInput, id, query, text, version } from './procedure';

const seesNotes = { permission: 'dispatch.read', scope: 'dispatch_note' } as const;
const seesOrders = { permission: 'dispatch.read', scope: 'sales_order' } as const;
const note = { table: 'dispatch_note', id: 'noteId' } as const;
const order = { table: 'sales_order', id: 'orderId' } as const;
const issues = { permission: 'dispatch.issue', subject: note } as const;
const checks = { permission: 'dispatch.check', subject: note } as const;

const oneNote = z.strictObject({ noteId: id });
const seen = { noteId: id, version };
const moved = z.strictObject({ state: z.enum(noteStates), version });
/** With the numbers of the returns that were opened. */
const signed = moved.extend({ returns: z.array(z.strictObject({ returnId: id, number: z.string() })) });
const issued = z.strictObject({ noteId: id, number: z.string(), version });
const qty = z.int().positive();

export const dispatchContract = {
  /** Approved orders with something left to note; never a price. */
  /** `paidAhead`: prepaid, the money is here, nothing was issued yet. */
  toIssue: query(seesOrders)
    .input(z.strictObject({ ...gridRequest, segment: z.literal('paidAhead').optional() }))
    .output(gridBlock(toIssueRow)),
  toIssueTotals: query(seesOrders)
    .input(z.strictObject({ ...gridCriteria, segment: z.literal('paidAhead').optional() }))
    .output(gridTotals),
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
  /** A shortage lowers its line and stays written down; a note of which nothing was found is void. */
  finishPicking: command(issues)
    .input(commandInput({ ...seen, short: shortLines, signature }))
    .output(moved),
  /** Other lots for one line; after the check it asks for a new one. */
  replaceLot: command(issues)
    .input(
      commandInput({
        ...seen,
        signature,
        lineId: id,
        lots: z
          .array(z.strictObject({ lotId: id, qty }))
          .min(1)
          .max(20),
      }),
    )
    .output(moved),
  /** One burst of the scanner: a traceability code counts one or its case, a 69 barcode one. */
  scanCode: command(checks)
    .input(commandInput({ noteId: id, ...scanFields }))
    .output(scanAnswer),
  scannedCodes: query({ permission: 'dispatch.read', subject: note }).input(oneNote).output(z.array(scannedCode)),
  /** A line that is not what it should be goes back to picking. */
  failCheck: command(checks)
    .input(commandInput({ ...seen, lineId: id, reason: text(200) }))
    .output(moved),
  /** Who may be named as the picker of a note: people with the right to pick, by name. */
  pickers: query({ permission: 'dispatch.check', open: 'names of colleagues' })
    .input(z.strictObject({}))
    .output(z.array(z.strictObject({ id, name: z.string() }))),
  /**
   * Ticked quantities stand in for scans; every line must be counted in full. `pickedBy`: who really picked, where
   * another had said so on a computer that several people share.
   */
  checkNote: command(checks)
    .input(
      commandInput({
        ...seen,
        ticked: z.array(z.strictObject({ lineId: id, qty })).max(500),
        pickedBy: id.optional(),
        signature,
      }),
    )
    .output(moved),
  shipNote: command(issues)
    .input(commandInput({ ...seen, ...shipmentFields, signature }))
    .output(moved),
  /** What was refused opens a return, what did not arrive a claim, in the same transaction. */
  signNote: command({ permission: 'dispatch.sign', subject: note })
    .input(commandInput({ ...seen, ...signFields, signature }))
    .output(signed),
  voidNote: command(issues)
    .input(commandInput({ ...seen, reason: text(200), signature }))
    .output(moved),
  /** Note, pick, check and ship in one transaction, where one person may hold these steps. */
  shortPath: command({ permission: 'dispatch.issue', subject: order })
    .input(commandInput({ orderId: id, lines: issueLines, ...shipmentFields, signature }))
    .output(issued),
  /** What is left of a note's way to the lorry in one transaction: pick, check, ship, as far as they are not done yet. */
  finishNote: command(issues)
    .input(commandInput({ ...seen, ...shipmentFields, signature }))
    .output(moved),
  /** What {@link recordWaybills} would do with a pasted list; nothing is written. */
  previewWaybills: query({ permission: 'dispatch.issue', scope: 'dispatch_note' })
    .input(z.strictObject({ rows: waybillRows }))
    .output(waybillResults),
  /** Carriers and waybills of checked or shipped notes; rows that cannot be taken are named and change nothing. */
  recordWaybills: command({ permission: 'dispatch.issue', scope: 'dispatch_note' })
    .input(commandInput({ rows: waybillRows }))
    .output(waybillResults),
  /** The test reports that go with the goods. */
  lotPapers: query({ permission: 'dispatch.read', subject: note }).input(oneNote).output(lotPapers),
  /** What a paper would show now; nothing is counted. */
  previewPrint: query({ permission: 'dispatch.read', subject: note })
    .input(z.strictObject({ noteId: id, kind: printKind }))
    .output(printContent),
  /** Stores what the paper shows and counts the copy. */
  printNote: command({ permission: 'dispatch.read', subject: note })
    .input(commandInput({ noteId: id, kind: printKind }))
    .output(printContent),
};
