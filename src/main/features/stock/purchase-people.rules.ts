/** Who acts on a document of purchasing, and when a second person is needed. Pure. */
import type { Post } from '../../../shared/domain/permissions';
import { type Refusal, refuse } from '../../../shared/domain/problem';

export type PurchaseClerk = {
  readonly userId: number;
  readonly posts: readonly Post[];
  /** The signed setting that one person may ask and approve. */
  readonly dualRequestApprove: boolean;
};
type Asked = { readonly number: string; readonly askedBy: number; readonly hasControlled?: boolean };

/** Two people, unless the boss signed otherwise; for specially controlled goods always. */
export function otherPerson(
  { number, askedBy, hasControlled = false }: Asked,
  by: PurchaseClerk,
): { readonly isSamePerson: boolean } | Refusal {
  if (askedBy !== by.userId) return { isSamePerson: false };
  if (by.dualRequestApprove && !hasControlled) return { isSamePerson: true };
  return refuse('SELF_APPROVAL', { number });
}
