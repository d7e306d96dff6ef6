/** Opening receivables of a file: each document finds its customer and whether the book has it already. */
import { addDays } from '../../../shared/domain/business-date';
import type { ReadDb } from '../../store/handles';
import { openingDocumentsOf, type OpenDocument } from '../receivables/openings.queries';
import type { NewOpening } from '../receivables/openings.repo';
import { customerFinder } from './find-references';
import type { ImportRecord } from './map-rows';
import { asError, numberIn, textIn, wrongRow, type Plan, type PlanInput, type RowProblem } from './plan';

/** A document that is withdrawn and recorded anew. */
export type DocumentChange = { readonly stored: OpenDocument; readonly wanted: NewOpening };
export type ReceivablePlan = Plan<NewOpening, DocumentChange>;

type Wanted = { readonly record: ImportRecord; readonly row: NewOpening };

const placeOf = ({ customerId, number }: { customerId: number; number: string }): string =>
  JSON.stringify([customerId, number]);

const rowOf = (record: ImportRecord, customer: { id: number; paymentDays: number }): NewOpening => {
  const documentOn = textIn(record, 'documentOn');
  return {
    customerId: customer.id,
    number: textIn(record, 'documentNo'),
    documentOn,
    dueOn: textIn(record, 'dueOn') || addDays(documentOn, customer.paymentDays),
    amountFen: numberIn(record, 'amountFen'),
    remark: textIn(record, 'remark'),
  };
};

/** The days of a document in their order. */
function wrongDays({ documentOn, dueOn }: NewOpening, today: string): RowProblem | undefined {
  if (documentOn > today) return wrongRow('documentOn', 'notYet', { documentOn });
  return dueOn < documentOn ? wrongRow('dueOn', 'dueFirst', { dueOn, documentOn }) : undefined;
}

/** What a file of opening receivables would do. */
export async function planReceivables(db: ReadDb, { records, viewer }: PlanInput): Promise<ReceivablePlan> {
  const customerOf = await customerFinder(db, records, viewer);
  const errors = [];
  const wanted: Wanted[] = [];
  for (const record of records) {
    const customer = customerOf(record);
    if (customer.ok) wanted.push({ record, row: rowOf(record, customer.value) });
    else errors.push(asError(record, customer.wrong));
  }
  const documents = await openingDocumentsOf(db, [...new Set(wanted.map(({ row }) => row.customerId))]);
  const stored = new Map(documents.map((one) => [placeOf(one), one]));
  const seen = new Map<string, number>();
  const fresh: NewOpening[] = [];
  const changes: DocumentChange[] = [];
  let existing = 0;
  for (const { record, row } of wanted) {
    const place = placeOf(row);
    const other = seen.get(place);
    const same = stored.get(place);
    const wrong =
      other === undefined ? wrongDays(row, viewer.today) : wrongRow('documentNo', 'sameDocument', { other });
    seen.set(place, other ?? record.row);
    if (wrong) errors.push(asError(record, wrong));
    else if (!same) fresh.push(row);
    else if (same.amountFen === row.amountFen && same.dueOn === row.dueOn && same.documentOn === row.documentOn)
      existing += 1;
    else if (same.openFen === same.amountFen) changes.push({ stored: same, wanted: row });
    else errors.push(asError(record, wrongRow('documentNo', 'documentPaid', { value: row.number })));
  }
  return { fresh, changes, existing, repeated: 0, errors: errors.toSorted((a, b) => a.row - b.row) };
}
