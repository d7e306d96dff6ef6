import { mayDo, permissionPosts, type Permission, type Post } from '../../../shared/domain/permissions';
import { okay, refuse, type Problem, type ProblemParams, type Result } from '../../../shared/domain/problem';

/** At most one default; the first becomes it where none is chosen. */
export function withOneDefault<T extends { readonly isDefault: boolean }>(
  items: readonly T[],
  field: string,
): Result<readonly T[]> {
  const chosen = items.filter(({ isDefault }) => isDefault).length;
  if (chosen > 1) return refuse('VALIDATION_FAILED', { case: 'customers.refusals.oneDefault', count: chosen }, [field]);
  return okay(chosen === 1 ? items : items.map((item, at) => ({ ...item, isDefault: at === 0 })));
}

/** A record is handed on only to somebody the giver sees; `visible` as in the actor. */
export const mayOwn = (ownerId: number, visible: readonly number[] | 'all'): boolean =>
  visible === 'all' || visible.includes(ownerId);

type Answer = true | { readonly code: Problem['code']; readonly params: ProblemParams };

const allowed = (posts: readonly Post[], permission: Permission): Answer =>
  mayDo(posts, permission)
    ? true
    : { code: 'FORBIDDEN', params: { permission, posts: permissionPosts[permission].join(',') } };

/** What a person may do with a customer he sees. */
export function customerActions(posts: readonly Post[]) {
  const write = allowed(posts, 'customers.write');
  return {
    update: write,
    changeOwner: write,
    setCredit: allowed(posts, 'customers.credit'),
    setLicences: allowed(posts, 'customers.licences'),
    setDisabled: write,
  };
}

type Licence = { readonly kind: string; readonly expiresOn: string | null; readonly isLongTerm: boolean };

/** One licence of a kind; long-term ones carry no date. */
export function licencesAreGood(licences: readonly Licence[]): Result<true> {
  const kinds = new Set<string>();
  for (const [at, { kind, expiresOn, isLongTerm }] of licences.entries()) {
    if (kinds.has(kind)) return refuse('DUPLICATE', { value: kind }, [`/licences/${at}/kind`]);
    kinds.add(kind);
    if (isLongTerm && expiresOn !== null) {
      return refuse('VALIDATION_FAILED', { case: 'customers.refusals.longTermDate' }, [`/licences/${at}/expiresOn`]);
    }
  }
  return okay(true);
}
