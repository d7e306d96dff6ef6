/** Screens of single documents and their papers: opened from a list, never from the navigation. */
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
export const documentScreens: readonly Screen[] = [
  {
    key: 'deskRows',
    titleKey: 'desks.title',
    permission: 'desks.read',
    screen: lazy(() => import('../features/desks/desk-rows.screen')),
  },
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
    key: 'orderPrint',
    titleKey: 'orders.paper.title',
    permission: 'orders.read',
    screen: lazy(() => import('../features/orders/print.screen')),
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
    key: 'qualificationPrint',
    titleKey: 'quality.printTitle',
    permission: 'quality.read',
    screen: lazy(() => import('../features/quality/print.screen')),
  },
  {
    key: 'invoice',
    titleKey: 'ledger.invoicesTitle',
    permission: 'invoicing.read',
    screen: lazy(() => import('../features/invoicing/invoice.screen')),
  },
  {
    key: 'customerLedger',
    titleKey: 'ledger.customerTitle',
    permission: 'invoicing.read',
    screen: lazy(() => import('../features/invoicing/customer-ledger.screen')),
  },
  {
    key: 'statement',
    titleKey: 'receivables.ageing.statement',
    permission: 'receivables.read',
    screen: lazy(() => import('../features/receivables/statement.screen')),
  },
  {
    key: 'stocktake',
    titleKey: 'stocktakes.one',
    permission: 'stock.read',
    screen: lazy(() => import('../features/stock/stocktake.screen')),
  },
  {
    key: 'stocktakePrint',
    titleKey: 'stocktakes.sheet.title',
    permission: 'stock.count',
    screen: lazy(() => import('../features/stock/stocktake-print.screen')),
  },
  {
    key: 'issuePrint',
    titleKey: 'stockIssues.one',
    permission: 'stock.read',
    screen: lazy(() => import('../features/stock/issue-print.screen')),
  },
  {
    key: 'trace',
    titleKey: 'recalls.trace',
    permission: 'dispatch.read',
    screen: lazy(() => import('../features/stock/trace.screen')),
  },
  {
    key: 'recallLetters',
    titleKey: 'recalls.letters',
    permission: 'stock.recall',
    screen: lazy(() => import('../features/stock/recall-letters.screen')),
  },
  {
    key: 'returnRequest',
    titleKey: 'returns.steps.request',
    permission: 'returns.request',
    screen: lazy(() => import('../features/returns/request.screen')),
  },
  {
    key: 'returnPrint',
    titleKey: 'returns.steps.print',
    permission: 'returns.read',
    screen: lazy(() => import('../features/returns/return-print.screen')),
  },
  {
    key: 'arrival',
    titleKey: 'purchases.arrivalTitle',
    permission: 'stock.purchase',
    screen: lazy(() => import('../features/purchasing/arrival.screen')),
  },
  {
    key: 'purchasePrint',
    titleKey: 'purchases.paper.title',
    permission: 'purchases.read',
    screen: lazy(() => import('../features/purchasing/purchase-print.screen')),
  },
  {
    key: 'supplierReturnPrint',
    titleKey: 'supplierReturns.paper.title',
    permission: 'purchases.read',
    screen: lazy(() => import('../features/purchasing/supplier-return-print.screen')),
  },
  {
    key: 'opening-stock',
    titleKey: 'stock.opening.title',
    permission: 'stock.write',
    screen: lazy(() => import('../features/stock/opening.screen')),
  },
  {
    key: 'periodSnapshot',
    titleKey: 'periods.close.open',
    permission: 'periods.read',
    screen: lazy(() => import('../features/invoicing/period-snapshot.screen')),
  },
  {
    key: 'periodPaper',
    titleKey: 'periods.balances.letter',
    permission: 'periods.read',
    screen: lazy(() => import('../features/invoicing/period-paper.screen')),
  },
];
