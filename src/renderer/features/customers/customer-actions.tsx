/** What may be done with a customer: his terms, his owner, his use. Each asks in a window of its own. */
import { Modal } from 'antd';
import { useState } from 'react';
import type { CustomerDetail } from '../../../shared/contract/customers.contract';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTabActions } from '../../ui/tab-actions';
import { ChangeOwner } from './change-owner';
import { CreditForm } from './credit-form';
import { DisableForm } from './disable-form';

/** What is stored for him and invoiced in advance: a page of the invoicing ledger. */
const LedgerJump = ({ customer: { id: customerId, name } }: Pick<CustomerDetail, 'customer'>) => {
  const t = useT();
  const { openTab } = useTabActions();
  const open = () =>
    openTab({
      key: `customerLedger/${customerId}`,
      screen: 'customerLedger',
      title: `${t('ledger.customerTitle')} ${name}`,
      params: { customerId },
    });
  return (
    <ActionButton state={useMayState('invoicing.read')} onClick={open}>
      {t('ledger.customerTitle')}
    </ActionButton>
  );
};

type Asked = 'setCredit' | 'changeOwner' | 'setDisabled';

export const CustomerActions = ({ detail }: { readonly detail: CustomerDetail }) => {
  const t = useT();
  const notice = useNotice();
  const [asked, setAsked] = useState<Asked>();
  const { customer } = detail;
  const { isDisabled } = customer;
  const titles = {
    setCredit: t('customers.act.setCredit'),
    changeOwner: t('customers.act.changeOwner'),
    setDisabled: t(isDisabled ? 'customers.act.enable' : 'customers.act.disable'),
  };
  const close = () => setAsked(undefined);
  const done = () => {
    close();
    notice.success(t('customers.saved'));
  };
  const keys = ['setCredit', 'changeOwner', 'setDisabled'] as const;
  return (
    <>
      {keys.map((key) => (
        <ActionButton
          key={key}
          state={customer.actions[key]}
          danger={key === 'setDisabled' && !isDisabled}
          onClick={() => setAsked(key)}
        >
          {titles[key]}
        </ActionButton>
      ))}
      <LedgerJump customer={customer} />
      <Modal open={asked !== undefined} title={asked && titles[asked]} footer={null} onCancel={close} destroyOnHidden>
        {asked === 'setCredit' && <CreditForm customer={customer} onDone={done} />}
        {asked === 'changeOwner' && <ChangeOwner customer={customer} onChanged={close} />}
        {asked === 'setDisabled' && <DisableForm customer={customer} onChanged={close} />}
      </Modal>
    </>
  );
};
