/** The screens of the invoicing ledger. */
import {
  AccountBookOutlined,
  CalendarOutlined,
  CloudSyncOutlined,
  ExportOutlined,
  FileAddOutlined,
  FileProtectOutlined,
  FileTextOutlined,
  HourglassOutlined,
  RollbackOutlined,
} from '@ant-design/icons';
import { lazy } from 'react';
import type { NavGroup } from './nav-types';

export const invoicingGroup: NavGroup = {
  titleKey: 'ledger.navGroup',
  items: [
    {
      key: 'toInvoice',
      titleKey: 'invoicing.desk.title',
      icon: FileAddOutlined,
      permission: 'invoicing.read',
      screen: lazy(() => import('../features/invoicing/to-invoice.screen')),
    },
    {
      key: 'invoiceRequests',
      titleKey: 'invoicing.requests.title',
      icon: FileTextOutlined,
      permission: 'invoicing.read',
      screen: lazy(() => import('../features/invoicing/requests.screen')),
    },
    {
      key: 'handovers',
      titleKey: 'invoicing.handover.title',
      icon: ExportOutlined,
      permission: 'invoicing.read',
      screen: lazy(() => import('../features/invoicing/handovers.screen')),
    },
    {
      key: 'ledger',
      titleKey: 'ledger.title',
      icon: AccountBookOutlined,
      permission: 'invoicing.read',
      screen: lazy(() => import('../features/invoicing/ledger.screen')),
    },
    {
      key: 'invoices',
      titleKey: 'ledger.invoicesTitle',
      icon: FileProtectOutlined,
      permission: 'invoicing.read',
      screen: lazy(() => import('../features/invoicing/invoices.screen')),
    },
    {
      key: 'advances',
      titleKey: 'ledger.advancesTitle',
      icon: HourglassOutlined,
      permission: 'invoicing.read',
      screen: lazy(() => import('../features/invoicing/advances.screen')),
    },
    {
      key: 'taxPlatform',
      titleKey: 'taxPlatform.title',
      icon: CloudSyncOutlined,
      permission: 'invoicing.issue',
      screen: lazy(() => import('../features/invoicing/platform.screen')),
    },
    {
      key: 'redLetters',
      titleKey: 'redLetters.title',
      icon: RollbackOutlined,
      permission: 'invoicing.read',
      screen: lazy(() => import('../features/invoicing/red-desk.screen')),
    },
    {
      key: 'periods',
      titleKey: 'periods.title',
      icon: CalendarOutlined,
      permission: 'periods.read',
      screen: lazy(() => import('../features/invoicing/period.screen')),
    },
  ],
};
