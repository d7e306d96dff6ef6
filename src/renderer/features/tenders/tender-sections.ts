/** What stands on the page of a tender besides its facts: each part of the feature adds one line. */
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { TenderRow } from '../../../shared/contract/tenders.contract';
import type { Permission } from '../../../shared/domain/permissions';
import type { TextKey } from '../../ui/i18n';
import type { TenderPart } from './tender-words';

export type TenderSection = {
  readonly key: TenderPart;
  readonly titleKey: TextKey;
  readonly permission: Permission;
  readonly component: LazyExoticComponent<ComponentType<{ readonly tenderId: number }>>;
};

export const tenderSections: readonly TenderSection[] = [
  {
    key: 'items',
    titleKey: 'tenderItems.section',
    permission: 'tenders.read',
    component: lazy(() => import('./tender-items.view')),
  },
  {
    key: 'documents',
    titleKey: 'tenderDocuments.title',
    permission: 'tenders.read',
    component: lazy(() => import('./document-section')),
  },
  {
    key: 'logins',
    titleKey: 'platformAccounts.title',
    permission: 'platformAccounts.read',
    component: lazy(() => import('./platform-logins')),
  },
  {
    key: 'deposits',
    titleKey: 'deposits.sectionTitle',
    permission: 'tenders.read',
    component: lazy(() => import('./deposit-section')),
  },
];

type Window = LazyExoticComponent<ComponentType<{ readonly tender: TenderRow; readonly onClose: () => void }>>;

/** Windows of steps that another part asks for, in place of the plain one: the award, what was read at the opening. */
export const tenderWindows: Readonly<Partial<Record<'win' | 'recordOpening', Window>>> = {
  win: lazy(() => import('./award-wizard')),
  recordOpening: lazy(() => import('./opening-prices')),
};
