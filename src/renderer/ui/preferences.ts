/** What a person chose for this computer: language and appearance. Kept in localStorage, known to all screens. */
import { useSyncExternalStore } from 'react';
import { type Language, languages } from '../../shared/i18n';

export const themeModes = ['system', 'light', 'dark'] as const;
export type ThemeMode = (typeof themeModes)[number];
export type Preferences = { readonly language: Language; readonly theme: ThemeMode };

const STORAGE_KEY = 'tongdan.preferences';
const first: Preferences = { language: 'zh-CN', theme: 'system' };

const oneOf = <T extends string>(allowed: readonly T[], value: unknown, otherwise: T): T =>
  allowed.find((one) => one === value) ?? otherwise;

/** Reads what was kept; whatever is not understood falls back to the first values. */
export const readPreferences = (text: string | null): Preferences => {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    const values: Partial<Record<keyof Preferences, unknown>> = typeof kept === 'object' && kept !== null ? kept : {};
    return {
      language: oneOf(languages, values.language, first.language),
      theme: oneOf(themeModes, values.theme, first.theme),
    };
  } catch {
    return first;
  }
};

let current: Preferences | undefined;
const listeners = new Set<() => void>();

/** The choices as they are now. */
export const preferences = (): Preferences => {
  current ??= readPreferences(window.localStorage.getItem(STORAGE_KEY));
  return current;
};

/** Changes and keeps choices. */
export const changePreferences = (changes: Partial<Preferences>): void => {
  current = { ...preferences(), ...changes };
  window.localStorage.setItem(STORAGE_KEY, JSON.stringify(current));
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The choices, followed. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences);
