/** One customer beside the list: his card, papers, addresses, invoicing, people, history. */
import { Tabs } from 'antd';
import type { CustomerDetail } from '../../../shared/contract/customers.contract';
import { api } from '../../rpc/client';
import { useMay } from '../../rpc/me';
import { useQualification } from '../../rpc/use-qualification';
import { useRead } from '../../rpc/use-read';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { QualificationCard } from '../../ui/qualification-card';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { CardTab } from './card-tab';
import { CustomerActions } from './customer-actions';
import { LicenceTag } from './customer-columns';
import { LicencesTab } from './licences-tab';
import { AddressesTab, ContactsTab, ProfilesTab } from './row-tabs';

type Props = { readonly customerId: number; readonly onClose: () => void };

const Quality = ({ customerId }: { readonly customerId: number }) => (
  <QualificationCard quality={useQualification('buyer', customerId)} />
);

const Details = ({ detail }: { readonly detail: CustomerDetail }) => {
  const t = useT();
  const seesQuality = useMay('quality.read');
  const { version } = detail.customer;
  // A newer version begins its forms anew.
  const items = [
    { key: 'card', children: <CardTab key={version} detail={detail} /> },
    { key: 'licences', children: <LicencesTab key={version} detail={detail} /> },
    ...(seesQuality ? [{ key: 'quality', children: <Quality customerId={detail.customer.id} /> } as const] : []),
    { key: 'addresses', children: <AddressesTab key={version} detail={detail} /> },
    { key: 'profiles', children: <ProfilesTab key={version} detail={detail} /> },
    { key: 'contacts', children: <ContactsTab key={version} detail={detail} /> },
    {
      key: 'history',
      children: <HistoryList title={t('customers.tabs.history')} rows={detail.history} words="customers.actions" />,
    },
  ] as const;
  return <Tabs size="small" items={items.map((item) => ({ ...item, label: t(`customers.tabs.${item.key}`) }))} />;
};

export const CustomerPanel = ({ customerId, onClose }: Props) => {
  const t = useT();
  const found = useRead(['customers.get', customerId], () => api.customers.get({ customerId }), {
    tables: ['customer', 'licence_need'],
  });
  const detail = found.value;
  const extra = detail && (
    <>
      {t('customers.tabs.licences')} <LicenceTag state={detail.customer.licenceState} />{' '}
      {detail.customer.isDisabled && <StateTag>{t('customers.state.disabled')}</StateTag>}
    </>
  );
  return (
    <SidePanel
      title={detail?.customer.name ?? ''}
      extra={extra}
      width={560}
      footer={detail && <CustomerActions detail={detail} />}
      onClose={onClose}
    >
      {!detail && found.isLoading && <PanelLoading />}
      {!detail && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {detail && <Details detail={detail} />}
    </SidePanel>
  );
};
