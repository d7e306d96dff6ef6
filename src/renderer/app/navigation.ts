/** The register of screens: what stands in the navigation, in which group, for whom. What is not finished is not here. */
import {
  AuditOutlined,
  CarOutlined,
  FileAddOutlined,
  FileTextOutlined,
  ImportOutlined,
  InboxOutlined,
  MedicineBoxOutlined,
  PayCircleOutlined,
  SettingOutlined,
  ShopOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Permission } from '../../shared/domain/permissions';
import type { TextKey } from '../ui/i18n';
import type { ScreenProps } from '../ui/tab-actions';

export type Screen = {
  /** Name of the screen; of its tab too when it stands in the navigation. */
  readonly key: string;
  readonly titleKey: TextKey;
  readonly permission: Permission;
  readonly screen: LazyExoticComponent<ComponentType<ScreenProps>>;
};
export type NavItem = Screen & { readonly icon: ComponentType<{ 'aria-hidden'?: boolean }> };
export type NavGroup = { readonly titleKey: TextKey; readonly items: readonly NavItem[] };

export const navigation: readonly NavGroup[] = [
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
    ],
  },
  {
    titleKey: 'shell.nav.receipts',
    items: [
      {
        key: 'receipts',
        titleKey: 'receivables.title',
        icon: PayCircleOutlined,
        permission: 'receipts.read',
        screen: lazy(() => import('../features/receivables/receipts.screen')),
      },
    ],
  },
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
        key: 'imports',
        titleKey: 'imports.title',
        icon: ImportOutlined,
        permission: 'products.write',
        screen: lazy(() => import('../features/imports/imports.screen')),
      },
    ],
  },
  {
    titleKey: 'shell.nav.system',
    items: [
      {
        key: 'users',
        titleKey: 'users.title',
        icon: TeamOutlined,
        permission: 'users.read',
        screen: lazy(() => import('../features/users/users.screen')),
      },
      {
        key: 'settings',
        titleKey: 'settings.title',
        icon: SettingOutlined,
        permission: 'settings.read',
        screen: lazy(() => import('../features/settings/settings.screen')),
      },
    ],
  },
];

/** Screens of single documents: opened from a list, never from the navigation. */
export const documentScreens: readonly Screen[] = [
  {
    key: 'order',
    titleKey: 'orders.title',
    permission: 'orders.read',
    screen: lazy(() => import('../features/orders/order.screen')),
  },
  {
    key: 'orderEditor',
    titleKey: 'orders.newTitle',
    permission: 'orders.write',
    screen: lazy(() => import('../features/orders/order-editor.screen')),
  },
  {
    key: 'note',
    titleKey: 'dispatch.notesTitle',
    permission: 'dispatch.read',
    screen: lazy(() => import('../features/dispatch/note.screen')),
  },
  {
    key: 'notePrint',
    titleKey: 'dispatch.steps.print',
    permission: 'dispatch.read',
    screen: lazy(() => import('../features/dispatch/print.screen')),
  },
  {
    key: 'opening-stock',
    titleKey: 'stock.opening.title',
    permission: 'stock.write',
    screen: lazy(() => import('../features/stock/opening.screen')),
  },
];

const byKey = new Map([...navigation.flatMap(({ items }) => items), ...documentScreens].map((one) => [one.key, one]));

/** A screen by its name. */
export const findScreen = (key: string): Screen | undefined => byKey.get(key);

/** The groups with what a holder of these permissions may open; empty groups are left out. */
export const navigationFor = (permissions: readonly Permission[]): readonly NavGroup[] =>
  navigation
    .map((group) => ({ ...group, items: group.items.filter((item) => permissions.includes(item.permission)) }))
    .filter((group) => group.items.length > 0);
