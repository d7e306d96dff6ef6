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
  appearance: {
    title: 'Display',
    hint: 'Only for you, on this computer.',
  },
};
