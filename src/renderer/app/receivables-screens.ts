/** The screens of money that is owed and came in. */
import {
  BankOutlined,
  ContainerOutlined,
  FieldTimeOutlined,
  PayCircleOutlined,
  ReconciliationOutlined,
  ShoppingOutlined,
} from '@ant-design/icons';
import { lazy } from 'react';
import type { NavGroup } from './nav-types';

export const receivablesGroup: NavGroup = {
  titleKey: 'shell.nav.receipts',
  items: [
    {
      key: 'receipts',
      titleKey: 'receivables.title',
      icon: PayCircleOutlined,
      permission: 'receipts.read',
      screen: lazy(() => import('../features/receivables/receipts.screen')),
    },
    {
      key: 'claims',
      titleKey: 'receivables.claimsTitle',
      icon: BankOutlined,
      permission: 'receipts.claim',
      screen: lazy(() => import('../features/receivables/claims.screen')),
    },
    {
      key: 'ageing',
      titleKey: 'receivables.ageingTitle',
      icon: FieldTimeOutlined,
      permission: 'receivables.read',
      screen: lazy(() => import('../features/receivables/ageing.screen')),
    },
    {
      key: 'statements',
      titleKey: 'receivables.statementsTitle',
      icon: ReconciliationOutlined,
      permission: 'receivables.read',
      screen: lazy(() => import('../features/receivables/statements.screen')),
    },
    {
      key: 'soldReports',
      titleKey: 'soldReports.title',
      icon: ShoppingOutlined,
      permission: 'receivables.read',
      screen: lazy(() => import('../features/receivables/sold-reports.screen')),
    },
    {
      key: 'bills',
      titleKey: 'receivables.billsTitle',
      icon: ContainerOutlined,
      permission: 'receipts.read',
      screen: lazy(() => import('../features/receivables/bills.screen')),
    },
  ],
};
