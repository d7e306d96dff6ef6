/** The write of a statement file: one command, one transaction. The file was read and checked before. */
import { done, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { addBankLines, type BankMoney } from './bank-lines.repo';

export type BankFileInput = {
  readonly fileName: string;
  readonly lines: readonly BankMoney[];
  /** Taken by the door. */
  readonly commandId: string;
};

/** The audit holds the file and how many, not the lines. */
export async function applyBankFile(
  tx: Tx,
  { fileName, lines }: BankFileInput,
  ctx: Ctx,
): Promise<Outcome<{ added: number; skipped: number }>> {
  const ids = await addBankLines(tx, lines, { fileName, ctx });
  const counts = { added: ids.length, skipped: lines.length - ids.length };
  return done(counts, { entity: 'bank_line', id: 0, action: 'import', after: { fileName, ...counts } });
}
