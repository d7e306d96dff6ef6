/** Who may do what: one table of permissions and the posts that hold each. Row scope is data beside it. */
export const posts = [
  'sales',
  'sales_assistant',
  'finance',
  'finance_manager',
  'invoice_clerk',
  'cashier',
  'warehouse',
  'checker',
  'quality',
  'manager',
  'boss',
  'administrator',
] as const;
export type Post = (typeof posts)[number];

const everyone = posts;

/** `public` needs no session. Every other permission lists its posts, as order-flow.md says. */
export const permissionPosts = {
  public: [],
  'settings.read': everyone,
  'settings.write': ['boss', 'administrator'],
  'session.own': everyone,
  'events.read': everyone,
} as const satisfies Record<string, readonly Post[]>;

export type Permission = keyof typeof permissionPosts;

/** True when one of the posts of a person holds the permission. */
export const mayDo = (held: readonly Post[], permission: Permission): boolean => {
  const allowed: readonly Post[] = permissionPosts[permission];
  return permission === 'public' || held.some((post) => allowed.includes(post));
};
