import { CloseOutlined } from '@ant-design/icons';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { type Translate, useT } from '../../ui/i18n';
import { findScreen } from '../navigation';
import type { Tab } from '../tabs/tabs-model';
import { activateTab, tabActions, useTabs } from '../tabs/tabs-store';

const MIDDLE_BUTTON = 1;
const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

export const tabId = (key: string) => `tab-${encodeURIComponent(key)}`;
export const panelId = (key: string) => `panel-${encodeURIComponent(key)}`;

const titleOf = (tab: Tab, t: Translate) => {
  const screen = findScreen(tab.screen);
  return tab.title ?? (screen ? t(screen.titleKey) : tab.key);
};

type ItemProps = { readonly tab: Tab; readonly isActive: boolean };

const TabItem = ({ tab, isActive }: ItemProps) => {
  const t = useT();
  const title = titleOf(tab, t);
  const close = () => tabActions.closeTab(tab.key);
  const onAuxClick = (event: MouseEvent) => event.button === MIDDLE_BUTTON && close();
  return (
    <div className={isActive ? 'td-tab is-active' : 'td-tab'} role="presentation" onAuxClick={onAuxClick}>
      <button
        type="button"
        role="tab"
        id={tabId(tab.key)}
        aria-selected={isActive}
        aria-controls={panelId(tab.key)}
        tabIndex={isActive ? 0 : -1}
        title={t('shell.tabs.closeHint')}
        onClick={() => activateTab(tab.key)}
      >
        {title}
      </button>
      {/* The keyboard closes with Delete on the tab itself; this one is for the mouse. */}
      <span className="td-tab-close" aria-hidden onClick={close}>
        <CloseOutlined aria-hidden />
      </span>
    </div>
  );
};

/** The strip of open tabs: arrows walk, Delete closes, the middle button of the mouse too. */
export const TabStrip = () => {
  const t = useT();
  const strip = useRef<HTMLDivElement>(null);
  const { list, active } = useTabs();
  // The tab that is open is always in sight, however many there are.
  useEffect(() => {
    strip.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  const focusActive = () => {
    requestAnimationFrame(() => strip.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = list.findIndex((tab) => tab.key === active);
    const next = list[(place + (steps[event.key] ?? 0) + list.length) % list.length];
    if (event.key === 'Delete' && active !== undefined) tabActions.closeTab(active);
    else if (event.key in steps && next) activateTab(next.key);
    else return;
    event.preventDefault();
    focusActive();
  };
  return (
    <div className="td-tabs" role="tablist" aria-label={t('shell.tabs.label')} ref={strip} onKeyDown={onKeyDown}>
      {list.map((tab) => (
        <TabItem key={tab.key} tab={tab} isActive={tab.key === active} />
      ))}
    </div>
  );
};
