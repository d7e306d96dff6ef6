/** Whether a person may see a record: one entry per table of the contract's subjects. */
import type { SubjectTable } from '../../shared/contract/procedure';
import { isRegionVisible } from '../features/channel/channel.queries';
import { isCustomerVisible } from '../features/customers/customers.queries';
import { isNoteVisible } from '../features/dispatch/dispatch.queries';
import { isRunVisible } from '../features/imports/runs.queries';
import { isAccountVisible, isInvoiceVisible } from '../features/invoicing/ledger-visible.queries';
import { isRequestVisible } from '../features/invoicing/requests.queries';
import { isOrderVisible } from '../features/orders/orders.queries';
import { isQualificationVisible } from '../features/quality/quality.queries';
import { isSoldReportVisible } from '../features/receivables/sold-grid.queries';
import { isReturnVisible } from '../features/returns/returns.queries';
import { isDepositVisible } from '../features/tenders/deposit.queries';
import { isAgreementVisible } from '../features/tenders/agreement-list.queries';
import { isVolumeVisible } from '../features/tenders/volume-progress.queries';
import { isDocumentVisible } from '../features/tenders/documents.queries';
import { isTenderVisible } from '../features/tenders/tenders.queries';
import { isUserVisible } from '../features/users/people.queries';
import type { Actor } from '../store/handler';
import type { ReadDb } from '../store/handles';

type Visible = (db: ReadDb, id: number, actor: Actor) => Promise<boolean>;

export const subjects: Partial<Record<SubjectTable, Visible>> = {
  agent_region: isRegionVisible,
  customer: isCustomerVisible,
  dispatch_note: isNoteVisible,
  import_run: isRunVisible,
  ledger_account: isAccountVisible,
  invoice: isInvoiceVisible,
  invoice_request: isRequestVisible,
  // A red form is a request of its kind: it is seen by whom the buyer's requests are seen.
  red_form: isRequestVisible,
  return_request: isReturnVisible,
  sales_order: isOrderVisible,
  qualification: isQualificationVisible,
  tender: isTenderVisible,
  tender_document: isDocumentVisible,
  delivery_agreement: isAgreementVisible,
  agreed_volume: isVolumeVisible,
  deposit: isDepositVisible,
  sold_report: isSoldReportVisible,
  user: isUserVisible,
};

/** False for a record that is missing or not visible: both are NOT_FOUND to the caller. */
export const isVisible = async (db: ReadDb, subject: { table: SubjectTable; id: number }, actor: Actor) =>
  (await subjects[subject.table]?.(db, subject.id, actor)) ?? false;
