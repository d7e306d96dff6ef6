/** Why a batch is locked: what quality wrote, and the recall it lies under. */
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { openRecalls } from './open-recalls.queries';

export type LockedLot = { readonly lotId: number; readonly productId: number; readonly batchNo: string };
/** `why`: as quality wrote it; `recall`: the number of the open recall. Absent where there is none. */
export type LockReason = { readonly why?: string; readonly recall?: string };

/** Read when goods are refused, never on the way of those that leave. */
export async function lockReasonOf(db: ReadDb, locked: LockedLot): Promise<LockReason> {
  const open = (await openRecalls(db))(locked);
  if (open) return { recall: open.number, why: open.reason };
  const why = (await historyOf(db, 'lot', [locked.lotId])).find(({ action }) => action === 'lock')?.reason ?? '';
  return why === '' ? {} : { why };
}
