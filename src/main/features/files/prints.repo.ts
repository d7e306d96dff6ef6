import type { Tx } from '../../store/handles';
import { printSnapshot } from './prints.tables';

/** Stores what a paper showed when it was printed; two prints of one copy number cannot both be kept. */
export async function keepPrint(tx: Tx, print: Omit<typeof printSnapshot.$inferInsert, 'id'>): Promise<void> {
  await tx.insert(printSnapshot).values(print);
}
