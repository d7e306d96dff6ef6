/** How the states of a note look, wherever they stand. */
import type { NoteState } from '../../../shared/domain/note-states';
import type { StateLook } from '../../ui/grid/types';

export const noteLooks: Readonly<Record<NoteState, StateLook>> = {
  released: { label: 'dispatch.states.released', tone: 'info' },
  picking: { label: 'dispatch.states.picking', tone: 'info' },
  to_check: { label: 'dispatch.states.to_check', tone: 'warning' },
  checked: { label: 'dispatch.states.checked', tone: 'info' },
  shipped: { label: 'dispatch.states.shipped', tone: 'good' },
  signed: { label: 'dispatch.states.signed', tone: 'good' },
  partly_signed: { label: 'dispatch.states.partly_signed', tone: 'warning' },
  refused: { label: 'dispatch.states.refused', tone: 'bad' },
  void: { label: 'dispatch.states.void', tone: 'neutral' },
};

/** Tables whose change makes a note or a desk look old. */
export const noteTables = ['invoice', 'dispatch_note', 'sales_order', 'lot'];
