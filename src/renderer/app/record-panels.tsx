/** The register of panels that stand beside a screen of another feature; each is loaded when it is first opened. */
import { lazy } from 'react';
import type { RecordPanelProps, RecordPanels } from '../ui/record-panels';

type Panel = (props: RecordPanelProps) => React.ReactNode;
const of = (load: () => Promise<Panel>) => lazy(async () => ({ default: await load() }));

const nothing = () => undefined;

/** By the kind of the record. */
export const recordPanels: RecordPanels = {
  order: of(async () => (await import('../features/orders/waiting-order-panel')).WaitingOrderPanel),
  toIssue: of(async () => {
    const { IssuePanel } = await import('../features/dispatch/issue-panel');
    // What was issued leaves its list, and the panel goes on with the next.
    return ({ id, entry, onClose }) => (
      <IssuePanel orderId={id} {...{ entry, onClose }} onIssued={nothing} onShipped={nothing} />
    );
  }),
  note: of(async () => {
    const { NotePanel } = await import('../features/dispatch/note-panel');
    return ({ id, entry, onClose }) => <NotePanel noteId={id} {...{ entry, onClose }} />;
  }),
  return: of(async () => {
    const { ReturnPanel } = await import('../features/returns/return-panel');
    return ({ id, entry, onClose }) => <ReturnPanel returnId={id} {...{ entry, onClose }} />;
  }),
  receipt: of(async () => {
    const { MatchPanel } = await import('../features/receivables/match-panel');
    return ({ id, entry, onClose }) => <MatchPanel receiptId={id} {...{ entry, onClose }} />;
  }),
  deposit: of(async () => (await import('../features/tenders/panels-beside')).DepositBeside),
  agreement: of(async () => (await import('../features/tenders/panels-beside')).AgreementBeside),
  tenderDocument: of(async () => (await import('../features/tenders/panels-beside')).DocumentBeside),
  credential: of(async () => {
    const { CredentialPanel } = await import('../features/tenders/credential-panel');
    return ({ id, entry, onClose }) => <CredentialPanel credentialId={id} {...{ entry, onClose }} />;
  }),
  tender: of(async () => {
    const { TenderPanel } = await import('../features/tenders/tender-panel');
    return ({ id, entry, onClose }) => <TenderPanel tenderId={id} {...{ entry, onClose }} />;
  }),
  tenderToAsk: of(async () => {
    const { TenderPanel } = await import('../features/tenders/tender-panel');
    return ({ id, entry, onClose }) => <TenderPanel tenderId={id} first="followUp" {...{ entry, onClose }} />;
  }),
  qualification: of(async () => {
    const { QualificationPanel } = await import('../features/quality/qualification-panel');
    return ({ id, entry, onClose }) => <QualificationPanel qualificationId={id} {...{ entry, onClose }} />;
  }),
  purchase: of(async () => {
    const { PurchasePanel } = await import('../features/purchasing/purchase-panel');
    return ({ id, entry, onClose }) => <PurchasePanel receiptId={id} {...{ entry, onClose }} />;
  }),
  supplierReturn: of(async () => {
    const { SupplierReturnPanel } = await import('../features/purchasing/supplier-return-panel');
    return ({ id, entry, onClose }) => <SupplierReturnPanel returnId={id} {...{ entry, onClose }} />;
  }),
  stockIssue: of(async () => {
    const { IssuePanel } = await import('../features/stock/issue-panel');
    return ({ id, entry, onClose }) => <IssuePanel issueId={id} {...{ entry, onClose }} />;
  }),
  lot: of(async () => {
    const { LotPanel } = await import('../features/stock/lot-panel');
    return ({ id, entry, onClose }) => <LotPanel lotId={id} {...{ entry, onClose }} />;
  }),
  invoice: of(async () => {
    const { InvoicePanel } = await import('../features/invoicing/invoice-panel');
    return ({ id, entry, onClose }) => <InvoicePanel invoiceId={id} {...{ entry, onClose }} />;
  }),
  ledgerAccount: of(async () => {
    const { LedgerAccountPanel } = await import('../features/invoicing/ledger-account-panel');
    return ({ id, entry, onClose }) => <LedgerAccountPanel accountId={id} {...{ entry, onClose }} />;
  }),
  redForm: of(async () => {
    const { RedFormPanel } = await import('../features/invoicing/red-form-panel');
    return ({ id, entry, onClose }) => <RedFormPanel requestId={id} {...{ entry, onClose }} />;
  }),
};
