/** Requests of quality for tests, through the procedures. */
import type { QualificationSubject } from '../../../src/shared/domain/quality-words';
import type { Seat } from '../book';

export type MadeRequest = { readonly id: number; readonly number: string; readonly version: number };

const paths = {
  buyer: ['quality.requestBuyer', 'customerId'],
  product: ['quality.requestProduct', 'productId'],
  supplier: ['quality.requestSupplier', 'supplierId'],
} as const satisfies Readonly<Record<QualificationSubject, readonly [string, string]>>;

/** A request for a buyer, or for what is said. */
export async function aRequest(
  seat: Seat,
  subjectId: number,
  kind: QualificationSubject = 'buyer',
): Promise<MadeRequest> {
  const [path, field] = paths[kind];
  const made = await seat.ok<{ qualificationId: number; number: string }>(path, {
    [field]: subjectId,
    note: '首次合作',
  });
  return { id: made.qualificationId, number: made.number, version: 0 };
}

/** A request that somebody else approved without an end. */
export async function anApproval(
  { asker, decider }: { readonly asker: Seat; readonly decider: Seat },
  subjectId: number,
  kind: QualificationSubject = 'buyer',
): Promise<MadeRequest> {
  const request = await aRequest(asker, subjectId, kind);
  const input = { qualificationId: request.id, version: request.version, reason: '', validUntilOn: null };
  return { ...request, ...(await decider.ok<{ version: number }>('quality.approve', input)) };
}
