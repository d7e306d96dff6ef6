import type { StockIssueState, StocktakeState } from '../../../shared/domain/stock-words';
import type { StateLook } from '../../ui/grid/types';

export const stocktakeLooks: Readonly<Record<StocktakeState, StateLook>> = {
  counting: { label: 'stocktakes.states.counting', tone: 'info' },
  counted: { label: 'stocktakes.states.counted', tone: 'warning' },
  posted: { label: 'stocktakes.states.posted', tone: 'good' },
  cancelled: { label: 'stocktakes.states.cancelled', tone: 'neutral' },
};

export const issueLooks: Readonly<Record<StockIssueState, StateLook>> = {
  requested: { label: 'stockIssues.states.requested', tone: 'warning' },
  posted: { label: 'stockIssues.states.posted', tone: 'good' },
  refused: { label: 'stockIssues.states.refused', tone: 'bad' },
  cancelled: { label: 'stockIssues.states.cancelled', tone: 'neutral' },
};

export const issueKindLooks: Readonly<Record<string, StateLook>> = {
  write_off: { label: 'stockIssues.kinds.write_off', tone: 'neutral' },
  destruction: { label: 'stockIssues.kinds.destruction', tone: 'bad' },
  sample: { label: 'stockIssues.kinds.sample', tone: 'info' },
};

export const recallLooks: Readonly<Record<string, StateLook>> = {
  open: { label: 'recalls.states.open', tone: 'bad' },
  closed: { label: 'recalls.states.closed', tone: 'neutral' },
};
