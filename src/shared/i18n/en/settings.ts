import type { Catalogue } from '../catalogue';
import type { settings as source } from '../zh-CN/settings';

export const settings: Catalogue<typeof source> = {
  title: 'Settings',
  firm: {
    title: 'Firm',
    name: 'Name of the firm',
    nameHint: 'Shown at the top of every page and on every printed document',
    timeZone: 'Time zone of business dates',
    saved: 'The name of the firm is saved',
    unchanged: 'The name has not changed',
  },
  dual: {
    title: 'One person, two steps',
    hint: 'By default submitting and approving, picking and checking are done by two people. Where there are few, the boss signs that one person may do both; each such step is marked. Specially controlled medicines always need two.',
    dualSubmitApprove: 'One person may submit and approve',
    dualPickCheck: 'One person may pick and check',
    allow: 'Sign to allow',
    forbid: 'Back to two people',
    allowed: 'Allowed, signed',
    separate: 'Two people',
    reason: 'Reason',
    reasonHint: 'E.g. there are only two of us',
    signed: 'Signed',
  },
  thresholds: {
    title: 'Rules',
    hint: 'A change counts for every seat at once and goes into the audit.',
    saved: 'Saved',
    trialDays: 'Trial period for licences (days)',
    trialDaysHint: 'From the first day of the book; licences not entered warn until then and block afterwards',
    duplicateDays: 'Looks like a duplicate (days)',
    duplicateDaysHint: 'Same buyer, product and quantity again within these days',
    shortPathUsers: 'Short path (up to so many people)',
    shortPathUsersHint: 'With so few people the dispatch desk offers one step to shipment first',
    stopSaleDays: 'Stop of sale (days before expiry)',
    stopSaleDaysHint: '0: sold up to the last day of the label',
    releaseDays: 'A release holds (days)',
    releaseDaysHint: 'So long a release of a blocked order is good',
    releaseTolerancePercent: 'Tolerance of a release (%)',
    releaseTolerancePercentHint: 'So much above its figure a release still covers',
  },
  rules: { outOfBounds: 'Type a whole number from {{min, count}} to {{max, count}}.' },
  appearance: {
    title: 'Display',
    hint: 'Only for you, on this computer.',
  },
};
