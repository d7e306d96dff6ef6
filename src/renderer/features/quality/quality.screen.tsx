/** The desk of quality: requests, papers that end, scope classes, needed licences. */
import { Segmented } from 'antd';
import { paperSegments, qualificationSegments } from '../../../shared/domain/list-segments';
import { useT } from '../../ui/i18n';
import type { ScreenProps, TabParams } from '../../ui/tab-actions';
import { useWish } from '../../ui/use-segment';
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

/** The view that has the wanted segment. */
const viewOf = ({ segment }: TabParams): View | undefined => {
  if (Object.keys(qualificationSegments).some((one) => one !== 'all' && one === segment)) return 'requests';
  return paperSegments.some((one) => one !== 'all' && one === segment) ? 'expiring' : undefined;
};

const QualityScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const [view, setView] = useWish<View>(params, viewOf, 'requests');
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
      <Shown params={params} />
    </div>
  );
};

export default QualityScreen;
