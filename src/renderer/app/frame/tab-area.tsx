import { Suspense, useState } from 'react';
import { ErrorBoundary } from '../../ui/error-boundary';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelMessage } from '../../ui/panel-state';
import { ActiveTabProvider, TabParamsProvider } from '../../ui/tab-actions';
import { findScreen } from '../navigation';
import type { Tab } from '../tabs/tabs-model';
import { useTabs } from '../tabs/tabs-store';
import { panelId, tabId } from './tab-strip';

const TabContent = ({ tab }: { readonly tab: Tab }) => {
  const t = useT();
  const found = findScreen(tab.screen);
  if (found === undefined) {
    return <PanelMessage title={t('shell.tabs.unknown')} hint={t('shell.tabs.unknownHint')} />;
  }
  const { screen: Content } = found;
  return (
    <ErrorBoundary>
      <Suspense fallback={<PanelLoading />}>
        <TabParamsProvider value={tab.params}>
          <Content tabKey={tab.key} params={tab.params} />
        </TabParamsProvider>
      </Suspense>
    </ErrorBoundary>
  );
};

/**
 * The open tabs one upon the other: those behind stay alive with their drafts, hidden. A restored tab is first
 * built when it comes to the front.
 */
export const TabArea = () => {
  const t = useT();
  const { list, active } = useTabs();
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  if (active !== undefined && !visited.has(active)) setVisited(new Set([...visited, active]));
  if (list.length === 0) return <PanelMessage title={t('shell.tabs.none')} hint={t('shell.tabs.noneHint')} />;
  return list.map((tab) => (
    <div
      key={tab.key}
      className="td-panel"
      role="tabpanel"
      id={panelId(tab.key)}
      aria-labelledby={tabId(tab.key)}
      hidden={tab.key !== active}
    >
      <ActiveTabProvider value={tab.key === active}>
        {visited.has(tab.key) && <TabContent tab={tab} />}
      </ActiveTabProvider>
    </div>
  ));
};
