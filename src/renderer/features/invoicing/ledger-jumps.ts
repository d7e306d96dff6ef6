/** From the ledger to documents: by the name of their screens, as every jump between features. */
import { useTabActions } from '../../ui/tab-actions';
import { useT } from '../../ui/i18n';
import { ledgerMovers } from './ledger-movers';

export const ledgerTables = ledgerMovers;

export const useLedgerJumps = () => {
  const t = useT();
  const { openTab } = useTabActions();
  return {
    order: (orderId: number, title: string) =>
      openTab({ key: `order/${orderId}`, screen: 'order', title, params: { orderId } }),
    invoice: (invoiceId: number, title: string) =>
      openTab({ key: `invoice/${invoiceId}`, screen: 'invoice', title, params: { invoiceId } }),
    customer: (customerId: number, name: string) =>
      openTab({
        key: `customerLedger/${customerId}`,
        screen: 'customerLedger',
        title: `${t('ledger.customerTitle')} ${name}`,
        params: { customerId },
      }),
  };
};
