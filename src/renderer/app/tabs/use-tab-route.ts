import { useEffect, useRef } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { activateTab, tabActions, useTabs } from './tabs-store';

const keyOf = (location: string) => decodeURI(location.replace(/^\//u, ''));

/** Keeps the address (`#/settings`) and the tab at the front the same: back and forward walk through the tabs. */
export const useTabRoute = (isScreen: (key: string) => boolean): void => {
  const [location, navigate] = useHashLocation();
  const active = useTabs((tabs) => tabs.active);
  const seen = useRef<{ location?: string; active?: string | undefined }>({});
  useEffect(() => {
    const key = keyOf(location);
    const isNewLocation = location !== seen.current.location;
    seen.current = { location, active };
    if (key === (active ?? '')) return;
    const isOpen = useTabs.getState().list.some((tab) => tab.key === key);
    if (isNewLocation && isOpen) activateTab(key);
    else if (isNewLocation && isScreen(key)) tabActions.openTab({ key, screen: key });
    else navigate(`/${active ?? ''}`, { replace: isNewLocation });
  }, [location, active, isScreen, navigate]);
};
