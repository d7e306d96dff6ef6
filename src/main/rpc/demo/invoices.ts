/** Invoices of the demo book as the clerk writes them down. */
import { businessDateOf } from '../../../shared/domain/business-date';
import { person, type Stage } from './master-data';

const ZONE = 'Asia/Shanghai';

export type Asked = { readonly requestId: number; readonly version: number };
export type Made = { readonly invoiceId: number; readonly number: string };
export type Open = { readonly id: number; readonly invoiceableQty: number; readonly approvedOn: string };

const issued = new WeakMap<Stage['caller'], number>();
/** Numbers of fully digital invoices have 20 digits; every book begins with the first. */
export function nextNumber({ caller }: Pick<Stage, 'caller'>): string {
  const last = (issued.get(caller) ?? 0) + 1;
  issued.set(caller, last);
  return `2632${String(last).padStart(16, '0')}`;
}

/** The clerk writes the numbers of a request down, and hands most of them over. */
export async function issue(desk: Stage, { requestId, version }: Asked, at: number): Promise<readonly Made[]> {
  const clerk = { who: person(desk, 'cashier'), at };
  type Seen = { readonly invoices: readonly { readonly invoiceNo: number }[] };
  const { invoices } = await desk.caller.must<Seen>('invoicing.get', { ...clerk, input: { requestId } });
  const issuedOn = businessDateOf(at, ZONE);
  const numbered = invoices.map(({ invoiceNo }) => ({ invoiceNo, number: nextNumber(desk), issuedOn }));
  const input = { requestId, version, invoices: numbered };
  const { invoices: made } = await desk.caller.must<{ invoices: Made[] }>('invoicing.issue', { ...clerk, input });
  for (const { invoiceId } of made) {
    if (desk.random.chance(80)) {
      const handed = { invoiceId, handedOn: issuedOn, way: 'email', receiver: desk.random.pick(desk.words.signers) };
      await desk.caller.must('invoicing.handOver', { ...clerk, input: handed });
    }
  }
  return made;
}
