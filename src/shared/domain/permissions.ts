import { refuse, type Problem, type Refusal } from './problem';

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

const sellers = ['sales', 'sales_assistant'] as const;
const office = ['finance', 'finance_manager', 'invoice_clerk', 'cashier'] as const;
const heads = ['manager', 'boss'] as const;
const stockroom = ['warehouse', 'checker'] as const;

/** `public` needs no session. Every other permission lists its posts, as order-flow.md says. */
export const permissionPosts = {
  public: [],
  'settings.read': everyone,
  'settings.write': ['boss', 'administrator'],
  /** The boss signs which pairs of steps one person may hold. */
  'settings.signDualPosts': ['boss'],
  'session.own': everyone,
  'events.read': everyone,
  'users.read': ['manager', 'boss', 'administrator'],
  'users.write': ['boss', 'administrator'],
  'customers.read': [...sellers, ...office, 'quality', ...heads],
  'customers.write': [...sellers, ...heads],
  /** Credit limit, payment term, opening receivable. */
  'customers.credit': ['finance_manager', 'boss'],
  'customers.licences': ['sales_assistant', 'quality'],
  'products.read': everyone,
  'products.write': ['sales_assistant', 'quality', ...heads],
  'pricing.read': [...sellers, ...office, ...heads],
  'pricing.write': ['finance_manager', ...heads],
  'stock.read': everyone,
  'stock.write': ['warehouse', 'boss'],
  'stock.lock': ['quality'],
  'orders.read': [...sellers, ...office, 'quality', ...heads],
  'orders.write': sellers,
  'orders.approve': ['finance', 'finance_manager', 'boss'],
  /** Payment term, credit, price. */
  'orders.releaseCredit': ['finance_manager', 'boss'],
  'orders.releaseLicence': ['quality'],
  'receipts.read': [...office, ...heads],
  'receipts.record': ['cashier'],
  'receipts.match': ['finance', 'finance_manager'],
  'dispatch.read': [...sellers, ...office, ...stockroom, 'quality', ...heads],
  'dispatch.issue': ['warehouse'],
  'dispatch.check': ['checker'],
  'dispatch.sign': ['sales_assistant', 'warehouse'],
} as const satisfies Record<string, readonly Post[]>;

export type Permission = keyof typeof permissionPosts;

/** True when one of the posts of a person holds the permission. */
export const mayDo = (held: readonly Post[], permission: Permission): boolean => {
  const allowed: readonly Post[] = permissionPosts[permission];
  return permission === 'public' || held.some((post) => allowed.includes(post));
};

/** The refusal of a missing permission, with the posts that hold it: a disabled button says who may do it. */
export const forbidden = (permission: Permission): Refusal =>
  refuse('FORBIDDEN', { permission, posts: permissionPosts[permission].join(',') });

/** `true` when a person may, else why not: what a row's `actions` carry. */
export const may = (held: readonly Post[], permission: Permission): true | Problem =>
  mayDo(held, permission) ? true : forbidden(permission).problem;
