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
  /** Every post; the record that a file belongs to decides who reads and adds (attachment-words.ts). */
  'files.use': everyone,
  /** What waits for one's own posts. */
  'desks.read': everyone,
  /** Times of people and weeks. */
  'reports.read': ['finance_manager', ...heads],
  /** The monthly list of steps that one person took in both posts. */
  'reports.samePerson': ['quality', 'boss'],
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
  /** In which regions agents may sell; each sees his own agents. */
  'channel.read': [...sellers, ...office, 'quality', ...heads],
  'channel.authorise': heads,
  'stock.read': everyone,
  'stock.write': ['warehouse', 'boss'],
  'stock.lock': ['quality'],
  /** Judges goods: takes them out of sale, back into it, or rejects them. */
  'stock.inspect': ['quality'],
  /** Counts are blind; who counted does not approve. */
  'stock.count': ['warehouse'],
  'stock.recount': ['warehouse', 'finance_manager', 'boss'],
  'stock.approveCount': ['finance_manager', 'boss'],
  /** Asks for a write-off, a destruction, a sample. */
  'stock.writeOff': ['warehouse', 'quality'],
  'stock.approveWriteOff': ['quality', 'boss'],
  'stock.approveSample': heads,
  'stock.recall': ['quality'],
  /** Suppliers, what they delivered and what went back to them, without prices. */
  'purchases.read': [...office, ...stockroom, 'quality', ...heads],
  'suppliers.write': ['warehouse', 'quality', ...heads],
  /** Records arrivals; asks that goods go back to their supplier. */
  'stock.purchase': ['warehouse', 'boss'],
  'stock.approveSupplierReturn': ['finance_manager', 'boss'],
  /** The supplier's invoice or credit note, when it has come. */
  'purchases.invoice': ['finance', 'finance_manager', 'warehouse', 'boss'],
  /** Sees and types what was paid. */
  'purchases.price': ['finance', 'finance_manager', ...heads],
  /** The screen of imports: what may be imported follows from the right to write it. */
  'imports.use': [...sellers, 'finance_manager', 'warehouse', 'quality', ...heads, 'administrator'],
  /** From then on opening data stands. */
  'imports.signOff': ['finance_manager', 'boss'],
  'orders.read': [...sellers, ...office, 'quality', ...heads],
  'orders.write': sellers,
  'orders.approve': ['finance', 'finance_manager', 'boss'],
  /** Sales asks a change of an approved order; finance decides. */
  'orders.change': sellers,
  /** Before its approval by who sells or finance, after it by finance. */
  'orders.cancel': [...sellers, 'finance', 'finance_manager', 'boss'],
  'orders.hold': ['finance', 'finance_manager', 'quality'],
  /** Payment term, credit, price. */
  'orders.releaseCredit': ['finance_manager', 'boss'],
  'orders.releaseLicence': ['quality'],
  /** Goods outside their agent's regions. */
  'orders.releaseRegion': heads,
  /** A blocked order asks for its release: who submitted it, or finance. */
  'orders.askRelease': [...sellers, 'finance', 'finance_manager', 'boss'],
  /** Answers what is asked: each the checks that he may release. */
  'orders.answerRelease': ['finance_manager', 'quality', ...heads],
  /** Writes down that somebody agreed by word of mouth. */
  'orders.recordConsent': ['finance', 'finance_manager'],
  /** Qualifications, scopes, papers that end. */
  'quality.read': [...sellers, ...office, 'warehouse', 'quality', ...heads],
  'quality.request': [...sellers, 'warehouse', 'quality', ...heads],
  /** Decides on requests; keeps the tables of needed licences and scopes. */
  'quality.approve': ['quality'],
  'receipts.read': [...office, ...heads],
  'receipts.record': ['cashier'],
  'receipts.match': ['finance', 'finance_manager'],
  /** Says whose money a line of the bank statement is. */
  'receipts.claim': ['finance', 'finance_manager', 'cashier'],
  /** Pays money back to a customer. */
  'receipts.refund': ['finance_manager'],
  /** Ageing and statements; each sees his own customers. */
  'receivables.read': [...sellers, ...office, ...heads],
  /** Makes statements and records what the customer answered. */
  'receivables.state': ['finance', 'finance_manager'],
  /** The invoicing ledger; each sees his own customers. */
  'invoicing.read': [...sellers, ...office, ...heads],
  /** Asks for an invoice, one in advance, a red one. */
  'invoicing.request': [...sellers, 'finance', 'finance_manager', 'invoice_clerk'],
  'invoicing.issue': ['invoice_clerk'],
  /** Decides on invoices in advance and red ones; above the limit the manager, above twice the limit the boss. */
  'invoicing.approve': ['finance', 'finance_manager', 'boss'],
  'invoicing.handOver': [...sellers, 'invoice_clerk'],
  /** When a buyer is invoiced and how far in advance. */
  'invoicing.terms': ['finance_manager', 'boss'],
  /** Lets a buyer with an advance that is too old ask for more. */
  'invoicing.releaseAge': ['boss'],
  /** Moves what is not invoiced to another tax party, product or treatment. */
  'invoicing.rekey': ['finance_manager'],
  'periods.read': [...office, ...heads],
  'periods.close': ['finance_manager'],
  'periods.reopen': ['boss'],
  /** What is bid for; each sees his own and what is below him, finance all for its deposits. */
  'tenders.read': [...sellers, 'finance', 'finance_manager', 'cashier', 'quality', ...heads],
  'tenders.write': [...sellers, 'manager'],
  /** Go or no go, quotes, a lost one reopened. */
  'tenders.decide': heads,
  /** Seals papers and signs with the firm's certificate. */
  'tenders.seal': ['quality', ...heads],
  /** Rules of dates: clocks, templates, the calendar of working days. */
  'tenders.rules': ['sales_assistant', ...heads],
  'calendar.write': ['sales_assistant', 'boss', 'administrator'],
  /** Asks finance for a deposit, records costs, chases what is due back. */
  'deposits.request': [...sellers, 'manager'],
  'deposits.approve': ['finance', 'finance_manager', 'boss'],
  /** Records what was paid and what came back. */
  'deposits.record': ['cashier', 'finance', 'finance_manager'],
  /** Says that a deposit is lost. */
  'deposits.forfeit': ['finance_manager', 'boss'],
  /** Awards, delivery agreements, agreed volumes, listing prices. */
  'awards.read': [...sellers, ...office, 'quality', ...heads],
  'awards.write': ['sales_assistant', ...heads],
  /** The firm's licences, authorisations and certificates, and who has their originals. */
  'credentials.read': [...sellers, 'quality', ...heads],
  'credentials.write': ['sales_assistant', 'quality'],
  /** Accounts on platforms, without their secrets. */
  'platformAccounts.read': ['sales_assistant', ...heads],
  'platformAccounts.write': ['sales_assistant', ...heads],
  /** Looks at a secret; each look is written down. */
  'platformAccounts.reveal': ['sales_assistant', ...heads],
  /** One's own reminders. */
  'reminders.read': everyone,
  'reminders.rules': ['boss', 'administrator'],
  'returns.read': [...sellers, ...office, ...stockroom, 'quality', ...heads],
  'returns.request': [...sellers, 'warehouse'],
  'returns.approve': ['finance', 'finance_manager', 'boss'],
  'returns.receive': ['warehouse'],
  'returns.judge': ['quality'],
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
