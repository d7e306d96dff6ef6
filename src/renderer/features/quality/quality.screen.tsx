/** The desk of quality: requests, papers that end, scope classes, needed licences. */
import { Segmented } from 'antd';
import { useState } from 'react';
import { useT } from '../../ui/i18n';
import { ExpiringView } from './expiring.view';
import { NeedsView } from './needs.view';
import { RequestsView } from './requests.view';
import { ScopeListView } from './scope-list.view';
import '../../ui/quality.css';

const views = { requests: RequestsView, expiring: ExpiringView, scopes: ScopeListView, needs: NeedsView } as const;
type View = keyof typeof views;
const titles = {
  requests: 'quality.requestsTitle',
  expiring: 'quality.expiringTitle',
  scopes: 'quality.scopesTitle',
  needs: 'quality.needsTitle',
} as const satisfies Readonly<Record<View, string>>;
const names = Object.keys(views) as readonly View[];

const QualityScreen = () => {
  const t = useT();
  const [view, setView] = useState<View>('requests');
  const Shown = views[view];
  return (
    <div className="td-quality-page">
      <div className="td-quality-views">
        <Segmented<View>
          aria-label={t('quality.title')}
          value={view}
          options={names.map((value) => ({ value, label: t(titles[value]) }))}
          onChange={setView}
        />
      </div>
      <Shown />
    </div>
  );
};

export default QualityScreen;
