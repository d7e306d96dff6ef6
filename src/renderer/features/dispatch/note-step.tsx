/** What is to be done with a note now, whatever its state: the same on the desk and on its own page. */
import type { NoteDetail } from '../../../shared/contract/dispatch-shapes';
import { useT } from '../../ui/i18n';
import { CheckStep } from './check-step';
import { PickStep } from './pick-step';
import { ShipStep } from './ship-step';
import { SignStep } from './sign-step';

export const NoteStep = ({ detail }: { readonly detail: NoteDetail }) => {
  const t = useT();
  const { note } = detail;
  switch (note.state) {
    case 'released':
    case 'picking':
      return <PickStep note={note} />;
    case 'to_check':
      return <CheckStep detail={detail} />;
    case 'checked':
      return <ShipStep detail={detail} />;
    case 'shipped':
      return <SignStep detail={detail} />;
    case 'signed':
    case 'partly_signed':
    case 'refused':
      return <p>{t('dispatch.note.signed', { on: note.signedOn ?? '', who: note.signedBy })}</p>;
    case 'void':
      return <p>{t('dispatch.note.voidReason', { reason: note.voidReason })}</p>;
  }
};
