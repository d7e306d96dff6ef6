/** What the firm holds, who has the originals, and what bids are made of. */
import { Segmented } from 'antd';
import { loanSegments } from '../../../shared/domain/tender-paper-words';
import { useT } from '../../ui/i18n';
import type { ScreenProps, TabParams } from '../../ui/tab-actions';
import { useWish } from '../../ui/use-segment';
import { CredentialsView } from './credentials.view';
import { DocumentTemplatesView } from './document-templates.view';
import { LoansView } from './loans.view';
import './papers.css';

const views = { library: CredentialsView, loans: LoansView, templates: DocumentTemplatesView } as const;
type View = keyof typeof views;
const names = Object.keys(views) as readonly View[];

/** The view that has the wanted segment. */
const viewOf = ({ segment }: TabParams): View | undefined => {
  if (segment === undefined) return undefined;
  return loanSegments.some((one) => one !== 'all' && one === segment) ? 'loans' : 'library';
};

const CredentialsScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const [view, setView] = useWish<View>(params, viewOf, 'library');
  const Shown = views[view];
  return (
    <div className="td-papers-page">
      <div className="td-papers-views">
        <Segmented<View>
          aria-label={t('credentials.title')}
          value={view}
          options={names.map((value) => ({ value, label: t(`credentials.views.${value}`) }))}
          onChange={setView}
        />
      </div>
      <Shown params={params} />
    </div>
  );
};

export default CredentialsScreen;
