/** How a screen opens another one: as a tab of the frame, by name, without knowing it. */
import { createContext, useContext } from 'react';

export type TabParams = Readonly<Record<string, string | number>>;

/** What is wanted. The same `key` again brings the open tab to the front. */
export type TabRequest = {
  /** One word for a screen, e.g. `orders`; one per document, e.g. `order/17`. */
  readonly key: string;
  /** Name of the screen in the navigation's register. */
  readonly screen: string;
  /** Shown on the tab; screens without one carry their own name. */
  readonly title?: string;
  readonly params?: TabParams;
};

export type TabActions = {
  readonly openTab: (request: TabRequest) => void;
  readonly closeTab: (key: string) => void;
  readonly retitleTab: (key: string, title: string) => void;
};

/** What every screen is given. */
export type ScreenProps = { readonly tabKey: string; readonly params: TabParams };

const nothing: TabActions = { openTab: () => undefined, closeTab: () => undefined, retitleTab: () => undefined };
const TabActionsContext = createContext<TabActions>(nothing);
const ActiveTabContext = createContext(true);
const noParams: TabParams = {};
const TabParamsContext = createContext(noParams);

export const TabActionsProvider = TabActionsContext.Provider;
export const ActiveTabProvider = ActiveTabContext.Provider;
export const TabParamsProvider = TabParamsContext.Provider;
export const useTabActions = (): TabActions => useContext(TabActionsContext);
/** False while the tab of this screen stands behind another one: nothing needs to be asked again yet. */
export const useIsTabActive = (): boolean => useContext(ActiveTabContext);
/** With what the tab of this screen was opened last. */
export const useTabParams = (): TabParams => useContext(TabParamsContext);

/** The part of a list that a number counts: its segment, and filters beside it. */
export type ListPart = { readonly screen: string; readonly segment: string; readonly filters: readonly object[] };
/** Opens the list with its filters put on. The list's grid is called as its screen is. */
export const listTab = ({ screen, segment, filters }: ListPart): TabRequest => ({
  ...{ key: screen, screen },
  params: { segment, ...(filters.length > 0 && { grid: screen, filters: JSON.stringify(filters) }) },
});
