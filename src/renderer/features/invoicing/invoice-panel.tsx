/** One invoice beside the list. */
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { InvoiceView } from './invoice-view';
import { useLedgerJumps } from './ledger-jumps';

export const invoiceTables = ['invoice', 'invoice_request', 'invoice_handover', 'entitlement', 'attachment'];

export const useInvoice = (invoiceId: number) =>
  useRead(['ledger.invoice', invoiceId], () => api.ledger.invoice({ invoiceId }), { tables: invoiceTables });

type Props = { readonly invoiceId: number; readonly entry: number; readonly onClose: () => void };

export const InvoicePanel = ({ invoiceId, entry, onClose }: Props) => {
  const t = useT();
  const { customer } = useLedgerJumps();
  const found = useInvoice(invoiceId);
  const row = found.value?.row;
  const footer = row && (
    <ActionButton onClick={() => customer(row.customerId, row.customerName)}>{t('ledger.openCustomer')}</ActionButton>
  );
  return (
    <SidePanel
      title={row?.number ?? ''}
      extra={row?.customerName}
      footer={footer}
      width={720}
      entry={entry}
      onClose={onClose}
    >
      {!found.value && found.isLoading && <PanelLoading />}
      {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {found.value && <InvoiceView detail={found.value} />}
    </SidePanel>
  );
};
