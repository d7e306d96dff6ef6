/** Which records carry files, of what kinds, and who reads and adds them. The texts are in i18n `files.kind`. */
import { licenceKinds } from './customer-words';
import { mayDo, permissionPosts, type Permission, type Post } from './permissions';
import { refuse, type Refusal } from './problem';

/** What a file is of; each record takes some of them. */
export const attachmentKinds = [
  ...licenceKinds,
  'contract',
  'customer_order',
  'registration_certificate',
  'instructions',
  'quality_standard',
  'packaging',
  'test_report',
  'import_report',
  'signed_receipt',
  'temperature_record',
  'photo',
  'bank_slip',
  'acceptance_bill',
  'guarantee_letter',
  'purchase_invoice',
  'delivery_paper',
  'return_paper',
  'signed_form',
  'count_sheet',
  'destruction_record',
  'recall_notice',
  'loss_proof',
  'issued_invoice',
  'red_form',
  'tender_paper',
  'credential_copy',
  'other',
] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

type Rule = {
  readonly read: Permission;
  /** One of these is enough. */
  readonly write: readonly Permission[];
  readonly kinds: readonly AttachmentKind[];
};

/**
 * The name of a record's table → who reads its files, who adds and removes them, and of what kinds they are. A table
 * with owners is also asked for visibility: whoever may not open the record finds none of its files.
 */
export const attachmentRules = {
  product: {
    read: 'products.read',
    write: ['products.write'],
    kinds: ['registration_certificate', 'instructions', 'quality_standard', 'packaging', 'test_report', 'other'],
  },
  lot: {
    read: 'stock.read',
    write: ['stock.write', 'stock.lock'],
    kinds: ['test_report', 'import_report', 'photo', 'other'],
  },
  customer: {
    read: 'customers.read',
    write: ['customers.write', 'customers.licences'],
    kinds: [...licenceKinds, 'contract', 'other'],
  },
  sales_order: {
    read: 'orders.read',
    write: ['orders.write', 'orders.approve'],
    kinds: ['customer_order', 'contract', 'other'],
  },
  dispatch_note: {
    read: 'dispatch.read',
    write: ['dispatch.issue', 'dispatch.check', 'dispatch.sign'],
    kinds: ['signed_receipt', 'temperature_record', 'photo', 'other'],
  },
  receipt: {
    read: 'receipts.read',
    write: ['receipts.record', 'receipts.match'],
    kinds: ['bank_slip', 'acceptance_bill', 'other'],
  },
  supplier: {
    read: 'purchases.read',
    write: ['suppliers.write'],
    kinds: [...licenceKinds, 'contract', 'other'],
  },
  purchase_receipt: {
    read: 'purchases.read',
    write: ['stock.purchase', 'stock.inspect', 'purchases.invoice'],
    kinds: [
      'purchase_invoice',
      'delivery_paper',
      'test_report',
      'import_report',
      'temperature_record',
      'photo',
      'other',
    ],
  },
  return_request: {
    read: 'returns.read',
    write: ['returns.request', 'returns.receive', 'returns.judge'],
    kinds: ['return_paper', 'loss_proof', 'photo', 'other'],
  },
  invoice: {
    read: 'invoicing.read',
    write: ['invoicing.issue', 'invoicing.handOver', 'invoicing.approve'],
    kinds: ['issued_invoice', 'red_form', 'signed_receipt', 'other'],
  },
  deposit: {
    read: 'tenders.read',
    write: ['deposits.record', 'deposits.request'],
    kinds: ['bank_slip', 'guarantee_letter', 'contract', 'other'],
  },
  tender_document: {
    read: 'tenders.read',
    write: ['tenders.write', 'tenders.seal'],
    kinds: ['tender_paper', 'other'],
  },
  credential: {
    read: 'credentials.read',
    write: ['credentials.write'],
    kinds: ['credential_copy', 'other'],
  },
  qualification: {
    read: 'quality.read',
    write: ['quality.request', 'quality.approve'],
    kinds: ['signed_form', ...licenceKinds, 'other'],
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type AttachedEntity = keyof typeof attachmentRules;
export const attachedEntities = Object.keys(attachmentRules) as [AttachedEntity, ...AttachedEntity[]];

const ruleOf = (entity: AttachedEntity): Rule => attachmentRules[entity];

/** The permissions that open a way to a record's files; one is enough. */
export const attachmentPermissions = (entity: AttachedEntity, way: 'read' | 'write'): readonly Permission[] =>
  way === 'read' ? [ruleOf(entity).read] : ruleOf(entity).write;

/** The kinds of file a record takes, in the order they are offered. */
export const attachmentKindsOf = (entity: AttachedEntity): readonly AttachmentKind[] => ruleOf(entity).kinds;

/** Why a person may not go this way to the files of such records, with the posts that may; nothing when he may. */
export function attachmentRefusal(
  held: readonly Post[],
  { entity, way }: { readonly entity: AttachedEntity; readonly way: 'read' | 'write' },
): Refusal | undefined {
  const permissions = attachmentPermissions(entity, way);
  if (permissions.some((permission) => mayDo(held, permission))) return undefined;
  const able = new Set<string>(permissions.flatMap((permission) => permissionPosts[permission]));
  return refuse('FORBIDDEN', { permission: permissions[0] ?? '', posts: [...able].join(',') });
}
