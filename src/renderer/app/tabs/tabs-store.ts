/** The open tabs of this window, kept per person so that they stand again after a restart. */
import { create } from 'zustand';
import type { TabActions } from '../../ui/tab-actions';
import { activated, closed, noTabs, opened, restored, retitled, type Tabs } from './tabs-model';

export const useTabs = create<Tabs>(() => noTabs);

const storageKey = (userId: number) => `tongdan.tabs.${userId}`;
let keptFor: string | undefined;

const change = (next: (tabs: Tabs) => Tabs) => {
  useTabs.setState(next(useTabs.getState()), true);
  if (keptFor !== undefined) window.localStorage.setItem(keptFor, JSON.stringify(useTabs.getState()));
};

/** Puts a person's tabs back; from now on they are kept under him. */
export const startTabs = (userId: number, mayOpen: (screen: string) => boolean): void => {
  keptFor = storageKey(userId);
  useTabs.setState(restored(window.localStorage.getItem(keptFor), mayOpen), true);
};

export const activateTab = (key: string): void => change((tabs) => activated(tabs, key));

export const tabActions: TabActions = {
  openTab: (request) => change((tabs) => opened(tabs, request)),
  closeTab: (key) => change((tabs) => closed(tabs, key)),
  retitleTab: (key, title) => change((tabs) => retitled(tabs, key, title)),
};
