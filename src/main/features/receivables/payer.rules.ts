/** Whether the payer is the buyer: banks write names with other brackets, spaces and widths. Pure. */
import { refuse, okay, type Result } from '../../../shared/domain/problem';
import { toHalfWidth } from '../../../shared/domain/typed-text';

/** A name as it is compared: half-width, without spaces, in small letters. */
export const plainName = (name: string): string => toHalfWidth(name).replaceAll(/\s/gu, '').toLowerCase();

/** The ways in which a name may be written in the book: as the bank wrote it, and with the other brackets. */
export const spellingsOf = (name: string): string[] => {
  const trimmed = name.trim();
  const half = trimmed.replaceAll('\uff08', '(').replaceAll('\uff09', ')');
  const full = trimmed.replaceAll('(', '\uff08').replaceAll(')', '\uff09');
  return [...new Set([trimmed, half, full])].filter((one) => one !== '');
};

type Payment = { readonly payer: string; readonly payerSeen: boolean };

/**
 * Somebody else than the buyer paid: allowed when whoever records it says that he saw it.
 * @param names the buyer's own names: of his card and of his invoice titles
 * @returns whether the payer is another
 */
export function otherPayer({ payer, payerSeen }: Payment, names: readonly string[]): Result<boolean> {
  const paidBy = plainName(payer);
  const isOther = paidBy !== '' && !names.some((name) => plainName(name) === paidBy);
  if (!isOther || payerSeen) return okay(isOther);
  return refuse('RULE_VIOLATED', { case: 'receivables.rules.otherPayer', payer, name: names[0] ?? '' }, ['/payerSeen']);
}
