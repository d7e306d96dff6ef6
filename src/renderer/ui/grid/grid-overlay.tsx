import { Button } from 'antd';
import { useT } from '../i18n';
import { PanelLoading, PanelMessage, PanelRefused } from '../panel-state';
import type { SourceState } from './use-grid-source';

type Props = {
  readonly state: SourceState;
  readonly emptyHint: string | undefined;
  readonly onRetry: () => void;
  readonly onClearFilters: () => void;
};

const Content = ({ state, emptyHint, onRetry, onClearFilters }: Props) => {
  const t = useT();
  if (state.phase === 'refused' && state.problem) return <PanelRefused problem={state.problem} onRetry={onRetry} />;
  if (state.phase === 'loading') return <PanelLoading />;
  if (!state.isFiltered) return <PanelMessage title={t('grid.rows.empty')} {...(emptyHint && { hint: emptyHint })} />;
  return (
    <PanelMessage title={t('grid.rows.noMatch')} hint={t('grid.rows.noMatchHint')}>
      <Button onClick={onClearFilters}>{t('grid.filter.removeAll')}</Button>
    </PanelMessage>
  );
};

/** What stands over the rows when there are none: on their way, none, none that match, refused. */
export const GridOverlay = (props: Props) =>
  props.state.phase === 'rows' ? null : (
    <div className="td-grid-overlay">
      <Content {...props} />
    </div>
  );
