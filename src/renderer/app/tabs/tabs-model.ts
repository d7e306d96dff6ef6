/** The open tabs as a value: what opening, closing and restoring do to it. */
import type { TabParams, TabRequest } from '../../ui/tab-actions';

export type Tab = {
  readonly key: string;
  readonly screen: string;
  readonly title?: string;
  readonly params: TabParams;
};
export type Tabs = { readonly list: readonly Tab[]; readonly active: string | undefined };

export const noTabs: Tabs = { list: [], active: undefined };

/** Opens a tab beside the active one, or brings the open one with that key to the front with its new parameters. */
export const opened = (tabs: Tabs, { key, screen, title, params = {} }: TabRequest): Tabs => {
  const tab: Tab = title === undefined ? { key, screen, params } : { key, screen, title, params };
  const place = tabs.list.findIndex((one) => one.key === key);
  if (place >= 0) return { list: tabs.list.with(place, tab), active: key };
  const after = tabs.list.findIndex((one) => one.key === tabs.active) + 1;
  return { list: tabs.list.toSpliced(after === 0 ? tabs.list.length : after, 0, tab), active: key };
};

/** Closes a tab; the neighbour on its right, else on its left, comes to the front. */
export const closed = (tabs: Tabs, key: string): Tabs => {
  const place = tabs.list.findIndex((one) => one.key === key);
  if (place < 0) return tabs;
  const list = tabs.list.toSpliced(place, 1);
  const neighbour = list[place] ?? list[place - 1];
  return { list, active: tabs.active === key ? neighbour?.key : tabs.active };
};

/** Brings a tab to the front, if it is open. */
export const activated = (tabs: Tabs, key: string): Tabs =>
  tabs.list.some((one) => one.key === key) ? { ...tabs, active: key } : tabs;

/** The title a document got once it was read or numbered. */
export const retitled = (tabs: Tabs, key: string, title: string): Tabs => ({
  ...tabs,
  list: tabs.list.map((one) => (one.key === key ? { ...one, title } : one)),
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isPlain = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

const tabOf = (value: unknown): Tab | undefined => {
  if (!isRecord(value)) return undefined;
  const { key, screen, title, params } = value;
  if (typeof key !== 'string' || typeof screen !== 'string') return undefined;
  const kept = Object.entries(isRecord(params) ? params : {}).flatMap(([name, one]) =>
    isPlain(one) ? [[name, one]] : [],
  );
  const tab = { key, screen, params: Object.fromEntries(kept) };
  return typeof title === 'string' ? { ...tab, title } : tab;
};

/** Reads what was kept at the last closing; tabs that may no longer be opened are left out. */
export const restored = (text: string | null, mayOpen: (screen: string) => boolean): Tabs => {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(kept) || !Array.isArray(kept['list'])) return noTabs;
    const list = kept['list'].map(tabOf).filter((tab): tab is Tab => tab !== undefined && mayOpen(tab.screen));
    const active = list.find((one) => one.key === kept['active']) ?? list[0];
    return { list, active: active?.key };
  } catch {
    return noTabs;
  }
};
