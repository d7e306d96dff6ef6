import type { ComponentType } from 'react';
import type { TextKey } from '../ui/i18n';
import type { Screen } from './document-screens';

export type NavItem = Screen & { readonly icon: ComponentType<{ 'aria-hidden'?: boolean }> };
export type NavGroup = { readonly titleKey: TextKey; readonly items: readonly NavItem[] };
