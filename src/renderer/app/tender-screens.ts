/** The screens of tenders and of what is won. */
import {
  BarChartOutlined,
  CalendarOutlined,
  DeploymentUnitOutlined,
  FieldTimeOutlined,
  FileDoneOutlined,
  FundOutlined,
  HourglassOutlined,
  IdcardOutlined,
  KeyOutlined,
  ProfileOutlined,
  ProjectOutlined,
  RiseOutlined,
  SafetyOutlined,
  TagsOutlined,
} from '@ant-design/icons';
import { lazy } from 'react';
import type { Screen } from './document-screens';
import type { NavGroup, NavItem } from './nav-types';

const bidding: readonly NavItem[] = [
  {
    key: 'tenders',
    titleKey: 'tenders.title',
    icon: ProfileOutlined,
    permission: 'tenders.read',
    screen: lazy(() => import('../features/tenders/tenders.screen')),
  },
  {
    key: 'tenderCountdown',
    titleKey: 'tenders.countdownTitle',
    icon: FieldTimeOutlined,
    permission: 'tenders.read',
    screen: lazy(() => import('../features/tenders/countdown.screen')),
  },
  {
    key: 'tenderWaiting',
    titleKey: 'tenders.waitingTitle',
    icon: HourglassOutlined,
    permission: 'tenders.read',
    screen: lazy(() => import('../features/tenders/waiting.screen')),
  },
  {
    key: 'tenderBoard',
    titleKey: 'tenderViews.boardTitle',
    icon: ProjectOutlined,
    permission: 'tenders.read',
    screen: lazy(() => import('../features/tenders/view-board.screen')),
  },
  {
    key: 'tenderMonth',
    titleKey: 'tenderViews.monthTitle',
    icon: CalendarOutlined,
    permission: 'tenders.read',
    screen: lazy(() => import('../features/tenders/view-month.screen')),
  },
  {
    key: 'tenderPapers',
    titleKey: 'tenderDocuments.listTitle',
    icon: FileDoneOutlined,
    permission: 'tenders.read',
    screen: lazy(() => import('../features/tenders/tender-papers.screen')),
  },
  {
    key: 'deposits',
    titleKey: 'deposits.title',
    icon: SafetyOutlined,
    permission: 'tenders.read',
    screen: lazy(() => import('../features/tenders/deposits.screen')),
  },
  {
    key: 'credentials',
    titleKey: 'credentials.title',
    icon: IdcardOutlined,
    permission: 'credentials.read',
    screen: lazy(() => import('../features/tenders/credentials.screen')),
  },
  {
    key: 'platformAccounts',
    titleKey: 'platformAccounts.title',
    icon: KeyOutlined,
    permission: 'platformAccounts.read',
    screen: lazy(() => import('../features/tenders/platform-accounts.screen')),
  },
  {
    key: 'tenderFigures',
    titleKey: 'tenderViews.figuresTitle',
    icon: BarChartOutlined,
    permission: 'tenders.read',
    screen: lazy(() => import('../features/tenders/view-figures.screen')),
  },
  {
    key: 'tenderRules',
    titleKey: 'tenderDates.rules.title',
    icon: CalendarOutlined,
    permission: 'tenders.read',
    screen: lazy(() => import('../features/tenders/rules.screen')),
  },
];

const execution: readonly NavItem[] = [
  {
    key: 'provincePrices',
    titleKey: 'provincePrices.title',
    icon: TagsOutlined,
    permission: 'awards.read',
    screen: lazy(() => import('../features/tenders/province-prices.screen')),
  },
  {
    key: 'deliveryAgreements',
    titleKey: 'deliveryAgreements.title',
    icon: DeploymentUnitOutlined,
    permission: 'awards.read',
    screen: lazy(() => import('../features/tenders/delivery-agreements.screen')),
  },
  {
    key: 'agreedVolumes',
    titleKey: 'agreedVolumes.title',
    icon: RiseOutlined,
    permission: 'awards.read',
    screen: lazy(() => import('../features/tenders/agreed-volumes.screen')),
  },
  {
    key: 'marketPrices',
    titleKey: 'marketPrices.title',
    icon: FundOutlined,
    permission: 'awards.read',
    screen: lazy(() => import('../features/tenders/market-prices.screen')),
  },
];

export const tenderGroups: readonly NavGroup[] = [
  { titleKey: 'tenders.navGroup', items: bidding },
  { titleKey: 'tenders.executionGroup', items: execution },
];

/** Single tenders and their papers. */
export const tenderDocuments: readonly Screen[] = [
  {
    key: 'tender',
    titleKey: 'tenders.one',
    permission: 'tenders.read',
    screen: lazy(() => import('../features/tenders/tender.screen')),
  },
  {
    key: 'depositLetter',
    titleKey: 'deposits.letter.title',
    permission: 'tenders.read',
    screen: lazy(() => import('../features/tenders/deposit-letter.screen')),
  },
  {
    key: 'tenderFigureRows',
    titleKey: 'tenderViews.rowsTitle',
    permission: 'tenders.read',
    screen: lazy(() => import('../features/tenders/view-rows.screen')),
  },
];
