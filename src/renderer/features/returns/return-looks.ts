import type { ReturnKind, ReturnSource, ReturnState } from '../../../shared/domain/return-states';
import type { StateLook } from '../../ui/grid/types';

export const returnLooks: Readonly<Record<ReturnState, StateLook>> = {
  requested: { label: 'returns.states.requested', tone: 'warning' },
  approved: { label: 'returns.states.approved', tone: 'info' },
  received: { label: 'returns.states.received', tone: 'info' },
  closed: { label: 'returns.states.closed', tone: 'good' },
  refused: { label: 'returns.states.refused', tone: 'bad' },
  withdrawn: { label: 'returns.states.withdrawn', tone: 'neutral' },
};
export const returnKindLooks: Readonly<Record<ReturnKind, StateLook>> = {
  return: { label: 'returns.kinds.return', tone: 'neutral' },
  exchange: { label: 'returns.kinds.exchange', tone: 'info' },
};
export const returnSourceLooks: Readonly<Record<ReturnSource, StateLook>> = {
  request: { label: 'returns.sources.request', tone: 'neutral' },
  refused: { label: 'returns.sources.refused', tone: 'warning' },
  short: { label: 'returns.sources.short', tone: 'warning' },
};
