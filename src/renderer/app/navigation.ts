/** The register of screens: what stands in the navigation, in which group, for whom. What is not finished is not here. */
import {
  AlertOutlined,
  AuditOutlined,
  CarOutlined,
  CheckSquareOutlined,
  DashboardOutlined,
  DesktopOutlined,
  DownloadOutlined,
  ExportOutlined,
  FileAddOutlined,
  FileTextOutlined,
  FundOutlined,
  GlobalOutlined,
  ImportOutlined,
  InboxOutlined,
  MedicineBoxOutlined,
  SafetyCertificateOutlined,
  RollbackOutlined,
  ShopFilled,
  ShopOutlined,
  SwapOutlined,
  UnlockOutlined,
  UserSwitchOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { lazy } from 'react';
import type { Permission } from '../../shared/domain/permissions';
import { documentScreens, type Screen } from './document-screens';
import { invoicingGroup } from './invoicing-screens';
import type { NavGroup } from './nav-types';
import { receivablesGroup } from './receivables-screens';
import { systemGroup } from './system-screens';
import { tenderDocuments, tenderGroups } from './tender-screens';

export type { NavGroup, NavItem } from './nav-types';

export const navigation: readonly NavGroup[] = [
  {
    titleKey: 'desks.navGroup',
    items: [
      {
        key: 'desk',
        titleKey: 'desks.title',
        icon: DesktopOutlined,
        permission: 'desks.read',
        screen: lazy(() => import('../features/desks/desk.screen')),
      },
      {
        key: 'overview',
        titleKey: 'desks.overview.title',
        icon: FundOutlined,
        permission: 'reports.read',
        screen: lazy(() => import('../features/desks/overview.screen')),
      },
      {
        key: 'orderTimes',
        titleKey: 'reports.title',
        icon: DashboardOutlined,
        permission: 'reports.read',
        screen: lazy(() => import('../features/reports/order-times.screen')),
      },
      {
        key: 'samePerson',
        titleKey: 'reports.samePerson.title',
        icon: UserSwitchOutlined,
        permission: 'reports.samePerson',
        screen: lazy(() => import('../features/reports/same-person.screen')),
      },
    ],
  },
  {
    titleKey: 'shell.nav.orders',
    items: [
      {
        key: 'orders',
        titleKey: 'orders.title',
        icon: FileTextOutlined,
        permission: 'orders.read',
        screen: lazy(() => import('../features/orders/orders.screen')),
      },
      {
        key: 'approvals',
        titleKey: 'orders.approvalsTitle',
        icon: AuditOutlined,
        permission: 'orders.approve',
        screen: lazy(() => import('../features/orders/approvals.screen')),
      },
      {
        key: 'releases',
        titleKey: 'releases.title',
        icon: UnlockOutlined,
        permission: 'orders.read',
        screen: lazy(() => import('../features/orders/releases.screen')),
      },
      {
        key: 'changes',
        titleKey: 'orders.change.listTitle',
        icon: SwapOutlined,
        permission: 'orders.read',
        screen: lazy(() => import('../features/orders/changes.screen')),
      },
    ],
  },
  {
    titleKey: 'shell.nav.dispatch',
    items: [
      {
        key: 'toIssue',
        titleKey: 'dispatch.toIssueTitle',
        icon: FileAddOutlined,
        permission: 'dispatch.issue',
        screen: lazy(() => import('../features/dispatch/to-issue.screen')),
      },
      {
        key: 'notes',
        titleKey: 'dispatch.notesTitle',
        icon: CarOutlined,
        permission: 'dispatch.read',
        screen: lazy(() => import('../features/dispatch/notes.screen')),
      },
      {
        key: 'returns',
        titleKey: 'returns.title',
        icon: RollbackOutlined,
        permission: 'returns.read',
        screen: lazy(() => import('../features/returns/returns.screen')),
      },
    ],
  },
  invoicingGroup,
  ...tenderGroups,
  receivablesGroup,
  {
    titleKey: 'shell.nav.stock',
    items: [
      {
        key: 'stock',
        titleKey: 'stock.title',
        icon: InboxOutlined,
        permission: 'stock.read',
        screen: lazy(() => import('../features/stock/stock.screen')),
      },
      {
        key: 'stocktakes',
        titleKey: 'stocktakes.title',
        icon: CheckSquareOutlined,
        permission: 'stock.read',
        screen: lazy(() => import('../features/stock/stocktakes.screen')),
      },
      {
        key: 'stockIssues',
        titleKey: 'stockIssues.title',
        icon: ExportOutlined,
        permission: 'stock.read',
        screen: lazy(() => import('../features/stock/issues.screen')),
      },
      {
        key: 'recalls',
        titleKey: 'recalls.title',
        icon: AlertOutlined,
        permission: 'stock.read',
        screen: lazy(() => import('../features/stock/recalls.screen')),
      },
      {
        key: 'purchases',
        titleKey: 'purchases.title',
        icon: DownloadOutlined,
        permission: 'purchases.read',
        screen: lazy(() => import('../features/purchasing/purchases.screen')),
      },
      {
        key: 'supplierReturns',
        titleKey: 'supplierReturns.title',
        icon: UndoOutlined,
        permission: 'purchases.read',
        screen: lazy(() => import('../features/purchasing/supplier-returns.screen')),
      },
    ],
  },
  {
    titleKey: 'shell.nav.masterData',
    items: [
      {
        key: 'products',
        titleKey: 'products.title',
        icon: MedicineBoxOutlined,
        permission: 'products.read',
        screen: lazy(() => import('../features/products/products.screen')),
      },
      {
        key: 'customers',
        titleKey: 'customers.title',
        icon: ShopOutlined,
        permission: 'customers.read',
        screen: lazy(() => import('../features/customers/customers.screen')),
      },
      {
        key: 'regions',
        titleKey: 'channel.title',
        icon: GlobalOutlined,
        permission: 'channel.read',
        screen: lazy(() => import('../features/channel/regions.screen')),
      },
      {
        key: 'suppliers',
        titleKey: 'suppliers.title',
        icon: ShopFilled,
        permission: 'purchases.read',
        screen: lazy(() => import('../features/purchasing/suppliers.screen')),
      },
      {
        key: 'quality',
        titleKey: 'quality.title',
        icon: SafetyCertificateOutlined,
        permission: 'quality.read',
        screen: lazy(() => import('../features/quality/quality.screen')),
      },
      {
        key: 'imports',
        titleKey: 'imports.title',
        icon: ImportOutlined,
        permission: 'imports.use',
        screen: lazy(() => import('../features/imports/imports.screen')),
      },
    ],
  },
  systemGroup,
];

const byKey = new Map(
  [...navigation.flatMap(({ items }) => items), ...documentScreens, ...tenderDocuments].map((one) => [one.key, one]),
);

/** A screen by its name. */
export const findScreen = (key: string): Screen | undefined => byKey.get(key);

/** The groups with what a holder of these permissions may open; empty groups are left out. */
export const navigationFor = (permissions: readonly Permission[]): readonly NavGroup[] =>
  navigation
    .map((group) => ({ ...group, items: group.items.filter((item) => permissions.includes(item.permission)) }))
    .filter((group) => group.items.length > 0);
