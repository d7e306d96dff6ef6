import { redReasons, type RedReason, type RequestState } from '../../../shared/domain/invoicing-words';
import type { RedKind } from '../../../shared/domain/red-words';
import type { StateLook } from '../../ui/grid/types';

export const redLooks: Readonly<Record<RequestState, StateLook>> = {
  requested: { label: 'redLetters.states.requested', tone: 'warning' },
  approved: { label: 'redLetters.states.approved', tone: 'info' },
  sent: { label: 'redLetters.states.sent', tone: 'warning' },
  confirmed: { label: 'redLetters.states.confirmed', tone: 'info' },
  exported: { label: 'redLetters.states.exported', tone: 'info' },
  failed: { label: 'redLetters.states.failed', tone: 'bad' },
  issued: { label: 'redLetters.states.issued', tone: 'good' },
  lapsed: { label: 'redLetters.states.lapsed', tone: 'bad' },
  rejected: { label: 'redLetters.states.rejected', tone: 'bad' },
  refused: { label: 'redLetters.states.refused', tone: 'neutral' },
  withdrawn: { label: 'redLetters.states.withdrawn', tone: 'neutral' },
};
export const redKindLooks: Readonly<Record<RedKind, StateLook>> = {
  red: { label: 'redLetters.kinds.red', tone: 'neutral' },
  reissue: { label: 'redLetters.kinds.reissue', tone: 'info' },
};
export const reasons: readonly RedReason[] = redReasons;
/** The tables that a red desk hears of. */
export const redTables = ['invoice_request', 'invoice', 'sales_order', 'return_request'];
