/** One invoice as a page of its own, where another document led to it. */
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import type { ScreenProps } from '../../ui/tab-actions';
import { useInvoice } from './invoice-panel';
import { InvoiceView } from './invoice-view';
import { useLedgerJumps } from './ledger-jumps';

const InvoiceScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { customer } = useLedgerJumps();
  const found = useInvoice(Number(params['invoiceId']));
  if (!found.value)
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  const { row } = found.value;
  return (
    <div className="td-ledger-page">
      <header>
        <h1>{row.number}</h1>
        <span>{row.customerName}</span>
        <span className="td-spring" />
        <ActionButton onClick={() => customer(row.customerId, row.customerName)}>
          {t('ledger.openCustomer')}
        </ActionButton>
      </header>
      <InvoiceView detail={found.value} />
    </div>
  );
};

export default InvoiceScreen;
