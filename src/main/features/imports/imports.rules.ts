/** When opening data may still be imported or undone, and what a past import's button may do. */
import { mayDo, permissionPosts, type Permission, type Post } from '../../../shared/domain/permissions';
import { refuse, type Problem, type Refusal } from '../../../shared/domain/problem';

/** @param on the day of the signature, '' while there is none */
export const signedOffRefusal = (isOpening: boolean, on: string): Refusal | undefined =>
  isOpening && on !== '' ? refuse('RULE_VIOLATED', { case: 'imports.refusals.openingSignedOff', on }) : undefined;

export type PastRun = {
  readonly isOpening: boolean;
  readonly undoneAt: number | null;
  readonly permission: Permission;
};

/** May this import be taken back, as far as the import itself says? What uses its records is asked besides. */
export function undoRefusal(
  { isOpening, undoneAt, permission }: PastRun,
  posts: readonly Post[],
  on: string,
): Refusal | undefined {
  if (!mayDo(posts, permission))
    return refuse('FORBIDDEN', { permission, posts: permissionPosts[permission].join(',') });
  if (undoneAt !== null) return refuse('STATE_CONFLICT', { case: 'imports.refusals.undoneAlready' });
  return signedOffRefusal(isOpening, on);
}

/** The same for a row's button. */
export const undoAction = (run: PastRun, posts: readonly Post[], on: string): true | Problem =>
  undoRefusal(run, posts, on)?.problem ?? true;

export type Use<W extends string> = { readonly what: W; readonly count: number };

/** All or nothing: one use refuses. */
export function inTheWay(uses: readonly Use<string>[]): Refusal | undefined {
  const count = uses.reduce((sum, use) => sum + use.count, 0);
  if (count === 0) return undefined;
  const what = uses.map((use) => `imports.uses.${use.what}`).join(',');
  return refuse('IN_USE', { case: 'imports.refusals.inTheWay', count, what });
}
