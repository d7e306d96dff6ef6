/** What may be done beside the step itself: print, void, open. */
import { useState } from 'react';
import type { NoteDetail } from '../../../shared/contract/dispatch-shapes';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTabActions } from '../../ui/tab-actions';
import { AskReason } from './ask-reason';
import { useSignature } from './use-signature';

type Props = { readonly note: NoteDetail['note']; readonly hasOpen?: boolean };

export const NoteActions = ({ note, hasOpen = false }: Props) => {
  const t = useT();
  const notice = useNotice();
  const { openTab } = useTabActions();
  const mayReturn = useMayState('returns.request');
  const [isVoiding, setIsVoiding] = useState(false);
  const voiding = useCommand(api.dispatch.voidNote);
  const { sign, dialog } = useSignature();
  const { id: noteId, number, version, actions } = note;
  const open = () => openTab({ key: `note/${noteId}`, screen: 'note', title: number, params: { noteId } });
  const askBack = () => {
    const title = `${t('returns.steps.request')} ${number}`;
    openTab({ key: `returnRequest/${noteId}`, screen: 'returnRequest', title, params: { noteId } });
  };
  const print = () => {
    const title = t('dispatch.printTitle', { number });
    openTab({ key: `notePrint/${noteId}`, screen: 'notePrint', title, params: { noteId } });
  };
  return (
    <>
      {hasOpen && <ActionButton onClick={open}>{t('dispatch.buttons.openNote')}</ActionButton>}
      <ActionButton state={actions.print} onClick={print}>
        {t('dispatch.steps.print')}
      </ActionButton>
      {note.shippedOn !== null && (
        <ActionButton state={mayReturn} onClick={askBack}>
          {t('returns.steps.request')}
        </ActionButton>
      )}
      <ActionButton danger state={actions.void} onClick={() => setIsVoiding(true)}>
        {t('dispatch.steps.void')}
      </ActionButton>
      <AskReason
        title={isVoiding ? t('dispatch.void.title', { number }) : undefined}
        hint={t('dispatch.void.hint')}
        label={t('common.words.reason')}
        submitLabel={t('dispatch.steps.void')}
        onSubmit={(reason) => sign((signed) => voiding.run({ noteId, version, reason, ...signed }))}
        onDone={() => notice.success(t('dispatch.void.done', { number }))}
        onClose={() => setIsVoiding(false)}
      />
      {dialog}
    </>
  );
};
