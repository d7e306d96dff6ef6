/** States and kinds of requests as lists and panels show them. */
import type { RequestKind, RequestState } from '../../../shared/domain/invoicing-words';
import type { StateLook } from '../../ui/grid/types';
import { ledgerMovers } from './ledger-movers';

export const requestTables = ledgerMovers;

export const requestStateLooks: Readonly<Record<RequestState, StateLook>> = {
  requested: { label: 'invoicing.states.requested', tone: 'warning' },
  approved: { label: 'invoicing.states.approved', tone: 'info' },
  sent: { label: 'invoicing.states.sent', tone: 'warning' },
  confirmed: { label: 'invoicing.states.confirmed', tone: 'info' },
  exported: { label: 'invoicing.states.exported', tone: 'info' },
  failed: { label: 'invoicing.states.failed', tone: 'bad' },
  issued: { label: 'invoicing.states.issued', tone: 'good' },
  refused: { label: 'invoicing.states.refused', tone: 'neutral' },
  withdrawn: { label: 'invoicing.states.withdrawn', tone: 'neutral' },
  lapsed: { label: 'invoicing.states.lapsed', tone: 'neutral' },
  rejected: { label: 'invoicing.states.rejected', tone: 'bad' },
};
export const requestKindLooks: Readonly<Record<RequestKind, StateLook>> = {
  normal: { label: 'invoicing.kinds.normal', tone: 'neutral' },
  advance: { label: 'invoicing.kinds.advance', tone: 'info' },
  red: { label: 'invoicing.kinds.red', tone: 'bad' },
  reissue: { label: 'invoicing.kinds.reissue', tone: 'warning' },
};
